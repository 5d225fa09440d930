#include <array>

#include "stats/tests/correlation_tests.h"
#include "stats/tests/test_rows.h"

namespace qi::stats {

std::span<const TestRow> connection_test_rows() {
  static constexpr std::array kRows{
      TestRow{
          .slug = "pearson",
          .title = "Pearson's correlation",
          .asks = Asks::connection,
          .takes = Takes::pairs,
          .question = "Do two figures lie on a straight line?",
          .what_for = "How closely the hours lost at hospital go with the calls that wait in the stack, day by day.",
          .formula = "r = sum of dx dy / sqrt(sum of dx^2 sum of dy^2); t = r sqrt((n - 2) / (1 - r^2))",
          .source = "Pearson, 1896; interval: Fisher, 1921",
          .null_value = "",
          .run = pearson_correlation},
      TestRow{.slug = "spearman",
              .title = "Spearman's rank correlation",
              .asks = Asks::connection,
              .takes = Takes::pairs,
              .question = "Do two figures rise together, whether or not on a straight line?",
              .what_for = "Whether stations with longer drives to hospital tend to have longer job cycles.",
              .formula = "rho = Pearson's r of the ranks; S = (n^3 - n) (1 - rho) / 6",
              .source = "Spearman, 1904; interval: Bonett and Wright, 2000",
              .null_value = "",
              .run = spearman_correlation},
      TestRow{.slug = "kendall",
              .title = "Kendall's rank correlation",
              .asks = Asks::connection,
              .takes = Takes::pairs,
              .question = "Do two figures put the same things in the same order?",
              .what_for = "Whether two assessors rank the same patient records in the same order.",
              .formula = "tau = (pairs in order - pairs out of order) / sqrt(untied pairs of each column)",
              .source = "Kendall, 1938; interval: Fieller, Hartley and Pearson, 1957",
              .null_value = "",
              .run = kendall_correlation},
  };
  return kRows;
}

}  // namespace qi::stats
