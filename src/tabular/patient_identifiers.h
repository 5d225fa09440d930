#pragma once
/// Text that looks like an NHS number with a valid check digit, so that no patient's number is stored by mistake.
/// It repeats no number and does not look for names, dates of birth or postcodes.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tabular/column_guess.h"
#include "tabular/many_figures.h"
#include "tabular/pasted_cells.h"

namespace qi::tabular {

/// Ten digits whose last is the check digit (modulus 11, weights 10 to 2). Ten equal digits are none.
/// source   NHS Data Dictionary, NHS NUMBER. example  "9434765919" is one, "9434765918" is not.
bool is_nhs_number(std::string_view ten_digits);

/// Somewhere in the text stand ten digits together, or 3, 3 and 4 parted by blanks or dashes, that are an NHS number
/// and are neither part of a longer run of digits nor the decimals of a number.
bool mentions_nhs_number(std::string_view free_text);

/// The same for the name of a file, in which programs write moments: 2024040113, or seconds since 1970, are none.
bool names_a_patient(std::string_view file_name);

struct IdentifierPlace {
  std::size_t row = 0;     ///< as PastedRow::row: what the user sees
  std::size_t column = 0;  ///< from 1, as the file has it where that is known
};

/// Places in reading order, at most `kMostPlaces`. `roles` has one entry for each column (missing ones are unused).
/// In a column read as dates or figures they count unless it is one of large figures: at most half of its numbers of
/// ten digits are NHS numbers, as by chance.
std::vector<IdentifierPlace> find_patient_identifiers(const PastedCells& cells, std::span<const ColumnRole> roles);
inline constexpr std::size_t kMostPlaces = 100;

/// "The cell in row 3, column 2 and 4 more look like NHS numbers. Take every ... ". `places` is not empty.
std::string words_of(std::span<const IdentifierPlace> places);

}  // namespace qi::tabular
