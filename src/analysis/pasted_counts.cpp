#include "analysis/pasted_counts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "base/text.h"
#include "spc/chart_catalogue.h"
#include "tabular/heading_words.h"
#include "tabular/number_reading.h"

namespace qi::analysis {
namespace {

using tabular::ColumnGuess;
using tabular::ColumnRole;
using tabular::FiguresReading;
using tabular::PastedCells;

/// Half of the cells or more are numbers without a percent sign or a colon.
bool holds_counts(const PastedCells& cells, const tabular::ColumnsGuess& guess, std::size_t column) {
  std::size_t filled = 0, counts = 0;
  for (std::size_t row = guess.headed ? 1 : 0; row < cells.rows.size(); ++row) {
    const auto number = tabular::read_number(cells.rows[row].cells[column]);
    if (number && number->form == tabular::NumberForm::missing) continue;
    ++filled;
    if (number && number->form == tabular::NumberForm::number) ++counts;
  }
  return filled > 0 && 2 * counts >= filled;
}

bool says_quotient(std::string_view heading) {
  constexpr std::array<std::string_view, 3> kQuotients{"rate", "percent", "%"};
  const std::string said = lowered(std::string(heading));
  return tabular::is_centre_heading(heading) || tabular::is_computed_heading(heading) ||
         std::ranges::any_of(kQuotients, [&](std::string_view word) { return said.find(word) != std::string::npos; });
}

/// Columns of counts in their order; those that are divided already only where no two others are left.
std::vector<std::size_t> count_columns(const PastedCells& cells, const tabular::ColumnsGuess& guess) {
  std::vector<std::size_t> all, likely;
  for (std::size_t i = 0; i < guess.columns.size(); ++i) {
    const ColumnGuess& column = guess.columns[i];
    if (column.role == ColumnRole::date || column.role == ColumnRole::label ||
        column.passed_over != tabular::PassedOver::no || !holds_counts(cells, guess, i))
      continue;
    all.push_back(i);
    if (!says_quotient(column.heading)) likely.push_back(i);
  }
  return likely.size() < 2 ? all : likely;
}

/// "n" says nothing: it is as often the number of all cases.
bool says_count(std::string_view heading) {
  constexpr std::array<std::string_view, 4> kCounts{"numerator", "num", "count met", "number met"};
  return tabular::word_in(heading, kCounts).has_value();
}

struct Pair {
  std::size_t count = 0;
  std::size_t whole = 0;
};

/// nullopt: there are no two columns of counts.
std::optional<Pair> pair_of(const PastedCells& cells, const tabular::ColumnsGuess& guess) {
  const std::vector<std::size_t> columns = count_columns(cells, guess);
  if (columns.size() < 2) return std::nullopt;
  const auto first_other = [&](std::size_t than) { return columns[columns.front() == than ? 1 : 0]; };
  const auto whole = std::ranges::find(columns, guess.column_with(ColumnRole::denominator));
  const auto count =
      std::ranges::find_if(columns, [&](std::size_t column) { return says_count(guess.columns[column].heading); });
  if (count != columns.end())
    return Pair{*count, whole == columns.end() || whole == count ? first_other(*count) : *whole};
  if (whole != columns.end()) return Pair{first_other(*whole), *whole};
  return Pair{columns[0], columns[1]};
}

std::vector<ColumnRole> roles_of(const tabular::ColumnsGuess& guess, Pair pair) {
  std::vector<ColumnRole> roles;
  for (const ColumnGuess& column : guess.columns) {
    const bool stays = column.role == ColumnRole::date || column.role == ColumnRole::label;
    roles.push_back(stays ? column.role : ColumnRole::unused);
  }
  roles[pair.count] = ColumnRole::numerator;
  roles[pair.whole] = ColumnRole::denominator;
  return roles;
}

std::ptrdiff_t values_in(const FiguresReading& figures) {
  return std::ranges::count_if(figures.rows, [](const tabular::FigureRow& row) { return row.value.has_value(); });
}

/// Every figure of the plain reading is a count, out of a count that is as large at least.
bool are_cases_out_of_cases(const FiguresReading& counts, const FiguresReading& plain) {
  const auto is_count = [](double number) { return number >= 0 && number == std::floor(number); };
  return values_in(counts) == values_in(plain) && std::ranges::all_of(counts.rows, [&](const tabular::FigureRow& row) {
           if (!row.value) return true;
           return row.numerator && row.denominator && is_count(*row.numerator) && is_count(*row.denominator) &&
                  *row.numerator <= *row.denominator;
         });
}

bool is_rate(spc::ChartKind chart) {
  return chart == spc::ChartKind::u || chart == spc::ChartKind::u_prime;
}

/// What rates are written for: 1, or the least of 1,000 and 100,000 that makes the rate of all rows 1 or more.
double rate_factor(const FiguresReading& counts) {
  constexpr std::array kFactors{1.0, 1'000.0, 100'000.0};
  double events = 0, whole = 0;
  for (const tabular::FigureRow& row : counts.rows) {
    if (!row.numerator || !row.denominator) continue;
    events += *row.numerator;
    whole += *row.denominator;
  }
  for (const double factor : kFactors)
    if (events == 0 || whole == 0 || events / whole * factor >= 1) return factor;
  return kFactors.back();
}

/// "Falls" was read as the count and "Bed days" as what it is out of; rates are for each 1,000 of them.
std::string read_as(const tabular::ColumnsGuess& guess, Pair pair, const FiguresReading& counts,
                    std::optional<spc::ChartKind> chart) {
  std::string words = capitalised(guess.name_of(pair.count)) + " was read as the count and " +
                      guess.name_of(pair.whole) + " as what it is out of";
  if (chart && is_rate(*chart) && counts.factor > 1)
    words += "; rates are for each " + grouped(counts.factor, 0) + " of them";
  return words + ".";
}

std::string asked_of(const tabular::ColumnsGuess& guess, Pair pair) {
  return fmt::format("{} was left out. If it is what {} is out of, choose a p or u chart.",
                     capitalised(guess.name_of(pair.whole)), guess.name_of(pair.count));
}

Result<CountsReading> counts_for(const PastedCells& cells, spc::ChartKind chart, const tabular::ColumnsGuess& guess,
                                 Pair pair) {
  const std::vector<ColumnRole> roles = roles_of(guess, pair);
  constexpr double kPlainRatio = 1;
  const bool is_share = spc::chart_row(chart).takes == spc::Takes::shares;
  auto counts =
      tabular::read_figures(cells, {.roles = roles, .factor = is_share ? std::nullopt : std::optional(kPlainRatio)});
  if (!counts) return counts.error();
  if (is_rate(chart) && rate_factor(*counts) != kPlainRatio) {
    counts = tabular::read_figures(cells, {.roles = roles, .factor = rate_factor(*counts)});
    if (!counts) return counts.error();
  }
  const bool said = guess.column_with(ColumnRole::numerator) == pair.count &&
                    guess.column_with(ColumnRole::denominator) == pair.whole;
  counts->notes.insert(counts->notes.begin(), read_as(guess, pair, *counts, chart));
  return CountsReading{.figures = *std::move(counts), .by_place = !said};
}

}  // namespace

Result<CountsReading> read_for_chart(const PastedCells& cells, std::optional<spc::ChartKind> chart) {
  if (cells.rows.empty()) return Error::invalid("Paste your figures: a column of dates and a column of numbers.");
  const bool divides = chart && spc::has_denominators(spc::chart_row(*chart).takes);
  const tabular::ColumnsGuess guess = tabular::guess_columns(cells);
  const auto pair = guess.column_with(ColumnRole::date) ? pair_of(cells, guess) : std::nullopt;
  if (divides && pair) return counts_for(cells, *chart, guess, *pair);

  auto figures = tabular::read_figures(cells);
  if (!figures) return figures.error();
  if (chart || !pair) return CountsReading{.figures = *std::move(figures)};
  auto counts = tabular::read_figures(cells, {.roles = roles_of(guess, *pair)});
  if (!counts || !are_cases_out_of_cases(*counts, *figures)) return CountsReading{.figures = *std::move(figures)};
  if (guess.headed && !guess.column_with(ColumnRole::denominator))
    return CountsReading{.figures = *std::move(figures), .asks = asked_of(guess, *pair)};
  counts->notes.insert(counts->notes.begin(), read_as(guess, *pair, *counts, chart));
  return CountsReading{.figures = *std::move(counts), .by_place = true};
}

}  // namespace qi::analysis
