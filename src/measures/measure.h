#pragma once
/// What is measured and how its figures are read: definition, unit, direction, source. National and local alike.
/// It holds no figures (measure_series.h) and no choices about a chart (chart_choices.h).

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/id.h"
#include "base/number.h"
#include "base/period.h"
#include "base/result.h"
#include "shell/visitor.h"
#include "spc/series.h"

namespace qi::measures {

struct MeasureTag;
using MeasureId = Id<MeasureTag>;

enum class MeasureKind { national, local };
std::string_view slug(MeasureKind kind);
std::optional<MeasureKind> parse_measure_kind(std::string_view slug);

/// "increase", "decrease", "neutral"; stored, sent and used in forms.
std::string_view slug(spc::Direction better);
std::optional<spc::Direction> parse_direction(std::string_view slug);
/// "Higher is better", "Lower is better", "Neither way is better".
std::string_view title(spc::Direction better);

/// The charts that a measure can be read by, in the order of the form: those that plot the figure itself.
std::span<const spc::ChartKind> charts_of_measures();

/// The words and choices of a definition: what a form edits and a catalogue row gives.
struct Definition {
  std::string name;        ///< "Category 2 mean response time"; never empty
  std::string short_name;  ///< "C2 mean"; never empty
  std::string description;
  std::string area;  ///< heading on the wall: "Response times"
  ValueFormat format;
  std::optional<double> natural_lower;  ///< in the unit of the values; drawn limits stop here
  std::optional<double> natural_upper;
  spc::Direction better = spc::Direction::neutral;
  Frequency frequency = Frequency::month;
  std::string numerator;                               ///< in words; empty: values stand alone
  std::string denominator;                             ///< in words; empty: values stand alone
  double factor = 1;                                   ///< value = numerator / denominator * factor; 100 for percent
  spc::ChartKind chart = spc::ChartKind::individuals;  ///< how its series are read once there are enough points
  std::string source;
  std::string source_url;
  std::string owner;
  std::string quality_notes;
};

/// refuses  an empty name or short name; a lower bound that is not below the upper one; a numerator without denominator
///          or the other way round; a factor that is not above 0; decimals outside 0 to 6; a chart that plots something
///          else than the figure, or that needs counts where there is no numerator. Field names are the members'.
Done check(const Definition& definition);

struct Measure {
  MeasureId id;
  Definition definition;
  MeasureKind kind = MeasureKind::local;
  std::optional<std::string> national_code;  ///< row of the catalogue of national indicators: "c2-mean"
  bool is_synthetic = false;                 ///< made-up figures; pages say so wherever they show
  Instant created_at{};
  std::optional<shell::AccountId> created_by;  ///< nullopt: the command line
  std::optional<Instant> closed_at;            ///< no more figures are expected from then on
};

}  // namespace qi::measures
