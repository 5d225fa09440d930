#pragma once
/// One row for each chart the engine draws: its words, its source, what it takes and how its limits are made. Menus,
/// help, API and the engine read these.

#include <limits>
#include <optional>
#include <span>
#include <string_view>

#include "spc/rule_id.h"
#include "spc/series.h"

namespace qi::spc {

struct Baseline;
struct Limits;
struct Point;
/// The limits that a chart makes of a baseline: see limits/. Where limits go by the denominator: those of one of 1.
using MakeLimits = Limits(const Baseline& baseline, const Profile& profile);

/// What a chart takes.
enum class Takes {
  values,           ///< any numbers
  counts,           ///< 0 or more each
  shares,           ///< counts, each out of a denominator that is as large at least
  rates,            ///< counts, each for a denominator
  averaged_values,  ///< sums of any sign, each over a denominator
  subgroups,        ///< Request::subgroups, and no values
  values_or_subgroups,
};
std::string_view slug(Takes takes);  ///< "averaged_values": stable, in JSON
constexpr bool has_denominators(Takes takes) {
  return takes == Takes::shares || takes == Takes::rates || takes == Takes::averaged_values;
}

/// What a request may give instead of letting the values make the limits.
enum class Known {
  nothing,
  centre,            ///< sigma follows from it
  centre_and_sigma,  ///< both are needed
  sigma,             ///< the centre follows from it
};

struct ChartRow {
  ChartKind kind;
  std::string_view slug;       ///< "i": stable, in URLs and JSON
  std::string_view title;      ///< "XmR chart"
  std::string_view short_use;  ///< "a share of cases", for menus
  std::string_view what_for;   ///< one sentence
  std::string_view formula;    ///< in words and symbols, one line
  std::string_view source;
  Takes takes = Takes::values;
  std::string_view centre = "Mean";  ///< what its centre line is called, unless the profile chooses: see centre_name
  MakeLimits* limits = nullptr;
  RuleSet rules;             ///< those that make sense on it, of which a profile uses some
  bool has_verdict = false;  ///< whether a target may be judged against its limits
  /// What its values can be at least and at most.
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  bool plots_counts = false;  ///< of a chart with denominators: the counts themselves, not divided
  bool is_of_events = false;  ///< a point is what lies between one rare event and the next, not a period
  /// From limits for a denominator of 1 to those of a value; nullptr: the same for every value.
  Limits (*at)(const Limits& of_one, double denominator, const Profile& profile) = nullptr;
  /// The scale on which limits and rules are worked out; nullptr: that of the values.
  double (*onto_scale)(double value) = nullptr;
  double (*from_scale)(double level) = nullptr;
  Known known = Known::nothing;  ///< limits that may be given
  /// How many times as far apart as chance has them the values lie that made the limits; nullptr: not asked.
  double (*sigma_z)(const Limits& of_one) = nullptr;
  /// Replaces the values of a phase by what is plotted, from the first on, and gives every place its limits; nullptr:
  /// values are plotted as they are. `sizes` are those of subgroups, one per place, or empty.
  void (*walk)(const Limits& of_one, std::span<const double> sizes, const Profile& profile, std::span<Point> places,
               std::span<Limits> limits) = nullptr;
};

/// Whether values are divided, so that they can be written for a hundred or a thousand.
constexpr bool divides(const ChartRow& chart) {
  return has_denominators(chart.takes) && !chart.plots_counts;
}

constexpr bool takes_subgroups(Takes takes) {
  return takes == Takes::subgroups || takes == Takes::values_or_subgroups;
}

std::span<const ChartRow> chart_catalogue();
const ChartRow& chart_row(ChartKind kind);
/// Whether the chart's points come with events, so that they come at unequal times: see ChartRow::is_of_events.
bool is_of_events(ChartKind chart);
/// What the centre line of a chart is called where it is drawn: "Mean", "Median", or "Centre" where it is neither.
std::string_view centre_name(ChartKind chart, const Profile& profile);
std::optional<ChartKind> find_chart(std::string_view slug);

}  // namespace qi::spc
