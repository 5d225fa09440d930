#include <algorithm>
#include <array>
#include <cmath>

#include "stats/power/normal_power.h"
#include "stats/power/open_question.h"
#include "stats/power/power_catalogue.h"
#include "stats/power/power_inputs.h"

namespace qi::stats {
namespace {

using enum InputKind;
using enum Need;

// A group of a test of shares has one case at least.
constexpr double kLeastCases = 1;

/// A share or rate that is looked for on one side of another one.
void look_from(OpenQuestion& question, double from, double room, double sign) {
  constexpr double kJustInside = 1 - 1e-12;
  question.most_effect = room * kJustInside;
  question.shown = [=](double distance) { return from + sign * distance; };
  question.distance = [=](double given) { return std::abs(given - from); };
}

/// Up or down: by the value where it is given, by the chosen direction where it is looked for.
double sign_of(const CalculationInputs& inputs, std::string_view effect, double from) {
  if (const auto given = inputs.given(effect)) return *given < from ? -1 : 1;
  return inputs.choice("direction") == "lower" ? -1 : 1;
}

Error no_difference() {
  return Error::invalid("Give two different figures: there is nothing to find where they are equal.");
}

constexpr std::array kOneShareInputs{
    CalculationInput{.slug = "n", .label = "Cases", .unit = "cases", .kind = count, .need = one_open, .least = 1},
    CalculationInput{.slug = "actual", .label = "Share that is really there", .kind = share, .need = one_open},
    kPower,
    CalculationInput{.slug = "assumed", .label = "Share it is tested against", .kind = share},
    kDirection,
    kSignificance,
    kSides};

Result<CalculationResult> one_share(const CalculationInputs& inputs) {
  const double assumed = inputs.number("assumed");
  const double significance = inputs.number("significance");
  const Sides sides = sides_of(inputs);
  if (inputs.given("actual") == assumed) return no_difference();
  const double sign = sign_of(inputs, "actual", assumed);
  OpenQuestion question{.size_label = "Cases",
                        .size_unit = "cases",
                        .least_size = 1,
                        .effect_slug = "actual",
                        .effect_label = "Share that would be found",
                        .power = [=](double n, double distance) {
                          return power_of_one_share(n, assumed, assumed + sign * distance, significance, sides);
                        }};
  look_from(question, assumed, sign > 0 ? 1 - assumed : assumed, sign);
  return answer(question, inputs, "Normal approximation, without continuity correction");
}

constexpr std::array kTwoSharesInputs{
    CalculationInput{.slug = "n",
                     .label = "Cases in each group, or in the first",
                     .unit = "cases",
                     .kind = count,
                     .need = one_open,
                     .least = 1},
    CalculationInput{.slug = "second", .label = "Share in the second group", .kind = share, .need = one_open},
    kPower,
    CalculationInput{.slug = "first", .label = "Share in the first group", .kind = share},
    kDirection,
    kSignificance,
    kSides,
    kRatio};

Result<CalculationResult> two_shares(const CalculationInputs& inputs) {
  if (const auto refusal = refusal_of_ratio(inputs, kLeastCases)) return *refusal;
  const double first = inputs.number("first");
  const double ratio = inputs.number("ratio");
  const double significance = inputs.number("significance");
  const Sides sides = sides_of(inputs);
  if (inputs.given("second") == first) return no_difference();
  const double sign = sign_of(inputs, "second", first);
  OpenQuestion question{.size_label = ratio == 1 ? "Cases in each group" : "Cases in the first group",
                        .size_unit = "cases",
                        .least_size = std::ceil(std::max(kLeastCases, kLeastCases / ratio)),
                        .effect_slug = "second",
                        .effect_label = "Share in the second group that would be found to differ",
                        .power = [=](double n, double distance) {
                          return power_of_two_shares(n, ratio, first, first + sign * distance, significance, sides);
                        }};
  look_from(question, first, sign > 0 ? 1 - first : first, sign);
  auto result = answer(question, inputs, "Normal approximation, without continuity correction");
  if (result) add_second_group(*result, inputs);
  return result;
}

constexpr double kLeastExposure = 1e-9;
constexpr double kMostExposure = 1e12;
constexpr double kMostRates = 1e6;  // times the rate to start from

constexpr std::array kOneRateInputs{
    CalculationInput{.slug = "exposure",
                     .label = "Exposure",
                     .unit = "units of exposure, such as 1,000 journeys",
                     .kind = positive,
                     .need = one_open},
    CalculationInput{.slug = "actual", .label = "Rate that is really there", .kind = positive, .need = one_open},
    kPower,
    CalculationInput{.slug = "assumed",
                     .label = "Rate it is tested against",
                     .unit = "events per unit of exposure",
                     .kind = positive},
    kDirection,
    kSignificance,
    kSides};

OpenQuestion rate_question(std::string size_label, std::string effect_slug, std::string effect_label) {
  return {.size_slug = "exposure",
          .size_label = std::move(size_label),
          .size_unit = "units of exposure",
          .least_size = kLeastExposure,
          .most_size = kMostExposure,
          .sizes = OpenQuestion::Sizes::any,
          .effect_slug = std::move(effect_slug),
          .effect_label = std::move(effect_label),
          .effect_unit = "events per unit of exposure"};
}

Result<CalculationResult> one_rate(const CalculationInputs& inputs) {
  const double assumed = inputs.number("assumed");
  const double significance = inputs.number("significance");
  const Sides sides = sides_of(inputs);
  if (inputs.given("actual") == assumed) return no_difference();
  const double sign = sign_of(inputs, "actual", assumed);
  OpenQuestion question = rate_question("Exposure", "actual", "Rate that would be found");
  question.power = [=](double exposure, double distance) {
    return power_of_one_rate(exposure, assumed, assumed + sign * distance, significance, sides);
  };
  look_from(question, assumed, sign > 0 ? kMostRates * assumed : assumed, sign);
  return answer(question, inputs, "Normal approximation of Poisson counts");
}

constexpr std::array kTwoRatesInputs{
    CalculationInput{.slug = "exposure",
                     .label = "Exposure of each group, or of the first",
                     .unit = "units of exposure, such as 1,000 journeys",
                     .kind = positive,
                     .need = one_open},
    CalculationInput{.slug = "second", .label = "Rate in the second group", .kind = positive, .need = one_open},
    kPower,
    CalculationInput{
        .slug = "first", .label = "Rate in the first group", .unit = "events per unit of exposure", .kind = positive},
    kDirection,
    kSignificance,
    kSides,
    kRatio};

Result<CalculationResult> two_rates(const CalculationInputs& inputs) {
  if (const auto refusal = refusal_of_ratio(inputs, 0)) return *refusal;
  const double first = inputs.number("first");
  const double ratio = inputs.number("ratio");
  const double significance = inputs.number("significance");
  const Sides sides = sides_of(inputs);
  if (inputs.given("second") == first) return no_difference();
  const double sign = sign_of(inputs, "second", first);
  OpenQuestion question = rate_question(ratio == 1 ? "Exposure of each group" : "Exposure of the first group", "second",
                                        "Rate in the second group that would be found to differ");
  question.power = [=](double exposure, double distance) {
    return power_of_two_rates(exposure, ratio, first, first + sign * distance, significance, sides);
  };
  look_from(question, first, sign > 0 ? kMostRates * first : first, sign);
  auto result = answer(question, inputs, "Normal approximation of Poisson counts");
  const bool is_second_open = result && ratio != 1 && !inputs.given("exposure");
  if (is_second_open)
    result->figures.push_back({"exposure_second", "Exposure of the second group", ratio * result->figures.front().value,
                               "units of exposure"});
  return result;
}

constexpr std::array kCorrelationInputs{
    CalculationInput{.slug = "n", .label = "Pairs", .unit = "pairs", .kind = count, .need = one_open, .least = 4},
    CalculationInput{.slug = "correlation", .label = "Size of the correlation", .kind = share, .need = one_open},
    kPower, kSignificance, kSides};

Result<CalculationResult> correlation(const CalculationInputs& inputs) {
  const double significance = inputs.number("significance");
  const Sides sides = sides_of(inputs);
  constexpr double kJustBelowOne = 1 - 1e-12;
  return answer({.size_label = "Pairs",
                 .size_unit = "pairs",
                 .least_size = 4,
                 .effect_slug = "correlation",
                 .effect_label = "Correlation that would be found",
                 .most_effect = kJustBelowOne,
                 .power = [=](double n, double r) { return power_of_correlation(n, r, significance, sides); }},
                inputs, "Fisher's z, normal approximation");
}

constexpr std::array kRows{
    CalculationRow{.slug = "power-one-share",
                   .title = "Power of a test of one share",
                   .question = "How many cases show that a share is not what it is held to be?",
                   .what_for = "Find how many records to audit to show that fewer than 90 % hold a pain score.",
                   .formula = "(|p - p0| - z √(p0 (1 - p0) / n)) / √(p (1 - p) / n), normal",
                   .source = "Fleiss, Levin and Paik 2003",
                   .guidance = kPowerGuidance,
                   .inputs = kOneShareInputs,
                   .run = one_share},
    CalculationRow{
        .slug = "power-two-shares",
        .title = "Power of a test of two shares",
        .question = "How many cases in each group show that two shares differ?",
        .what_for =
            "Find how many stroke patients before and after a change show that more reach the unit within the hour.",
        .formula =
            "Normal, limits by the pooled share: z √(p̄ (1 - p̄) 2 / n); spread √((p1 (1 - p1) + p2 (1 - p2)) / n)",
        .source = "As R's power.prop.test with strict = TRUE; Fleiss, Levin and Paik 2003",
        .guidance = kPowerGuidance,
        .inputs = kTwoSharesInputs,
        .run = two_shares},
    CalculationRow{.slug = "power-one-rate",
                   .title = "Power of a test of one rate",
                   .question = "How much exposure shows that a rate is not what it is held to be?",
                   .what_for = "Find how many thousand journeys show that vehicle damage is above 4 for each thousand.",
                   .formula = "(|r - r0| - z √(r0 / t)) / √(r / t), normal",
                   .source = "Normal approximation of Poisson counts; form as Fleiss, Levin and Paik 2003 for shares",
                   .guidance = kPowerGuidance,
                   .inputs = kOneRateInputs,
                   .run = one_rate},
    CalculationRow{
        .slug = "power-two-rates",
        .title = "Power of a test of two rates",
        .question = "How much exposure in each group shows that two rates differ?",
        .what_for =
            "Find how many hours of call taking show that a new script lowers complaints from 3 to 2 for each 1,000.",
        .formula = "Normal, limits by the pooled rate: z √(2 r̄ / t); spread √((r1 + r2) / t)",
        .source = "Normal approximation of Poisson counts; form as Fleiss, Levin and Paik 2003 for shares",
        .guidance = kPowerGuidance,
        .inputs = kTwoRatesInputs,
        .run = two_rates},
    CalculationRow{.slug = "power-correlation",
                   .title = "Power of a test of a correlation",
                   .question = "How many pairs show that two measurements go together?",
                   .what_for = "Find how many shifts show a correlation of 0.3 between workload and late finishes.",
                   .formula = "atanh(r) has standard deviation 1 / √(n - 3), normal",
                   .source = "Fisher 1921; Cohen 1988",
                   .guidance = kPowerGuidance,
                   .inputs = kCorrelationInputs,
                   .run = correlation},
};

}  // namespace

std::span<const CalculationRow> normal_power_rows() {
  return kRows;
}

}  // namespace qi::stats
