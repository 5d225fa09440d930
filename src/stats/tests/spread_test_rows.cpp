#include <array>

#include "stats/tests/spread_tests.h"
#include "stats/tests/test_rows.h"

namespace qi::stats {

std::span<const TestRow> spread_test_rows() {
  static constexpr std::array kRows{
      TestRow{
          .slug = "f-test-variances",
          .title = "F test of two variances",
          .asks = Asks::spread,
          .takes = Takes::two_samples,
          .question = "Do two bell-shaped groups differ in their variance?",
          .what_for = "Whether response times vary less since the standby points moved, where they are bell-shaped.",
          .formula = "F = sd1^2 / sd2^2, with n1 - 1 and n2 - 1 degrees of freedom",
          .source = "Snedecor, 1934",
          .null_value = "",
          .run = f_test_of_variances},
      TestRow{.slug = "brown-forsythe",
              .title = "Brown-Forsythe test",
              .asks = Asks::spread,
              .takes = Takes::samples,
              .question = "Do groups differ in their spread, whatever their shape?",
              .what_for = "Whether handover times vary more at some hospitals than at others.",
              .formula = "analysis of variance of the distances |x - median of the group|",
              .source = "Brown and Forsythe, 1974",
              .null_value = "",
              .run = brown_forsythe},
      TestRow{.slug = "levene",
              .title = "Levene's test",
              .asks = Asks::spread,
              .takes = Takes::samples,
              .question = "Do groups of symmetric figures differ in their spread?",
              .what_for = "Whether the mileage of shifts varies more at some stations than at others.",
              .formula = "analysis of variance of the distances |x - mean of the group|",
              .source = "Levene, 1960",
              .null_value = "",
              .run = levene},
      TestRow{.slug = "bartlett",
              .title = "Bartlett's test",
              .asks = Asks::spread,
              .takes = Takes::samples,
              .question = "Do several bell-shaped groups differ in their variance?",
              .what_for = "Whether monitors of four makes differ in how much their repeated readings vary.",
              .formula = "((n - k) ln s^2 - sum of (n_j - 1) ln s_j^2) / correction, chi-squared with k - 1 degrees",
              .source = "Bartlett, 1937",
              .null_value = "",
              .run = bartlett},
      TestRow{.slug = "fligner-killeen",
              .title = "Fligner-Killeen test",
              .asks = Asks::spread,
              .takes = Takes::samples,
              .question = "Do groups differ in their spread, judged by ranks?",
              .what_for = "Whether on-scene times vary more in some teams, where a few jobs last for hours.",
              .formula = "chi-squared of the normal scores of the ranked distances |x - median of the group|",
              .source = "Fligner and Killeen, 1976; Conover, Johnson and Johnson, 1981",
              .null_value = "",
              .run = fligner_killeen},
  };
  return kRows;
}

}  // namespace qi::stats
