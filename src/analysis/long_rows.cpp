#include "analysis/long_rows.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <ostream>

#include "analysis/event_times.h"
#include "analysis/iso_moment.h"
#include "base/assert.h"
#include "base/number.h"
#include "base/text.h"
#include "tabular/date_reading.h"
#include "tabular/number_reading.h"

namespace qi::analysis {
namespace {

constexpr std::size_t kMostToldRows = 5;
// Stands between the cells of a name made of several: ASCII's unit separator, which no heading or place is written
// with.
constexpr char kBetweenCells = '\x1f';
// Spellings of a day that are kept once read; a century has 36,525 days.
constexpr std::size_t kMostDaysKept = 65'536;
// As tabular::read_number, which refuses a larger one in words.
constexpr double kLargestNumber = 1e15;

std::string_view cell_at(const tabular::StreamedRow& row, std::size_t place) {
  return place < row.cells.size() ? row.cells[place] : std::string_view{};
}

/// As trimmed, which looks at each end more closely than nearly every cell needs.
std::string_view without_spaces(std::string_view cell) {
  const auto is_plain = [](char c) { return static_cast<unsigned char>(c) > ' '; };
  return !cell.empty() && is_plain(cell.front()) && is_plain(cell.back()) ? cell : trimmed(cell);
}

bool is_blank(const tabular::StreamedRow& row) {
  return std::ranges::all_of(row.cells, [](std::string_view cell) { return trimmed(cell).empty(); });
}

/// The whole cell as a plain number within reach; false otherwise.
bool is_plain_number(std::string_view cell, double& number) {
  const auto [end, fault] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  return fault == std::errc{} && end == cell.data() + cell.size() && std::abs(number) < kLargestNumber;
}

}  // namespace

Date day_of(double order) {
  return Date(std::chrono::sys_days(std::chrono::days(static_cast<int>(std::floor(order)))));
}

Done LongRows::take(const tabular::StreamedRow& row) {
  if (row.cells.size() == 1 && trimmed(row.cells.front()).empty()) return {};
  if (!columns_) return take_headings(row);
  if (order_kind_ == OrderKind::unknown && columns_->order) {
    if (const Done known = find_order_kind(cell_at(row, *columns_->order)); !known) return known;
  }
  LoggedValue value;
  if (!read(row, value)) {
    if (!is_blank(row)) leave_out(row.line);
    return {};
  }
  if (log_->size() == SeriesLog::kMostValues)
    return Error::invalid(fmt::format("The table has more than {} values. Split it.", SeriesLog::kMostValues));
  const std::size_t lead = row.line - log_->size();
  if (leads_.empty() || leads_.back().lines != lead) leads_.push_back({.place = log_->size(), .lines = lead});
  log_->add(names_.number_of(name_), value);
  return {};
}

Done LongRows::take_headings(const tabular::StreamedRow& row) {
  if (is_blank(row)) return {};
  auto found = long_columns(row.cells, named_, chart_);
  if (!found) return found.error();
  columns_ = std::move(*found);
  for (const std::size_t place : columns_->by) by_headings_.emplace_back(trimmed(row.cells[place]));
  using enum LoggedColumns::Kept;
  log_.emplace(LoggedColumns{.order = columns_->order ? yes : no,
                             .denominator = columns_->denominator ? yes : no,
                             .target = columns_->target ? yes : no});
  return {};
}

Done LongRows::find_order_kind(std::string_view cell) {
  cell = trimmed(cell);
  if (cell.empty()) return {};
  double number = 0;
  if (columns_->are_event_dates) {
    order_kind_ = OrderKind::dates;
  } else if (is_plain_number(cell, number)) {
    order_kind_ = OrderKind::numbers;
  } else if (iso_moment(cell) || tabular::read_date(cell)) {
    order_kind_ = OrderKind::dates;
  } else {
    return Error::invalid(
        fmt::format("The order of rows cannot be told by \"{}\". Name a column of dates or numbers with --order.",
                    cell.substr(0, 40)));
  }
  return {};
}

bool LongRows::wrong(std::string message) {
  why_ = std::move(message);
  return false;
}

bool LongRows::read(const tabular::StreamedRow& row, LoggedValue& value) {
  if (!read_name(row)) return false;
  if (columns_->are_event_dates)
    return read_event_date(cell_at(row, *columns_->order), value) &&
           (!columns_->target || read_number("target", cell_at(row, *columns_->target), value.target));
  if (columns_->order && !read_order(cell_at(row, *columns_->order), value.order)) return false;
  return read_number("", cell_at(row, columns_->value), value.value) &&
         (!columns_->denominator ||
          read_number("denominator", cell_at(row, *columns_->denominator), value.denominator)) &&
         (!columns_->target || read_number("target", cell_at(row, *columns_->target), value.target));
}

bool LongRows::read_name(const tabular::StreamedRow& row) {
  if (columns_->by.size() == 1) {
    name_ = without_spaces(cell_at(row, columns_->by.front()));
    return !name_.empty() || wrong("Name the series.");
  }
  joined_name_.clear();
  bool is_named = false;
  for (const std::size_t place : columns_->by) {
    const std::string_view cell = without_spaces(cell_at(row, place));
    is_named = is_named || !cell.empty();
    if (cell.find(kBetweenCells) != std::string_view::npos) return wrong("The name holds a control character.");
    if (place != columns_->by.front()) joined_name_ += kBetweenCells;
    joined_name_ += cell;
  }
  name_ = joined_name_;
  return is_named || wrong("Name the series.");
}

bool LongRows::read_order(std::string_view cell, double& order) {
  if (order_kind_ == OrderKind::numbers) {
    if (is_plain_number(without_spaces(cell), order)) return true;
    return wrong("The order must be a number, like that of the first row.");
  }
  cell = without_spaces(cell);
  if (cell.empty()) return wrong("Enter a date.");
  if (const auto moment = iso_moment(cell)) {
    order = *moment;
    return true;
  }
  const std::string spelling(cell);
  if (const auto known = days_read_.find(spelling); known != days_read_.end()) {
    order = known->second;
    return true;
  }
  const auto read = tabular::read_date(cell);
  if (!read) return wrong(read.error().message);
  order = days_between(Date{}, read->date);
  if (days_read_.size() < kMostDaysKept) days_read_.emplace(spelling, order);
  return true;
}

bool LongRows::read_event_date(std::string_view cell, LoggedValue& value) {
  const auto event = read_event(cell);
  if (!event) return wrong(event.error().message);
  const KeptEvent number = kept(*event);
  value.order = number.moment;
  value.value = number.clock;
  return true;
}

bool LongRows::read_number(std::string_view heading, std::string_view cell, double& number) {
  if (is_plain_number(cell, number)) return true;
  const auto read = tabular::read_number(cell);
  if (!read) return wrong((heading.empty() ? "" : capitalised(std::string(heading)) + ": ") + read.error().message);
  number = read->form == tabular::NumberForm::missing ? spc::kMissing : read->value;
  return true;
}

void LongRows::leave_out(std::size_t line) {
  if (++left_out_ <= kMostToldRows) told_ << "Line " << line << ": " << why_ << "\n";
}

Done LongRows::finish() {
  if (!columns_) return Error::invalid("There is nothing to read. Give a heading row and a row for each value.");
  if (left_out_ > kMostToldRows)
    told_ << fmt::format("{} more {} not be read. All {} were left out.\n",
                         grouped(static_cast<std::int64_t>(left_out_ - kMostToldRows)),
                         left_out_ - kMostToldRows == 1 ? "row could" : "rows could",
                         grouped(static_cast<std::int64_t>(left_out_)));
  if (log_->size() == 0)
    return Error::invalid(left_out_ == 0 ? "There are headings and no rows below them. Give a row for each value."
                                         : "No row could be read.");
  if (columns_->are_event_dates)
    told_ << "No column holds values, so the dates were taken for those of events, and the times between them charted. "
             "Name a column of values with --value.\n";
  if (!columns_->order)
    told_ << "No column of dates was found, so values stand in the order of the rows. Name one with --order.\n";
  log_->tell_apart(names_.size());
  return {};
}

std::size_t LongRows::line_of(std::size_t place) const {
  const auto after = std::ranges::upper_bound(leads_, place, {}, &Lead::place);
  QI_ASSERT(after != leads_.begin());
  return place + std::prev(after)->lines;
}

std::vector<std::string_view> LongRows::cells_of(std::size_t series) const {
  std::string_view rest = names_.name(series);
  std::vector<std::string_view> cells;
  while (cells.size() + 1 < by_headings_.size()) {
    const std::size_t end = rest.find(kBetweenCells);
    cells.push_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  cells.push_back(rest);
  return cells;
}

}  // namespace qi::analysis
