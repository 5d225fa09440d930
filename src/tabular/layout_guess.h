#pragma once
/// How the figures lie on a sheet: where the table begins and ends and which way its series run, with reasons in words.
/// It reads no figure: many_figures.h does, with what was guessed here or what a person chose instead.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/period.h"
#include "base/result.h"
#include "tabular/column_guess.h"
#include "tabular/duplicates.h"
#include "tabular/given_file.h"

namespace qi::tabular {

enum class Layout {
  one_series,    ///< a column of dates and one of values, or numerator and denominator
  dates_down,    ///< a column of dates and a column for each series
  dates_across,  ///< a row for each series and a column for each date
  long_rows,     ///< a row for each figure: date, name of the series and (or) place, value
};
std::string_view slug(Layout layout);   ///< "one-series", "dates-down", "dates-across", "long-rows"
std::string_view title(Layout layout);  ///< "One measure: a date and its figures on each row"
std::optional<Layout> parse_layout(std::string_view slug);

/// Programs whose files are known by their shape. They are read by one of the four layouts.
enum class KnownShape { none, making_data_count, life_qi };

/// What is needed to read a sheet: guessed, remembered from the last file of a source, or chosen by a person.
/// Places are indices into `Sheet::cells`, so that they stay good when they are sent to a form and back.
struct LayoutChoices {
  Layout layout = Layout::one_series;
  std::optional<std::size_t> heading_row;  ///< index of the row with the headings (or dates across); nullopt: none
  std::size_t first_row = 0;               ///< index of the first row with figures
  std::size_t end_row = 0;                 ///< index behind the last row with figures: totals and footnotes are below
  /// One for each column. dates_down: every `value` is a series. dates_across: `series`, `place` or `label` for the
  /// columns that name the row and `value` for those under a date.
  std::vector<ColumnRole> roles;
  std::optional<Frequency> frequency;  ///< nullopt: guess, for each series
  std::optional<double> factor;        ///< as in FiguresChoices
  Duplicates duplicates = Duplicates::refuse;
};

/// A row between heading and figures that tells something about each series: Making Data Count's target row.
struct TellingRow {
  enum class About { target, improvement, unit, place };
  About about = About::target;
  std::size_t row = 0;  ///< index into Sheet::cells
};

struct LayoutGuess {
  LayoutChoices choices;
  KnownShape shape = KnownShape::none;
  std::vector<std::string> reasons;  ///< sentences, the deciding one first
  std::vector<ColumnGuess> columns;  ///< one for each column: heading, first cell, role and why, for the mapping form
  std::vector<TellingRow> telling;   ///< in the order of the rows
  std::string title;                 ///< text above the table, "" without any
};

/// refuses  a sheet without a column or row of dates; without figures. The sentence says what to add.
Result<LayoutGuess> guess_layout(const Sheet& sheet);

/// The same for a layout, heading row and roles that a person chose: everything left at its default is guessed within
/// them. `roles` empty: guess. refuses  places that the sheet does not have.
Result<LayoutGuess> guess_within(const Sheet& sheet, Layout layout, std::optional<std::size_t> heading_row,
                                 const std::vector<ColumnRole>& roles);

/// The first sheet whose layout can be guessed, to be proposed first; nullopt: none.
std::optional<std::size_t> first_sheet_with_figures(const GivenFile& file);

}  // namespace qi::tabular
