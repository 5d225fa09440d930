#pragma once
/// The comparisons of tests of several groups, of spread, of the normal shape, and of models.
/// Summaries and tests of one or two samples are in stats_families.h.

#include "oracle/families.h"

namespace qi::oracle {

CompareCase compare_anova_one_way;
CompareCase compare_welch_anova;
CompareCase compare_tukey_hsd;
CompareCase compare_kruskal_wallis;
CompareCase compare_nist_anova;
CompareCase compare_bartlett;
CompareCase compare_levene_brown_forsythe;
CompareCase compare_fligner_killeen;
CompareCase compare_f_test_variances;

CompareCase compare_shapiro_wilk;
CompareCase compare_anderson_darling_normal;

CompareCase compare_linear_regression;
CompareCase compare_nist_linear_regression;

CompareCase compare_distribution_studentized_range;

}  // namespace qi::oracle
