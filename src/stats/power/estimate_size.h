#pragma once
/// How many to sample so that a mean or share is known within a margin, also from a small population or in clusters.
/// It does not draw the sample (see drawn_sample.h) and tests no difference (see power_of_means.h, normal_power.h).

#include <optional>

namespace qi::stats {

/// What the sample is for and taken from.
struct EstimateDesign {
  double sd = 1;                     ///< of single values in the population, above 0
  double level = 0.95;               ///< of the interval, strictly between 0 and 1
  double design_effect = 1;          ///< variance compared with simple random sampling, above 0
  std::optional<double> population;  ///< units in it, 2 or more; nullopt: very many
};

/// The design for a share: sd = sqrt(share (1 - share)), in a population of N times sqrt(N / (N - 1)).
EstimateDesign design_for_share(double share, double level, double design_effect, std::optional<double> population);

/// Sample size, not rounded.
///
/// margin   half the interval's width, in the unit of sd, above 0.
/// formula  n0 = design effect (z sd / margin)²; with a population of N: n0 / (1 + n0 / N).
/// source   Cochran, Sampling Techniques, 3rd ed. 1977, sections 4.4 and 4.6.
/// example  share 0.5, margin 0.05, 95 %: 384.15; of a population of 1,000: 277.73.
double size_for_margin(double margin, const EstimateDesign& design);

/// The margin that n (above 0, at most the population) gives: z sd sqrt(design effect (1 / n - 1 / N)).
/// The whole population leaves 0.
double margin_of_size(double n, const EstimateDesign& design);

/// Variance of a mean from clusters compared with simple random sampling.
///
/// cluster_size  units in a cluster on average, 1 or more; icc: intracluster correlation, 0 to 1;
/// variation     standard deviation of cluster sizes over their mean, 0 or above.
/// formula       1 + ((1 + variation²) cluster_size - 1) icc.
/// source        Kish 1965; unequal sizes: Eldridge, Ashby and Kerry 2006.
/// example       20 to a cluster, icc 0.05, equal: 1.95.
double cluster_design_effect(double cluster_size, double icc, double variation);

}  // namespace qi::stats
