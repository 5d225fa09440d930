#include "oracle/families.h"

#include <algorithm>
#include <vector>

#include "oracle/families/capability_family.h"
#include "oracle/families/group_and_model_families.h"
#include "oracle/families/plot_families.h"
#include "oracle/families/stats_families.h"
#include "oracle/families/sum_families.h"

namespace qi::oracle {

std::span<const FamilyRow> families() {
  static const std::vector<FamilyRow> kFamilies{
      {"cusum", compare_cusum},
      {"bcusum", compare_bernoulli_cusum},
      {"racusum", compare_risk_adjusted_cusum},
      {"t2", compare_hotelling},
      {"run_auto_rebase", compare_change_candidates},
      {"funnel", compare_funnel},
      {"pareto", compare_pareto},
      {"capability", compare_capability},
      {"anova_one_way", compare_anova_one_way},
      {"welch_anova", compare_welch_anova},
      {"tukey_hsd", compare_tukey_hsd},
      {"kruskal_wallis", compare_kruskal_wallis},
      {"nist_anova", compare_nist_anova},
      {"bartlett", compare_bartlett},
      {"levene_brown_forsythe", compare_levene_brown_forsythe},
      {"fligner_killeen", compare_fligner_killeen},
      {"f_test_variances", compare_f_test_variances},
      {"shapiro_wilk", compare_shapiro_wilk},
      {"anderson_darling_normal", compare_anderson_darling_normal},
      {"linear_regression", compare_linear_regression},
      {"nist_linear_regression", compare_nist_linear_regression},
      {"distribution_studentized_range", compare_distribution_studentized_range},
      {"summary", compare_summary},
      {"nist_univariate", compare_nist_univariate},
      {"spc_constants", compare_spc_constants},
      {"distribution_normal", compare_distribution_normal},
      {"distribution_binomial", compare_distribution_binomial},
      {"distribution_poisson", compare_distribution_poisson},
      {"distribution_chisq", compare_distribution_chisq},
      {"distribution_t", compare_distribution_t},
      {"distribution_f", compare_distribution_f},
      {"runs_analysis_limits", compare_runs_analysis_limits},
      {"t_test", compare_t_test},
      {"t_test_one_sample", compare_t_test_one_sample},
      {"wilcoxon_rank_sum", compare_wilcoxon_rank_sum},
      {"wilcoxon_signed_rank", compare_wilcoxon_signed_rank},
      {"ks_two_sample", compare_ks_two_sample},
      {"proportion_test", compare_proportion_test},
      {"proportion_one_sample_wilson", compare_proportion_one_sample_wilson},
      {"binomial_exact", compare_binomial_exact},
      {"poisson_exact", compare_poisson_exact},
      {"chi_square_independence", compare_chi_square_independence},
      {"chi_square_goodness_of_fit", compare_chi_square_goodness_of_fit},
      {"fisher_exact", compare_fisher_exact},
      {"mcnemar", compare_mcnemar},
      {"correlation", compare_correlation},
  };
  return kFamilies;
}

const FamilyRow* find_family(std::string_view file) {
  const auto found = std::ranges::find(families(), file, &FamilyRow::file);
  return found == families().end() ? nullptr : &*found;
}

}  // namespace qi::oracle
