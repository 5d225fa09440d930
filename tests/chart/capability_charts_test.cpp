#include <gtest/gtest.h>

#include <regex>

#include "chart/level_headings.h"
#include "chart/part_count.h"
#include "chart/png.h"
#include "chart/value_ruler.h"
#include "support/capability_cases.h"
#include "support/svg_texts.h"

namespace qi::chart {
namespace {

using support::collisions;
using support::histogram_of;
using support::percent_histogram;
using support::plot_of;
using support::response_histogram;
using support::texts_of;

/// Histograms on which no words may collide.
std::vector<std::pair<std::string, HistogramDrawing>> hard_histograms() {
  std::vector<std::pair<std::string, HistogramDrawing>> cases;
  for (const std::size_t count : {2u, 12u, 60u, 400u}) {
    cases.emplace_back(std::to_string(count) + " times", response_histogram(count));
    cases.emplace_back(std::to_string(count) + " percentages", percent_histogram(count));
  }
  const ValueFormat percent{ValueStyle::percent, 1, ""};
  const std::vector<double> values = support::on_time_percent(60);
  cases.emplace_back("limits close together",
                     histogram_of("Calls", values, {.lower = 81.5, .upper = 82.5, .target = 82.1}, percent));
  cases.emplace_back("limits at one side", histogram_of("Calls", values, {.lower = 99, .upper = 99.9}, percent));
  cases.emplace_back("no limits", histogram_of("Calls", values, {}, percent));
  cases.emplace_back("all the same", histogram_of("Calls", std::vector<double>(20, 7.0), {.upper = 9}, percent));
  auto long_names = percent_histogram(60);
  long_names.lower_name = "Lower limit of the agreed national range for welfare calls";
  long_names.upper_name = "Upper limit of the agreed national range for welfare calls";
  long_names.target_name = "Target of the agreed national range for welfare calls";
  cases.emplace_back("long names", long_names);
  std::vector<double> huge;
  for (const double value : values) huge.push_back(value * 1e7);
  cases.emplace_back("huge", histogram_of("Calls", huge, {.upper = 9e8}, {ValueStyle::number, 0, "calls"}));
  return cases;
}

TEST(HistogramChart, NoWordsCollideOrLeaveThePicture) {
  for (const auto& [name, drawing] : hard_histograms())
    for (const Size size : {Size::wide, Size::compact}) {
      const auto texts = texts_of(support::chart_part(histogram_chart(drawing, size, Purpose::file)));
      const std::vector<std::string> found = collisions(texts);
      EXPECT_TRUE(found.empty()) << name << ": " << (found.empty() ? "" : found.front());
      const double width = size == Size::wide ? 1180 : 328;
      const double height = size == Size::wide ? 500 : 360;
      for (const auto& text : texts) {
        EXPECT_GE(text.box.left, 0) << name << ": " << text.words;
        EXPECT_LE(text.box.right, width + 0.5) << name << ": " << text.words;
        EXPECT_GE(text.box.top, 0) << name << ": " << text.words;
        EXPECT_LE(text.box.bottom, height) << name << ": " << text.words;
      }
    }
}

TEST(HistogramChart, WritesNoNumberThatIsNone) {
  for (const auto& [name, drawing] : hard_histograms())
    for (const Size size : {Size::wide, Size::compact})
      EXPECT_FALSE(std::regex_search(histogram_chart(drawing, size, Purpose::file), std::regex("\\b(nan|inf)\\b")))
          << name;
}

/// Heights of the bars of one colour, together.
double height_of_bars(const std::string& svg, const std::string& colour) {
  double sum = 0;
  const std::regex bar("<rect [^>]*height=\"([0-9.]+)\" fill=\"" + colour + "\"");
  for (std::sregex_iterator at(svg.begin(), svg.end(), bar), end; at != end; ++at) sum += std::stod((*at)[1]);
  return sum;
}

TEST(HistogramChart, DividesABarBetweenValuesWithinAndBeyondALimit) {
  // One bin from 0 to 10 with a limit at 4: 3 of 5 values lie above.
  HistogramDrawing drawing{.values = {1, 4, 5, 9, 10},
                           .histogram = *spc::histogram_of_width(std::vector<double>{1, 4, 5, 9, 10}, 10),
                           .format = {ValueStyle::number, 0, ""},
                           .name = "Minutes",
                           .specification = {.upper = 4}};
  const std::string svg = histogram_chart(drawing, Size::wide);
  const double within = height_of_bars(svg, "#8796a1");
  const double beyond = height_of_bars(svg, "#d4550a");
  EXPECT_NEAR(beyond / within, 1.5, 0.01);
}

TEST(HistogramChart, SaysTheWholeInItsAccessibleName) {
  const HistogramDrawing drawing = percent_histogram(60);
  const std::string label = histogram_alt_text(drawing);
  EXPECT_TRUE(label.starts_with("Histogram: Welfare calls made on time. 60 values from ")) << label;
  EXPECT_NE(label.find("Upper limit 88%: 4 of 60 above, 6.7%."), std::string::npos) << label;
  EXPECT_NE(label.find("Cpk "), std::string::npos) << label;
  EXPECT_NE(label.find(drawing.capability->stability().why()), std::string::npos) << label;
  const std::string svg = histogram_chart(drawing, Size::wide);
  EXPECT_NE(svg.find("aria-label=\"Histogram: Welfare calls"), std::string::npos);
}

TEST(HistogramChart, NeverShowsAnIndexWithoutItsVerdict) {
  const HistogramDrawing drawing = response_histogram(60);
  ASSERT_TRUE(drawing.percentile_capability);
  for (const Size size : {Size::wide, Size::compact}) {
    const std::string svg = histogram_chart(drawing, size, Purpose::file);
    const bool has_index = svg.find("Ppk by percentiles") != std::string::npos;
    // Lines are wrapped: the first words are enough to find the verdict.
    const bool has_verdict = svg.find(">The process is ") != std::string::npos;
    EXPECT_TRUE(has_index && has_verdict);
    EXPECT_EQ(svg.find("Cpk"), std::string::npos) << "the index for normal values stays out of a skewed picture";
  }
}

TEST(ProbabilityPlotChart, NoWordsCollideOrLeaveThePicture) {
  for (const std::string_view shape : {"normal", "lognormal", "weibull", "exponential", "gamma", "box-cox", "johnson"})
    for (const std::size_t count : {20u, 60u, 400u})
      for (const Size size : {Size::wide, Size::compact}) {
        const std::string svg = support::chart_part(probability_plot_chart(plot_of(shape, count), size, Purpose::file));
        const auto texts = texts_of(svg);
        const std::vector<std::string> found = collisions(texts);
        EXPECT_TRUE(found.empty()) << shape << " " << count << ": " << (found.empty() ? "" : found.front());
        for (const auto& text : texts) {
          EXPECT_GE(text.box.left, 0) << shape << ": " << text.words;
          EXPECT_LE(text.box.right, size == Size::wide ? 1180 : 328) << shape << ": " << text.words;
        }
        EXPECT_FALSE(std::regex_search(svg, std::regex("\\b(nan|inf)\\b"))) << shape << " " << count;
      }
}

TEST(ProbabilityPlotChart, IsStraightForAShapeOnItsOwnPaper) {
  for (const std::string_view shape : {"normal", "lognormal", "weibull", "exponential", "gamma"}) {
    const auto drawing = plot_of(shape, 60);
    const auto& row = stats::distribution_family(drawing.plot.fit.distribution.family);
    const auto across = [&](double value) {
      return row.paper == stats::PaperAxis::logarithm ? std::log(value) : value;
    };
    const auto& line = drawing.plot.line;
    const double slope =
        (across(line.back().value) - across(line.front().value)) / (line.back().score - line.front().score);
    for (const spc::PlotLinePoint& at : line)
      EXPECT_NEAR(across(at.value), across(line.front().value) + slope * (at.score - line.front().score),
                  1e-9 * std::abs(across(at.value)))
          << shape;
  }
}

TEST(ProbabilityPlotChart, MarksValuesOutsideTheBandAndSaysHowMany) {
  const auto drawing = plot_of("normal", 400);
  ASSERT_GT(drawing.plot.outside_band, 10u);
  const std::string svg = probability_plot_chart(drawing, Size::wide, Purpose::file);
  EXPECT_NE(svg.find("Value outside the band"), std::string::npos);
  EXPECT_NE(svg.find(std::to_string(drawing.plot.outside_band) + " of 400"), std::string::npos);
  const std::string label = probability_plot_alt_text(drawing);
  EXPECT_TRUE(label.starts_with("Probability plot, Normal: Category 2 response, Chertsey. 400 values from ")) << label;
  EXPECT_NE(label.find("the values speak against this shape"), std::string::npos) << label;
}

TEST(ProbabilityPlotChart, HasATipForEveryValueOnAPageAndOfManyForThoseOutsideTheBand) {
  const auto few = plot_of("normal", 60);
  const std::string page = probability_plot_chart(few, Size::compact, Purpose::page);
  EXPECT_EQ(count_of(page, "data-i="), 60u);
  EXPECT_NE(page.find("% of values lie at or below<"), std::string::npos);
  EXPECT_EQ(probability_plot_chart(few, Size::compact, Purpose::file).find("qt-hits"), std::string::npos);
  const auto many = plot_of("normal", 400);
  EXPECT_EQ(count_of(probability_plot_chart(many, Size::wide, Purpose::page), "data-i="), many.plot.outside_band);
}

TEST(CapabilityCharts, StandAloneAsPictures) {
  EXPECT_EQ(png_of(histogram_chart(percent_histogram(60), Size::compact, Purpose::file)).substr(1, 3), "PNG");
  EXPECT_EQ(png_of(probability_plot_chart(plot_of("gamma", 60), Size::wide, Purpose::file)).substr(1, 3), "PNG");
}

TEST(ValueRuler, HasTicksThatDoNotTouchOnEitherScale) {
  const Box plot{40, 0, 320, 300};
  for (const RulerScale scale : {RulerScale::value, RulerScale::logarithm})
    for (const double high : {2.0, 30.0, 5e4}) {
      const std::vector<double> shown{1, high};
      const ValueRuler ruler(shown, plot, {ValueStyle::number, 0, ""}, scale, 13);
      ASSERT_GE(ruler.ticks().size(), 2u) << high;
      for (std::size_t i = 1; i < ruler.ticks().size(); ++i)
        EXPECT_GT(ruler.x(ruler.ticks()[i].value) - ruler.x(ruler.ticks()[i - 1].value), 12) << high;
    }
}

TEST(ValueRuler, MovesALongLabelInsideRatherThanLeaveItsTickWithout) {
  // Found by looking: a narrow picture up to 41,000,000 kept one label, 20,000,000.
  const Box plot{40, 0, 316, 300};
  const ValueRuler ruler(std::vector<double>{4e6, 41e6}, plot, {ValueStyle::number, 0, ""}, RulerScale::value, 13);
  ASSERT_GE(ruler.ticks().size(), 2u);
  EXPECT_EQ(ruler.ticks().back().label, "40,000,000");
  EXPECT_LE(ruler.label_middle(ruler.ticks().back(), 13), ruler.x(40e6));
}

TEST(ValueRuler, HoldsValuesThatAreAllTheSameOrNone) {
  const Box plot{40, 0, 320, 300};
  for (const std::vector<double>& shown : {std::vector<double>{}, {7, 7}, {0, 0}, {-3}})
    for (const RulerScale scale : {RulerScale::value, RulerScale::logarithm}) {
      const ValueRuler ruler(shown, plot, {ValueStyle::number, 0, ""}, scale, 13);
      EXPECT_LT(ruler.low(), ruler.high());
    }
}

}  // namespace
}  // namespace qi::chart
