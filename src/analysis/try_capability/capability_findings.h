#pragma once
/// Everything that page, downloads and API say about how well a process meets what is asked: stability, indices by the
/// shape that was taken, share and centile, bins and plot. Nothing is computed here: spc computes, this asks it in
/// order.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "spc/capability.h"
#include "spc/histogram.h"
#include "spc/percentile_capability.h"
#include "spc/probability_plot.h"

namespace qi::analysis {

struct CapabilityQuestion {
  std::vector<double> values;                  ///< in time order, not-a-number is missing; empty where in subgroups
  std::vector<std::vector<double>> subgroups;  ///< none empty; empty where single values
  spc::Specification specification;
  double level = 0.95;
  std::string shape;     ///< "": chosen; slug of stats/fits, "johnson", or spc::kOwnPercentiles
  double centile = 0.9;  ///< the one that is told, above 0 and below 1
  ValueFormat format;
};

/// Values held against one limit, without a shape: the upper one, or the lower where it is the only one.
struct StandardMet {
  double standard = 0;
  spc::Meets meets = spc::Meets::at_most;
  spc::ShareWithin share;
  spc::Centile centile;
};

struct CapabilityFindings {
  std::vector<double> values;  ///< those used, in order
  spc::Stability stability;    ///< to be shown beside every index
  spc::Verdict verdict;
  StandardMet met;
  spc::PercentOutside observed;
  std::optional<spc::Capability> normal;                    ///< where the normal shape was taken
  std::optional<spc::PercentileCapability> by_percentiles;  ///< where another one was, or none goes and values are many
  stats::DistributionChoice shapes;
  spc::Histogram histogram;
  std::optional<spc::ProbabilityPlot> plot;  ///< of the shape taken; of the normal where none was
  std::vector<std::string> notes;
};

/// One of `normal` and `by_percentiles` is there, or neither: where no shape goes with the values and they are too few
/// for percentiles of their own; or where the shape that was asked for has no index. The share within the limits is
/// told even then.
/// refuses  what spc refuses of values, limits, level, centile and shape; another shape than normal for subgroups;
/// figures
///          beyond 10^15, or nearer to 0 than 10^-15 without being 0.
Result<CapabilityFindings> capability_findings(const CapabilityQuestion& question);

/// Of the shape that was taken; nullopt: none was.
std::optional<stats::FittedDistribution> fitted_curve(const CapabilityFindings& found);

/// A shape that can be asked for: slug and title, in the order of menus.
struct ShapeChoice {
  std::string_view slug;
  std::string_view title;
};
std::span<const ShapeChoice> capability_shapes();

}  // namespace qi::analysis
