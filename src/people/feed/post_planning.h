#pragma once
/// One row of a staff file against what is believed of its post: what will be believed, and what is different in words.
/// It knows no other post of the person.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "people/assignment.h"

namespace qi::people {

/// What a file says of one post on its day.
struct SaidOfPost {
  AssignmentFacts facts;
  std::optional<Date> start;
  std::optional<Date> last_day;
};

/// What will be believed; empty: the post ends before it begins.
///
/// A post that is not known begins on its start, or on the file's day without one. Of a known post what differs holds
/// from its start where that lies after the day since which what is believed holds (records give each change a start of
/// its own), else from the file's day; what was planned for later days keeps the parts that the file does not change. A
/// start before the beginning moves the beginning; a start after an end is a return. A post that was believed to have
/// ended and is there again goes on from that end. An end that is not said any more is taken back. Days before all of
/// this stay as they were.
AssignmentTimeline timeline_after(const AssignmentTimeline& before, const SaidOfPost& said, Date day);

/// What a post is called in words: "Paramedic at Thanet MRC, Red".
using NameUnit = std::function<std::string(UnitId)>;
std::string post_words(const AssignmentFacts& facts, const NameUnit& name);

/// "band 5 becomes band 6; 0.6 of a full week instead of 1"; "" nothing differs.
std::string difference_words(const AssignmentFacts& before, const AssignmentFacts& after, const NameUnit& name);

}  // namespace qi::people
