#pragma once
/// Works out the one of sample size, effect and power that a request leaves open, for any power that rises with both.
/// It knows no formula of power: see power_of_means.h and normal_power.h.

#include <functional>
#include <string>

#include "base/result.h"
#include "stats/calculation.h"

namespace qi::stats {

/// How the size and the effect of a question are called and how far they can go.
struct OpenQuestion {
  std::string size_slug = "n";
  std::string size_label;  ///< "Cases in each group"
  std::string size_unit;   ///< "cases"
  double least_size = 2;
  double most_size = 1e7;
  enum class Sizes { whole, any } sizes = Sizes::whole;
  std::string effect_slug;
  std::string effect_label;
  std::string effect_unit;
  double most_effect = 1;  ///< beyond it nothing can be, or nothing need be looked for
  /// Power at a size and an effect, rising in both.
  std::function<double(double size, double effect)> power;
  /// The effect as the request gives it, from the distance that `power` takes, and back; identity where empty.
  std::function<double(double distance)> shown;
  std::function<double(double given)> distance;
};

/// The figures: the open one first, then what it goes with; a table and a curve of power by size about it, both called
/// "power_by_size". Sizes that are counts are rounded up, with the exact one and the power of the rounded one beside
/// it. refuses  a power that not even most_size or most_effect reaches.
Result<CalculationResult> answer(const OpenQuestion& question, const CalculationInputs& inputs, std::string method);

}  // namespace qi::stats
