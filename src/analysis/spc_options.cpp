#include "analysis/spc_options.h"

#include <algorithm>
#include <array>
#include <optional>

#include "analysis/question_reading.h"
#include "spc/rule_catalogue.h"

namespace qi::analysis {
namespace {

using json::Array;
using json::Object;
using json::Value;

constexpr std::array kDirections{Word{"increase", spc::Direction::increase}, Word{"decrease", spc::Direction::decrease},
                                 Word{"neutral", spc::Direction::neutral}};
constexpr std::array kRunsTests{Word{"anhoej", spc::RunsTest::anhoej}, Word{"bestbox", spc::RunsTest::best_box},
                                Word{"cutbox", spc::RunsTest::cut_box}};
constexpr std::array kMixedSignals{Word{"improvement_wins", spc::MixedSignal::improvement_wins},
                                   Word{"rule_priority", spc::MixedSignal::rule_priority},
                                   Word{"show_both", spc::MixedSignal::show_both}};
constexpr std::array kOnLine{Word{"break", spc::OnLine::breaks}, Word{"skip", spc::OnLine::is_skipped}};
constexpr std::array kEqualNeighbours{Word{"break", spc::EqualNeighbours::break_trend},
                                      Word{"skip", spc::EqualNeighbours::are_skipped}};
constexpr std::array kGaps{Word{"break", spc::Gap::is_not_bridged}, Word{"bridge", spc::Gap::is_bridged}};
constexpr std::array kTargetOnLimit{Word{"hit_or_miss", spc::TargetOnLimit::hit_or_miss},
                                    Word{"consistent", spc::TargetOnLimit::consistent}};
constexpr std::array kTwoOfThree{Word{"same_side", spc::TwoOfThree::beyond_two_sigma_same_side},
                                 Word{"between_two_and_three_sigma", spc::TwoOfThree::between_two_and_three_sigma},
                                 Word{"any_third", spc::TwoOfThree::beyond_two_sigma_any_third},
                                 Word{"net", spc::TwoOfThree::beyond_two_sigma_net}};
constexpr std::array kCountLimits{Word{"three_sigma", spc::CountLimits::three_sigma},
                                  Word{"probability", spc::CountLimits::probability}};
constexpr std::array kRareEventCentres{Word{"median", spc::RareEventCentre::median},
                                       Word{"mean", spc::RareEventCentre::mean},
                                       Word{"share_of_mean", spc::RareEventCentre::share_of_mean}};
constexpr std::array kSigmaZ{Word{"as_found", spc::SigmaZ::as_found}, Word{"at_least_one", spc::SigmaZ::at_least_one}};
constexpr std::array kTimeLimits{Word{"roots", spc::TimeLimits::roots}, Word{"weibull", spc::TimeLimits::weibull},
                                 Word{"exponential", spc::TimeLimits::exponential}};
constexpr std::array kSubgroupSigmas{
    Word{"by_sizes", spc::SubgroupSigma::by_sizes},           Word{"UWAVE-R", spc::SubgroupSigma::mean_range},
    Word{"UWAVE-SD", spc::SubgroupSigma::mean_deviation},     Word{"MVLUE-R", spc::SubgroupSigma::weighted_range},
    Word{"MVLUE-SD", spc::SubgroupSigma::weighted_deviation}, Word{"RMSDF", spc::SubgroupSigma::pooled}};
constexpr std::array kConstants{Word{"2.66", spc::LimitConstant::two_point_six_six},
                                Word{"3/1.128", spc::LimitConstant::three_over_d2}};

/// What an option may change. A baseline length is put into every phase once all options are read.
struct Asked {
  SpcQuestion& question;
  std::optional<std::size_t> baseline;

  spc::Request& request() { return question.request; }
  spc::Profile& profile() { return question.request.profile; }
  spc::GivenLimits& given() {
    if (!request().given) request().given.emplace();
    return *request().given;
  }
};

std::vector<spc::RuleId> rules_in(std::string_view key, const Value& value) {
  std::vector<spc::RuleId> rules;
  for (const Value& word : value.is_array() ? value.as_array() : Array{value}) {
    const auto found = spc::find_rule(text(key, word));
    if (!found) refuse("There is no rule " + key_name(text(key, word)) + ". See GET /api/v1/spc/rules.");
    rules.push_back(*found);
  }
  std::ranges::sort(rules);
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  return rules;
}

void add_once(spc::RunsTest test, std::vector<spc::RunsTest>& tests) {
  if (std::ranges::find(tests, test) == tests.end()) tests.push_back(test);
}

struct Option {
  std::string_view key;
  void (*read)(std::string_view key, const Value& value, Asked& asked);
};

// Every key once; docs/api/spc.md has the same order.
constexpr std::array kOptions{
    Option{"improvement_direction",
           [](auto key, auto& value, auto& asked) { asked.request().better = pick(key, value, kDirections); }},
    Option{"target", [](auto key, auto& value, auto& asked) { set_targets(key, value, asked.request()); }},
    Option{"rebase_before_index",
           [](auto key, auto& value, auto& asked) {
             for (const std::size_t place : places(key, value)) asked.request().phases.push_back({.index = place});
           }},
    Option{"baseline_n", [](auto key, auto& value, auto& asked) { asked.baseline = count(key, value); }},
    Option{"exclude_index", [](auto key, auto& value, auto& asked) { asked.request().excluded = places(key, value); }},
    Option{"multiplier",
           [](auto key, auto& value, auto& asked) { asked.request().multiplier = number_or_missing(key, value); }},
    Option{"center", [](auto key, auto& value, auto& asked) { asked.given().centre = number(key, value); }},
    Option{"sigma", [](auto key, auto& value, auto& asked) { asked.given().sigma = number(key, value); }},
    Option{"rules", [](auto key, auto& value, auto& asked) { asked.profile().rules = rules_in(key, value); }},
    Option{"shift_n", [](auto key, auto& value, auto& asked) { asked.profile().shift_length = count(key, value); }},
    Option{"trend_n", [](auto key, auto& value, auto& asked) { asked.profile().trend_length = count(key, value); }},
    Option{"two_of_three",
           [](auto key, auto& value, auto& asked) { asked.profile().two_of_three = pick(key, value, kTwoOfThree); }},
    Option{"on_line",
           [](auto key, auto& value, auto& asked) {
             asked.profile().on_line = asked.profile().on_line_in_run_charts = pick(key, value, kOnLine);
           }},
    Option{"equal", [](auto key, auto& value,
                       auto& asked) { asked.profile().equal_neighbours = pick(key, value, kEqualNeighbours); }},
    Option{"limit_constant",
           [](auto key, auto& value, auto& asked) { asked.profile().limit_constant = pick(key, value, kConstants); }},
    Option{"screen_moving_ranges",
           [](auto key, auto& value, auto& asked) {
             asked.profile().screening =
                 truth(key, value) ? spc::Screening::drop_large_ranges : spc::Screening::use_every_range;
           }},
    Option{"missing_gap",
           [](auto key, auto& value, auto& asked) { asked.profile().missing_gap = pick(key, value, kGaps); }},
    Option{"excluded_gap",
           [](auto key, auto& value, auto& asked) { asked.profile().excluded_gap = pick(key, value, kGaps); }},
    Option{"median_range_divisor",
           [](auto key, auto& value, auto& asked) { asked.profile().median_range_divisor = number(key, value); }},
    Option{"count_limits",
           [](auto key, auto& value, auto& asked) { asked.profile().count_limits = pick(key, value, kCountLimits); }},
    Option{"tail_probability",
           [](auto key, auto& value, auto& asked) { asked.profile().tail_probability = number(key, value); }},
    Option{"g_centre", [](auto key, auto& value,
                          auto& asked) { asked.profile().rare_event_centre = pick(key, value, kRareEventCentres); }},
    Option{"sigma_z", [](auto key, auto& value, auto& asked) { asked.profile().sigma_z = pick(key, value, kSigmaZ); }},
    Option{"time_limits",
           [](auto key, auto& value, auto& asked) { asked.profile().time_limits = pick(key, value, kTimeLimits); }},
    Option{"subgroup_sigma", [](auto key, auto& value,
                                auto& asked) { asked.profile().subgroup_sigma = pick(key, value, kSubgroupSigmas); }},
    Option{"lambda", [](auto key, auto& value, auto& asked) { asked.profile().ewma_weight = number(key, value); }},
    Option{"nsigmas", [](auto key, auto& value, auto& asked) { asked.profile().ewma_sigmas = number(key, value); }},
    Option{"mixed_signal",
           [](auto key, auto& value, auto& asked) { asked.profile().mixed_signal = pick(key, value, kMixedSignals); }},
    Option{"target_on_limit", [](auto key, auto& value,
                                 auto& asked) { asked.profile().target_on_limit = pick(key, value, kTargetOnLimit); }},
    Option{"runs_test",
           [](auto key, auto& value, auto& asked) { asked.profile().runs_test = pick(key, value, kRunsTests); }},
    Option{"methods",
           [](auto key, auto& value, auto& asked) {
             for (const Value& method : value.is_array() ? value.as_array() : Array{value})
               add_once(pick(key, method, kRunsTests), asked.question.runs_tests);
           }},
    // Read with the kinds of short runs: see short_run_question.h.
    Option{"sigma_of", [](auto, auto&, auto&) {}},
};

void freeze_baselines(std::size_t length, std::vector<spc::PhaseStart>& phases) {
  if (phases.empty() || phases.front().index > 0) phases.insert(phases.begin(), spc::PhaseStart{.index = 0});
  for (spc::PhaseStart& phase : phases) phase.baseline_points = length;
}

}  // namespace

void set_targets(std::string_view key, const Value& value, spc::Request& request) {
  if (value.is_array())
    request.targets = numbers(key, value);
  else
    request.targets.assign(std::max(request.values.size(), request.subgroups.size()), number_or_missing(key, value));
}

std::vector<std::string_view> spc_option_keys() {
  std::vector<std::string_view> keys;
  for (const Option& option : kOptions) keys.push_back(option.key);
  return keys;
}

void read_spc_options(const Object& whole, SpcQuestion& question) {
  const Value* options = whole.if_contains("options");
  if (!options) return;
  Asked asked{.question = question, .baseline = std::nullopt};
  for (const auto& [key, value] : object_at("options", *options)) {
    const auto found = std::ranges::find(kOptions, std::string_view(key), &Option::key);
    if (found == kOptions.end())
      refuse("There is no option " + key_name(key) + " for these charts. Take it out, or check its spelling.");
    found->read(key, value, asked);
  }
  if (asked.baseline) freeze_baselines(*asked.baseline, question.request.phases);
}

}  // namespace qi::analysis
