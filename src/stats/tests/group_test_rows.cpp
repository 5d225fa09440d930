#include <array>

#include "stats/tests/anova.h"
#include "stats/tests/group_ranks.h"
#include "stats/tests/test_rows.h"

namespace qi::stats {

std::span<const TestRow> group_test_rows() {
  static constexpr std::array kRows{
      TestRow{.slug = "one-way-anova",
              .title = "One-way analysis of variance",
              .asks = Asks::centre,
              .takes = Takes::samples,
              .question = "Do several groups of alike spread differ in their mean, and which pairs do?",
              .what_for = "Whether mean job cycle time differs between five stations, and between which two.",
              .formula = "F = (squares between groups / (k - 1)) / (squares within groups / (n - k)); pairs by Tukey",
              .source = "Fisher, 1925; Tukey, 1953; Kramer, 1956",
              .null_value = "",
              .run = one_way_anova},
      TestRow{
          .slug = "welch-anova",
          .title = "Welch's analysis of variance",
          .asks = Asks::centre,
          .takes = Takes::samples,
          .question = "Do several groups differ in their mean, whatever their spread?",
          .what_for = "Whether mean handover time differs between hospitals of which some are far more regular.",
          .formula = "F of the means weighted by n / sd^2, with Welch's degrees of freedom; pairs by Games and Howell",
          .source = "Welch, 1951; Games and Howell, 1976",
          .null_value = "",
          .run = welch_anova},
      TestRow{
          .slug = "two-way-anova",
          .title = "Two-way analysis of variance",
          .asks = Asks::centre,
          .takes = Takes::two_factors,
          .question = "Do means differ by each of two factors, and does one factor's difference depend on the other?",
          .what_for = "Whether time on scene differs by shift and by vehicle type, and by shift more for one type.",
          .formula = "F of each factor after the other and of their interaction, from sums of squares of type II",
          .source = "Fisher, 1925; Yates, 1934; Langsrud, 2003",
          .null_value = "",
          .run = two_way_anova},
      TestRow{
          .slug = "kruskal-wallis",
          .title = "Kruskal-Wallis test",
          .asks = Asks::centre,
          .takes = Takes::samples,
          .question = "Do several groups differ in place, judged by ranks?",
          .what_for = "Whether call answer times differ between rotas, where a few very long waits would rule a mean.",
          .formula =
              "H = 12 / (n (n + 1)) x sum of n_j (mean rank_j - (n + 1) / 2)^2, corrected for ties; pairs by Dunn",
          .source = "Kruskal and Wallis, 1952; Dunn, 1964; Holm, 1979",
          .null_value = "",
          .run = kruskal_wallis},
  };
  return kRows;
}

}  // namespace qi::stats
