#pragma once
/// A histogram with its specification: bars, a fitted curve, limits and target, and the share beyond each limit.
/// Bins, fits and indices come from spc and stats: nothing is computed from the data here but which values of a bar lie
/// beyond a limit.

#include <optional>
#include <string>
#include <vector>

#include "chart/spc_drawing.h"
#include "spc/capability.h"
#include "spc/histogram.h"
#include "spc/percentile_capability.h"
#include "stats/fits/distribution_family.h"

namespace qi::chart {

/// Everything a drawing of a histogram shows.
struct HistogramDrawing {
  std::vector<double> values;  ///< those in the bins, finite; at least one
  spc::Histogram histogram;
  ValueFormat format;
  std::string name;                  ///< of the measure
  spc::Specification specification;  ///< may be empty: then no lines are drawn
  std::string lower_name = "Lower limit";
  std::string upper_name = "Upper limit";
  std::string target_name = "Target";
  std::optional<stats::FittedDistribution> curve;
  /// Of the same values: indices are written in the margin and in the label, always with their stability verdict. Where
  /// both are given, the indices are those by percentiles and only the sigmas are the other's.
  std::optional<spc::Capability> capability;
  std::optional<spc::PercentileCapability> percentile_capability;
  std::vector<std::string> notes;  ///< further sentences for margin and sheet, such as why a shape was taken
};

/// 1180 x 500 or 328 x 360, one <svg> element. Bars beyond a limit have the colour of concern and, in a bar that a
/// limit divides, stand on those within; on a page its label says the same in words.
std::string histogram_chart(const HistogramDrawing& drawing, Size size, Purpose purpose = Purpose::page);

/// "Histogram: Category 2. 60 values from 6:12 to 17:40, mean 11:10. Upper limit 15:00: 5 of 60 values (8.3%) above. …"
std::string histogram_alt_text(const HistogramDrawing& drawing);

}  // namespace qi::chart
