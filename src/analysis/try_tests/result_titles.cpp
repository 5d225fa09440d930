#include "analysis/try_tests/result_titles.h"

#include <algorithm>
#include <array>

#include "base/number.h"
#include "base/text.h"

namespace qi::analysis {
namespace {

struct Title {
  std::string_view name;
  std::string_view title;
};

constexpr std::array kFigures{
    Title{"aic", "AIC (Akaike's information criterion)"},
    Title{"log_likelihood", "Log-likelihood"},
    Title{"deviance", "Residual deviance"},
    Title{"null_deviance", "Null deviance"},
    Title{"mcfadden_r_squared", "McFadden's R²"},
    Title{"r_squared", "R²"},
    Title{"adjusted_r_squared", "Adjusted R²"},
    Title{"predicted_r_squared", "Predicted R²"},
    Title{"sigma", "Residual standard deviation"},
    Title{"residual_sd", "Residual standard deviation"},
    Title{"residual_degrees", "Residual degrees of freedom"},
    Title{"dispersion", "Dispersion"},
    Title{"concordance", "Concordance (area under the ROC curve)"},
    Title{"sd", "Standard deviation"},
    Title{"sd_of_first", "Standard deviation of the first group"},
    Title{"sd_of_second", "Standard deviation of the second group"},
    Title{"mean_of_first", "Mean of the first group"},
    Title{"mean_of_second", "Mean of the second group"},
    Title{"median_of_first", "Median of the first group"},
    Title{"median_of_second", "Median of the second group"},
    Title{"share_of_first", "Share in the first group"},
    Title{"share_of_second", "Share in the second group"},
    Title{"rate_of_first", "Rate in the first group"},
    Title{"rate_of_second", "Rate in the second group"},
    Title{"standard_error", "Standard error"},
    Title{"excess_kurtosis", "Excess kurtosis"},
    Title{"expected_events", "Expected events"},
    Title{"share_of_pairs_where_first_is_larger", "Share of pairs in which the first is larger"},
    Title{"sample_odds_ratio", "Sample odds ratio (of the four counts alone)"},
    Title{"changed_to_first", "Changed to the first answer"},
    Title{"changed_from_first", "Changed from the first answer"}};

/// Of one group, category, row or p-value, whose number follows the name.
constexpr std::array kOfOne{Title{"mean", "Mean of group"},
                            Title{"median", "Median of group"},
                            Title{"sd", "Standard deviation of group"},
                            Title{"mean_rank", "Mean rank of group"},
                            Title{"share", "Share in row"},
                            Title{"expected", "Expected count of category"},
                            Title{"adjusted", "Adjusted p-value"},
                            Title{"partial_eta_squared", "Partial η² of term"}};
constexpr std::string_view kGroup = "group";
/// Of a cell of a table: its row and its column follow.
constexpr std::array kOfCell{Title{"expected", "Expected count in"}, Title{"residual", "Standardised residual in"}};

constexpr std::array kEffects{Title{"Omega squared", "Omega squared (ω²)"},
                              Title{"Eta squared", "Eta squared (η²)"},
                              Title{"Epsilon squared", "Epsilon squared (ε²)"},
                              Title{"R squared", "R²"},
                              Title{"Kendall's tau", "Kendall's τ"},
                              Title{"Spearman's rho", "Spearman's ρ"}};
constexpr std::string_view kPartialOmega = "Partial omega squared of ";

template <std::size_t Count>
const Title* found(const std::array<Title, Count>& titles, std::string_view name) {
  const auto row = std::ranges::find(titles, name, &Title::name);
  return row == titles.end() ? nullptr : &*row;
}

/// Takes "_3" off the end of "sd_3". "": there is no number.
std::string_view take_number(std::string_view& name) {
  const std::size_t bar = name.rfind('_');
  if (bar == std::string_view::npos || bar + 1 == name.size()) return {};
  const std::string_view number = name.substr(bar + 1);
  if (!std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; })) return {};
  name = name.substr(0, bar);
  return number;
}

/// "Mean of group" of the third of them is "Mean of Night crew", or "Mean of group 3".
std::string title_of_one(std::string_view title, std::string_view number, const std::vector<std::string>& groups) {
  const auto place = parse_plain_number(number);
  const bool is_named = title.ends_with(kGroup) && place && *place >= 1 && *place <= static_cast<double>(groups.size());
  if (!is_named) return std::string(title) + " " + std::string(number);
  title.remove_suffix(kGroup.size());
  return std::string(title) + groups[static_cast<std::size_t>(*place) - 1];
}

std::string numbered_title(std::string_view name, const std::vector<std::string>& groups) {
  const std::string_view last = take_number(name);
  if (last.empty()) return {};
  const std::string_view before = take_number(name);
  if (before.empty()) {
    const Title* one = found(kOfOne, name);
    return one ? title_of_one(one->title, last, groups) : std::string();
  }
  const Title* cell = found(kOfCell, name);
  return cell ? std::string(cell->title) + " row " + std::string(before) + ", column " + std::string(last)
              : std::string();
}

}  // namespace

std::string figure_title(std::string_view slug, const std::vector<std::string>& groups) {
  if (const Title* title = found(kFigures, slug)) return std::string(title->title);
  if (std::string numbered = numbered_title(slug, groups); !numbered.empty()) return numbered;
  std::string words = capitalised(std::string(slug));
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::string effect_title(std::string_view name) {
  if (const Title* title = found(kEffects, name)) return std::string(title->title);
  if (name.starts_with(kPartialOmega)) return "Partial ω² of " + std::string(name.substr(kPartialOmega.size()));
  return std::string(name);
}

std::string statistic_title(std::string_view name) {
  return name == "chi-squared" ? "χ² (chi-squared)" : std::string(name);
}

}  // namespace qi::analysis
