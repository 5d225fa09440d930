#include <array>

#include "stats/tests/shape_tests.h"
#include "stats/tests/test_rows.h"

namespace qi::stats {

std::span<const TestRow> shape_test_rows() {
  static constexpr std::array kRows{
      TestRow{.slug = "shapiro-wilk",
              .title = "Shapiro-Wilk test",
              .asks = Asks::distribution,
              .takes = Takes::one_sample,
              .question = "Do the figures look like a sample of a normal distribution?",
              .what_for =
                  "Whether glucose readings of a control solution are bell-shaped, before their capability is told.",
              .formula = "W = (sum of a_i x_(i))^2 / sum of (x - mean)^2, with Royston's weights a",
              .source = "Shapiro and Wilk, 1965; Royston, 1995",
              .null_value = "",
              .run = shapiro_wilk_test},
      TestRow{.slug = "anderson-darling",
              .title = "Anderson-Darling test",
              .asks = Asks::distribution,
              .takes = Takes::one_sample,
              .question = "Do the figures look like a sample of a normal distribution, in their tails too?",
              .what_for = "Whether response times are bell-shaped out to the longest waits.",
              .formula = "A^2 = -n - mean of (2i - 1)(ln P(z_(i)) + ln(1 - P(z_(n + 1 - i))))",
              .source = "Anderson and Darling, 1954; Stephens, 1986",
              .null_value = "",
              .run = anderson_darling_test},
  };
  return kRows;
}

}  // namespace qi::stats
