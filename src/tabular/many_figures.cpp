#include "tabular/many_figures.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include "base/number.h"
#include "base/text.h"
#include "tabular/date_reading.h"
#include "tabular/heading_block.h"

namespace qi::tabular {

namespace {

/// One series before it is read: a small table of its own.
struct Draft {
  std::string series_name, place_name, target, improvement, unit;
  PastedCells cells;
  std::vector<ColumnRole> roles;
};

bool is_empty(const PastedRow& row, const std::vector<ColumnRole>& roles) {
  for (std::size_t i = 0; i < roles.size(); ++i) {
    const bool figure =
        roles[i] == ColumnRole::value || roles[i] == ColumnRole::numerator || roles[i] == ColumnRole::denominator;
    if (figure && !row.cells[i].empty()) return false;
  }
  return true;
}

/// Dates that stand ready for figures to come, or before a series began. Returns how many rows at the end went.
std::size_t drop_empty_ends(Draft& draft, bool headed) {
  auto& rows = draft.cells.rows;
  const std::size_t first = headed ? 1 : 0;
  std::size_t end = rows.size();
  while (end > first && is_empty(rows[end - 1], draft.roles)) --end;
  const std::size_t gone = rows.size() - end;
  rows.resize(end);
  std::size_t begin = first;
  while (begin < rows.size() && is_empty(rows[begin], draft.roles)) ++begin;
  rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.begin() + static_cast<std::ptrdiff_t>(begin));
  return gone;
}

class Reader {
 public:
  Reader(const Sheet& sheet, const LayoutChoices& choices)
      : cells_(sheet.cells), choices_(choices), block_(read_heading_block(sheet.cells, choices)) {}

  Result<ManyFigures> read() {
    many_.rows_read = choices_.end_row - choices_.first_row;
    switch (choices_.layout) {
      case Layout::one_series: take_one(); break;
      case Layout::dates_down: take_columns(); break;
      case Layout::dates_across: take_rows(); break;
      case Layout::long_rows: take_groups(); break;
    }
    for (Draft& draft : drafts_) settle(std::move(draft));
    if (settled_ > kMostSeries)
      return Error::invalid(
          fmt::format("The sheet holds more than {} series. Choose fewer columns or split it.", grouped(kMostSeries)));
    if (many_.series.empty() && first_refusal_) return *first_refusal_;
    if (many_.series.empty())
      return many_.problems.empty()
                 ? Error::invalid("We could not find a column of figures. Put numbers, like 44, beside the dates.")
                 : Error::invalid(many_.problems.front().message);
    tell_apart();
    add_notes();
    std::ranges::stable_sort(many_.problems, {}, &RowProblem::row);
    return std::move(many_);
  }

 private:
  /// Reads a series as soon as it is complete, so that a wide sheet is not held twice.
  void settle(Draft draft) {
    if (++settled_ > kMostSeries) return;
    auto reading = read_draft(draft);
    if (!reading) {
      if (!first_refusal_) first_refusal_ = reading.error();
      left_out_.push_back(draft.series_name.empty() ? draft.place_name : draft.series_name);
      return;
    }
    many_.series.push_back({std::move(draft.series_name), std::move(draft.place_name), std::move(*reading),
                            std::move(draft.target), std::move(draft.improvement), std::move(draft.unit)});
  }

  std::string told(TellingRow::About about, std::size_t column) const {
    std::string text;
    for (const TellingRow& row : block_.telling)
      if (row.about == about && text.empty()) text = cells_.rows[row.row].cells[column];
    return text;
  }

  std::string heading_of(std::size_t column) const {
    return choices_.heading_row ? cells_.rows[*choices_.heading_row].cells[column] : "";
  }

  std::optional<std::size_t> column_with(ColumnRole role) const {
    const auto found = std::ranges::find(choices_.roles, role);
    return found == choices_.roles.end() ? std::nullopt
                                         : std::optional(static_cast<std::size_t>(found - choices_.roles.begin()));
  }

  Draft draft_of(std::string series, const std::string& place) const {
    Draft draft;
    draft.series_name = std::move(series);
    draft.place_name = place.empty() ? block_.place : place;
    draft.target = block_.target;
    draft.improvement = block_.improvement;
    draft.unit = block_.unit;
    return draft;
  }

  void tell_column(Draft& draft, std::size_t column) const {
    const auto put = [&](std::string& into, TellingRow::About about) {
      if (std::string text = told(about, column); !text.empty()) into = std::move(text);
    };
    put(draft.target, TellingRow::About::target);
    put(draft.improvement, TellingRow::About::improvement);
    put(draft.unit, TellingRow::About::unit);
    put(draft.place_name, TellingRow::About::place);
  }

  /// Columns that are read for each row of one series, in the order of the sheet.
  std::vector<std::size_t> kept_columns() const {
    std::vector<std::size_t> kept;
    for (std::size_t column = 0; column < choices_.roles.size(); ++column) {
      const ColumnRole role = choices_.roles[column];
      if (role != ColumnRole::series && role != ColumnRole::place) kept.push_back(column);
    }
    return kept;
  }

  static PastedRow narrowed(const PastedRow& row, const std::vector<std::size_t>& columns) {
    PastedRow narrow{.row = row.row, .cells = {}};
    narrow.cells.reserve(columns.size());
    for (const std::size_t column : columns) narrow.cells.push_back(row.cells[column]);
    return narrow;
  }

  void begin(Draft& draft, const std::vector<std::size_t>& columns) const {
    for (const std::size_t column : columns) draft.roles.push_back(choices_.roles[column]);
    draft.cells.width = columns.size();
    if (choices_.heading_row) draft.cells.rows.push_back(narrowed(cells_.rows[*choices_.heading_row], columns));
  }

  void take_one() {
    std::vector<std::size_t> all(choices_.roles.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
    Draft draft = draft_of(block_.name, "");
    begin(draft, all);
    for (std::size_t row = choices_.first_row; row < choices_.end_row; ++row)
      draft.cells.rows.push_back(cells_.rows[row]);
    const auto figures =
        column_with(ColumnRole::value) ? column_with(ColumnRole::value) : column_with(ColumnRole::numerator);
    if (figures) tell_column(draft, *figures);
    not_yet_ = drop_empty_ends(draft, choices_.heading_row.has_value());
    if (draft.series_name.empty() && figures) draft.series_name = heading_of(*figures);
    settle(std::move(draft));
  }

  /// Rows of a sheet with several series whose date cannot be read are a problem once, not for each series.
  std::vector<const PastedRow*> dated_rows(std::size_t date) {
    std::vector<const PastedRow*> rows;
    for (std::size_t row = choices_.first_row; row < choices_.end_row; ++row) {
      const auto read = read_date(cells_.rows[row].cells[date]);
      if (read)
        rows.push_back(&cells_.rows[row]);
      else
        many_.problems.push_back({cells_.rows[row].row, read.error().message, cells_.rows[row].cells});
    }
    return rows;
  }

  void take_columns() {
    const std::size_t date = *column_with(ColumnRole::date);
    const auto label = column_with(ColumnRole::label);
    const auto rows = dated_rows(date);
    for (std::size_t column = 0; column < choices_.roles.size(); ++column) {
      if (choices_.roles[column] != ColumnRole::value) continue;
      std::string name = heading_of(column);
      if (name.empty()) name = fmt::format("Column {}", place_in_file(column));
      Draft draft = draft_of(std::move(name), "");
      tell_column(draft, column);
      std::vector<std::size_t> columns{date, column};
      if (label) columns.push_back(*label);
      begin(draft, columns);
      for (const PastedRow* row : rows) draft.cells.rows.push_back(narrowed(*row, columns));
      drop_empty_ends(draft, choices_.heading_row.has_value());
      settle(std::move(draft));
      if (settled_ > kMostSeries) return;
    }
  }

  std::size_t place_in_file(std::size_t column) const {
    return column < cells_.columns.size() ? cells_.columns[column] : column + 1;
  }

  void take_rows() {
    const auto series = column_with(ColumnRole::series);
    const auto place = column_with(ColumnRole::place);
    const PastedRow& dates = cells_.rows[*choices_.heading_row];
    for (std::size_t index = choices_.first_row; index < choices_.end_row; ++index) {
      const PastedRow& row = cells_.rows[index];
      Draft draft = draft_of(series ? row.cells[*series] : "", place ? row.cells[*place] : "");
      for (std::size_t column = 0; column < choices_.roles.size(); ++column) {
        const auto about = about_in(heading_of(column));
        if (!about || choices_.roles[column] != ColumnRole::unused) continue;
        (*about == TellingRow::About::target        ? draft.target
         : *about == TellingRow::About::improvement ? draft.improvement
         : *about == TellingRow::About::unit        ? draft.unit
                                                    : draft.place_name) = row.cells[column];
      }
      draft.roles = {ColumnRole::date, ColumnRole::value};
      draft.cells.width = 2;
      for (std::size_t column = 0; column < choices_.roles.size(); ++column)
        if (choices_.roles[column] == ColumnRole::value)
          draft.cells.rows.push_back({row.row, {dates.cells[column], row.cells[column]}});
      drop_empty_ends(draft, false);
      if (draft.cells.rows.empty()) {
        ++rows_without_figures_;
        continue;
      }
      if (draft.series_name.empty() && draft.place_name.empty()) draft.series_name = fmt::format("Row {}", row.row);
      settle(std::move(draft));
      if (settled_ > kMostSeries) return;
    }
  }

  void take_groups() {
    const std::size_t date = *column_with(ColumnRole::date);
    const auto series = column_with(ColumnRole::series);
    const auto place = column_with(ColumnRole::place);
    const auto columns = kept_columns();
    std::map<std::pair<std::string, std::string>, std::size_t> known;
    for (const PastedRow* row : dated_rows(date)) {
      const std::string name = series ? row->cells[*series] : "";
      const std::string where = place ? row->cells[*place] : "";
      if (name.empty() && where.empty()) {
        many_.problems.push_back({row->row, "Say which series this row is of.", row->cells});
        continue;
      }
      const auto [group, is_new] = known.try_emplace({lowered(name), lowered(where)}, drafts_.size());
      if (is_new) {
        drafts_.push_back(draft_of(name, where));
        begin(drafts_.back(), columns);
        if (drafts_.size() > kMostSeries) return;
      }
      drafts_[group->second].cells.rows.push_back(narrowed(*row, columns));
    }
  }

  Result<FiguresReading> read_draft(const Draft& draft) const {
    const bool headed = choices_.heading_row && choices_.layout != Layout::dates_across;
    auto reading = read_figures(draft.cells, {.roles = draft.roles,
                                              .frequency = choices_.frequency,
                                              .factor = choices_.factor,
                                              .duplicates = choices_.duplicates,
                                              .heading = headed ? Heading::first_row : Heading::none});
    if (reading && choices_.layout == Layout::dates_across)
      for (RowProblem& problem : reading->problems)
        if (!problem.cells.empty()) problem.message = problem.cells[0] + ": " + problem.message;
    return reading;
  }

  /// Two series of one name and place become "Name" and "Name (2)".
  void tell_apart() {
    std::map<std::pair<std::string, std::string>, std::size_t> seen;
    for (SeriesFigures& series : many_.series) {
      const std::size_t times = ++seen[{lowered(series.series_name), lowered(series.place_name)}];
      if (times > 1) series.series_name += fmt::format(" ({})", times);
    }
  }

  void add_notes() {
    const std::size_t below = cells_.rows.size() - choices_.end_row;
    if (below > 0)
      many_.notes.push_back(
          fmt::format("{} below the figures {} left out.", counted(below, "row", "rows"), below == 1 ? "was" : "were"));
    if (not_yet_ > 0)
      many_.notes.push_back(fmt::format("{} at the end {} a date but no figure yet and {} left out.",
                                        counted(not_yet_, "row", "rows"), not_yet_ == 1 ? "has" : "have",
                                        not_yet_ == 1 ? "was" : "were"));
    if (rows_without_figures_ > 0)
      many_.notes.push_back(fmt::format("{} without any figure {} left out.",
                                        counted(rows_without_figures_, "row", "rows"),
                                        rows_without_figures_ == 1 ? "was" : "were"));
    if (!left_out_.empty()) many_.notes.push_back(fmt::format("Without figures and left out: {}.", listed(left_out_)));
  }

  const PastedCells& cells_;
  const LayoutChoices& choices_;
  HeadingBlock block_;
  std::vector<Draft> drafts_;  ///< of rows in a list: complete only at the end of the sheet
  std::vector<std::string> left_out_;
  std::optional<Error> first_refusal_;
  std::size_t settled_ = 0;
  std::size_t not_yet_ = 0;
  std::size_t rows_without_figures_ = 0;
  ManyFigures many_;
};

Done check(const Sheet& sheet, const LayoutChoices& choices) {
  const auto has = [&](ColumnRole role) { return std::ranges::find(choices.roles, role) != choices.roles.end(); };
  const bool fits = choices.end_row <= sheet.cells.rows.size() && choices.first_row < choices.end_row &&
                    choices.roles.size() == sheet.cells.width &&
                    (!choices.heading_row || *choices.heading_row < choices.first_row);
  if (!fits) return Error::invalid("The sheet does not fit what was chosen. Choose its rows and columns again.");
  if (choices.layout == Layout::dates_across && !choices.heading_row)
    return Error::invalid("Choose the row that holds the dates.");
  if (choices.layout != Layout::dates_across && !has(ColumnRole::date))
    return Error::invalid("We could not find a column of dates. Add one with dates like 30/11/2024 or Nov-24.");
  const bool pair = has(ColumnRole::numerator) && has(ColumnRole::denominator);
  const bool takes_pair = choices.layout == Layout::one_series || choices.layout == Layout::long_rows;
  if (!has(ColumnRole::value) && !(pair && takes_pair))
    return Error::invalid("We could not find a column of figures. Put numbers, like 44, beside the dates.");
  if (choices.layout == Layout::long_rows && !has(ColumnRole::series) && !has(ColumnRole::place))
    return Error::invalid("Choose the column that names the series or the place of each row.");
  return {};
}

}  // namespace

std::size_t ManyFigures::figures() const {
  std::size_t count = 0;
  for (const SeriesFigures& each : series) count += each.reading.rows.size();
  return count;
}

std::vector<RowProblem> ManyFigures::every_problem() const {
  std::vector<RowProblem> all = problems;
  for (const SeriesFigures& each : series)
    all.insert(all.end(), each.reading.problems.begin(), each.reading.problems.end());
  std::ranges::stable_sort(all, {}, &RowProblem::row);
  return all;
}

Result<ManyFigures> read_many(const Sheet& sheet, const LayoutChoices& choices) {
  if (const Done fits = check(sheet, choices); !fits) return fits.error();
  return Reader(sheet, choices).read();
}

}  // namespace qi::tabular
