#include "spc/profile.h"

#include "base/assert.h"

namespace qi::spc {
namespace {

constexpr std::array kProfiles{
    ProfileId::mdc,   ProfileId::nhs_r, ProfileId::qicharts2, ProfileId::power_bi, ProfileId::western_electric,
    ProfileId::nelson};

constexpr std::array kSubgroupSigmas{
    NamedValue<SubgroupSigma>{SubgroupSigma::by_sizes, "by_sizes", "By whether sizes are equal"},
    NamedValue<SubgroupSigma>{SubgroupSigma::by_chart, "by_chart", "By chart, as qcc"},
    NamedValue<SubgroupSigma>{SubgroupSigma::mean_range, "mean_range", "Mean range (UWAVE-R)"},
    NamedValue<SubgroupSigma>{SubgroupSigma::mean_deviation, "mean_deviation", "Mean standard deviation (UWAVE-SD)"},
    NamedValue<SubgroupSigma>{SubgroupSigma::weighted_range, "weighted_range", "Weighted range (MVLUE-R)"},
    NamedValue<SubgroupSigma>{SubgroupSigma::weighted_deviation, "weighted_deviation",
                              "Weighted standard deviation (MVLUE-SD)"},
    NamedValue<SubgroupSigma>{SubgroupSigma::pooled, "pooled", "Pooled standard deviation (RMSDF)"},
    NamedValue<SubgroupSigma>{SubgroupSigma::pooled_by_own_size, "pooled_by_own_size",
                              "Pooled standard deviation, by each size"},
    NamedValue<SubgroupSigma>{SubgroupSigma::deviation_by_own_size, "deviation_by_own_size",
                              "Mean or pooled standard deviation, by each size"},
};

const std::vector<RuleId> kMakingDataCountRules{RuleId::outside_limits, RuleId::trend, RuleId::two_of_three,
                                                RuleId::shift};

Profile mdc() {
  return {.id = ProfileId::mdc,
          .slug = "mdc",
          .title = "Making Data Count",
          .source = "NHS England, Making Data Count tools and guidance, two of three as since late 2023",
          .rules = kMakingDataCountRules};
}

Profile nhs_r() {
  return {.id = ProfileId::nhs_r,
          .slug = "nhs_r",
          .title = "NHS-R plot the dots",
          .source = "NHSRplotthedots 0.2.2",
          .screening = Screening::drop_large_ranges,
          .rules = kMakingDataCountRules,
          .two_of_three = TwoOfThree::between_two_and_three_sigma,
          .mixed_signal = MixedSignal::rule_priority};
}

Profile qicharts2() {
  return {.id = ProfileId::qicharts2,
          .slug = "qicharts2",
          .title = "qicharts2",
          .source = "qicharts2 0.8.1; Anhøj and Olesen 2014 for the runs tests",
          .limit_constant = LimitConstant::three_over_d2,
          .screening = Screening::drop_large_ranges,
          .rules = {RuleId::outside_limits},
          .excluded_gap = Gap::is_bridged,
          .subgroup_sigma = SubgroupSigma::deviation_by_own_size};
}

Profile power_bi() {
  return {.id = ProfileId::power_bi,
          .slug = "power_bi",
          .title = "Power BI SPC",
          .source = "AUS-DOH Safety and Quality, PowerBI-SPC",
          .limit_constant = LimitConstant::three_over_d2,
          .screening = Screening::drop_large_ranges,
          .rules = kMakingDataCountRules,
          .trend_length = 5,
          .two_of_three = TwoOfThree::beyond_two_sigma_net,
          .mixed_signal = MixedSignal::show_both,
          .missing_gap = Gap::is_bridged,
          .excluded_gap = Gap::is_bridged,
          .on_line_in_run_charts = OnLine::breaks,
          .baseline_count = BaselineCount::used_values,
          .median_range_divisor = 1.128,
          .subgroup_sigma = SubgroupSigma::pooled_by_own_size};
}

Profile western_electric() {
  return {.id = ProfileId::western_electric,
          .slug = "western_electric",
          .title = "Western Electric",
          .source = "Western Electric, Statistical Quality Control Handbook, 1956; as in qcc 3.0",
          .limit_constant = LimitConstant::three_over_d2,
          .rules = {RuleId::outside_limits, RuleId::two_of_three, RuleId::shift, RuleId::four_of_five},
          .shift_length = 8,
          .two_of_three = TwoOfThree::beyond_two_sigma_any_third,
          .subgroup_sigma = SubgroupSigma::by_chart,
          .spread_centre = SpreadCentre::mean_by_size,
          .range_constants = RangeConstants::tabulated};
}

Profile nelson() {
  return {.id = ProfileId::nelson,
          .slug = "nelson",
          .title = "Nelson",
          .source = "Nelson, The Shewhart control chart: tests for special causes, 1984; as in qcc 3.0",
          .limit_constant = LimitConstant::three_over_d2,
          .rules = {RuleId::outside_limits, RuleId::trend, RuleId::two_of_three, RuleId::shift, RuleId::four_of_five,
                    RuleId::fifteen_inside, RuleId::fourteen_alternating, RuleId::eight_outside},
          .shift_length = 9,
          .trend_length = 6,
          .two_of_three = TwoOfThree::beyond_two_sigma_any_third,
          .subgroup_sigma = SubgroupSigma::by_chart,
          .spread_centre = SpreadCentre::mean_by_size,
          .range_constants = RangeConstants::tabulated};
}

}  // namespace

std::span<const NamedValue<SubgroupSigma>> subgroup_sigmas() {
  return kSubgroupSigmas;
}

std::string_view slug(SubgroupSigma sigma) {
  return named(kSubgroupSigmas, sigma).slug;
}

std::optional<SubgroupSigma> find_subgroup_sigma(std::string_view slug) {
  return value_of(kSubgroupSigmas, slug);
}

Profile profile_of(ProfileId id) {
  switch (id) {
    case ProfileId::mdc: return mdc();
    case ProfileId::nhs_r: return nhs_r();
    case ProfileId::qicharts2: return qicharts2();
    case ProfileId::power_bi: return power_bi();
    case ProfileId::western_electric: return western_electric();
    case ProfileId::nelson: return nelson();
  }
  stop_at("a known profile", __FILE__, __LINE__);
}

std::optional<ProfileId> find_profile(std::string_view slug) {
  for (const ProfileId id : kProfiles)
    if (profile_of(id).slug == slug) return id;
  return std::nullopt;
}

std::span<const ProfileId> all_profiles() {
  return kProfiles;
}

}  // namespace qi::spc
