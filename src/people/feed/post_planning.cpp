#include "people/feed/post_planning.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/number.h"
#include "base/text.h"
#include "people/feed/unsaid_fields.h"

namespace qi::people {
namespace {

std::optional<Date> end_of(const SaidOfPost& said) {
  return said.last_day ? std::optional(add_days(*said.last_day, 1)) : std::nullopt;
}

/// The day on which what held on the eve of the file's day began to hold.
Date began_to_hold(const AssignmentTimeline& before, Date day) {
  Date began = before.front().days.from;
  for (const auto& stretch : before)
    if (stretch.days.from < day) began = stretch.days.from;
  return began;
}

/// From when on the facts of the file hold, for a post that is known.
Date holds_from(const AssignmentTimeline& before, const SaidOfPost& said, Date day) {
  const std::optional<Date> ends = before.back().days.until;
  if (said.start && ends && *said.start >= *ends) return *said.start;
  if (ends && *ends <= day) return *ends;
  return said.start && *said.start > began_to_hold(before, day) ? *said.start : day;
}

AssignmentTimeline with_earlier_beginning(const AssignmentTimeline& before, const std::optional<Date>& start) {
  const Date begins = before.front().days.from;
  if (!start || *start >= begins) return before;
  return with_facts(before, {*start, begins}, before.front().facts);
}

/// The facts of the file on these days; what was planned for days after the file's keeps what the file does not change.
AssignmentTimeline with_said(const AssignmentTimeline& before, const Days& days, const AssignmentFacts& said,
                             Date day) {
  const auto planned =
      std::ranges::find_if(before, [&](const auto& stretch) { return stretch.days.from > std::max(day, days.from); });
  const auto was = facts_on(before, std::max(day, days.from));
  if (planned == before.end() || !was) return with_facts(before, days, said);
  const Date later = planned->days.from;
  const AssignmentTimeline now =
      with_facts(before, {days.from, days.until ? std::min(*days.until, later) : later}, said);
  return with_change(now, {later, days.until},
                     [&](AssignmentFacts& facts) { facts = with_carried(facts, *was, said); });
}

}  // namespace

AssignmentTimeline timeline_after(const AssignmentTimeline& before, const SaidOfPost& said, Date day) {
  const std::optional<Date> end = end_of(said);
  if (before.empty()) {
    const Days days{said.start.value_or(day), end};
    return days.is_empty() ? AssignmentTimeline() : AssignmentTimeline{{days, said.facts}};
  }
  const Days days{holds_from(before, said, day), end};
  AssignmentTimeline after = with_earlier_beginning(before, said.start);
  if (end) after = without(after, {*end, std::nullopt});
  const Date asked = std::max(day, days.from);
  const bool says_so_already = facts_on(after, asked) == said.facts && (end || !after.back().days.until);
  if (!says_so_already && !days.is_empty()) after = with_said(after, days, said.facts, day);
  return after;
}

std::string post_words(const AssignmentFacts& facts, const NameUnit& name) {
  return fmt::format("{} at {}", facts.job_title.empty() ? "A post" : facts.job_title, name(facts.unit));
}

std::string difference_words(const AssignmentFacts& before, const AssignmentFacts& after, const NameUnit& name) {
  std::vector<std::string> words;
  const auto tell = [&](bool differs, std::string text) {
    if (differs) words.push_back(std::move(text));
  };
  tell(before.unit != after.unit, fmt::format("moves from {} to {}", name(before.unit), name(after.unit)));
  tell(before.job_title != after.job_title, fmt::format("{} becomes {}", before.job_title, after.job_title));
  tell(before.band != after.band,
       fmt::format("{} becomes {}", lowered(title(before.band)), lowered(title(after.band))));
  tell(before.staff_group != after.staff_group,
       fmt::format("{} becomes {}", lowered(title(before.staff_group)), lowered(title(after.staff_group))));
  tell(before.contract != after.contract,
       fmt::format("{} becomes {}", lowered(title(before.contract)), lowered(title(after.contract))));
  tell(before.fte != after.fte,
       fmt::format("{} of a full week instead of {}", shortest(after.fte), shortest(before.fte)));
  tell(before.rank != after.rank,
       after.rank == AssignmentFacts::Rank::primary ? "is now the primary post" : "is not the primary post any more");
  tell(before.manager != after.manager, "has another manager");
  return fmt::format("{}", fmt::join(words, "; "));
}

}  // namespace qi::people
