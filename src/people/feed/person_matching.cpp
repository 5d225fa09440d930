#include "people/feed/person_matching.h"

#include <fmt/format.h>

#include <vector>

#include "base/text.h"

namespace qi::people {
namespace {

bool alike(std::string_view one, std::string_view other) {
  return !one.empty() && lowered(one) == lowered(other);
}

}  // namespace

PersonMatch match_person(const PersonDetails& known, const PersonDetails& in_file) {
  if (known == in_file) return PersonMatch::same;
  const bool same_given = alike(known.given_name, in_file.given_name);
  const bool same_family = alike(known.family_name, in_file.family_name);
  if (!same_given && !same_family && alike(known.given_name, in_file.family_name) &&
      alike(known.family_name, in_file.given_name))
    return PersonMatch::names_swapped;
  const bool same_mail = !known.work_mail.empty() && known.work_mail == in_file.work_mail;
  if (!same_given && !same_family && !same_mail) return PersonMatch::somebody_else;
  return PersonMatch::changed;
}

std::string difference_words(const PersonDetails& before, const PersonDetails& after) {
  std::vector<std::string> words;
  const auto tell = [&](std::string_view what, const std::string& old, const std::string& now) {
    if (old == now) return;
    words.push_back(fmt::format("{} {} becomes {}", what, old.empty() ? "none" : old, now.empty() ? "none" : now));
  };
  tell("given name", before.given_name, after.given_name);
  tell("family name", before.family_name, after.family_name);
  tell("known as", before.known_as, after.known_as);
  tell("mail", before.work_mail, after.work_mail);
  return fmt::format("{}", fmt::join(words, "; "));
}

}  // namespace qi::people
