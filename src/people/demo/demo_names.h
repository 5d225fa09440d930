#pragma once
/// Made-up names for the demo's staff. Nobody is meant by any of them.
/// It knows no people and keeps no list of what was given out.

#include <string_view>

#include "base/split_mix.h"

namespace qi::people {

std::string_view demo_given_name(SplitMix& random);
std::string_view demo_family_name(SplitMix& random);

}  // namespace qi::people
