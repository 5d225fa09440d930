#include "tabular/duplicates.h"

#include <array>

namespace qi::tabular {

namespace {

struct DuplicatesName {
  Duplicates duplicates;
  std::string_view slug;
  std::string_view title;
};
constexpr std::array kNames{DuplicatesName{Duplicates::refuse, "refuse", "Leave the later row out and tell me"},
                            DuplicatesName{Duplicates::keep_first, "keep-first", "Keep the first row"},
                            DuplicatesName{Duplicates::keep_last, "keep-last", "Keep the last row"},
                            DuplicatesName{Duplicates::average, "average", "Take their average"},
                            DuplicatesName{Duplicates::sum, "sum", "Add them up (counts only)"}};
constexpr std::array kEvery{Duplicates::refuse, Duplicates::keep_first, Duplicates::keep_last, Duplicates::average,
                            Duplicates::sum};

}  // namespace

std::string_view slug(Duplicates duplicates) {
  return kNames[static_cast<std::size_t>(duplicates)].slug;
}
std::string_view title(Duplicates duplicates) {
  return kNames[static_cast<std::size_t>(duplicates)].title;
}
std::optional<Duplicates> parse_duplicates(std::string_view slug) {
  for (const DuplicatesName& name : kNames)
    if (name.slug == slug) return name.duplicates;
  return std::nullopt;
}
std::span<const Duplicates> every_duplicates() {
  return kEvery;
}

}  // namespace qi::tabular
