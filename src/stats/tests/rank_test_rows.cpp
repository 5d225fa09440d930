#include <array>

#include "stats/tests/kolmogorov_smirnov.h"
#include "stats/tests/rank_tests.h"
#include "stats/tests/test_rows.h"

namespace qi::stats {

std::span<const TestRow> rank_test_rows() {
  static constexpr std::array kRows{
      TestRow{.slug = "rank-sum",
              .title = "Wilcoxon rank sum test (Mann-Whitney)",
              .asks = Asks::centre,
              .takes = Takes::two_samples,
              .question = "Does one group tend to have larger figures than the other?",
              .what_for = "Whether on-scene times, which have a long tail, tend to be longer at night than by day.",
              .formula = "W = sum of ranks of the first group - n1 (n1 + 1) / 2",
              .source = "Wilcoxon, 1945; Mann and Whitney, 1947",
              .null_value = "the shift that is assumed, first less second",
              .run = rank_sum},
      TestRow{.slug = "signed-rank",
              .title = "Wilcoxon signed rank test",
              .asks = Asks::centre,
              .takes = Takes::pairs,
              .question = "Did the same things tend to change, whatever the shape of the changes?",
              .what_for = "Whether the same crews tend to leave hospital sooner after a change than before it.",
              .formula = "V = sum of the ranks of the sizes of differences, of those above what is assumed",
              .source = "Wilcoxon, 1945",
              .null_value = "the difference that is assumed, first less second",
              .run = signed_rank},
      TestRow{.slug = "one-sample-signed-rank",
              .title = "Wilcoxon signed rank test of one sample",
              .asks = Asks::centre,
              .takes = Takes::one_sample,
              .question = "Do figures lie about a given value, if they lie evenly about something?",
              .what_for = "Whether checklist scores lie about 80, the score of the year before.",
              .formula = "V = sum of the ranks of the distances from what is assumed, of those above it",
              .source = "Wilcoxon, 1945",
              .null_value = "the centre that is assumed",
              .run = one_sample_signed_rank},
      TestRow{.slug = "sign",
              .title = "Sign test",
              .asks = Asks::centre,
              .takes = Takes::pairs,
              .question = "Did more of the same things go up than down?",
              .what_for = "Whether more stations got faster than slower after a change, however much.",
              .formula = "S = number of differences above what is assumed; binomial with chance 1/2",
              .source = "Arbuthnott, 1710",
              .null_value = "the difference that is assumed, first less second",
              .run = sign},
      TestRow{.slug = "one-sample-sign",
              .title = "Sign test of one sample",
              .asks = Asks::centre,
              .takes = Takes::one_sample,
              .question = "Does a median differ from a given value?",
              .what_for = "Whether the median wait for a back-up crew differs from 20 minutes.",
              .formula = "S = number of figures above what is assumed; binomial with chance 1/2",
              .source = "Arbuthnott, 1710",
              .null_value = "the median that is assumed",
              .run = one_sample_sign},
      TestRow{.slug = "kolmogorov-smirnov",
              .title = "Kolmogorov-Smirnov test of two samples",
              .asks = Asks::distribution,
              .takes = Takes::two_samples,
              .question = "Do two groups differ anywhere in their distribution?",
              .what_for = "Whether response times of two areas differ in centre, spread or shape.",
              .formula = "D = largest distance between the shares of figures up to x",
              .source = "Smirnov, 1939",
              .null_value = "",
              .run = kolmogorov_smirnov},
  };
  return kRows;
}

}  // namespace qi::stats
