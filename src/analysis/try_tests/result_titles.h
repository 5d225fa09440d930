#pragma once
/// What the figures of a test's answer are called on pages: the terms of textbooks, for the names that the engine and
/// its JSON know them by. It computes and writes nothing.

#include <string>
#include <string_view>
#include <vector>

namespace qi::analysis {

/// "aic" is "AIC", "sd_of_first" "Standard deviation of the first group", "sd_3" "Standard deviation of group 3",
/// "expected_1_2" "Expected count in row 1, column 2". A name that has no row here is written with blanks.
/// groups  their names, where each group has one: then "sd_3" is "Standard deviation of Night crew".
std::string figure_title(std::string_view slug, const std::vector<std::string>& groups = {});

/// "Omega squared" is "Omega squared (ω²)"; most effects have their names already.
std::string effect_title(std::string_view name);

/// "chi-squared" is "χ² (chi-squared)".
std::string statistic_title(std::string_view name);

}  // namespace qi::analysis
