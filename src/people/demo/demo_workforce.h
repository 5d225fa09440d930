#pragma once
/// Five years of a made-up workforce, month by month: people join, leave, are promoted, move, go on secondment and hold
/// second posts, and what the records knew of it when. The same every time. It asks no database: demo_staff.h keeps it.

#include <map>
#include <string>
#include <vector>

#include "base/clock.h"
#include "people/assignment.h"
#include "people/person.h"

namespace qi::people {

/// An assignment as its records said from one moment on.
struct ToldTimeline {
  Instant known_from;
  AssignmentTimeline timeline;
};

/// One assignment, and what was believed of it in turn. Managers are numbered as DemoWorkforce::people is, from 1.
struct DemoPost {
  std::size_t person = 0;  ///< place in `people`
  std::string number;
  std::vector<ToldTimeline> told;  ///< the oldest first; never empty
};

struct DemoWorkforce {
  std::vector<PersonDetails> people;
  std::vector<DemoPost> posts;
};

/// The units that the workforce needs, by code, with those that close.
using UnitIds = std::map<std::string, UnitId, std::less<>>;

/// In post on the last day, by the default rules for a headcount.
inline constexpr std::size_t kDemoStaffInPost = 4930;

DemoWorkforce demo_workforce(const UnitIds& units);

}  // namespace qi::people
