#include <algorithm>
#include <array>
#include <cmath>

#include "stats/power/open_question.h"
#include "stats/power/power_catalogue.h"
#include "stats/power/power_inputs.h"
#include "stats/power/power_of_means.h"

namespace qi::stats {
namespace {

using enum InputKind;
using enum Need;

// Beyond a hundred standard deviations every difference is found.
constexpr double kMostDeviations = 100;
// A group of fewer has no spread.
constexpr double kLeastCases = 2;

constexpr std::array kOneMeanInputs{
    CalculationInput{.slug = "n", .label = "Cases", .unit = "cases", .kind = count, .need = one_open, .least = 2},
    kDifference,
    kPower,
    CalculationInput{.slug = "sd", .label = "Standard deviation of the cases", .kind = positive},
    kSignificance,
    kSides};

Result<CalculationResult> one_mean_of(const CalculationInputs& inputs, std::string size_label, std::string size_unit) {
  const double sd = inputs.number("sd");
  const double significance = inputs.number("significance");
  const Sides sides = sides_of(inputs);
  return answer({.size_label = std::move(size_label),
                 .size_unit = std::move(size_unit),
                 .effect_slug = "difference",
                 .effect_label = "Difference that would be found",
                 .most_effect = kMostDeviations * sd / std::min(significance, 1 - significance),
                 .power = [=](double n, double d) { return power_of_one_mean(n, d, sd, significance, sides); }},
                inputs, "Noncentral t distribution");
}

Result<CalculationResult> one_mean(const CalculationInputs& inputs) {
  return one_mean_of(inputs, "Cases", "cases");
}

constexpr std::array kPairInputs{
    CalculationInput{.slug = "n", .label = "Pairs", .unit = "pairs", .kind = count, .need = one_open, .least = 2},
    kDifference,
    kPower,
    CalculationInput{.slug = "sd", .label = "Standard deviation of the differences within pairs", .kind = positive},
    kSignificance,
    kSides};

Result<CalculationResult> pairs(const CalculationInputs& inputs) {
  return one_mean_of(inputs, "Pairs", "pairs");
}

constexpr std::array kTwoMeansInputs{
    CalculationInput{.slug = "n",
                     .label = "Cases in each group, or in the first",
                     .unit = "cases",
                     .kind = count,
                     .need = one_open,
                     .least = 2},
    kDifference,
    kPower,
    CalculationInput{.slug = "sd", .label = "Standard deviation within a group", .kind = positive},
    kSignificance,
    kSides,
    kRatio};

Result<CalculationResult> two_means(const CalculationInputs& inputs) {
  const double sd = inputs.number("sd");
  if (const auto refusal = refusal_of_ratio(inputs, kLeastCases)) return *refusal;
  const double ratio = inputs.number("ratio");
  const double significance = inputs.number("significance");
  const Sides sides = sides_of(inputs);
  auto result =
      answer({.size_label = ratio == 1 ? "Cases in each group" : "Cases in the first group",
              .size_unit = "cases",
              .least_size = std::ceil(std::max(kLeastCases, kLeastCases / ratio)),
              .effect_slug = "difference",
              .effect_label = "Difference that would be found",
              .most_effect = kMostDeviations * sd / std::min(significance, 1 - significance) * std::sqrt(1 + 1 / ratio),
              .power = [=](double n, double d) { return power_of_two_means(n, ratio, d, sd, significance, sides); }},
             inputs, "Noncentral t distribution, equal spread");
  if (result) add_second_group(*result, inputs);
  return result;
}

constexpr std::array kGroupInputs{
    CalculationInput{
        .slug = "n", .label = "Cases in each group", .unit = "cases", .kind = count, .need = one_open, .least = 2},
    CalculationInput{
        .slug = "between_sd", .label = "Standard deviation of the groups' means", .kind = positive, .need = one_open},
    kPower,
    CalculationInput{.slug = "groups", .label = "Groups", .kind = count, .least = 2},
    CalculationInput{.slug = "sd", .label = "Standard deviation within a group", .kind = positive},
    kSignificance};

Result<CalculationResult> groups(const CalculationInputs& inputs) {
  constexpr double kMostGroups = 1000;
  const double number_of_groups = inputs.number("groups");
  if (number_of_groups > kMostGroups) return Error::invalid("Give at most 1,000 groups.");
  const double sd = inputs.number("sd");
  const double significance = inputs.number("significance");
  auto result =
      answer({.size_label = "Cases in each group",
              .size_unit = "cases",
              .effect_slug = "between_sd",
              .effect_label = "Standard deviation of the groups' means that would be found",
              .most_effect = kMostDeviations * sd,
              .power = [=](double n,
                           double between) { return power_of_anova(number_of_groups, n, between, sd, significance); }},
             inputs, "Noncentral F distribution, equal groups");
  if (!result) return result;
  const auto found = std::ranges::find(result->figures, "between_sd", &CalculationFigure::slug);
  const double between = found != result->figures.end() ? found->value : inputs.number("between_sd");
  result->figures.push_back(
      {"cohen_f", "Cohen's f", between / sd * std::sqrt((number_of_groups - 1) / number_of_groups)});
  const auto size = std::ranges::find(result->figures, "n", &CalculationFigure::slug);
  const double n = size != result->figures.end() ? size->value : inputs.number("n");
  result->figures.push_back({"n_total", "Cases in all groups", n * number_of_groups, "cases"});
  return result;
}

constexpr std::array kRows{
    CalculationRow{
        .slug = "power-one-mean",
        .title = "Power of a test of one mean",
        .question = "How many cases show that a mean is not what it is held to be?",
        .what_for =
            "Before timing handovers at one hospital, find how many show a mean two minutes above the standard.",
        .formula = "Noncentral t with n - 1 degrees of freedom and noncentrality difference × √n / sd",
        .source = "As R's power.t.test with type = \"one.sample\" and strict = TRUE",
        .guidance = kPowerGuidance,
        .inputs = kOneMeanInputs,
        .run = one_mean},
    CalculationRow{
        .slug = "power-pairs",
        .title = "Power of a test of paired differences",
        .question = "How many pairs show a difference before and after?",
        .what_for = "Find how many crews to time before and after a new kit layout, each with themselves.",
        .formula = "Noncentral t with n - 1 degrees of freedom and noncentrality difference × √n / sd of differences",
        .source = "As R's power.t.test with type = \"paired\" and strict = TRUE",
        .guidance = kPowerGuidance,
        .inputs = kPairInputs,
        .run = pairs},
    CalculationRow{
        .slug = "power-two-means",
        .title = "Power of a test of two means",
        .question = "How many cases in each group show that two means differ?",
        .what_for =
            "Plan a trial of a new dispatch desk: how many calls with and without it show a minute's difference.",
        .formula =
            "Noncentral t with n1 + n2 - 2 degrees of freedom and noncentrality difference / (sd √(1/n1 + 1/n2))",
        .source = "As R's power.t.test with type = \"two.sample\" and strict = TRUE",
        .guidance = kPowerGuidance,
        .inputs = kTwoMeansInputs,
        .run = two_means},
    CalculationRow{
        .slug = "power-groups",
        .title = "Power of an analysis of variance",
        .question = "How many cases in each group show that several means differ?",
        .what_for = "Find how many turnaround times from each of five stations show that the stations differ.",
        .formula = "Noncentral F with k - 1 and k (n - 1) degrees of freedom, noncentrality (k - 1) n sd² between / "
                   "sd² within",
        .source = "As R's power.anova.test",
        .guidance = kPowerGuidance,
        .inputs = kGroupInputs,
        .run = groups}};

}  // namespace

std::span<const CalculationRow> power_of_means_rows() {
  return kRows;
}

}  // namespace qi::stats
