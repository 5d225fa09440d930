#pragma once
/// The comparisons of the everyday statistics: summaries, constants, distributions and tests of hypotheses.
/// Groups, models and capability have theirs elsewhere.

#include "oracle/families.h"

namespace qi::oracle {

CompareCase compare_summary;
CompareCase compare_nist_univariate;
CompareCase compare_spc_constants;

CompareCase compare_distribution_normal;
CompareCase compare_distribution_binomial;
CompareCase compare_distribution_poisson;
CompareCase compare_distribution_chisq;
CompareCase compare_distribution_t;
CompareCase compare_distribution_f;
CompareCase compare_runs_analysis_limits;
CompareCase compare_t_test;
CompareCase compare_t_test_one_sample;
CompareCase compare_wilcoxon_rank_sum;
CompareCase compare_wilcoxon_signed_rank;
CompareCase compare_ks_two_sample;
CompareCase compare_proportion_test;
CompareCase compare_proportion_one_sample_wilson;
CompareCase compare_binomial_exact;
CompareCase compare_poisson_exact;
CompareCase compare_chi_square_independence;
CompareCase compare_chi_square_goodness_of_fit;
CompareCase compare_fisher_exact;
CompareCase compare_mcnemar;
CompareCase compare_correlation;

}  // namespace qi::oracle
