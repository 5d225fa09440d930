#pragma once
/// Which column is the date and which hold figures, judged from headings and from what the cells look like.
/// It reads no cell for good: a wrong cell is figures_reading's business.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tabular/passed_columns.h"
#include "tabular/pasted_cells.h"

namespace qi::tabular {

/// `series` and `place` name what a row's figure belongs to: for many_figures.h only.
enum class ColumnRole { date, value, numerator, denominator, label, unused, series, place };
std::string_view slug(ColumnRole role);  ///< "numerator"
std::string_view title(
    ColumnRole role);  ///< "Date, day first", "Value", "Numerator", "Denominator", "Label", "Skip", "Series", "Place"
std::optional<ColumnRole> parse_column_role(std::string_view slug);

struct ColumnGuess {
  std::string heading;  ///< "" where there is none
  std::string first;    ///< the first cell below the heading with text
  ColumnRole role = ColumnRole::unused;
  std::string why;                          ///< "The heading says week.", "12 of 12 cells are dates."
  PassedOver passed_over = PassedOver::no;  ///< why an unused column was no candidate for figures

  void settle(ColumnRole now, std::string because) {
    role = now;
    why = std::move(because);
  }
};

struct ColumnsGuess {
  bool headed = false;  ///< the first row is a heading
  std::vector<ColumnGuess> columns;

  std::optional<std::size_t> column_with(ColumnRole role) const;
  std::string name_of(std::size_t column) const;  ///< as a sentence calls it: "Falls" in quotes, or column 2
};

/// Whether the first row holds headings: guessed, or known by whoever found the table on a sheet.
enum class Heading { guessed, first_row, none };

/// Guessed: the first row is a heading when no cell of it is a date or a number and a later row has one.
/// Record numbers, times of day and further dates are passed over.
/// At most one column for each of date, value, numerator and denominator; a value and a numerator never both.
ColumnsGuess guess_columns(const PastedCells& cells, Heading heading = Heading::guessed);
/// The same columns with roles that are settled already, one for each: no cell is looked at.
ColumnsGuess columns_with_roles(const PastedCells& cells, Heading heading, const std::vector<ColumnRole>& roles);

/// What a heading says a column of names names: a place (site, area, trust) or a series (metric, indicator).
std::optional<ColumnRole> naming_role(std::string_view heading);
/// A heading of figures that a chart computes itself: limits, mean lines, moving ranges, targets.
bool is_computed_heading(std::string_view heading);
/// Of these the ones that a sheet with limits computes beside its values: "Mean", "Average", "Median".
bool is_centre_heading(std::string_view heading);
/// "UCL", "Lower process limit": the sheet draws a chart of its own.
bool is_limit_heading(std::string_view heading);

}  // namespace qi::tabular
