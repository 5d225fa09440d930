#include "chart/histogram_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace qi::chart {
namespace {

std::string percent_words(double percent) {
  return show(percent, {ValueStyle::percent, percent > 0 && percent < 0.1 ? 2 : 1, ""});
}

std::string interval_words(const spc::CapabilityIndex& index) {
  return fmt::format("{} ({} to {})", grouped(index.value, 2), grouped(index.interval.lower, 2),
                     grouped(index.interval.upper, 2));
}

}  // namespace

std::string Beyond::percent() const {
  return percent_words(100 * static_cast<double>(count) / static_cast<double>(values));
}

std::string Beyond::words() const {
  return fmt::format("{} of {} {}, {}", grouped(static_cast<std::int64_t>(count)),
                     grouped(static_cast<std::int64_t>(values)), where, percent());
}

std::string Beyond::brief() const {
  return fmt::format("{} {}", percent(), where);
}

Beyond below_lower(const HistogramDrawing& drawing) {
  const auto out =
      std::ranges::count_if(drawing.values, [&](double value) { return value < *drawing.specification.lower; });
  return {static_cast<std::size_t>(out), drawing.values.size(), "below"};
}
Beyond above_upper(const HistogramDrawing& drawing) {
  const auto out =
      std::ranges::count_if(drawing.values, [&](double value) { return value > *drawing.specification.upper; });
  return {static_cast<std::size_t>(out), drawing.values.size(), "above"};
}

bool has_own_target(const spc::Specification& specification) {
  const auto& [lower, upper, target] = specification;
  return target && target != upper && target != lower;
}

std::string_view curve_title(const HistogramDrawing& drawing) {
  return stats::distribution_family(drawing.curve->family).title;
}

IndexWords index_words(const HistogramDrawing& drawing) {
  IndexWords words;
  if (const auto& found = drawing.percentile_capability) {
    words.stability = &found->stability;
    if (found->pp) words.indices.push_back({"Pp by percentiles", grouped(*found->pp, 2)});
    words.main = words.indices.size();
    words.indices.push_back({"Ppk by percentiles", grouped(found->ppk, 2)});
  } else if (const auto& normal = drawing.capability) {
    words.stability = &normal->stability();
    if (normal->within.potential) words.indices.push_back({"Cp", interval_words(*normal->within.potential)});
    words.main = words.indices.size();
    words.indices.push_back({"Cpk", interval_words(normal->within.nearer)});
    words.indices.push_back({"Ppk", interval_words(normal->overall.nearer)});
  }
  return words;
}

std::vector<MarginFact> histogram_facts(const HistogramDrawing& drawing) {
  std::vector<MarginFact> facts;
  facts.push_back({"Values", grouped(static_cast<std::int64_t>(drawing.values.size()))});
  const auto [least, most] = std::ranges::minmax(drawing.values);
  facts.push_back({"From", show(least, drawing.format) + " to " + show(most, drawing.format)});
  if (drawing.curve) facts.push_back({"Curve", std::string(curve_title(drawing))});
  if (const auto& found = drawing.capability) {
    facts.push_back({"Sigma within", show_difference(found->within.sigma, drawing.format)});
    facts.push_back({"Standard deviation", show_difference(found->overall.sigma, drawing.format)});
  }
  const IndexWords words = index_words(drawing);
  facts.insert(facts.end(), words.indices.begin(), words.indices.end());
  if (words.stability)
    facts.push_back({words.stability->why(), "", words.stability->is_stable() ? kInk2 : kConcernText});
  for (const std::string& note : drawing.notes) facts.push_back({note, "", kInk2});
  return facts;
}

std::string histogram_alt_text(const HistogramDrawing& drawing) {
  const ValueFormat& format = drawing.format;
  const auto [least, most] = std::ranges::minmax(drawing.values);
  std::string text = fmt::format("Histogram: {}. {} from {} to {}, mean {}.", drawing.name,
                                 counted(drawing.values.size(), "value", "values"), show(least, format),
                                 show(most, format), show(mean(drawing.values), format));
  const spc::Specification& asked = drawing.specification;
  if (asked.lower)
    text +=
        fmt::format(" {} {}: {}.", drawing.lower_name, show_target(*asked.lower, format), below_lower(drawing).words());
  if (asked.upper)
    text +=
        fmt::format(" {} {}: {}.", drawing.upper_name, show_target(*asked.upper, format), above_upper(drawing).words());
  if (asked.target) text += fmt::format(" {} {}.", drawing.target_name, show_target(*asked.target, format));
  if (drawing.curve) text += fmt::format(" Fitted curve: {}.", curve_title(drawing));
  const IndexWords words = index_words(drawing);
  for (const MarginFact& index : words.indices) text += " " + index.plain + " " + index.bold + ".";
  if (words.stability) text += " " + words.stability->why();
  return text;
}

}  // namespace qi::chart
