#include <algorithm>
#include <array>
#include <cmath>

#include "stats/power/normal_power.h"
#include "stats/power/open_question.h"
#include "stats/power/power_catalogue.h"
#include "stats/power/power_of_means.h"

namespace qi::stats {
namespace {

using enum InputKind;
using enum Need;

constexpr std::array kSidesOptions{InputOption{"two", "A difference in either direction"},
                                   InputOption{"one", "A difference in the expected direction only"}};
constexpr std::array kDirectionOptions{InputOption{"higher", "Higher"}, InputOption{"lower", "Lower"}};

constexpr double kUsualPower = 0.8;
constexpr double kUsualSignificance = 0.05;
constexpr CalculationInput kPower{
    .slug = "power", .label = "Power", .kind = share, .need = one_open, .usual = kUsualPower};
constexpr CalculationInput kSignificance{.slug = "significance",
                                         .label = "Significance level",
                                         .kind = share,
                                         .need = optional,
                                         .usual = kUsualSignificance};
constexpr CalculationInput kSides{
    .slug = "sides", .label = "What would count", .kind = choice, .need = optional, .options = kSidesOptions};
constexpr CalculationInput kDirection{.slug = "direction",
                                      .label = "Direction of the difference to look for",
                                      .kind = choice,
                                      .need = optional,
                                      .options = kDirectionOptions};
constexpr CalculationInput kRatio{.slug = "ratio",
                                  .label = "Second group's size as a multiple of the first's",
                                  .kind = positive,
                                  .need = optional,
                                  .usual = 1};
constexpr CalculationInput kDifference{
    .slug = "difference", .label = "Difference to find", .kind = positive, .need = one_open};

Sides sides_of(const CalculationInputs& inputs) {
  return inputs.choice("sides") == "one" ? Sides::one : Sides::two;
}

// Beyond a hundred standard deviations every difference is found.
constexpr double kMostDeviations = 100;

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

/// The second group's size, where groups differ.
void add_second_group(CalculationResult& result, const CalculationInputs& inputs, std::string_view label) {
  const double ratio = inputs.number("ratio");
  if (ratio == 1 || result.figures.empty()) return;
  const auto first = std::ranges::find(result.figures, "n", &CalculationFigure::slug);
  const double n = first != result.figures.end() ? first->value : inputs.number("n");
  result.figures.push_back({"n_second", std::string(label), std::ceil(ratio * n), "cases"});
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
  const double ratio = inputs.number("ratio");
  const double significance = inputs.number("significance");
  const Sides sides = sides_of(inputs);
  auto result =
      answer({.size_label = ratio == 1 ? "Cases in each group" : "Cases in the first group",
              .size_unit = "cases",
              .effect_slug = "difference",
              .effect_label = "Difference that would be found",
              .most_effect = kMostDeviations * sd / std::min(significance, 1 - significance) * std::sqrt(1 + 1 / ratio),
              .power = [=](double n, double d) { return power_of_two_means(n, ratio, d, sd, significance, sides); }},
             inputs, "Noncentral t distribution, equal spread");
  if (result) add_second_group(*result, inputs, "Cases in the second group");
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
  const double number_of_groups = inputs.number("groups");
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
  const double first = inputs.number("first");
  const double ratio = inputs.number("ratio");
  const double significance = inputs.number("significance");
  const Sides sides = sides_of(inputs);
  if (inputs.given("second") == first) return no_difference();
  const double sign = sign_of(inputs, "second", first);
  OpenQuestion question{.size_label = ratio == 1 ? "Cases in each group" : "Cases in the first group",
                        .size_unit = "cases",
                        .least_size = 1,
                        .effect_slug = "second",
                        .effect_label = "Share in the second group that would be found to differ",
                        .power = [=](double n, double distance) {
                          return power_of_two_shares(n, ratio, first, first + sign * distance, significance, sides);
                        }};
  look_from(question, first, sign > 0 ? 1 - first : first, sign);
  auto result = answer(question, inputs, "Normal approximation, without continuity correction");
  if (result) add_second_group(*result, inputs, "Cases in the second group");
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
  return answer(question, inputs, "Normal approximation of Poisson counts");
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

constexpr std::string_view kGuidance =
    "A power of 80 % or 90 % at a significance level of 5 % is commonly planned for; which difference matters is for "
    "those who know the service to say.";

constexpr std::array kRows{
    CalculationRow{
        .slug = "power-one-mean",
        .title = "Power of a test of one mean",
        .question = "How many cases show that a mean is not what it is held to be?",
        .what_for =
            "Before timing handovers at one hospital, find how many show a mean two minutes above the standard.",
        .formula = "Noncentral t with n - 1 degrees of freedom and noncentrality difference × √n / sd",
        .source = "As R's power.t.test with type = \"one.sample\" and strict = TRUE",
        .guidance = kGuidance,
        .inputs = kOneMeanInputs,
        .run = one_mean},
    CalculationRow{
        .slug = "power-pairs",
        .title = "Power of a test of paired differences",
        .question = "How many pairs show a difference before and after?",
        .what_for = "Find how many crews to time before and after a new kit layout, each with themselves.",
        .formula = "Noncentral t with n - 1 degrees of freedom and noncentrality difference × √n / sd of differences",
        .source = "As R's power.t.test with type = \"paired\" and strict = TRUE",
        .guidance = kGuidance,
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
        .guidance = kGuidance,
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
        .guidance = kGuidance,
        .inputs = kGroupInputs,
        .run = groups},
    CalculationRow{.slug = "power-one-share",
                   .title = "Power of a test of one share",
                   .question = "How many cases show that a share is not what it is held to be?",
                   .what_for = "Find how many records to audit to show that fewer than 90 % hold a pain score.",
                   .formula = "(|p - p0| - z √(p0 (1 - p0) / n)) / √(p (1 - p) / n), normal",
                   .source = "Fleiss, Levin and Paik 2003",
                   .guidance = kGuidance,
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
        .guidance = kGuidance,
        .inputs = kTwoSharesInputs,
        .run = two_shares},
    CalculationRow{.slug = "power-one-rate",
                   .title = "Power of a test of one rate",
                   .question = "How much exposure shows that a rate is not what it is held to be?",
                   .what_for = "Find how many thousand journeys show that vehicle damage is above 4 for each thousand.",
                   .formula = "(|r - r0| - z √(r0 / t)) / √(r / t), normal",
                   .source = "Normal approximation of Poisson counts; form as Fleiss, Levin and Paik 2003 for shares",
                   .guidance = kGuidance,
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
        .guidance = kGuidance,
        .inputs = kTwoRatesInputs,
        .run = two_rates},
    CalculationRow{.slug = "power-correlation",
                   .title = "Power of a test of a correlation",
                   .question = "How many pairs show that two measurements go together?",
                   .what_for = "Find how many shifts show a correlation of 0.3 between workload and late finishes.",
                   .formula = "atanh(r) has standard deviation 1 / √(n - 3), normal",
                   .source = "Fisher 1921; Cohen 1988",
                   .guidance = kGuidance,
                   .inputs = kCorrelationInputs,
                   .run = correlation},
};

}  // namespace

std::span<const CalculationRow> power_rows() {
  return kRows;
}

}  // namespace qi::stats
