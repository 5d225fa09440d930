#pragma once
/// Rows of a long table, each a value of one of many series, understood and kept. What cannot be read is told and left
/// out. Nothing is analysed here: see many_series.h.

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/long_columns.h"
#include "analysis/series_log.h"
#include "base/date.h"
#include "tabular/row_stream.h"

namespace qi::analysis {

/// What the column of order holds, by its first cell.
enum class OrderKind { unknown, dates, numbers };

/// The day of an order among dates.
Date day_of(double order);

class LongRows {
 public:
  /// `told` gets the first rows that are left out, a line each.
  LongRows(const ColumnNames& named, const spc::ChartRow& chart, std::ostream& told)
      : named_(named), chart_(chart), told_(told) {}

  /// The first row holds the headings; an empty row is passed over.
  /// refuses  headings that long_columns refuses; an order that is neither dates nor numbers; more values than a log
  ///          holds.
  Done take(const tabular::StreamedRow& row);

  /// Call once, behind the last row: how many rows were left out beyond those told, and what was assumed.
  /// refuses  a table without a heading row, or of which no row could be read.
  Done finish();

  std::size_t left_out() const { return left_out_; }
  OrderKind order_kind() const { return order_kind_; }
  /// Then the order and the value of each are the moment and the clock of a KeptEvent: see event_times.h.
  bool are_event_dates() const { return columns_ && columns_->are_event_dates; }
  const std::vector<std::string>& by_headings() const { return by_headings_; }
  const SeriesNames& names() const { return names_; }
  /// The line in the text of a value, by its place in the log.
  std::size_t line_of(std::size_t place) const;
  /// The cells that name a series, one for each of `by_headings`.
  std::vector<std::string_view> cells_of(std::size_t series) const;
  const SeriesLog& log() const { return *log_; }

 private:
  Done take_headings(const tabular::StreamedRow& row);
  Done find_order_kind(std::string_view cell);
  bool read(const tabular::StreamedRow& row, LoggedValue& value);
  bool read_name(const tabular::StreamedRow& row);
  bool read_order(std::string_view cell, double& order);
  bool read_event_date(std::string_view cell, LoggedValue& value);
  bool read_number(std::string_view heading, std::string_view cell, double& number);
  bool wrong(std::string message);
  void leave_out(std::size_t line);

  const ColumnNames& named_;
  const spc::ChartRow& chart_;
  std::ostream& told_;
  std::optional<LongColumns> columns_;
  std::vector<std::string> by_headings_;
  OrderKind order_kind_ = OrderKind::unknown;
  std::unordered_map<std::string, double> days_read_;
  SeriesNames names_;
  std::optional<SeriesLog> log_;
  /// By how much lines run ahead of places, from a place on: a row that is blank or left out moves all behind it.
  struct Lead {
    std::size_t place = 0;
    std::size_t lines = 0;
  };
  std::vector<Lead> leads_;
  std::string_view name_;  ///< of the series of the row that is read
  std::string joined_name_;
  std::string why_;
  std::size_t left_out_ = 0;
};

}  // namespace qi::analysis
