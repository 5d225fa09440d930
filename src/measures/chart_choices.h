#pragma once
/// What people decided about the chart of one series: targets by date, notes on dates, phases and exclusions.
/// Each says who decided and why. None of them changes a figure.

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/date.h"
#include "base/id.h"
#include "measures/measure_series.h"
#include "shell/visitor.h"

namespace qi::measures {

/// Who wrote something: the account, and the name as it was then. No account: the command line.
struct Author {
  std::optional<shell::AccountId> account;
  std::string name;
};

struct TargetTag;
using TargetId = Id<TargetTag>;
enum class TargetKind { standard, ambition, local };
std::string_view slug(TargetKind kind);
std::string_view title(TargetKind kind);  ///< "Standard", "Ambition", "Local target"
std::optional<TargetKind> parse_target_kind(std::string_view slug);

/// Holds for periods that start on or after `from`, until `until` or the next target of its kind.
struct Target {
  TargetId id;
  SeriesId series;
  Date from;
  std::optional<Date> until;  ///< first day on which it no longer holds
  double value = 0;           ///< in the unit of the measure
  TargetKind kind = TargetKind::local;
  std::string title;  ///< "18-minute standard"
  std::string source;
};

struct AnnotationTag;
using AnnotationId = Id<AnnotationTag>;
enum class AnnotationKind { test_of_change, event };
std::string_view slug(AnnotationKind kind);
std::string_view title(AnnotationKind kind);  ///< "Test of change", "Event"
std::optional<AnnotationKind> parse_annotation_kind(std::string_view slug);

struct Annotation {
  AnnotationId id;
  SeriesId series;
  Date happened_on;
  std::string code;  ///< one to three characters: "P1"
  std::string title;
  std::string note;
  AnnotationKind kind = AnnotationKind::event;
  Author author;
  Instant created_at{};
};

struct PhaseTag;
using PhaseId = Id<PhaseTag>;

/// Limits are worked out anew from the first period on or after `starts_on`.
struct Phase {
  PhaseId id;
  SeriesId series;
  Date starts_on;
  std::optional<Date> baseline_until;  ///< first day after the frozen baseline; nullopt: every point sets the limits
  std::string title;
  std::string reason;
  Author author;
  std::string approver;
  Instant created_at{};
};

struct ExclusionTag;
using ExclusionId = Id<ExclusionTag>;

/// The point of this period is drawn, but left out of limits, runs and flags.
struct Exclusion {
  ExclusionId id;
  SeriesId series;
  Date period;
  std::string reason;
  Author author;
  Instant created_at{};
};

}  // namespace qi::measures
