#include "measures/imports/ambsys_import.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>
#include "base/text.h"
#include "measures/measure_store.h"
#include "measures/national_trusts.h"
#include "measures/organisation_store.h"
#include "measures/series_store.h"
#include "tabular/csv_reading.h"

namespace qi::measures {
namespace {

using tabular::Table;

/// Places of the headings, by name.
std::map<std::string_view, std::size_t> headings_of(const Table& table) {
  std::map<std::string_view, std::size_t> places;
  if (table.size() > 0)
    for (std::size_t column = 0; column < table.cells_in(0); ++column)
      places.emplace(trimmed(table.cell(0, column)), column);
  return places;
}

/// Columns of one indicator in this file.
struct IndicatorColumns {
  std::size_t indicator = 0;
  std::optional<std::size_t> value;
  std::optional<std::size_t> numerator;
  std::optional<std::size_t> denominator;
};

/// Either every column of the indicator is in the file, or the file says nothing about it.
std::optional<IndicatorColumns> columns_of(std::size_t place, const std::map<std::string_view, std::size_t>& headings) {
  const NationalIndicator& indicator = national_indicators()[place];
  IndicatorColumns columns{.indicator = place};
  const auto find = [&](std::string_view name, std::optional<std::size_t>& into) {
    if (name.empty()) return true;
    const auto found = headings.find(name);
    if (found == headings.end()) return false;
    into = found->second;
    return true;
  };
  const bool all = find(indicator.value_column, columns.value) && find(indicator.numerator_column, columns.numerator) &&
                   find(indicator.denominator_column, columns.denominator);
  return all ? std::optional(columns) : std::nullopt;
}

std::optional<int> whole_number(std::string_view text) {
  int number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// The first day of a month written as 2025 and 3.
std::optional<Date> month_of(std::string_view year, std::string_view month) {
  const auto y = whole_number(year);
  const auto m = whole_number(month);
  return y && m ? Date::from(*y, *m, 1) : std::nullopt;
}

Organisation organisation_named(std::string_view code, std::string_view name) {
  if (lowered(code) == "eng")
    return {.code = "Eng", .name = "England", .short_name = "England", .kind = OrganisationKind::england};
  for (const NationalTrust& trust : national_trusts())
    if (trust.code == code)
      return {.code = std::string(code),
              .name = std::string(trust.name),
              .short_name = std::string(trust.short_name),
              .kind = OrganisationKind::trust};
  return {.code = std::string(code),
          .name = std::string(name),
          .short_name = std::string(name),
          .kind = OrganisationKind::trust};
}

class EditionReader {
 public:
  explicit EditionReader(const Table& table) : table_(table), headings_(headings_of(table)) {}

  AmbsysEdition read() {
    settle_columns();
    year_ = headings_.at("Year");
    month_ = headings_.at("Month");
    code_ = headings_.at("Org Code");
    name_ = headings_.at("Org Name");
    for (std::size_t row = 1; row < table_.size(); ++row) {
      if (table_.cells_in(row) == 1 && trimmed(table_.cell(row, 0)).empty()) continue;
      ++edition_.rows_read;
      read_row(row);
    }
    edition_.months.assign(months_.begin(), months_.end());
    if (regions_ > 0)
      edition_.notes.push_back(fmt::format("{} of NHS regions {} skipped: regions are the sums of their trusts.",
                                           counted(regions_, "row", "rows"), regions_ == 1 ? "was" : "were"));
    if (!edition_.absent_indicators.empty())
      edition_.notes.push_back("The file has no columns for " + listed(edition_.absent_indicators) + ".");
    return std::move(edition_);
  }

 private:
  void settle_columns() {
    for (std::size_t place = 0; place < national_indicators().size(); ++place) {
      if (auto columns = columns_of(place, headings_))
        columns_.push_back(*columns);
      else
        edition_.absent_indicators.emplace_back(national_indicators()[place].short_name);
    }
  }

  void refuse(std::size_t row, std::string message) {
    edition_.problems.push_back({table_.line_of(row), std::move(message), {}});
  }

  void read_row(std::size_t row) {
    const auto first = month_of(trimmed(table_.cell(row, year_)), trimmed(table_.cell(row, month_)));
    if (!first) return refuse(row, "Year and Month must be a real month, like 2025 and 3.");
    const std::string_view code = trimmed(table_.cell(row, code_));
    if (code.empty()) return refuse(row, "Org Code is empty. Enter the code of a trust, like RYD.");
    if (code.front() == 'Y') {
      ++regions_;
      return;
    }
    const std::size_t organisation = place_of(code, trimmed(table_.cell(row, name_)));
    if (!seen_.emplace(organisation, *first).second)
      return refuse(row, fmt::format("{} has a row for {} already. Keep one of them.", code,
                                     period_name(Frequency::month, *first)));
    months_.insert(*first);
    for (const IndicatorColumns& columns : columns_) read_figure(row, organisation, *first, columns);
  }

  std::size_t place_of(std::string_view code, std::string_view name) {
    const auto [place, is_new] = places_.try_emplace(std::string(code), edition_.organisations.size());
    if (is_new) edition_.organisations.push_back(organisation_named(code, name));
    return place->second;
  }

  /// nullopt: not available, or not a number, which is then a problem of the row.
  std::optional<double> number_in(std::size_t row, std::size_t column) {
    const std::string_view cell = trimmed(table_.cell(row, column));
    if (cell == "." || cell.empty()) return std::nullopt;
    const auto number = parse_plain_number(cell);
    if (!number)
      refuse(row, fmt::format("{} must be a number or a full stop, not {}.", trimmed(table_.cell(0, column)), cell));
    return number;
  }

  void read_figure(std::size_t row, std::size_t organisation, Date month, const IndicatorColumns& columns) {
    Figure figure;
    const std::size_t problems_before = edition_.problems.size();
    if (columns.numerator) figure.numerator = number_in(row, *columns.numerator);
    if (columns.denominator) figure.denominator = number_in(row, *columns.denominator);
    if (columns.value) {
      figure.value = number_in(row, *columns.value);
    } else if (figure.numerator && figure.denominator && *figure.denominator > 0) {
      figure.value = *figure.numerator / *figure.denominator * national_indicators()[columns.indicator].factor;
    }
    if (edition_.problems.size() > problems_before) return;
    // Half a pair says nothing about the measure: kept whole or not at all.
    if (!figure.value) figure = {};
    edition_.figures.push_back(
        {.indicator = columns.indicator, .organisation = organisation, .month = month, .figure = figure});
  }

  const Table& table_;
  std::map<std::string_view, std::size_t> headings_;
  std::vector<IndicatorColumns> columns_;
  std::size_t year_ = 0, month_ = 0, code_ = 0, name_ = 0;
  std::map<std::string, std::size_t> places_;
  std::set<std::pair<std::size_t, Date>> seen_;
  std::set<Date> months_;
  std::size_t regions_ = 0;
  AmbsysEdition edition_;
};

bool has_headings(const Table& table) {
  const auto headings = headings_of(table);
  for (const std::string_view name : {"Year", "Month", "Org Code", "Org Name"})
    if (!headings.contains(name)) return false;
  for (std::size_t place = 0; place < national_indicators().size(); ++place)
    if (columns_of(place, headings)) return true;
  return false;
}

OrganisationId organisation_kept(db::Connection& db, const Organisation& organisation) {
  if (const auto found = find_organisation_by_code(db, organisation.code)) return found->id;
  return *create_organisation(db, organisation);
}

MeasureId measure_kept(db::Connection& db, const LoadNote& note, const NationalIndicator& indicator) {
  if (const auto found = find_national_measure(db, indicator.code)) return found->id;
  return *create_measure(db, note.now, note.loaded_by,
                         {.definition = definition_of(indicator),
                          .kind = MeasureKind::national,
                          .national_code = std::string(indicator.code),
                          .is_synthetic = false});
}

}  // namespace

bool looks_like_ambsys(std::string_view text) {
  const auto table =
      tabular::read_table(std::string(text.substr(0, text.find_first_of("\r\n"))), tabular::Separator::comma);
  return table && has_headings(*table);
}

Date usual_publication_day(Date last_month) {
  constexpr int kThursday = 4;
  const Date first = next_period(Frequency::month, last_month);
  const int to_thursday = (kThursday - first.weekday() + 7) % 7;
  return add_days(first, to_thursday + 7);
}

Result<AmbsysEdition> read_ambsys(std::string text) {
  const auto table = tabular::read_table(std::move(text), tabular::Separator::comma);
  if (!table) return table.error();
  if (!has_headings(*table))
    return Error::invalid(
        "This is not NHS England's AmbSYS file. Its first line must have Year, Month, Org Code, Org Name and A "
        "columns.");
  AmbsysEdition edition = EditionReader(*table).read();
  if (edition.rows_read == 0) return Error::invalid("The file has headings and no rows. Download it again.");
  return edition;
}

MergeCounts load_ambsys_inside(db::Connection& db, const AmbsysEdition& edition, LoadNote note) {
  note.source_kind = SourceKind::ambsys;
  note.scope = "ambsys";
  note.rows_read = edition.rows_read;
  for (const std::string& words : edition.notes) note.note += (note.note.empty() ? "" : " ") + words;

  std::vector<OrganisationId> organisations;
  for (const Organisation& organisation : edition.organisations)
    organisations.push_back(organisation_kept(db, organisation));
  // Measures in the catalogue's order, so that the wall can show them in it.
  std::set<std::size_t> present;
  for (const EditionFigure& figure : edition.figures) present.insert(figure.indicator);
  std::map<std::size_t, MeasureId> measures;
  for (const std::size_t place : present) measures[place] = measure_kept(db, note, national_indicators()[place]);

  // A series begins with its first figure: a trust that never reported an indicator has none of it.
  std::set<std::pair<std::size_t, std::size_t>> with_values;
  for (const EditionFigure& figure : edition.figures)
    if (figure.figure.value) with_values.emplace(figure.indicator, figure.organisation);
  std::map<std::pair<std::size_t, std::size_t>, SeriesId> series;
  for (const auto& [indicator, organisation] : with_values)
    series[{indicator, organisation}] = series_of(db, measures[indicator], organisations[organisation]).id;

  std::vector<IncomingPoint> points;
  points.reserve(edition.figures.size());
  for (const EditionFigure& figure : edition.figures) {
    const std::pair key(figure.indicator, figure.organisation);
    auto found = series.find(key);
    if (found == series.end()) {
      // No figure in this edition; an earlier one may have had some, which are now withdrawn.
      const auto kept = find_series(db, measures[figure.indicator], organisations[figure.organisation]);
      found = series.emplace(key, kept ? kept->id : SeriesId{}).first;
    }
    if (found->second != SeriesId{}) points.push_back({found->second, figure.month, figure.figure});
  }
  return merge_points_inside(db, points, note);
}

MergeCounts load_ambsys(db::Connection& db, const AmbsysEdition& edition, LoadNote note) {
  db::Transaction transaction(db);
  const MergeCounts counts = load_ambsys_inside(db, edition, std::move(note));
  transaction.commit();
  return counts;
}

}  // namespace qi::measures
