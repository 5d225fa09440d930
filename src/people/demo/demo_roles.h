#pragma once
/// What the made-up staff of the demo work as: how many of each role each kind of place needs.
/// The mix is invented, in the likeness of an ambulance trust; it is nobody's establishment.

#include <span>
#include <string_view>
#include <vector>

#include "people/assignment.h"

namespace qi::people {

/// A job, and who is promoted into it.
struct DemoRole {
  std::string_view title;
  StaffGroup staff_group = StaffGroup::administrative;
  Band band = Band::none;
};

/// So many people in a role at a place.
struct DemoNeed {
  std::string_view unit;  ///< code
  DemoRole role;
  int people = 0;
};

/// Everything that the demo's places need, on the first day.
std::vector<DemoNeed> demo_needs(const std::vector<std::string>& unit_codes);

}  // namespace qi::people
