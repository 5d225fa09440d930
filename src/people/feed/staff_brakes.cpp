#include "people/feed/staff_brakes.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "base/number.h"

namespace qi::people {
namespace {

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

/// "245 of 4,900 (5.0%)"
std::string share_words(std::size_t part, std::size_t whole) {
  constexpr double kPercent = 100;
  return fmt::format("{} of {} ({:.1f}%)", grouped(static_cast<std::int64_t>(part)),
                     grouped(static_cast<std::int64_t>(whole)), kPercent * share(part, whole));
}

}  // namespace

std::vector<std::string> reasons_to_stop(const StaffFeedCounts& counts, const StaffFeedRules& rules) {
  struct Brake {
    std::size_t part;
    std::size_t whole;
    double most;
    std::string_view words;
  };
  const std::array brakes{
      Brake{counts.ending, counts.open_posts, rules.most_ending,
            "posts would end. The file may have been cut short, or its column of last days may hold something else: "
            "compare its number of rows with the last one."},
      Brake{counts.moving, counts.open_posts, rules.most_moving,
            "posts would be in another place. The column of places may hold something else."},
      Brake{counts.changed, counts.open_posts, rules.most_changed,
            "posts would change their job, band, share of a week, contract or manager. A column may hold something "
            "else."},
      Brake{counts.left_out, counts.rows, rules.most_left_out,
            "rows could not be taken. The layout of the file may have changed."},
  };
  std::vector<std::string> reasons;
  for (const Brake& brake : brakes)
    if (brake.part > rules.few && share(brake.part, brake.whole) > brake.most)
      reasons.push_back(fmt::format("{} {}", share_words(brake.part, brake.whole), brake.words));
  if (counts.staff == StaffFeedCounts::Staff::is_there && counts.people > 0 &&
      share(counts.known, counts.people) < rules.fewest_known)
    reasons.push_back(
        fmt::format("Of the people in the file only {} are known here. It may be the file of another "
                    "trust.",
                    share_words(counts.known, counts.people)));
  return reasons;
}

}  // namespace qi::people
