#include "analysis/series_log.h"

#include <algorithm>
#include <functional>

#include "base/assert.h"

namespace qi::analysis {

std::uint32_t SeriesNames::number_of(std::string_view name) {
  if (names_.empty()) return find_or_add(name);
  if (names_[last_] == name) return last_;
  const std::uint32_t guess = after_[last_];
  if (names_[guess] == name) return last_ = guess;
  const std::uint32_t number = find_or_add(name);
  after_[last_] = number;
  return last_ = number;
}

std::uint32_t SeriesNames::find_or_add(std::string_view name) {
  if (const auto found = numbers_.find(name); found != numbers_.end()) return found->second;
  const auto number = static_cast<std::uint32_t>(names_.size());
  char* const text = static_cast<char*>(texts_.allocate(name.size(), 1));
  names_.emplace_back(text, std::ranges::copy(name, text).out);
  after_.push_back(0);
  numbers_.emplace(names_.back(), number);
  return number;
}

void SeriesLog::add(std::uint32_t series, const LoggedValue& value) {
  QI_ASSERT(values_.size() < kMostValues);
  series_.add(series);
  values_.add(value.value);
  if (columns_.order == LoggedColumns::Kept::yes) orders_.add(value.order);
  if (columns_.denominator == LoggedColumns::Kept::yes) denominators_.add(value.denominator);
  if (columns_.target == LoggedColumns::Kept::yes) targets_.add(value.target);
}

void SeriesLog::tell_apart(std::size_t series) {
  begins_.assign(series + 1, 0);
  for (std::size_t i = 0; i < series_.size(); ++i) ++begins_[series_[i] + 1];
  for (std::size_t i = 0; i < series; ++i) begins_[i + 1] += begins_[i];
  std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
  places_.resize(series_.size());
  for (std::size_t i = 0; i < series_.size(); ++i) places_[next[series_[i]]++] = static_cast<std::uint32_t>(i);
  series_.clear();
}

void SeriesLog::gather(std::size_t series, Repeats repeats, Column& into) const {
  const std::span<const std::uint32_t> places(places_.data() + begins_[series], count(series));
  const auto copy = [&](const LongList<double>& from, std::span<const std::uint32_t> order,
                        std::vector<double>& column) {
    column.clear();
    if (from.size() == 0) return;
    column.reserve(order.size());
    for (const std::uint32_t place : order) column.push_back(from[place]);
  };
  copy(orders_, places, into.orders);
  into.left_out.clear();
  const bool leaves_out = repeats == Repeats::are_left_out;
  const bool stands_right =
      leaves_out ? std::ranges::is_sorted(into.orders, std::less_equal{}) : std::ranges::is_sorted(into.orders);
  if (stands_right) {
    copy(values_, places, into.values);
    copy(denominators_, places, into.denominators);
    copy(targets_, places, into.targets);
    return;
  }
  std::vector<std::uint32_t> by_order(places.begin(), places.end());
  std::ranges::stable_sort(by_order, {}, [&](std::uint32_t place) { return orders_[place]; });
  if (leaves_out) {
    std::size_t kept = 0;
    for (const std::uint32_t place : by_order) {
      if (kept > 0 && orders_[by_order[kept - 1]] == orders_[place])
        into.left_out.push_back({.place = place, .first = by_order[kept - 1]});
      else
        by_order[kept++] = place;
    }
    by_order.resize(kept);
  }
  copy(orders_, by_order, into.orders);
  copy(values_, by_order, into.values);
  copy(denominators_, by_order, into.denominators);
  copy(targets_, by_order, into.targets);
}

}  // namespace qi::analysis
