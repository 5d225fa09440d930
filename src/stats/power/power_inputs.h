#pragma once
/// Inputs that the rows of power share, so that a level or a ratio is called the same everywhere.
/// It holds no row and works out no power.

#include <array>
#include <optional>
#include <string_view>

#include "stats/calculation.h"
#include "stats/power/power_of_means.h"

namespace qi::stats {

inline constexpr std::array kSidesOptions{InputOption{"two", "A difference in either direction"},
                                          InputOption{"one", "A difference in the expected direction only"}};
inline constexpr std::array kDirectionOptions{InputOption{"higher", "Higher"}, InputOption{"lower", "Lower"}};

inline constexpr double kUsualPower = 0.8;
inline constexpr double kUsualSignificance = 0.05;
inline constexpr CalculationInput kPower{
    .slug = "power", .label = "Power", .kind = InputKind::share, .need = Need::one_open, .usual = kUsualPower};
inline constexpr CalculationInput kSignificance{.slug = "significance",
                                                .label = "Significance level",
                                                .kind = InputKind::share,
                                                .need = Need::optional,
                                                .usual = kUsualSignificance};
inline constexpr CalculationInput kSides{.slug = "sides",
                                         .label = "What would count",
                                         .kind = InputKind::choice,
                                         .need = Need::optional,
                                         .options = kSidesOptions};
inline constexpr CalculationInput kDirection{.slug = "direction",
                                             .label = "Direction of the difference to look for",
                                             .kind = InputKind::choice,
                                             .need = Need::optional,
                                             .options = kDirectionOptions};
inline constexpr CalculationInput kRatio{.slug = "ratio",
                                         .label = "Second group's size as a multiple of the first's",
                                         .kind = InputKind::positive,
                                         .need = Need::optional,
                                         .usual = 1};
inline constexpr CalculationInput kDifference{
    .slug = "difference", .label = "Difference to find", .kind = InputKind::positive, .need = Need::one_open};

inline constexpr std::string_view kPowerGuidance =
    "A power of 80 % or 90 % at a significance level of 5 % is commonly planned for; which difference matters is for "
    "those who know the service to say.";

/// What kSides chose.
Sides sides_of(const CalculationInputs& inputs);
/// Refuses a second group out of all proportion, or with fewer than `least` where "n" is given.
std::optional<Error> refusal_of_ratio(const CalculationInputs& inputs, double least);
/// Adds how many the second group has, where kRatio makes it another number than the first, "n".
void add_second_group(CalculationResult& result, const CalculationInputs& inputs);

}  // namespace qi::stats
