#include "analysis/try_pareto/pareto_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "analysis/pasted_table.h"
#include "base/number.h"
#include "base/text.h"
#include "tabular/number_reading.h"

namespace qi::analysis {
namespace {

using tabular::PlainColumn;
using tabular::PlainTable;

constexpr std::size_t kMostRows = 20'000;  // as the reading of dated figures
constexpr double kSameSum = 1e-9;          // relative
constexpr double kFirstYear = 1990;        // figures from here to kLastYear may be years in a heading
constexpr double kLastYear = 2100;
constexpr std::array<std::string_view, 5> kTotals{"total", "totals", "grand total", "sum", "all"};

Error refused(std::string message) {
  return Error::invalid_fields({{"figures", std::move(message)}});
}

/// Columns by their place; nullptr: there is none.
struct Columns {
  const PlainColumn* categories = nullptr;
  const PlainColumn* counts = nullptr;
  const PlainColumn* second = nullptr;
  std::vector<std::string> unused;
};

Columns columns_of(const PlainTable& table) {
  Columns found;
  for (const PlainColumn& column : table.columns) {
    const PlainColumn** next = nullptr;
    if (!column.holds_figures() && !found.categories) next = &found.categories;
    if (column.holds_figures() && !found.second) next = found.counts ? &found.second : &found.counts;
    if (next)
      *next = &column;
    else
      found.unused.push_back(column.name);
  }
  return found;
}

std::string heading_in(const PlainTable& table, const PlainColumn* column) {
  return column ? heading_of(table, static_cast<std::size_t>(column - table.columns.data())) : std::string();
}

std::string name_of(const spc::ParetoEntry& entry) {
  return entry.category.value_or("A row without a category");
}

std::optional<std::string> category_in(const PlainColumn& column, std::size_t row) {
  const std::string_view word = trimmed(column.words[row]);
  return word.empty() ? std::nullopt : std::optional(std::string(word));
}

/// A figure that can be used, or why not.
Result<double> figure_of(const PlainTable& table, const PlainColumn& column, std::size_t row,
                         const spc::ParetoEntry& entry) {
  const double figure = column.figures[row];
  if (figure < 0) return Error::invalid(name_of(entry) + " has a figure below 0 under " + column.name + ".");
  if (!std::isnan(figure)) return figure;
  for (const tabular::RowProblem& problem : column.problems)
    if (entry.category && problem.row == table.lines[row])
      return Error::invalid(fmt::format("{}, row {}: {}", name_of(entry), problem.row, problem.message));
  return Error::invalid(name_of(entry) + " has no figure under " + column.name + ".");
}

/// A row of one category with its figures.
struct Read {
  spc::ParetoEntry entry;
  double later = 0;
};

bool is_total(const std::vector<Read>& rows, std::size_t place) {
  const Read& row = rows[place];
  if (std::ranges::count(kTotals, lowered(row.entry.category.value_or(""))) == 0) return false;
  std::vector<double> counts;
  for (const Read& each : rows) counts.push_back(each.entry.count);
  const double all = compensated_sum(counts);
  return std::abs(all - 2 * row.entry.count) <= kSameSum * all;
}

void leave_out_total(std::vector<Read>& rows, std::vector<std::string>& left_out) {
  if (rows.size() < 3) return;  // a cause called All beside one other is no sum
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!is_total(rows, i)) continue;
    left_out.push_back(name_of(rows[i].entry) + " is the sum of all other rows, so it is left out.");
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(i));
    return;
  }
}

/// A first row without a count may be a cause that was lost as a heading.
std::string headings_note(const PlainTable& table, std::string_view counts) {
  std::vector<std::string> headings;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (const std::string heading = heading_of(table, i); !heading.empty()) headings.push_back("\"" + heading + "\"");
  std::string note = "The first row was read as headings: " + listed(headings) + ".";
  if (counts.empty() || tabular::is_missing_mark(counts))
    note += " If it is a cause, put a row of headings above it and give it a figure.";
  return note;
}

ParetoRows one_case_each(const PlainTable& table, const PlainColumn& categories, FirstRow first) {
  ParetoRows read;
  read.categories = heading_in(table, &categories);
  const std::size_t begin = first == FirstRow::is_a_heading && read.categories.empty() ? 1 : 0;
  if (begin == 1) read.categories = categories.words.front();
  for (std::size_t row = begin; row < categories.words.size(); ++row)
    read.entries.push_back({.category = category_in(categories, row)});
  read.notes.push_back("There is no column of figures, so each row counts as one case.");
  const std::string& top = categories.words.front();
  if (read.categories.empty() && std::ranges::count(categories.words, top) == 1)
    read.notes.push_back("The first row, " + top + ", counts as a case: say above if it is a heading.");
  return read;
}

/// Headings of a table whose figures begin in the first row: years, for example.
std::string first_in(const PlainColumn& column) {
  if (!column.holds_figures()) return column.words.front();
  return std::isnan(column.figures.front()) ? std::string() : shortest(column.figures.front());
}

bool may_be_year(const PlainColumn& column) {
  const double first = column.figures.front();
  return first >= kFirstYear && first <= kLastYear && std::abs(first - std::round(first)) <= 0;
}

ParetoRows counted_rows(const PlainTable& table, const Columns& columns, SecondColumn second, FirstRow first) {
  ParetoRows read{.categories = heading_in(table, columns.categories), .counts = heading_in(table, columns.counts)};
  const bool is_headed = !read.categories.empty() || !read.counts.empty();
  const std::size_t begin = first == FirstRow::is_a_heading && !is_headed ? 1 : 0;
  if (begin == 1) {
    read.categories = first_in(*columns.categories);
    read.counts = first_in(*columns.counts);
  } else if (!is_headed && columns.second && may_be_year(*columns.counts) && may_be_year(*columns.second)) {
    read.notes.push_back("The first row, " + columns.categories->words.front() +
                         ", counts as a cause: say above if it is a heading.");
  }
  if (is_headed) read.notes.push_back(headings_note(table, read.counts));
  std::vector<Read> rows;
  for (std::size_t i = begin; i < columns.counts->figures.size(); ++i) {
    Read row{.entry = {.category = category_in(*columns.categories, i)}};
    const auto count = figure_of(table, *columns.counts, i, row.entry);
    const auto beside = columns.second ? figure_of(table, *columns.second, i, row.entry) : Result<double>(1.0);
    if (!count || !beside) {
      read.left_out.push_back((count ? beside : count).error().message);
      continue;
    }
    row.entry.count = *count;
    if (columns.second) (second == SecondColumn::weights ? row.entry.weight : row.later) = *beside;
    rows.push_back(std::move(row));
  }
  leave_out_total(rows, read.left_out);
  const bool compares = columns.second && second == SecondColumn::later_counts;
  if (compares) read.later_counts = begin == 1 ? first_in(*columns.second) : heading_in(table, columns.second);
  for (Read& row : rows) {
    if (compares) read.later.push_back({.category = row.entry.category, .count = row.later});
    read.entries.push_back(std::move(row.entry));
  }
  return read;
}

}  // namespace

Result<ParetoRows> pareto_rows(const PlainTable& table, SecondColumn second, FirstRow first) {
  const Columns columns = columns_of(table);
  if (!columns.categories) return refused("Paste a column of words that names each cause, and its count beside it.");
  if (columns.categories->words.size() > kMostRows)
    return refused("That is more than this page can take. Paste 20,000 rows or fewer.");
  ParetoRows read =
      columns.counts ? counted_rows(table, columns, second, first) : one_case_each(table, *columns.categories, first);
  if (read.entries.empty())
    return refused("No row can be used. " +
                   (read.left_out.empty() ? "Paste a row for each case or cause." : read.left_out.front()));
  if (!columns.unused.empty()) read.notes.push_back("These columns were left out: " + listed(columns.unused) + ".");
  if (columns.second && second == SecondColumn::weights)
    read.notes.push_back("Each count was multiplied by " + columns.second->name + ".");
  return read;
}

}  // namespace qi::analysis
