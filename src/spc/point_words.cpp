#include <cmath>

#include "base/assert.h"
#include "base/text.h"
#include "spc/chart_catalogue.h"
#include "spc/rule_catalogue.h"
#include "spc/sentence.h"
#include "spc/sentence_words.h"
#include "spc/stretches.h"

namespace qi::spc {
namespace {

std::string above_or_below(Side side) {
  return side == Side::high ? "above" : "below";
}
std::string upper_or_lower(Side side) {
  return side == Side::high ? "upper" : "lower";
}

std::string rule_words(const std::string& line, RuleId rule, std::optional<Side> side) {
  switch (rule) {
    case RuleId::outside_limits: return "Outside the " + upper_or_lower(*side) + " process limit";
    case RuleId::trend: return *side == Side::high ? "Part of a steady rise" : "Part of a steady fall";
    case RuleId::two_of_three: return "2 of 3 points close to the " + upper_or_lower(*side) + " limit";
    case RuleId::shift: return "Part of a run " + above_or_below(*side) + " the " + line;
    case RuleId::four_of_five: return "4 of 5 points well " + above_or_below(*side) + " the " + line;
    case RuleId::fifteen_inside: return "Part of 15 points close to the " + line;
    case RuleId::fourteen_alternating: return "Part of 14 points that go up and down in turn";
    case RuleId::eight_outside: return "Part of 8 points away from the " + line + " on both sides";
  }
  stop_at("a known rule", __FILE__, __LINE__);
}

std::string state_word(PointState state) {
  switch (state) {
    case PointState::missing: return "No figure";
    case PointState::excluded: return "Left out of the calculation";
    case PointState::common: return "Common cause";
    case PointState::improving: return "Improving";
    case PointState::concerning: return "Concerning";
    case PointState::neutral: return "Unusual";
    case PointState::mixed: return "Unusual both ways";
  }
  stop_at("a known state", __FILE__, __LINE__);
}

}  // namespace

std::string pattern_note(const Analysis& analysis, const Pattern& pattern, const Wording& wording) {
  const std::size_t count = broken_points(analysis, pattern);
  const std::string points = counted_points(count, wording);
  const std::string line = line_word(analysis);
  switch (pattern.rule) {
    case RuleId::outside_limits:
      return (count == 1 ? capitalised(above_or_below(*pattern.side)) : points + " " + above_or_below(*pattern.side)) +
             " " + upper_or_lower(*pattern.side) + " limit";
    case RuleId::trend: return points + (*pattern.side == Side::high ? " rising" : " falling");
    case RuleId::two_of_three: return "2 of 3 near " + upper_or_lower(*pattern.side) + " limit";
    case RuleId::shift: return points + " " + above_or_below(*pattern.side) + " the " + line;
    case RuleId::four_of_five: return "4 of 5 well " + above_or_below(*pattern.side) + " the " + line;
    case RuleId::fifteen_inside: return points + " close to the " + line;
    case RuleId::fourteen_alternating: return points + " up and down in turn";
    case RuleId::eight_outside: return points + " away from the " + line;
  }
  stop_at("a known rule", __FILE__, __LINE__);
}

std::string pattern_span(const Pattern& pattern, const Wording& wording) {
  if (pattern.first == pattern.last) return point_name(pattern.first, wording);
  if (pattern.last >= wording.dates.size())
    return "points " + std::to_string(pattern.first + 1) + " to " + std::to_string(pattern.last + 1);
  return period_span(wording.frequency, wording.dates[pattern.first], wording.dates[pattern.last]);
}

std::string point_words(const Analysis& analysis, std::size_t index) {
  const Point& point = analysis.points[index];
  if (point.is_used() && analysis.is_waiting()) return "Too few points to tell";
  std::string words = state_word(point.state);
  if (!point.is_used() || !point.is_special()) return words;
  std::string separator = ". ";
  for (const Rule& row : rule_catalogue()) {
    const auto add = [&](std::optional<Side> side) {
      words += separator + rule_words(line_word(analysis), row.id, side);
      separator = ". ";
    };
    if (point.high.has(row.id)) add(Side::high);
    if (point.low.has(row.id)) add(Side::low);
    if (point.undirected.has(row.id)) add(std::nullopt);
  }
  return words;
}

std::string_view variation_title(Variation variation) {
  switch (variation) {
    case Variation::not_enough_data: return "Not enough data";
    case Variation::common: return "No real change";
    case Variation::improving_high:
    case Variation::improving_low: return "Improving";
    case Variation::concerning_high:
    case Variation::concerning_low: return "Concerning";
    case Variation::neutral_high: return "Unusually high";
    case Variation::neutral_low: return "Unusually low";
    case Variation::neutral_mixed: return "Unusual";
  }
  stop_at("a known variation", __FILE__, __LINE__);
}

std::string_view variation_detail(Variation variation) {
  switch (variation) {
    case Variation::not_enough_data: return "Too few points for limits";
    case Variation::common: return "Common cause";
    case Variation::improving_high:
    case Variation::concerning_high:
    case Variation::neutral_high: return "Special cause, higher values";
    case Variation::improving_low:
    case Variation::concerning_low:
    case Variation::neutral_low: return "Special cause, lower values";
    case Variation::neutral_mixed: return "Special cause, no single direction";
  }
  stop_at("a known variation", __FILE__, __LINE__);
}

std::string_view assurance_title(Assurance assurance) {
  switch (assurance) {
    case Assurance::none: return "No target verdict";
    case Assurance::pass: return "Will keep meeting target";
    case Assurance::fail: return "Will keep missing target";
    case Assurance::hit_or_miss: return "May meet or miss target";
  }
  stop_at("a known assurance", __FILE__, __LINE__);
}

std::string assurance_detail(const Analysis& analysis) {
  switch (analysis.assurance) {
    case Assurance::hit_or_miss: return "Target is between the limits";
    case Assurance::pass:
      return analysis.better == Direction::increase ? "Target is below the lower limit"
                                                    : "Target is above the upper limit";
    case Assurance::fail:
      return analysis.better == Direction::increase ? "Target is above the upper limit"
                                                    : "Target is below the lower limit";
    case Assurance::none: break;
  }
  if (!analysis.latest || std::isnan(analysis.points[*analysis.latest].target)) return "No target is set";
  if (analysis.better == Direction::neutral) return "Neither higher nor lower is better";
  return "No limits to compare the target with";
}

}  // namespace qi::spc
