#pragma once
/// One row for each kind of funnel plot: its words, its source, and the scale on which units are compared. Menus, help,
/// API and the engine read these.

#include <span>
#include <string_view>

#include "spc/funnel_request.h"
#include "stats/count_tails.h"

namespace qi::spc {

/// How the largest and smallest z scores are kept from setting the overdispersion.
enum class Trimming {
  winsorised,  ///< pulled in to the quantiles at the trimmed share
  left_out,    ///< their units do not count towards it: ranks in the first and last group of 1 / share
};

/// What a count is where chance alone works on it.
struct CountModel {
  stats::CountLimits (*limits)(double denominator, double target, double tail) = nullptr;
  double (*z)(double numerator, double denominator, double target) = nullptr;
};

struct FunnelRow {
  FunnelKind kind;
  std::string_view slug;  ///< "proportion": stable, in URLs and JSON
  std::string_view title;
  std::string_view what_for;    ///< one sentence
  std::string_view value_name;  ///< what a unit's value is
  std::string_view numerator_name;
  std::string_view denominator_name;
  std::string_view scale_words;  ///< "arcsine of the square root"
  std::string_view source;
  FunnelLimitMethod usual_limits;
  Trimming trimming;
  bool target_is_one;        ///< else the pooled value
  bool is_part_of_whole;     ///< the numerator is among the denominator's cases
  bool rounds_denominators;  ///< to 2 decimals, as published
  CountModel exact;
  CountModel gamma;  ///< empty: there is none
  double (*onto)(double numerator, double denominator);
  double (*target_onto)(double target);
  double (*from)(double level);                           ///< back, no further than values can go
  double (*error)(double numerator, double denominator);  ///< standard error on the scale
  double
      least_numerator;  ///< below it, for a unit on target, the standard error is not to be trusted; limits undefined
};

std::span<const FunnelRow> funnel_catalogue();
const FunnelRow& funnel_row(FunnelKind kind);
/// nullptr: no kind has this slug.
const FunnelRow* find_funnel(std::string_view slug);

/// "none", "additive", "multiplicative"; "normal", "exact", "gamma": stable, in URLs and JSON.
std::string_view slug(Overdispersion overdispersion);
std::string_view slug(FunnelLimitMethod method);

}  // namespace qi::spc
