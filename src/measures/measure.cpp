#include "measures/measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "spc/chart_catalogue.h"

namespace qi::measures {
namespace {

constexpr std::array kCharts{spc::ChartKind::individuals,
                             spc::ChartKind::run,
                             spc::ChartKind::p,
                             spc::ChartKind::p_prime,
                             spc::ChartKind::u,
                             spc::ChartKind::u_prime,
                             spc::ChartKind::individuals_prime,
                             spc::ChartKind::c,
                             spc::ChartKind::g,
                             spc::ChartKind::t,
                             spc::ChartKind::individuals_median,
                             spc::ChartKind::individuals_median_range};

}  // namespace

std::string_view slug(MeasureKind kind) {
  return kind == MeasureKind::national ? "national" : "local";
}
std::optional<MeasureKind> parse_measure_kind(std::string_view text) {
  for (const MeasureKind kind : {MeasureKind::national, MeasureKind::local})
    if (slug(kind) == text) return kind;
  return std::nullopt;
}

std::string_view slug(spc::Direction better) {
  switch (better) {
    case spc::Direction::increase: return "increase";
    case spc::Direction::decrease: return "decrease";
    case spc::Direction::neutral: return "neutral";
  }
  return "";
}
std::optional<spc::Direction> parse_direction(std::string_view text) {
  for (const auto better : {spc::Direction::increase, spc::Direction::decrease, spc::Direction::neutral})
    if (slug(better) == text) return better;
  return std::nullopt;
}
std::string_view title(spc::Direction better) {
  switch (better) {
    case spc::Direction::increase: return "Higher is better";
    case spc::Direction::decrease: return "Lower is better";
    case spc::Direction::neutral: return "Neither way is better";
  }
  return "";
}

std::span<const spc::ChartKind> charts_of_measures() {
  return kCharts;
}

Done check(const Definition& definition) {
  constexpr int kMostDecimals = 6;
  std::vector<FieldError> errors;
  if (trimmed(definition.name).empty()) errors.push_back({"name", "Enter the name of the measure."});
  if (trimmed(definition.short_name).empty())
    errors.push_back({"short_name", "Enter a short name, like C2 mean, for tables and charts."});
  if (definition.natural_lower && definition.natural_upper && !(*definition.natural_lower < *definition.natural_upper))
    errors.push_back({"natural_lower", "The lowest possible value must be below the highest possible value."});
  if (trimmed(definition.numerator).empty() != trimmed(definition.denominator).empty())
    errors.push_back({"denominator", "Describe both the numerator and the denominator, or leave both empty."});
  if (!(definition.factor > 0) || !std::isfinite(definition.factor))
    errors.push_back({"factor", "Enter a factor above 0, like 100 for percent."});
  if (definition.format.decimals < 0 || definition.format.decimals > kMostDecimals)
    errors.push_back({"decimals", "Choose 0 to 6 decimals."});
  const spc::ChartRow& chart = spc::chart_row(definition.chart);
  if (std::ranges::find(kCharts, definition.chart) == kCharts.end())
    errors.push_back(
        {"chart", fmt::format("A {} does not show the figure itself. Choose another chart.", chart.title)});
  else if (chart.takes == spc::Takes::counts && definition.format.style == ValueStyle::percent)
    errors.push_back({"chart", fmt::format("A {} counts whole things or days, and this measure is a percentage. Choose "
                                           "another chart.",
                                           chart.title)});
  else if (spc::has_denominators(chart.takes) && trimmed(definition.denominator).empty())
    errors.push_back({"chart", fmt::format("A {} needs to know what is counted and out of what. Describe the numerator "
                                           "and the denominator, or choose another chart.",
                                           chart.title)});
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));
  return {};
}

}  // namespace qi::measures
