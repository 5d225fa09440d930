#pragma once
/// When a staff file would change so much that somebody must look at it first, and the sentences that say why.
/// It counts nothing itself: staff_plan.h does.

#include <cstddef>
#include <string>
#include <vector>

namespace qi::people {

/// Limits beyond which a file is not taken by itself. Shares are from 0 to 1.
struct StaffFeedRules {
  double most_ending = 0.05;    ///< of the posts open on the day, those that would not be open any more
  std::size_t few = 20;         ///< so many posts may end, move or change, or rows be left out, whatever their share
  double most_moving = 0.20;    ///< of the posts open on the day, those that would be in another place
  double most_changed = 0.30;   ///< of the posts open on the day, those of which something else would change
  double most_left_out = 0.10;  ///< of the file's rows, those that could not be taken
  double fewest_known = 0.50;   ///< of the file's people, those who are known here, once there are people
};

/// What a file would do, counted.
struct StaffFeedCounts {
  std::size_t open_posts = 0;  ///< before, on the file's day; ending, moving and changed ones are among them
  std::size_t ending = 0;
  std::size_t moving = 0;
  std::size_t changed = 0;  ///< neither ending nor moving
  std::size_t rows = 0;     ///< of the file
  std::size_t left_out = 0;
  std::size_t people = 0;  ///< in the file
  std::size_t known = 0;   ///< of these, known here
  enum class Staff { none_yet, is_there } staff = Staff::none_yet;
};

/// One sentence or two for each brake; empty: it may be taken by itself.
std::vector<std::string> reasons_to_stop(const StaffFeedCounts& counts, const StaffFeedRules& rules);

}  // namespace qi::people
