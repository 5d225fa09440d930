/// Histograms and probability plots as small files that people review as a diff.

#include <gtest/gtest.h>

#include "support/capability_cases.h"
#include "support/golden_file.h"

namespace qi::chart {
namespace {

using support::compare_with_golden;

TEST(CapabilityGolden, HistogramOfTimesAgainstAStandardWide) {
  compare_with_golden("histogram-times-wide",
                      histogram_chart(support::response_histogram(60), Size::wide, Purpose::file));
}
TEST(CapabilityGolden, HistogramBetweenTwoLimitsCompact) {
  compare_with_golden("histogram-percent-compact",
                      histogram_chart(support::percent_histogram(60), Size::compact, Purpose::file));
}
TEST(CapabilityGolden, HistogramOnAPage) {
  compare_with_golden("histogram-percent-page", histogram_chart(support::percent_histogram(60), Size::wide));
}
TEST(CapabilityGolden, ProbabilityPlotOfAShapeThatFitsWide) {
  compare_with_golden("probability-plot-lognormal-wide",
                      probability_plot_chart(support::plot_of("lognormal", 60), Size::wide, Purpose::file));
}
TEST(CapabilityGolden, ProbabilityPlotOfAShapeThatDoesNotFitCompact) {
  compare_with_golden("probability-plot-normal-compact",
                      probability_plot_chart(support::plot_of("normal", 120), Size::compact, Purpose::file));
}

}  // namespace
}  // namespace qi::chart
