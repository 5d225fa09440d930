#pragma once
/// Everything a drawing of an SPC chart shows, as values: the analysis, and how its points are named and written.
/// Nothing is computed from the data here; limits, marks and words come from spc.

#include <optional>
#include <string>
#include <vector>

#include "spc/analyse.h"
#include "spc/sentence.h"

namespace qi::chart {

/// A box in the lane under the axis: a test of change or an event.
struct Annotation {
  std::size_t index = 0;    ///< the first point on or after its date
  std::string code;         ///< "P1", two or three characters
  std::string label;        ///< short; wrapped on two lines; dropped where it would collide
  std::string description;  ///< for the accessible name: "P1 Prompt card. Test of change, February 2023"
  std::string href;         ///< in-page link such as "#event-3"; empty: none
};

struct PhaseHeading {
  std::string title;       ///< "Baseline, January 2022 to November 2023"
  std::string brief = {};  ///< where there is little room: "Baseline"; "" the title alone
};

struct SpcDrawing {
  spc::Reading reading;
  spc::Wording wording;
  std::size_t last_points = 0;       ///< only the last so many are drawn, out of the whole analysis; 0: all
  std::optional<spc::Pattern> told;  ///< the stretch that always gets its bracket; nullopt: spc::told_stretch
  std::string name;                  ///< of the measure, for the accessible label
  std::vector<PhaseHeading> phases;  ///< one per phase of the analysis
  std::vector<Annotation> annotations;
  std::optional<double> natural_lower;  ///< drawn limits are clipped here; flags are not
  std::optional<double> natural_upper;
  std::string target_name = "Target";
  std::string rule_link_base;  ///< "#rule-": special points link to rule_link_base + rule slug; empty: no links
};

enum class Size {
  wide,     ///< 1180 x 500, all points that are drawn
  compact,  ///< 328 x 360, at most the last 24 points
};
enum class Purpose {
  page,   ///< with links, tips and hit areas; classes beside attributes
  file,   ///< stands alone: white ground, title, every style an attribute, no links
  paper,  ///< as file, but title and verdict stand beside it: the key alone goes with it
};

/// The chart as one <svg> element. Any number of points from 0.
std::string spc_chart(const SpcDrawing& drawing, Size size, Purpose purpose = Purpose::page);
/// Moving ranges on the same x scale, 1180 x 210 or 328 x 170.
std::string moving_range_chart(const SpcDrawing& drawing, Size size, Purpose purpose = Purpose::page);
/// "SPC chart: C2 mean, December 2017 to March 2025. Mean rose from 18:52 to 28:09 … Latest value 27:47."
std::string alt_text(const SpcDrawing& drawing);
/// What a key calls the target's line: "15-minute standard 15:00", of the last one from point `first` on; "" where none
/// is drawn.
std::string target_in_key(const SpcDrawing& drawing, std::size_t first = 0);
/// A small picture without axes: 200 x 56 by default. Always beside the value in words.
std::string sparkline(const spc::Reading& reading, std::optional<double> natural_lower,
                      std::optional<double> natural_upper, int width = 200, int height = 56,
                      std::size_t last_points = 24);

}  // namespace qi::chart
