#include "analysis/try_funnel/funnel_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "analysis/pasted_table.h"
#include "base/number.h"
#include "base/text.h"

namespace qi::analysis {
namespace {

using tabular::PlainColumn;
using tabular::PlainTable;

constexpr std::size_t kMostUnits = 2'000;      // more marks than a picture can hold apart
constexpr std::size_t kLeastPartsOfTotal = 3;  // two counts that happen to add up to a third are no evidence
constexpr double kSmallestExpected = 0.005;    // rounds to 0.00
constexpr double kSameSum = 1e-9;              // relative: totals are written with few digits

Error refused(std::string field, std::string message) {
  return Error::invalid_fields({{std::move(field), std::move(message)}});
}

struct Places {
  std::size_t names = 0;
  std::size_t numerators = 0;
  std::size_t denominators = 0;
};

/// Headed with a percent sign, or written with one: a share that was worked out already, and no count.
bool is_percentage(const PlainColumn& column) {
  if (!column.holds_figures()) return false;
  const auto written = std::ranges::count_if(column.words, [](const std::string& cell) { return cell.ends_with('%'); });
  return column.name.find('%') != std::string::npos || 2 * static_cast<std::size_t>(written) > column.words.size();
}

std::optional<Places> places_in(const PlainTable& table) {
  std::vector<std::size_t> words;
  std::vector<std::size_t> figures;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (!is_percentage(table.columns[i])) (table.columns[i].holds_figures() ? figures : words).push_back(i);
  if (!words.empty() && figures.size() >= 2) return Places{words.front(), figures[0], figures[1]};
  // Stations may be called by numbers.
  if (words.empty() && figures.size() >= 3) return Places{figures[0], figures[1], figures[2]};
  return std::nullopt;
}

std::string name_in(const PlainColumn& column, std::size_t row) {
  if (!column.holds_figures()) return std::string(trimmed(column.words[row]));
  return std::isnan(column.figures[row]) ? std::string() : shortest(column.figures[row]);
}

struct RowFault {
  bool (*applies)(const spc::FunnelRow& kind);
  bool (*is_one)(double numerator, double denominator);
  std::string_view words;  ///< {0} the unit, {1} and {2} the headings of its counts
};
bool to_all(const spc::FunnelRow&) {
  return true;
}
// What spc::funnel refuses of one unit, row by row: the others stay on the chart.
constexpr RowFault kFaults[] = {
    {to_all, [](double numerator, double) { return std::isnan(numerator); }, "{0} has no figure under {1}."},
    {to_all, [](double, double denominator) { return std::isnan(denominator); }, "{0} has no figure under {2}."},
    {to_all, [](double numerator, double denominator) { return numerator < 0 || denominator < 0; },
     "{0} has a figure below 0, which a count cannot be."},
    {to_all, [](double, double denominator) { return denominator <= 0; },
     "{0} has 0 under {2}, so there is nothing to divide by."},
    {[](const spc::FunnelRow& kind) { return kind.is_part_of_whole; },
     [](double numerator, double denominator) { return numerator > denominator; },
     "{0} has more under {1} than under {2}, which a share cannot."},
    {[](const spc::FunnelRow& kind) { return kind.kind == spc::FunnelKind::standardised_log; },
     [](double numerator, double) { return numerator <= 0; },
     "{0} has no events, and none has a logarithm: choose the square root to keep it."},
    {[](const spc::FunnelRow& kind) { return kind.rounds_denominators; },
     [](double, double denominator) { return denominator <= kSmallestExpected; },
     "{0} expects less than 0.01 events, which this kind rounds to none."},
};

struct Headings {
  std::string numerators;
  std::string denominators;
};

std::optional<std::string> fault_of(const spc::FunnelRow& kind, const spc::FunnelCounts& unit, const Headings& under) {
  for (const RowFault& fault : kFaults)
    if (fault.applies(kind) && fault.is_one(unit.numerator, unit.denominator))
      return fmt::format(fmt::runtime(fault.words), unit.name, under.numerators, under.denominators);
  return std::nullopt;
}

/// What was written where a figure belongs, when that is why the row has none: "Medway, row 4: …"
std::optional<std::string> unreadable(const PlainTable& table, const Places& places, std::size_t row,
                                      const std::string& name) {
  for (const std::size_t column : {places.numerators, places.denominators})
    for (const tabular::RowProblem& problem : table.columns[column].problems)
      if (problem.row == table.lines[row]) return fmt::format("{}, row {}: {}", name, problem.row, problem.message);
  return std::nullopt;
}

/// The place of a row that adds up all the others: it would count every case twice.
std::optional<std::size_t> total_in(const std::vector<spc::FunnelCounts>& units) {
  if (units.size() <= kLeastPartsOfTotal) return std::nullopt;
  const auto sum = [&](double spc::FunnelCounts::*count) {
    std::vector<double> counts;
    for (const spc::FunnelCounts& unit : units) counts.push_back(unit.*count);
    return compensated_sum(counts);
  };
  const double numerators = sum(&spc::FunnelCounts::numerator);
  const double denominators = sum(&spc::FunnelCounts::denominator);
  const auto is_rest = [](double count, double all) { return std::abs(all - 2 * count) <= kSameSum * all; };
  for (std::size_t i = 0; i < units.size(); ++i)
    if (is_rest(units[i].numerator, numerators) && is_rest(units[i].denominator, denominators)) return i;
  return std::nullopt;
}

void note_unused_columns(const PlainTable& table, const Places& places, std::vector<std::string>& notes) {
  std::vector<std::string> unused;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (i != places.names && i != places.numerators && i != places.denominators)
      unused.push_back(table.columns[i].name);
  if (!unused.empty()) notes.push_back("These columns were left out: " + listed(unused) + ".");
}

void note_namesakes(const std::vector<spc::FunnelCounts>& units, std::vector<std::string>& notes) {
  std::map<std::string, std::size_t> rows;
  for (const spc::FunnelCounts& unit : units) ++rows[unit.name];
  for (const auto& [name, count] : rows)
    if (count > 1) notes.push_back(fmt::format("{} rows are called {}: each stands for itself.", count, name));
}

}  // namespace

Result<FunnelRows> funnel_rows(const PlainTable& table, const spc::FunnelRow& kind) {
  const auto places = places_in(table);
  if (const auto share = std::ranges::find_if(table.columns, is_percentage); !places && share != table.columns.end())
    return refused("figures", share->name +
                                  " holds percentages, which do not say how large each place is. Paste two "
                                  "columns of counts instead: how many, and out of how many.");
  if (!places)
    return refused("figures", "Paste three columns: a name, then " + uncapitalised(std::string(kind.numerator_name)) +
                                  " and " + uncapitalised(std::string(kind.denominator_name)) + ".");
  const PlainColumn& numerators = table.columns[places->numerators];
  const PlainColumn& denominators = table.columns[places->denominators];
  if (numerators.figures.size() > kMostUnits)
    return refused("figures", "That is more than one picture can show. Paste 2,000 rows or fewer.");

  FunnelRows read{.names = heading_of(table, places->names),
                  .numerators = heading_of(table, places->numerators),
                  .denominators = heading_of(table, places->denominators)};
  std::size_t above = 0;
  for (std::size_t row = 0; row < numerators.figures.size(); ++row) {
    spc::FunnelCounts unit{name_in(table.columns[places->names], row), numerators.figures[row],
                           denominators.figures[row]};
    if (unit.numerator > unit.denominator) ++above;
    const auto cell = unit.name.empty() ? std::nullopt : unreadable(table, *places, row, unit.name);
    if (unit.name.empty()) unit.name = fmt::format("Row {} without a name", row + 1);
    const auto fault = fault_of(kind, unit, {numerators.name, denominators.name});
    if (!fault) {
      read.units.push_back(std::move(unit));
      read.rows.push_back(row);
    } else {
      read.left_out.push_back(cell.value_or(*fault));
    }
  }
  if (kind.is_part_of_whole && 2 * above > numerators.figures.size())
    return refused("kind", "Most rows have more under " + numerators.name + " than under " + denominators.name +
                               ": change the order of the columns, or choose rates or ratios.");
  if (read.units.empty()) return refused("figures", "No row can be used. " + read.left_out.front());
  if (const auto total = total_in(read.units)) {
    read.left_out.push_back(read.units[*total].name +
                            " is the sum of all other rows, so it is left out as their total.");
    read.units.erase(read.units.begin() + static_cast<std::ptrdiff_t>(*total));
    read.rows.erase(read.rows.begin() + static_cast<std::ptrdiff_t>(*total));
  }
  if (table.columns[places->names].holds_figures())
    read.notes.push_back(table.columns[places->names].name + " was read as names.");
  note_unused_columns(table, *places, read.notes);
  note_namesakes(read.units, read.notes);
  return read;
}

}  // namespace qi::analysis
