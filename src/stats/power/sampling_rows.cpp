#include <algorithm>
#include <array>
#include <cmath>

#include "stats/distributions.h"
#include "stats/power/drawn_sample.h"
#include "stats/power/estimate_size.h"
#include "stats/power/power_catalogue.h"
#include "stats/power/stratified_sample.h"

namespace qi::stats {
namespace {

using enum InputKind;
using enum Need;

constexpr double kUsualLevel = 0.95;
constexpr CalculationInput kLevel{
    .slug = "level", .label = "Confidence level", .kind = share, .need = optional, .usual = kUsualLevel};
constexpr CalculationInput kSize{
    .slug = "n", .label = "Cases in the sample", .unit = "cases", .kind = count, .need = one_open, .least = 1};
constexpr CalculationInput kPopulation{.slug = "population",
                                       .label = "Cases in the population, where it is small",
                                       .unit = "cases",
                                       .kind = count,
                                       .need = optional,
                                       .least = 2};
constexpr CalculationInput kDesignEffect{
    .slug = "design_effect", .label = "Design effect", .kind = positive, .need = optional, .usual = 1};
constexpr CalculationInput kResponse{.slug = "response",
                                     .label = "Share of those asked that answer, or of records that are complete",
                                     .kind = share,
                                     .need = optional};

/// A size that was worked out in fractions, as cases. 64.0000000001 is 64.
double whole_above(double exact) {
  constexpr double kRounding = 1e-9;
  return std::ceil(exact - kRounding * exact);
}

Result<CalculationResult> estimate(const EstimateDesign& design, const CalculationInputs& inputs) {
  CalculationResult result{.method = design.population ? "Normal interval with the correction for a finite population"
                                                       : "Normal interval, population taken as very large"};
  double n = 0;
  if (const auto margin = inputs.given("margin")) {
    const double exact = size_for_margin(*margin, design);
    n = std::max(1.0, whole_above(exact));
    if (n > 1e15) return Error::invalid("Give a wider margin: no sample of a size that can be drawn is as precise.");
    result.figures.push_back({"n", "Cases in the sample", n, "cases"});
    result.figures.push_back({"n_exact", "Cases, before rounding up", exact, "cases"});
    result.figures.push_back({"margin", "Margin with this sample", margin_of_size(n, design)});
  } else {
    n = inputs.number("n");
    if (design.population && n > *design.population)
      return Error::invalid("Give a sample of at most as many cases as there are in the population.");
    result.figures.push_back({"margin", "Margin", margin_of_size(n, design)});
  }
  if (const auto response = inputs.given("response"))
    result.figures.push_back({"n_asked", "Cases to ask or to pull", whole_above(n / *response), "cases"});
  if (design.population && n == *design.population)
    result.notes.push_back("This is the whole population, so its figure is known without a margin.");
  constexpr double kSmall = 30;
  if (n < kSmall)
    result.notes.push_back("With fewer than 30 cases the normal interval is rough: the real margin is wider.");
  return result;
}

constexpr std::array kMeanInputs{
    kSize,
    CalculationInput{.slug = "margin", .label = "Margin either side of the mean", .kind = positive, .need = one_open},
    CalculationInput{.slug = "sd", .label = "Standard deviation of the cases", .kind = positive},
    kLevel,
    kPopulation,
    kDesignEffect,
    kResponse};

Result<CalculationResult> estimate_mean(const CalculationInputs& inputs) {
  return estimate({.sd = inputs.number("sd"),
                   .level = inputs.number("level"),
                   .design_effect = inputs.number("design_effect"),
                   .population = inputs.given("population")},
                  inputs);
}

constexpr std::array kShareInputs{
    kSize,
    CalculationInput{.slug = "margin", .label = "Margin either side of the share", .kind = share, .need = one_open},
    CalculationInput{
        .slug = "share", .label = "Expected share; 0.5 is the safest", .kind = share, .need = optional, .usual = 0.5},
    kLevel,
    kPopulation,
    kDesignEffect,
    kResponse};

Result<CalculationResult> estimate_share(const CalculationInputs& inputs) {
  return estimate(design_for_share(inputs.number("share"), inputs.number("level"), inputs.number("design_effect"),
                                   inputs.given("population")),
                  inputs);
}

constexpr std::array kClusterInputs{
    CalculationInput{
        .slug = "cluster_size", .label = "Cases in a cluster, on average", .unit = "cases", .kind = positive},
    CalculationInput{.slug = "icc", .label = "Intracluster correlation", .kind = share},
    CalculationInput{.slug = "n_simple",
                     .label = "Cases that simple random sampling would need",
                     .unit = "cases",
                     .kind = count,
                     .least = 1},
    CalculationInput{.slug = "variation",
                     .label = "Standard deviation of cluster sizes over their mean",
                     .kind = number,
                     .need = optional,
                     .usual = 0}};

Result<CalculationResult> cluster(const CalculationInputs& inputs) {
  const double size = inputs.number("cluster_size");
  const double variation = inputs.number("variation");
  if (size < 1) return Error::invalid("Give clusters of at least one case on average.");
  if (variation < 0) return Error::invalid("Give a variation of cluster sizes of 0 or above.");
  const double effect = cluster_design_effect(size, inputs.number("icc"), variation);
  const double n = inputs.number("n_simple") * effect;
  CalculationResult result{.method = "Kish's design effect"};
  const double clusters = whole_above(n / size);
  result.figures = {{"clusters", "Clusters to draw", clusters, "clusters"},
                    {"n_drawn", "Cases that they give, on average", clusters * size, "cases"},
                    {"n", "Cases needed in all", whole_above(n), "cases"},
                    {"design_effect", "Design effect", effect}};
  return result;
}

constexpr std::array kAllocationOptions{InputOption{"proportional", "In proportion to size"},
                                        InputOption{"neyman", "By size and standard deviation (Neyman)"},
                                        InputOption{"equal", "Equally many from each"}};
constexpr std::array kStrataInputs{
    CalculationInput{.slug = "strata", .label = "Stratum", .kind = words},
    CalculationInput{.slug = "sizes", .label = "Cases in the stratum", .unit = "cases", .kind = column},
    CalculationInput{.slug = "sds",
                     .label = "Standard deviation in the stratum; of a share p the root of p (1 - p)",
                     .kind = column,
                     .need = optional},
    CalculationInput{.slug = "n", .label = "Cases in the sample", .unit = "cases", .kind = count, .least = 1},
    CalculationInput{.slug = "allocation",
                     .label = "How to share them out",
                     .kind = choice,
                     .need = optional,
                     .options = kAllocationOptions},
    kLevel};

Result<CalculationResult> stratified(const CalculationInputs& inputs) {
  const auto names = inputs.words("strata");
  const auto sizes = inputs.column("sizes");
  const auto sds = inputs.column("sds");
  if (names.size() != sizes.size() || (!sds.empty() && sds.size() != sizes.size()))
    return Error::invalid("Give a name and a size for every stratum, and a standard deviation for all or for none.");
  const std::string_view chosen = inputs.choice("allocation");
  if (chosen == "neyman" && sds.empty())
    return Error::invalid("Neyman allocation needs a standard deviation for every stratum.");
  constexpr double kMostCases = 1e9;
  if (inputs.number("n") > kMostCases) return Error::invalid("Sample no more cases than there are in all.");
  std::vector<Stratum> strata;
  for (std::size_t i = 0; i < sizes.size(); ++i)
    strata.push_back({.name = names[i], .size = sizes[i], .sd = sds.empty() ? 0 : sds[i]});
  const Allocation allocation = chosen == "neyman"  ? Allocation::neyman
                                : chosen == "equal" ? Allocation::equal
                                                    : Allocation::proportional;
  const auto sampled = allocate(strata, static_cast<int>(inputs.number("n")), allocation);
  if (!sampled) return sampled.error();
  CalculationResult result{.method = allocation == Allocation::neyman  ? "Neyman allocation"
                                     : allocation == Allocation::equal ? "Equal allocation"
                                                                       : "Proportional allocation"};
  if (!sds.empty()) {
    const double error = stratified_standard_error(strata, *sampled);
    const double z = normal_quantile(1 - (1 - inputs.number("level")) / 2);
    result.figures = {{"margin", "Margin either side of the mean over all strata", z * error},
                      {"standard_error", "Standard error of the mean over all strata", error}};
  }
  CalculationTable table{.slug = "allocation",
                         .title = "Cases to draw from each stratum",
                         .headings = {"Stratum", "Cases in it", "Cases to draw", "Before rounding"}};
  for (std::size_t i = 0; i < strata.size(); ++i)
    table.rows.push_back({strata[i].name, {strata[i].size, static_cast<double>((*sampled)[i].n), (*sampled)[i].share}});
  result.tables.push_back(std::move(table));
  return result;
}

constexpr std::array kDrawInputs{
    CalculationInput{
        .slug = "population", .label = "Cases in the numbered list", .unit = "cases", .kind = count, .least = 1},
    CalculationInput{.slug = "n", .label = "Cases to draw", .unit = "cases", .kind = count, .least = 1},
    CalculationInput{.slug = "seed",
                     .label = "Seed: any whole number, chosen before the list is looked at",
                     .kind = count,
                     .least = 0}};

using Draw = std::vector<std::int64_t>(std::int64_t n, std::int64_t population, std::uint64_t seed);

Result<CalculationResult> draw_by(Draw* draw, std::string method, const CalculationInputs& inputs) {
  constexpr double kMostListed = 1e12;
  constexpr double kMostDrawn = 10'000;
  constexpr double kMostSeed = 9007199254740992;  // whole numbers are exact in a double up to here
  const double population = inputs.number("population");
  const double n = inputs.number("n");
  if (population > kMostListed) return Error::invalid("Give a list of at most 1,000,000,000,000 cases.");
  if (n > population) return Error::invalid("Draw at most as many cases as there are in the list.");
  if (n > kMostDrawn) return Error::invalid("Draw at most 10,000 cases at a time.");
  if (inputs.number("seed") > kMostSeed) return Error::invalid("Give a seed of at most 15 digits.");
  CalculationResult result{.method = std::move(method)};
  result.figures = {{"interval", "Cases in the list for each one drawn", population / n}};
  CalculationTable table{.slug = "drawn", .title = "Cases drawn", .headings = {"Draw", "Number in the list"}};
  const auto drawn = draw(static_cast<std::int64_t>(n), static_cast<std::int64_t>(population),
                          static_cast<std::uint64_t>(inputs.number("seed")));
  for (std::size_t i = 0; i < drawn.size(); ++i)
    table.rows.push_back({std::to_string(i + 1), {static_cast<double>(drawn[i])}});
  result.tables.push_back(std::move(table));
  return result;
}

Result<CalculationResult> simple_random(const CalculationInputs& inputs) {
  return draw_by(draw_simple_random, "Simple random sample without replacement", inputs);
}
Result<CalculationResult> systematic(const CalculationInputs& inputs) {
  auto result = draw_by(draw_systematic, "Systematic sample with a random start", inputs);
  if (result)
    result->notes.push_back(
        "Sort the list by nothing that comes back at the interval: every seventh day is always the "
        "same weekday.");
  return result;
}

constexpr std::array kRows{
    CalculationRow{.slug = "sample-for-mean",
                   .title = "Sample size to estimate a mean",
                   .question = "How many cases tell a mean within a margin?",
                   .what_for = "Find how many patient records tell the mean time on scene within half a minute.",
                   .formula = "n0 = design effect × (z sd / margin)²; of a population of N: n0 / (1 + n0 / N)",
                   .source = "Cochran, Sampling Techniques, 3rd ed. 1977",
                   .guidance = "",
                   .inputs = kMeanInputs,
                   .run = estimate_mean},
    CalculationRow{
        .slug = "sample-for-share",
        .title = "Sample size to estimate a share",
        .question = "How many cases tell a share within a margin?",
        .what_for = "Find how many of this month's 1,240 stroke records to audit to know the share with a full bundle.",
        .formula = "n0 = design effect × z² p (1 - p) / margin²; of a population of N: n0 / (1 + (n0 - 1) / N)",
        .source = "Cochran, Sampling Techniques, 3rd ed. 1977",
        .guidance = "",
        .inputs = kShareInputs,
        .run = estimate_share},
    CalculationRow{
        .slug = "sample-clusters",
        .title = "Sample of clusters",
        .question = "How many stations or crews must be drawn when all their cases are looked at?",
        .what_for = "Audit whole stations instead of single crews across the trust, and still know the share as well.",
        .formula = "Design effect = 1 + ((1 + variation²) cluster size - 1) × intracluster correlation",
        .source = "Kish 1965; Eldridge, Ashby and Kerry 2006",
        .guidance = "Intracluster correlations of process measures in health care are often between 0.01 and 0.15.",
        .inputs = kClusterInputs,
        .run = cluster},
    CalculationRow{
        .slug = "sample-strata",
        .title = "Stratified sample",
        .question = "How is a sample shared out among stations, shifts or call categories?",
        .what_for = "Share 200 audited records among five stations so that each is seen in proportion to its calls.",
        .formula =
            "Proportional: n N_h / N; Neyman: n N_h S_h / sum of N S; error: root of the sum of W² S² (1/n - 1/N)",
        .source = "Neyman 1934; Cochran, Sampling Techniques, 3rd ed. 1977",
        .guidance = "",
        .inputs = kStrataInputs,
        .run = stratified},
    CalculationRow{
        .slug = "draw-simple-random",
        .title = "Draw a simple random sample",
        .question = "Which of the records do we look at?",
        .what_for =
            "Draw 30 of this week's 812 numbered records for a documentation audit, in a way anyone can repeat.",
        .formula = "Every set of n numbers is equally likely; the same seed draws the same set",
        .source = "Bentley and Floyd 1987",
        .guidance = "",
        .inputs = kDrawInputs,
        .run = simple_random},
    CalculationRow{.slug = "draw-systematic",
                   .title = "Draw a systematic sample",
                   .question = "Which of the records do we look at, evenly spread through the list?",
                   .what_for = "Take every 27th call of the week's log for call audit, from a random start.",
                   .formula = "Numbers at start + i × N / n, rounded up, with a random start in the first interval",
                   .source = "Cochran, Sampling Techniques, 3rd ed. 1977; Särndal, Swensson and Wretman 1992",
                   .guidance = "",
                   .inputs = kDrawInputs,
                   .run = systematic},
};

}  // namespace

std::span<const CalculationRow> sampling_rows() {
  return kRows;
}

}  // namespace qi::stats
