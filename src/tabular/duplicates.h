#pragma once
/// What to do with two different figures for one period of one series: a person decides once for a file.
/// The same figures twice are no question: they are used once, unless rows are averaged or added up.

#include <optional>
#include <span>
#include <string_view>

namespace qi::tabular {

enum class Duplicates {
  refuse,      ///< the later row is a problem that names the earlier one
  keep_first,  ///< the row that stands higher in the file
  keep_last,   ///< the row that stands lower
  average,     ///< the mean of the values; numerators and denominators are each added up, which weighs the mean
  sum,         ///< counts only: refused for percentages and times; numerators and denominators are each added up
};
std::string_view slug(Duplicates duplicates);   ///< "keep-first"
std::string_view title(Duplicates duplicates);  ///< "Keep the first row"
std::optional<Duplicates> parse_duplicates(std::string_view slug);
std::span<const Duplicates> every_duplicates();  ///< in the order of a form

}  // namespace qi::tabular
