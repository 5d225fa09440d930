#include "analysis/calculations/calculation_picture.h"

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "base/text.h"
#include "chart/chance_curve.h"
#include "chart/gauge_panel.h"

namespace qi::analysis {
namespace {

using stats::CalculationCurve;

/// What a curve's chance is a chance of.
struct CurveRow {
  std::string_view slug;
  std::string_view chance;
};
constexpr std::array kCurves{
    CurveRow{"power_by_size", "Power"},
    CurveRow{"operating_characteristic", "Chance of acceptance"},
};
/// Studies that have a panel.
struct GaugeRow {
  std::string_view slug;
  stats::GaugeDesign design;
};
constexpr std::array kGauges{
    GaugeRow{"gauge-crossed", stats::GaugeDesign::crossed},
    GaugeRow{"gauge-nested", stats::GaugeDesign::nested},
};

CalculationPicture picture_of(const CalculationCurve& curve) {
  const auto row = std::ranges::find(kCurves, curve.slug, &CurveRow::slug);
  QI_ASSERT(row != kCurves.end());  // a test draws every calculation
  const chart::ChanceDrawing drawing{.curve = curve, .chance_label = std::string(row->chance)};
  return {.title = curve.title,
          .detail = drawing.chance_label + " by " + uncapitalised(curve.across_label) + ".",
          .draw = [drawing](chart::Size size, chart::Purpose purpose) {
            return chart::chance_curve(drawing, size, purpose);
          }};
}

/// As many as the most exact measurement has, so that an axis is written as the measurements are.
int decimals_of(std::span<const double> values) {
  constexpr std::size_t kMostDecimals = 3;
  std::size_t most = 0;
  for (const double value : values) {
    const std::string text = shortest(value);
    if (const auto point = text.find('.'); point != std::string::npos && text.find('e') == std::string::npos)
      most = std::max(most, text.size() - point - 1);
  }
  return static_cast<int>(std::min(most, kMostDecimals));
}

/// A heading for use inside a sentence; capitals of an abbreviation stay.
std::string inside_a_sentence(const std::string& heading) {
  const bool abbreviation = heading.size() > 1 && heading[1] >= 'A' && heading[1] <= 'Z';
  return abbreviation ? heading : uncapitalised(heading);
}

CalculationPicture panel_of(const GaugeRow& gauge, const stats::CalculationRow& row,
                            const stats::CalculationRequest& request,
                            const std::vector<std::pair<std::string, std::string>>& headings) {
  const stats::CalculationInputs inputs(row.inputs, request);
  const auto values = inputs.column("values");
  const auto parts = inputs.words("parts");
  const auto operators = inputs.words("operators");
  auto study = stats::gauge_study({.values = {values.begin(), values.end()},
                                   .parts = {parts.begin(), parts.end()},
                                   .operators = {operators.begin(), operators.end()},
                                   .design = gauge.design,
                                   .tolerance = inputs.given("tolerance"),
                                   .process_sigma = inputs.given("process_sd"),
                                   .level = inputs.number("level")});
  QI_ASSERT(static_cast<bool>(study));  // it has just been run for the result
  const auto called = [&](std::string_view input, const std::string& usual) {
    const auto found =
        std::ranges::find(headings, input, [](const auto& each) { return std::string_view(each.first); });
    return found == headings.end() ? usual : found->second;
  };
  chart::GaugeDrawing drawing{.study = *std::move(study),
                              .name = called("values", "Measurement"),
                              .format = {.style = ValueStyle::number, .decimals = decimals_of(values), .unit = {}},
                              .part_name = inside_a_sentence(called("parts", "part")),
                              .operator_name = inside_a_sentence(called("operators", "operator"))};
  return {.title = drawing.name,
          .detail = "Components of variation, and every measurement by " + drawing.part_name + " and by " +
                    drawing.operator_name + ".",
          .draw = [drawing = std::move(drawing)](chart::Size size, chart::Purpose purpose) {
            return chart::gauge_panel(drawing, size, purpose);
          }};
}

}  // namespace

std::vector<CalculationPicture> calculation_pictures(const stats::CalculationRow& row,
                                                     const stats::CalculationRequest& request,
                                                     const stats::CalculationResult& result,
                                                     const std::vector<std::pair<std::string, std::string>>& headings) {
  std::vector<CalculationPicture> pictures;
  for (const CalculationCurve& curve : result.curves)
    if (curve.places.size() >= 2) pictures.push_back(picture_of(curve));
  const auto gauge = std::ranges::find(kGauges, row.slug, &GaugeRow::slug);
  if (gauge != kGauges.end()) pictures.push_back(panel_of(*gauge, row, request, headings));
  return pictures;
}

}  // namespace qi::analysis
