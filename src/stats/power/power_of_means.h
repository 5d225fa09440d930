#pragma once
/// Power of Student's t tests and of one-way analysis of variance: the chance to find a difference that is there.
/// It does not solve for a sample size (see open_question.h) and tests no data.

namespace qi::stats {

/// Whether a difference in either direction would count, or only in the one that is there.
enum class Sides { one, two };

/// Power of the t test of one mean, or of paired differences.
///
/// n             measurements, or pairs; 2 or more; whole or, while a size is looked for, not.
/// difference    true mean less assumed mean, 0 or above, in the unit of the data.
/// sd            standard deviation of the measurements, or of the differences within pairs; above 0.
/// significance  strictly between 0 and 1.
/// formula       noncentral t, n - 1 degrees, noncentrality difference sqrt(n) / sd.
/// source        as R's power.t.test with strict = TRUE: of two sides both tails count, because both are rejections.
/// example       n 20, difference 1, sd 1, 5 %, two sides: 0.9886.
double power_of_one_mean(double n, double difference, double sd, double significance, Sides sides);

/// Power of the t test of two means with equal spread.
///
/// n       in the first group, 2 or more; the second has `ratio` times as many (above 0).
/// formula noncentral t, n + ratio n - 2 degrees, noncentrality difference / (sd sqrt(1 / n + 1 / (ratio n))).
/// example n 20 in each, difference 1, sd 1, 5 %, two sides: 0.868953 (as R's power.t.test).
double power_of_two_means(double n, double ratio, double difference, double sd, double significance, Sides sides);

/// Power of one-way analysis of variance with equal groups.
///
/// groups      2 or more.
/// n           in each group, 2 or more.
/// between_sd  standard deviation of the groups' true means, with groups - 1 below the line as in R.
/// within_sd   standard deviation within a group, above 0.
/// formula     noncentral F, groups - 1 and groups (n - 1) degrees, noncentrality (groups - 1) n between² / within².
/// source      as R's power.anova.test.
/// example     4 groups of 5, variances 1 between and 3 within, 5 %: 0.3535594.
double power_of_anova(double groups, double n, double between_sd, double within_sd, double significance);

}  // namespace qi::stats
