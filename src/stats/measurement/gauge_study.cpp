#include "stats/measurement/gauge_study.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "base/assert.h"
#include "base/number.h"
#include "stats/distributions.h"
#include "stats/measurement/mean_square_interval.h"
#include "stats/measurement/name_order.h"
#include "stats/number_range.h"

namespace qi::stats {
namespace {

/// The measurements, sorted into operators and parts.
struct Layout {
  std::vector<std::string> parts;
  std::vector<std::string> operators;
  std::vector<GaugeCell> cells;
  std::size_t parts_each = 0;  // parts of each operator
  std::size_t trials = 0;
};

std::optional<Error> refusal_of(const GaugeRequest& request) {
  if (request.values.size() != request.parts.size() || request.values.size() != request.operators.size())
    return Error::invalid("Give a part and an operator for every measurement.");
  if (!std::ranges::all_of(request.values, [](double value) { return std::isfinite(value); }))
    return Error::invalid("Every measurement must be a finite number; a study with gaps is not balanced.");
  double largest = 0;
  for (const double value : request.values) largest = std::max(largest, std::abs(value));
  if (!can_be_squared(largest))
    return Error::invalid("Give the measurements in another unit; they are too large or too small to work with.");
  if (!is_usable_share(request.level)) return Error::invalid("Give a confidence level between 0 and 1, such as 0.95.");
  if (request.tolerance && !(*request.tolerance > 0 && std::isfinite(*request.tolerance)))
    return Error::invalid("Give a tolerance above 0: the upper less the lower specification limit.");
  if (request.process_sigma && !(*request.process_sigma > 0 && std::isfinite(*request.process_sigma)))
    return Error::invalid("Give a process standard deviation above 0.");
  return std::nullopt;
}

/// Numbers nested parts operator by operator. Cells already stand so: by operator, then by first appearance.
void number_by_operator(Layout& layout) {
  std::vector<std::string> parts;
  for (GaugeCell& cell : layout.cells) {
    parts.push_back(layout.parts[cell.part]);
    cell.part = parts.size() - 1;
  }
  layout.parts = std::move(parts);
}

Result<Layout> layout_of(const GaugeRequest& request) {
  Layout layout;
  std::map<std::pair<std::size_t, std::size_t>, GaugeCell> cells;
  NameOrder operators;
  NameOrder parts;  // nested: a part's name is its own within its operator only
  for (std::size_t i = 0; i < request.values.size(); ++i) {
    const std::size_t who = operators.number_of(request.operators[i]);
    const bool own = request.design == GaugeDesign::nested;
    const std::size_t what = parts.number_of(own ? std::to_string(who) + "/" + request.parts[i] : request.parts[i]);
    if (what == layout.parts.size()) layout.parts.push_back(request.parts[i]);
    GaugeCell& cell = cells[{who, what}];
    cell.part = what;
    cell.operator_at = who;
    cell.values.push_back(request.values[i]);
  }
  layout.operators = operators.names();
  if (layout.operators.size() < 2) return Error::invalid("A gauge study needs at least two operators.");
  if (layout.parts.size() < 2) return Error::invalid("A gauge study needs at least two parts.");
  layout.trials = cells.begin()->second.values.size();
  std::vector<std::size_t> parts_of(layout.operators.size());
  for (auto& [place, cell] : cells) {
    ++parts_of[cell.operator_at];
    layout.trials = std::max(layout.trials, cell.values.size());
    cell.mean = mean(cell.values);
  }
  if (layout.trials < 2)
    return Error::invalid("Let each operator measure each part at least twice: once shows no repeatability.");
  layout.parts_each = *std::ranges::max_element(parts_of);
  if (request.design == GaugeDesign::crossed) layout.parts_each = layout.parts.size();
  for (const auto& [place, cell] : cells)
    if (cell.values.size() != layout.trials)
      return Error::invalid(
          "Every operator must measure every part equally often: " + layout.operators[cell.operator_at] + " measured " +
          layout.parts[cell.part] + " " + std::to_string(cell.values.size()) + " and not " +
          std::to_string(layout.trials) + " times.");
  for (std::size_t who = 0; who < parts_of.size(); ++who)
    if (parts_of[who] != layout.parts_each)
      return Error::invalid("Every operator must measure equally many parts: " + layout.operators[who] + " measured " +
                            std::to_string(parts_of[who]) + " and not " + std::to_string(layout.parts_each) + ".");
  if (layout.parts_each < 2) return Error::invalid("Let each operator measure at least two parts.");
  for (auto& [place, cell] : cells) layout.cells.push_back(std::move(cell));
  if (request.design == GaugeDesign::nested) number_by_operator(layout);
  return layout;
}

constexpr const char* kRepeatability = "Repeatability";

/// A sum of squares with its degrees of freedom.
struct Squares {
  double sum = 0;
  double degrees = 1;
  double mean_square() const { return sum / degrees; }
  MeanSquareTerm term(double coefficient) const { return {coefficient, mean_square(), degrees}; }
};

/// A sum of squares that rounding alone can make of equal values is 0: a mean is off by a few units in the last place.
double without_rounding(double sum_of_squares, std::span<const double> values) {
  constexpr double kUnitsOff = 8;
  double largest = 0;
  for (const double value : values) largest = std::max(largest, std::abs(value));
  const double off = kUnitsOff * std::numeric_limits<double>::epsilon() * largest;
  return sum_of_squares <= static_cast<double>(values.size()) * off * off ? 0 : sum_of_squares;
}

double squares_about(std::span<const double> values, double centre) {
  std::vector<double> squares;
  squares.reserve(values.size());
  for (const double value : values) squares.push_back((value - centre) * (value - centre));
  return compensated_sum(squares);
}

/// Means of the cell means by part or operator; balanced, so they are the means of their measurements.
std::vector<double> means_by(std::span<const GaugeCell> cells, std::size_t groups, std::size_t GaugeCell::*group) {
  std::vector<std::vector<double>> means(groups);
  for (const GaugeCell& cell : cells) means[cell.*group].push_back(cell.mean);
  std::vector<double> result;
  for (const std::vector<double>& each : means) result.push_back(mean(each));
  return result;
}

VarianceRow line_of(std::string source, const Squares& squares) {
  return {.source = std::move(source),
          .degrees = squares.degrees,
          .sum_of_squares = squares.sum,
          .mean_square = squares.mean_square()};
}

/// The line with its F against `error`. Nothing against nothing stays undefined.
VarianceRow tested(std::string source, const Squares& squares, const Squares& error) {
  VarianceRow row = line_of(std::move(source), squares);
  if (error.mean_square() > 0) {
    row.f = squares.mean_square() / error.mean_square();
    // 1 - cdf loses the far tail; the F distribution turned round does not.
    row.p_value = row.f > 0 ? f_cdf(1 / row.f, error.degrees, squares.degrees) : 1;
  } else if (squares.mean_square() > 0) {
    row.f = std::numeric_limits<double>::infinity();
    row.p_value = 0;
  }
  return row;
}

/// Neither the source nor its error varies. Lines of errors and of the total are never tested.
bool has_no_test(const VarianceRow& row) {
  return row.sum_of_squares == 0 && std::isnan(row.f) && row.source != kRepeatability;
}

VarianceRow total_line(const std::vector<VarianceRow>& rows) {
  VarianceRow total{.source = "Total", .degrees = 0, .sum_of_squares = 0};
  for (const VarianceRow& row : rows) {
    total.degrees += row.degrees;
    total.sum_of_squares += row.sum_of_squares;
  }
  return total;
}

/// The words of each component, in the order of GaugePart.
struct Words {
  GaugePart part;
  const char* slug;
  const char* label;
};
constexpr std::array kWords{
    Words{GaugePart::total_gauge, "total_gauge", "Total gauge R&R"},
    Words{GaugePart::repeatability, "repeatability", "Repeatability"},
    Words{GaugePart::reproducibility, "reproducibility", "Reproducibility"},
    Words{GaugePart::operators, "operator", "Operator"},
    Words{GaugePart::operator_by_part, "operator_by_part", "Operator by part"},
    Words{GaugePart::part_to_part, "part_to_part", "Part to part"},
    Words{GaugePart::total, "total", "Total"},
};

/// Which mean squares, times what, estimate a component.
struct Formula {
  GaugePart part;
  std::vector<MeanSquareTerm> terms;
};

/// Components from mean squares, with negative ones set to 0 and those made of others added up again from them.
void add_components(GaugeStudy& study, const GaugeRequest& request, const std::vector<Formula>& formulas) {
  std::map<GaugePart, double> variance;
  for (const Formula& formula : formulas) {
    const double estimate = combined_mean_squares(formula.terms);
    variance[formula.part] = std::max(0.0, estimate);
    const bool made_of_others = formula.part == GaugePart::total || formula.part == GaugePart::total_gauge ||
                                formula.part == GaugePart::reproducibility;
    if (estimate < 0 && !made_of_others)
      study.notes.push_back(std::string("The estimate of the component ") +
                            kWords[static_cast<std::size_t>(formula.part)].label +
                            " came out below 0 and is given as 0.");
  }
  const bool has_interaction = variance.contains(GaugePart::operator_by_part);
  variance[GaugePart::reproducibility] =
      variance[GaugePart::operators] + (has_interaction ? variance[GaugePart::operator_by_part] : 0);
  variance[GaugePart::total_gauge] = variance[GaugePart::repeatability] + variance[GaugePart::reproducibility];
  variance[GaugePart::total] = variance[GaugePart::total_gauge] + variance[GaugePart::part_to_part];
  const double total = variance[GaugePart::total];
  const auto percent = [](double part, double whole) { return whole > 0 ? 100 * part / whole : kUndefined; };
  for (const Words& words : kWords) {
    const auto formula = std::ranges::find(formulas, words.part, &Formula::part);
    if (formula == formulas.end()) continue;
    VarianceComponent component{.part = words.part, .slug = words.slug, .label = words.label};
    component.variance = variance[words.part];
    component.interval = mean_square_interval(formula->terms, request.level);
    component.deviation = std::sqrt(component.variance);
    component.study_variation = kStudySigmas * component.deviation;
    component.contribution = percent(component.variance, total);
    component.study_share = percent(component.deviation, std::sqrt(total));
    if (request.tolerance) component.tolerance_share = percent(component.study_variation, *request.tolerance);
    if (request.process_sigma) component.process_share = percent(component.deviation, *request.process_sigma);
    study.components.push_back(std::move(component));
  }
}

void analyse_crossed(GaugeStudy& study, const GaugeRequest& request, double sum_within) {
  const double p = static_cast<double>(study.parts.size());
  const double o = static_cast<double>(study.operators.size());
  const double r = static_cast<double>(study.trials);
  const std::vector<double> part_means = means_by(study.cells, study.parts.size(), &GaugeCell::part);
  const std::vector<double> operator_means = means_by(study.cells, study.operators.size(), &GaugeCell::operator_at);
  std::vector<double> left;
  for (const GaugeCell& cell : study.cells)
    left.push_back(cell.mean - part_means[cell.part] - operator_means[cell.operator_at] + study.grand_mean);

  const Squares part{without_rounding(o * r * squares_about(part_means, study.grand_mean), request.values), p - 1};
  const Squares who{without_rounding(p * r * squares_about(operator_means, study.grand_mean), request.values), o - 1};
  const Squares both{without_rounding(r * squares_about(left, 0), request.values), (p - 1) * (o - 1)};
  const Squares within{sum_within, p * o * (r - 1)};
  study.full_table = {tested("Part", part, both), tested("Operator", who, both),
                      tested("Operator by part", both, within), line_of(kRepeatability, within)};
  const double p_value = study.full_table[2].p_value;
  study.full_table.push_back(total_line(study.full_table));

  // No variation at all within and between: nothing is there to keep.
  if (p_value > kPoolInteractionAbove || std::isnan(p_value)) {
    study.interaction = GaugeInteraction::pooled;
    const Squares error{both.sum + within.sum, both.degrees + within.degrees};
    study.table = {tested("Part", part, error), tested("Operator", who, error), line_of(kRepeatability, error)};
    study.table.push_back(total_line(study.table));
    add_components(study, request,
                   {{GaugePart::total_gauge, {who.term(1 / (p * r)), error.term(1 - 1 / (p * r))}},
                    {GaugePart::repeatability, {error.term(1)}},
                    {GaugePart::reproducibility, {who.term(1 / (p * r)), error.term(-1 / (p * r))}},
                    {GaugePart::operators, {who.term(1 / (p * r)), error.term(-1 / (p * r))}},
                    {GaugePart::part_to_part, {part.term(1 / (o * r)), error.term(-1 / (o * r))}},
                    {GaugePart::total,
                     {part.term(1 / (o * r)), who.term(1 / (p * r)), error.term(1 - 1 / (o * r) - 1 / (p * r))}}});
    if (!std::isnan(p_value))
      study.notes.push_back("The interaction of operator and part has p = " + grouped(p_value, 3) +
                            ", above 0.25, so it is pooled with repeatability.");
    return;
  }
  study.interaction = GaugeInteraction::kept;
  study.table = study.full_table;
  add_components(
      study, request,
      {{GaugePart::total_gauge, {who.term(1 / (p * r)), both.term((p - 1) / (p * r)), within.term((r - 1) / r)}},
       {GaugePart::repeatability, {within.term(1)}},
       {GaugePart::reproducibility, {who.term(1 / (p * r)), both.term((p - 1) / (p * r)), within.term(-1 / r)}},
       {GaugePart::operators, {who.term(1 / (p * r)), both.term(-1 / (p * r))}},
       {GaugePart::operator_by_part, {both.term(1 / r), within.term(-1 / r)}},
       {GaugePart::part_to_part, {part.term(1 / (o * r)), both.term(-1 / (o * r))}},
       {GaugePart::total,
        {part.term(1 / (o * r)), who.term(1 / (p * r)), both.term((p * o - p - o) / (p * o * r)),
         within.term((r - 1) / r)}}});
}

void analyse_nested(GaugeStudy& study, const GaugeRequest& request, double sum_within, std::size_t parts_each) {
  const double p = static_cast<double>(parts_each);
  const double o = static_cast<double>(study.operators.size());
  const double r = static_cast<double>(study.trials);
  const std::vector<double> operator_means = means_by(study.cells, study.operators.size(), &GaugeCell::operator_at);
  std::vector<double> left;
  for (const GaugeCell& cell : study.cells) left.push_back(cell.mean - operator_means[cell.operator_at]);

  const Squares who{without_rounding(p * r * squares_about(operator_means, study.grand_mean), request.values), o - 1};
  const Squares part{without_rounding(r * squares_about(left, 0), request.values), o * (p - 1)};
  const Squares within{sum_within, o * p * (r - 1)};
  study.interaction = GaugeInteraction::none_in_design;
  study.full_table = {tested("Operator", who, part), tested("Part within operator", part, within),
                      line_of(kRepeatability, within)};
  study.full_table.push_back(total_line(study.full_table));
  study.table = study.full_table;
  add_components(study, request,
                 {{GaugePart::total_gauge, {who.term(1 / (p * r)), part.term(-1 / (p * r)), within.term(1)}},
                  {GaugePart::repeatability, {within.term(1)}},
                  {GaugePart::reproducibility, {who.term(1 / (p * r)), part.term(-1 / (p * r))}},
                  {GaugePart::operators, {who.term(1 / (p * r)), part.term(-1 / (p * r))}},
                  {GaugePart::part_to_part, {part.term(1 / r), within.term(-1 / r)}},
                  {GaugePart::total, {who.term(1 / (p * r)), part.term((p - 1) / (p * r)), within.term((r - 1) / r)}}});
  study.notes.push_back(
      "Each operator measured parts of their own: differences of parts between operators count as "
      "reproducibility, so give each operator parts that are as alike as can be.");
}

}  // namespace

const VarianceComponent& GaugeStudy::component(GaugePart part) const {
  const auto found = std::ranges::find(components, part, &VarianceComponent::part);
  QI_ASSERT(found != components.end());
  return *found;
}

Result<GaugeStudy> gauge_study(const GaugeRequest& request) {
  if (const auto refusal = refusal_of(request)) return *refusal;
  auto layout = layout_of(request);
  if (!layout) return layout.error();
  GaugeStudy study;
  study.design = request.design;
  study.parts = layout->parts;
  study.operators = layout->operators;
  study.trials = layout->trials;
  study.cells = layout->cells;
  study.grand_mean = mean(request.values);
  std::vector<double> within;
  for (const GaugeCell& cell : study.cells) within.push_back(squares_about(cell.values, cell.mean));
  const double sum_within = without_rounding(compensated_sum(within), request.values);
  if (request.design == GaugeDesign::crossed)
    analyse_crossed(study, request, sum_within);
  else
    analyse_nested(study, request, sum_within, layout->parts_each);

  const double gauge = study.component(GaugePart::total_gauge).deviation;
  if (gauge > 0)
    study.distinct_categories =
        std::floor(kCategoriesPerRatio * study.component(GaugePart::part_to_part).deviation / gauge);
  else
    study.notes.push_back(
        "The measurements show no variation from measuring, so the number of distinct categories has "
        "no bound: look whether the values were rounded or copied.");
  if (!(study.component(GaugePart::total).variance > 0))
    study.notes.push_back("Every measurement is the same, so shares of the variation are undefined.");
  else if (std::ranges::any_of(study.full_table, has_no_test))
    study.notes.push_back("F is undefined where neither a source of variation nor what it is held against varies.");
  return study;
}

}  // namespace qi::stats
