#include "spc/rule_catalogue.h"

#include <array>

#include "spc/profile.h"
#include "spc/rules/eight_outside.h"
#include "spc/rules/fifteen_inside.h"
#include "spc/rules/four_of_five.h"
#include "spc/rules/fourteen_alternating.h"
#include "spc/rules/outside_limits.h"
#include "spc/rules/shift.h"
#include "spc/rules/trend.h"
#include "spc/rules/two_of_three.h"

namespace qi::spc {
namespace {

constexpr std::array<Rule, kRuleCount> kRules{
    Rule{.id = RuleId::outside_limits,
         .slug = "outside-limits",
         .title = "Outside the limits",
         .means = "One point beyond the upper or lower process limit. This is very unlikely by chance.",
         .ask = "What was different then, and will it happen again?",
         .source = "Shewhart 1931; NHS England, Making Data Count",
         .find = find_outside_limits},
    Rule{.id = RuleId::trend,
         .slug = "trend",
         .title = "A steady rise or fall",
         .means = "{} or more points in a row, each higher, or each lower, than the one before.",
         .ask = "What has been changing little by little?",
         .source = "NHS England, Making Data Count; Nelson 1984, rule 3",
         .find = find_trend,
         .length = &Profile::trend_length},
    Rule{.id = RuleId::two_of_three,
         .slug = "two-of-three",
         .title = "Two of three near a limit",
         .means = "Two of three points in a row in the outer third or beyond, all three on the same side of the mean.",
         .ask = "Is the process starting to move?",
         .source = "NHS England, Making Data Count, 2023; Western Electric 1956, rule 2",
         .find = find_two_of_three},
    Rule{.id = RuleId::shift,
         .slug = "shift",
         .title = "A run on one side of the mean",
         .means = "{} or more points in a row above, or below, the mean.",
         .ask = "What changed when the run began?",
         .source = "NHS England, Making Data Count; Western Electric 1956, rule 4",
         .find = find_shift,
         .length = &Profile::shift_length},
    Rule{.id = RuleId::four_of_five,
         .slug = "four-of-five",
         .title = "Four of five away from the mean",
         .means = "Four of five points in a row more than a third of the way to one limit.",
         .ask = "Has the usual level moved a little?",
         .source = "Western Electric 1956, rule 3",
         .find = find_four_of_five},
    Rule{.id = RuleId::fifteen_inside,
         .slug = "fifteen-inside",
         .title = "Fifteen close to the mean",
         .means = "Fifteen points in a row in the inner third, on either side of the mean.",
         .ask = "Are the figures rounded, averaged or mixed before they reach this chart?",
         .source = "Nelson 1984, rule 7",
         .find = find_fifteen_inside},
    Rule{.id = RuleId::fourteen_alternating,
         .slug = "fourteen-alternating",
         .title = "Fourteen up and down in turn",
         .means = "Fourteen points in a row that rise and fall in turn.",
         .ask = "Are two sources taking turns in this chart?",
         .source = "Nelson 1984, rule 4",
         .find = find_fourteen_alternating},
    Rule{.id = RuleId::eight_outside,
         .slug = "eight-outside",
         .title = "Eight away from the mean on both sides",
         .means = "Eight points in a row outside the inner third, some above and some below the mean.",
         .ask = "Does this chart mix two different groups?",
         .source = "Nelson 1984, rule 8",
         .find = find_eight_outside},
};

constexpr bool rows_stand_in_the_order_of_their_ids() {
  for (std::size_t i = 0; i < kRules.size(); ++i)
    if (static_cast<std::size_t>(kRules[i].id) != i) return false;
  return true;
}
static_assert(rows_stand_in_the_order_of_their_ids());

}  // namespace

std::span<const Rule> rule_catalogue() {
  return kRules;
}

const Rule& rule(RuleId id) {
  return kRules[static_cast<std::size_t>(id)];
}

std::string meaning(const Rule& rule, const Profile& profile) {
  std::string words(rule.means);
  if (rule.length) words.replace(words.find("{}"), 2, std::to_string(profile.*rule.length));
  return words;
}

std::optional<RuleId> find_rule(std::string_view slug) {
  for (const Rule& row : kRules)
    if (row.slug == slug) return row.id;
  return std::nullopt;
}

}  // namespace qi::spc
