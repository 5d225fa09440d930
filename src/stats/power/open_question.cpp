#include "stats/power/open_question.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "base/number.h"
#include "stats/power/rising_root.h"

namespace qi::stats {
namespace {

// Sizes that a drawing of power shows, as multiples of the one in question.
constexpr std::array kSteps{0.25, 0.4, 0.55, 0.7, 0.85, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0};

CalculationTable power_by_size(const OpenQuestion& question, double size, double effect) {
  CalculationTable table{
      .slug = "power_by_size", .title = "Power by sample size", .headings = {question.size_label, "Power"}};
  std::set<double> sizes;
  for (const double step : kSteps) {
    const double at = question.sizes == OpenQuestion::Sizes::whole ? std::round(step * size) : step * size;
    if (at >= question.least_size) sizes.insert(at);
  }
  for (const double at : sizes) {
    const std::string name = question.sizes == OpenQuestion::Sizes::whole ? grouped(at, 0) : shortest(at);
    table.rows.push_back({name, {question.power(at, effect)}});
  }
  return table;
}

CalculationCurve power_curve(const OpenQuestion& question, double size, double effect) {
  constexpr int kPlaces = 30;
  constexpr double kEnd = 2;  // times the size in question
  CalculationCurve curve{.slug = "power_by_size", .title = "Power by sample size", .across_label = question.size_label};
  std::set<double> sizes{size};
  for (int i = 1; i <= kPlaces; ++i) {
    const double at = kEnd * size * i / kPlaces;
    sizes.insert(std::max(question.least_size, question.sizes == OpenQuestion::Sizes::whole ? std::round(at) : at));
  }
  for (const double at : sizes) curve.places.push_back({at, std::min(1.0, question.power(at, effect))});
  curve.marked.push_back({size, std::min(1.0, question.power(size, effect))});
  return curve;
}

}  // namespace

Result<CalculationResult> answer(const OpenQuestion& question, const CalculationInputs& inputs, std::string method) {
  CalculationResult result{.method = std::move(method)};
  const auto given_size = inputs.given(question.size_slug);
  const auto given_effect = inputs.given(question.effect_slug);
  const auto given_power = inputs.given("power");
  double size = given_size.value_or(kUndefined);
  double effect =
      given_effect && question.distance ? question.distance(*given_effect) : given_effect.value_or(kUndefined);
  const auto add = [&](std::string slug, std::string label, double value, std::string unit) {
    result.figures.push_back({std::move(slug), std::move(label), value, std::move(unit)});
  };

  if (!given_size) {
    const auto exact = where_reaches([&](double n) { return question.power(n, effect); }, *given_power,
                                     question.least_size, question.most_size);
    if (!exact)
      return Error::invalid("Ask for a larger difference or less power: more than " + grouped(question.most_size, 0) +
                            " " + question.size_unit + " would be needed.");
    size = *exact;
    if (question.sizes == OpenQuestion::Sizes::whole) {
      constexpr double kRounding = 1e-9;  // 64.0000000001 is 64
      size = std::ceil(*exact - kRounding * *exact);
      add(question.size_slug, question.size_label, size, question.size_unit);
      add(question.size_slug + "_exact", question.size_label + ", before rounding up", *exact, question.size_unit);
    } else {
      add(question.size_slug, question.size_label, size, question.size_unit);
    }
    if (*exact == question.least_size)
      result.notes.push_back("The smallest size that this test can have already has the power asked for.");
    add("power", "Power at this size", question.power(size, effect), "");
  } else if (!given_effect) {
    const auto found = where_reaches([&](double distance) { return question.power(size, distance); }, *given_power, 0,
                                     question.most_effect);
    if (!found) return Error::invalid("Ask for less power or a larger sample: no difference would be found as surely.");
    effect = *found;
    add(question.effect_slug, question.effect_label, question.shown ? question.shown(effect) : effect,
        question.effect_unit);
    if (effect == 0)
      result.notes.push_back(
          "No difference at all is needed: the power asked for is no more than the significance "
          "level.");
    add("power", "Power", question.power(size, effect), "");
  } else {
    add("power", "Power", question.power(size, effect), "");
  }
  result.tables.push_back(power_by_size(question, size, effect));
  result.curves.push_back(power_curve(question, size, effect));
  return result;
}

}  // namespace qi::stats
