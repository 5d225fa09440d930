#include <array>

#include "stats/tests/t_tests.h"
#include "stats/tests/test_rows.h"

namespace qi::stats {

std::span<const TestRow> mean_test_rows() {
  static constexpr std::array kRows{
      TestRow{.slug = "one-sample-t",
              .title = "One-sample t test",
              .asks = Asks::centre,
              .takes = Takes::one_sample,
              .question = "Does a mean differ from a given value?",
              .what_for = "Whether the mean handover time of a hospital differs from the 15 minutes that were agreed.",
              .formula = "t = (mean - assumed mean) / (sd / sqrt(n)), with n - 1 degrees of freedom",
              .source = "Student (W. S. Gosset), 1908",
              .null_value = "the mean that is assumed",
              .run = one_sample_t},
      TestRow{.slug = "welch-t",
              .title = "Welch's t test",
              .asks = Asks::centre,
              .takes = Takes::two_samples,
              .question = "Do two groups differ in their mean?",
              .what_for = "Whether mean time on scene differs between crews with and without the new checklist.",
              .formula = "t = (difference of means - assumed difference) / sqrt(sd1^2 / n1 + sd2^2 / n2)",
              .source = "Welch, 1947; pooled variant: Student, 1908",
              .null_value = "the difference of means that is assumed, first less second",
              .run = two_sample_t},
      TestRow{.slug = "paired-t",
              .title = "Paired t test",
              .asks = Asks::centre,
              .takes = Takes::pairs,
              .question = "Did the same things change in their mean?",
              .what_for = "Whether mean turnaround differs before and after a change, station by station.",
              .formula = "t = (mean difference - assumed difference) / (sd of differences / sqrt(n))",
              .source = "Student (W. S. Gosset), 1908",
              .null_value = "the mean difference that is assumed, first less second",
              .run = paired_t},
  };
  return kRows;
}

}  // namespace qi::stats
