#include "stats/measurement/measurement_catalogue.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/number.h"
#include "stats/measurement/attribute_agreement.h"
#include "stats/measurement/bias_study.h"
#include "stats/measurement/gauge_study.h"

namespace qi::stats {
namespace {

using enum InputKind;
using enum Need;

constexpr double kUsualLevel = 0.95;
constexpr CalculationInput kLevel{
    .slug = "level", .label = "Confidence level", .kind = share, .need = optional, .usual = kUsualLevel};

constexpr std::array kGaugeInputs{CalculationInput{.slug = "values", .label = "Measurement", .kind = column},
                                  CalculationInput{.slug = "parts", .label = "What was measured", .kind = words},
                                  CalculationInput{.slug = "operators", .label = "Who measured", .kind = words},
                                  CalculationInput{.slug = "tolerance",
                                                   .label = "Tolerance: upper less lower specification limit",
                                                   .kind = positive,
                                                   .need = optional},
                                  CalculationInput{.slug = "process_sd",
                                                   .label = "Standard deviation of the process, known from elsewhere",
                                                   .kind = positive,
                                                   .need = optional},
                                  kLevel};

/// nullopt: none could be worked out.
std::optional<Interval> defined(const Interval& interval) {
  return std::isnan(interval.lower) ? std::nullopt : std::optional(interval);
}

CalculationTable components_table(const GaugeStudy& study) {
  const bool has_tolerance = !std::isnan(study.components.front().tolerance_share);
  const bool has_process = !std::isnan(study.components.front().process_share);
  CalculationTable table{.slug = "components",
                         .title = "Components of variation",
                         .headings = {"Component", "Variance", "From", "To", "% contribution", "Standard deviation",
                                      "Study variation (6 sd)", "% study variation"}};
  if (has_tolerance) table.headings.push_back("% tolerance");
  if (has_process) table.headings.push_back("% process");
  for (const VarianceComponent& component : study.components) {
    CalculationTable::Row row{
        component.label,
        {component.variance, component.interval.lower, component.interval.upper, component.contribution,
         component.deviation, component.study_variation, component.study_share}};
    if (has_tolerance) row.values.push_back(component.tolerance_share);
    if (has_process) row.values.push_back(component.process_share);
    table.rows.push_back(std::move(row));
  }
  return table;
}

Result<CalculationResult> gauge(GaugeDesign design, const CalculationInputs& inputs) {
  const auto values = inputs.column("values");
  const auto parts = inputs.words("parts");
  const auto operators = inputs.words("operators");
  const auto study = gauge_study({.values = {values.begin(), values.end()},
                                  .parts = {parts.begin(), parts.end()},
                                  .operators = {operators.begin(), operators.end()},
                                  .design = design,
                                  .tolerance = inputs.given("tolerance"),
                                  .process_sigma = inputs.given("process_sd"),
                                  .level = inputs.number("level")});
  if (!study) return study.error();
  CalculationResult result{.method = design == GaugeDesign::nested ? "Nested analysis of variance"
                                     : study->interaction == GaugeInteraction::pooled
                                         ? "Crossed analysis of variance, interaction pooled"
                                         : "Crossed analysis of variance with interaction"};
  const VarianceComponent& total = study->component(GaugePart::total_gauge);
  result.figures.push_back({"gauge_study_share", "Gauge R&R, % of study variation", total.study_share, "%"});
  if (inputs.given("tolerance"))
    result.figures.push_back({"gauge_tolerance_share", "Gauge R&R, % of tolerance", total.tolerance_share, "%"});
  result.figures.push_back({"gauge_contribution", "Gauge R&R, % of variance", total.contribution, "%"});
  result.figures.push_back({"distinct_categories", "Number of distinct categories", study->distinct_categories});
  for (const VarianceComponent& component : study->components) {
    const Interval& variance = component.interval;
    result.figures.push_back({component.slug + "_sd", component.label + ", standard deviation", component.deviation, "",
                              Interval{std::sqrt(variance.lower), std::sqrt(variance.upper), variance.level}});
  }
  result.tables.push_back(components_table(*study));
  result.variance = study->table;
  result.notes = study->notes;
  result.notes.push_back(
      "Intervals of the components: chi-squared for repeatability, modified large samples for the "
      "others (Burdick, Borror and Montgomery 2005).");
  return result;
}

Result<CalculationResult> crossed_gauge(const CalculationInputs& inputs) {
  return gauge(GaugeDesign::crossed, inputs);
}
Result<CalculationResult> nested_gauge(const CalculationInputs& inputs) {
  return gauge(GaugeDesign::nested, inputs);
}

constexpr std::array kWeightOptions{InputOption{"none", "Every disagreement counts alike"},
                                    InputOption{"linear", "By the steps between categories (linear)"},
                                    InputOption{"quadratic", "By the square of the steps (quadratic)"}};
constexpr std::array kAgreementInputs{
    CalculationInput{.slug = "ratings", .label = "Rating", .kind = words},
    CalculationInput{.slug = "items", .label = "What was rated", .kind = words},
    CalculationInput{.slug = "appraisers", .label = "Who rated", .kind = words},
    CalculationInput{.slug = "standards", .label = "True category", .kind = words, .need = optional},
    CalculationInput{.slug = "order", .label = "The categories in their order", .kind = words, .need = optional},
    CalculationInput{.slug = "weights",
                     .label = "How disagreement counts in Cohen's kappa",
                     .kind = choice,
                     .need = optional,
                     .options = kWeightOptions},
    kLevel};

CalculationTable kappa_table(std::string slug, std::string title, std::string heading) {
  return {.slug = std::move(slug),
          .title = std::move(title),
          .headings = {std::move(heading), "Kappa", "From", "To", "Standard error", "z", "p"}};
}

void add_row(CalculationTable& table, std::string name, const Kappa& kappa) {
  table.rows.push_back(
      {std::move(name),
       {kappa.estimate, kappa.interval.lower, kappa.interval.upper, kappa.standard_error, kappa.z, kappa.p_value}});
}

void add_named(CalculationResult& result, CalculationTable table, const std::vector<NamedKappa>& kappas) {
  for (const NamedKappa& named : kappas) add_row(table, named.name, named.kappa);
  if (!table.rows.empty()) result.tables.push_back(std::move(table));
}

void add_shares(CalculationResult& result, std::string slug, std::string title,
                const std::vector<AgreementShare>& shares) {
  if (shares.empty()) return;
  CalculationTable table{.slug = std::move(slug),
                         .title = std::move(title),
                         .headings = {"Appraiser", "Items agreed", "Items", "%", "From", "To"}};
  for (const AgreementShare& share : shares)
    table.rows.push_back({share.name,
                          {static_cast<double>(share.agreed), static_cast<double>(share.items), share.percent,
                           share.interval.lower, share.interval.upper}});
  result.tables.push_back(std::move(table));
}

Result<CalculationResult> agreement(const CalculationInputs& inputs) {
  const auto copied = [&](std::string_view slug) {
    const auto words = inputs.words(slug);
    return std::vector<std::string>(words.begin(), words.end());
  };
  const std::string_view chosen = inputs.choice("weights");
  const auto study = attribute_agreement({.ratings = copied("ratings"),
                                          .items = copied("items"),
                                          .appraisers = copied("appraisers"),
                                          .standards = copied("standards"),
                                          .order = copied("order"),
                                          .weights = chosen == "linear"      ? KappaWeights::linear
                                                     : chosen == "quadratic" ? KappaWeights::quadratic
                                                                             : KappaWeights::none,
                                          .level = inputs.number("level")});
  if (!study) return study.error();
  CalculationResult result{.method = "Shares with Clopper-Pearson intervals; Cohen's and Fleiss' kappa"};
  const auto add_share = [&](std::string slug, std::string label, const std::optional<AgreementShare>& share) {
    if (share) result.figures.push_back({std::move(slug), std::move(label), share->percent, "%", share->interval});
  };
  add_share("all_with_standard", "Items on which everybody always met the standard", study->all_with_standard);
  add_share("between", "Items on which all ratings agreed", study->between);
  if (study->between_kappas) {
    const Kappa& kappa = study->between_kappas->overall;
    result.figures.push_back(
        {"fleiss_kappa", "Fleiss' kappa between appraisers", kappa.estimate, "", defined(kappa.interval)});
  }
  add_shares(result, "within", "Each appraiser with themselves", study->within);
  add_shares(result, "with_standard", "Each appraiser with the standard", study->with_standard);
  add_named(result, kappa_table("within_kappas", "Fleiss' kappa of each appraiser's trials", "Appraiser"),
            study->within_kappas);
  add_named(result, kappa_table("pair_kappas", "Cohen's kappa of two appraisers", "Appraisers"), study->pair_kappas);
  add_named(result, kappa_table("standard_kappas", "Cohen's kappa with the standard", "Appraiser"),
            study->standard_kappas);
  if (study->between_kappas) {
    CalculationTable table = kappa_table("category_kappas", "Fleiss' kappa of each category", "Category");
    for (std::size_t i = 0; i < study->categories.size(); ++i)
      add_row(table, study->categories[i], study->between_kappas->categories[i]);
    result.tables.push_back(std::move(table));
  }
  // One appraiser without a standard: the trials are all there is.
  if (result.figures.empty())
    result.figures.push_back({"within", "Items on which all trials agreed", study->within.front().percent, "%",
                              study->within.front().interval});
  result.notes = study->notes;
  return result;
}

constexpr std::array kBiasInputs{CalculationInput{.slug = "references", .label = "Reference value", .kind = column},
                                 CalculationInput{.slug = "measured", .label = "Measurement", .kind = column},
                                 CalculationInput{.slug = "process_variation",
                                                  .label = "Process variation: six standard deviations of the process",
                                                  .kind = positive,
                                                  .need = optional},
                                 kLevel};

Result<CalculationResult> bias(const CalculationInputs& inputs) {
  const auto references = inputs.column("references");
  const auto measured = inputs.column("measured");
  const auto study = bias_study({.references = {references.begin(), references.end()},
                                 .measured = {measured.begin(), measured.end()},
                                 .process_variation = inputs.given("process_variation"),
                                 .level = inputs.number("level")});
  if (!study) return study.error();
  CalculationResult result{.method = "t tests of bias; least squares of bias on reference"};
  result.figures.push_back({"bias", "Average bias", study->average.bias, "", defined(study->average.interval)});
  result.figures.push_back({"bias_p", "p-value of an average bias of 0", study->average.p_value});
  if (inputs.given("process_variation"))
    result.figures.push_back({"bias_percent", "Bias, % of process variation", study->average.percent, "%"});
  if (!study->line.empty()) {
    const Coefficient& slope = study->line.back();
    result.figures.push_back({"slope", "Slope of bias on reference", slope.estimate, "", defined(slope.interval)});
    result.figures.push_back({"slope_p", "p-value of a slope of 0", slope.p_value});
    result.figures.push_back(
        {"intercept", "Intercept", study->line.front().estimate, "", defined(study->line.front().interval)});
    result.figures.push_back({"r_squared", "R squared", study->r_squared});
    result.figures.push_back({"residual_sd", "Standard deviation about the line", study->residual_deviation});
    result.figures.push_back({"linearity_percent", "Linearity, % of process variation", study->linearity_percent, "%"});
    if (inputs.given("process_variation")) result.figures.push_back({"linearity", "Linearity", study->linearity});
  }
  CalculationTable table{.slug = "references",
                         .title = "Bias at each reference",
                         .headings = {"Reference", "Measurements", "Bias", "From", "To", "Standard deviation", "t", "p",
                                      "Line", "Line from", "Line to"}};
  for (const Bias& at : study->references)
    table.rows.push_back({shortest(at.reference),
                          {static_cast<double>(at.count), at.bias, at.interval.lower, at.interval.upper, at.deviation,
                           at.t, at.p_value, at.fitted, at.fitted_interval.lower, at.fitted_interval.upper}});
  result.tables.push_back(std::move(table));
  result.notes = study->notes;
  return result;
}

constexpr std::string_view kGaugeGuidance =
    "AIAG's commonly used bands for the share of study variation or tolerance: below 10 % generally held to be "
    "acceptable; 10 % to 30 % may be acceptable, depending on use and cost; above 30 % to be improved. Five distinct "
    "categories or more are wished for.";

constexpr std::array kRows{
    CalculationRow{
        .slug = "gauge-crossed",
        .title = "Gauge R&R, crossed",
        .question = "How much of the variation comes from measuring, and from whom?",
        .what_for =
            "Three staff time the same ten recorded handovers three times each: is the stopwatch or the rule of "
            "when to stop it the problem?",
        .formula =
            "Two-way analysis of variance; repeatability MSE, interaction (MSI - MSE) / r, operator (MSO - MSI) / "
            "(p r), part (MSP - MSI) / (o r)",
        .source = "AIAG, Measurement Systems Analysis, 4th ed. 2010; intervals Burdick, Borror and Montgomery 2005",
        .guidance = kGaugeGuidance,
        .inputs = kGaugeInputs,
        .run = crossed_gauge},
    CalculationRow{
        .slug = "gauge-nested",
        .title = "Gauge R&R, nested",
        .question = "How much of the variation comes from measuring, where nobody can measure the same thing again?",
        .what_for = "Each blood glucose meter uses up its own drops of ten control samples: how much is the meter?",
        .formula = "Nested analysis of variance; repeatability MSE, part (MSP - MSE) / r, operator (MSO - MSP) / (p r)",
        .source = "Burdick, Borror and Montgomery 2005",
        .guidance = kGaugeGuidance,
        .inputs = kGaugeInputs,
        .run = nested_gauge},
    CalculationRow{
        .slug = "attribute-agreement",
        .title = "Attribute agreement",
        .question = "Do people who sort the same cases agree with themselves, each other and the truth?",
        .what_for =
            "Four auditors judge 30 call recordings as compliant or not, twice: would another auditor say the same?",
        .formula = "Share of items agreed; kappa = (observed - expected agreement) / (1 - expected agreement)",
        .source = "AIAG, Measurement Systems Analysis, 4th ed. 2010; Cohen 1960, 1968; Fleiss 1971; Gwet 2021",
        .guidance =
            "Commonly used bands for kappa: 0.9 or above very good; 0.7 to 0.9 may do, with clearer definitions; "
            "below 0.7 to be improved. Kappa is low where nearly all items belong to one category, whoever rates.",
        .inputs = kAgreementInputs,
        .run = agreement},
    CalculationRow{
        .slug = "bias-linearity",
        .title = "Bias and linearity",
        .question = "Does the device read off the truth, and by the same amount all along its range?",
        .what_for =
            "Weigh-scale readings of five test weights: do patient weights come out too low for heavy patients?",
        .formula =
            "Bias = measured - reference; t = bias / (s / √n); least squares of bias on reference; linearity % = "
            "100 × |slope|",
        .source = "AIAG, Measurement Systems Analysis, 4th ed. 2010",
        .guidance =
            "A line whose band holds a bias of 0 over the whole range shows no problem; AIAG reads the shares of "
            "process variation by the same 10 % and 30 %.",
        .inputs = kBiasInputs,
        .run = bias},
};

}  // namespace

std::span<const CalculationRow> measurement_catalogue() {
  return kRows;
}

const CalculationRow* find_measurement_row(std::string_view slug) {
  const auto found = std::ranges::find(kRows, slug, &CalculationRow::slug);
  return found == kRows.end() ? nullptr : &*found;
}

}  // namespace qi::stats
