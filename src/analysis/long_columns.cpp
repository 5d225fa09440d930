#include "analysis/long_columns.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include "base/text.h"

namespace qi::analysis {
namespace {

constexpr std::array<std::string_view, 14> kNames{"series",  "name",   "measure", "metric",      "indicator",
                                                  "station", "site",   "team",    "place",       "trust",
                                                  "area",    "region", "org",     "organisation"};
constexpr std::array<std::string_view, 7> kOrders{"date", "day", "week", "month", "period", "time", "order"};
constexpr std::array<std::string_view, 4> kValues{"value", "count", "numerator", "y"};
constexpr std::array<std::string_view, 3> kDenominators{"denominator", "n", "of"};
constexpr std::array<std::string_view, 1> kTargets{"target"};

class Headings {
 public:
  explicit Headings(std::span<const std::string_view> headings) {
    for (const std::string_view heading : headings) headings_.push_back(lowered(trimmed(heading)));
  }

  std::optional<std::size_t> find(std::string_view heading) const {
    const auto found = std::ranges::find(headings_, lowered(trimmed(heading)));
    return found == headings_.end() ? std::nullopt : std::optional<std::size_t>(found - headings_.begin());
  }

  std::optional<std::size_t> find_first(std::span<const std::string_view> usual) const {
    for (const std::string_view heading : usual)
      if (const auto found = find(heading)) return found;
    return std::nullopt;
  }

  std::vector<std::size_t> find_all(std::span<const std::string_view> usual) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < headings_.size(); ++i)
      if (std::ranges::find(usual, headings_[i]) != usual.end()) found.push_back(i);
    return found;
  }

  /// The named one, or the first usual one; nullopt where neither is there.
  Result<std::optional<std::size_t>> find(std::string_view named, std::span<const std::string_view> usual) const {
    if (named.empty()) return find_first(usual);
    const auto found = find(named);
    if (!found) return absent(named);
    return found;
  }

  Error absent(std::string_view named) const {
    return Error::invalid(fmt::format("There is no column \"{}\". The headings are: {}.", named, words()));
  }

  /// Taking one of them alone would throw series together.
  Error several_names(std::span<const std::size_t> columns) const {
    std::vector<std::string> names;
    for (const std::size_t column : columns) names.push_back(headings_[column]);
    return Error::invalid(fmt::format(
        "More than one column may name the series: {}. Say which with --by, once for each that tells series apart.",
        listed(names)));
  }

  Error lacks(std::string_view what, std::string_view option) const {
    return Error::invalid(fmt::format("Say which column {} with {}. The headings are: {}.", what, option, words()));
  }

 private:
  std::string words() const {
    constexpr std::size_t kMostTold = 12;
    std::string words;
    for (std::size_t i = 0; i < std::min(kMostTold, headings_.size()); ++i)
      words += (i == 0 ? "" : ", ") + headings_[i];
    return words + (headings_.size() > kMostTold ? " and more" : "");
  }

  std::vector<std::string> headings_;
};

}  // namespace

Result<LongColumns> long_columns(std::span<const std::string_view> headings, const ColumnNames& named,
                                 const spc::ChartRow& chart) {
  if (chart.takes == spc::Takes::subgroups)
    return Error::invalid("Charts of subgroups take several values at each time. Ask for them as JSON questions.");
  const Headings there(headings);
  LongColumns columns;
  for (const std::string& heading : named.by) {
    const auto found = there.find(heading);
    if (!found) return there.absent(heading);
    columns.by.push_back(*found);
  }
  const auto order = there.find(named.order, kOrders);
  if (!order) return order.error();
  columns.order = *order;
  const auto value = there.find(named.value, kValues);
  if (!value) return value.error();
  columns.are_event_dates = !*value && columns.order && chart.is_of_events;
  if (!*value && !columns.are_event_dates)
    return chart.is_of_events ? there.lacks("holds the dates of the events", "--order")
                              : there.lacks("holds the values", "--value");
  columns.value = *value ? **value : *columns.order;
  const auto target = there.find(named.target, kTargets);
  if (!target) return target.error();
  columns.target = *target;
  if (spc::has_denominators(chart.takes)) {
    const auto denominator = there.find(named.denominator, kDenominators);
    if (!denominator) return denominator.error();
    if (!*denominator) return there.lacks("holds what each count is out of", "--denominator");
    columns.denominator = *denominator;
  }
  if (!named.by.empty()) return columns;
  columns.by = there.find_all(kNames);
  std::erase_if(columns.by, [&](std::size_t column) {
    return column == columns.value || column == columns.order || column == columns.target ||
           column == columns.denominator;
  });
  if (columns.by.empty()) return there.lacks("names the series", "--by");
  if (columns.by.size() > 1) return there.several_names(columns.by);
  return columns;
}

}  // namespace qi::analysis
