#pragma once
/// One row for each thing that makes a chart mislead: what is looked for, why it matters and the check itself. Help,
/// API and pages read these.
/// What a check found in one series is an Advice: see advice.h.

#include <span>
#include <string_view>

namespace qi::spc {

struct Advice;
struct WarningSubject;
/// A check answers every series that analyse accepts, an empty one too, and fills everything but the warning's slug.
using CheckSeries = Advice(const WarningSubject& subject);

/// What code asks for a warning by.
enum class WarningId {
  few_points,
  constant_series,
  missing_values,
  rare_events,
  overdispersion,
  autocorrelation,
  seasonality,
  influential_point,
  coarse_figures,
  skewed_values,
};

struct Warning {
  WarningId id;
  std::string_view slug;   ///< "few-points": stable, in URLs and JSON
  std::string_view title;  ///< "Too few points"
  std::string_view finds;  ///< one sentence: what is looked for and from where on it warns
  std::string_view says;   ///< one sentence: what it does to the chart
  std::string_view source;
  CheckSeries* check;
};

/// In the order in which a reader should meet them: first what makes limits void, then what makes them inexact.
std::span<const Warning> warning_catalogue();
/// nullptr: no warning has this slug.
const Warning* find_warning(std::string_view slug);

}  // namespace qi::spc
