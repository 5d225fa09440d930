#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <span>

#include "base/number.h"
#include "stats/power/acceptance_plan.h"
#include "stats/power/power_catalogue.h"

namespace qi::stats {
namespace {

using enum InputKind;
using enum Need;

constexpr CalculationInput kLot{.slug = "lot",
                                .label = "Units in the lot, where it is small",
                                .unit = "units",
                                .kind = count,
                                .need = optional,
                                .least = 2};
constexpr double kLargestLot = 1e9;

std::optional<Error> refusal_of_lot(const CalculationInputs& inputs) {
  if (inputs.given("lot").value_or(0) > kLargestLot)
    return Error::invalid("Leave out the lot's size: beyond 1,000,000,000 units it makes no difference.");
  return std::nullopt;
}

std::optional<int> lot_of(const CalculationInputs& inputs) {
  const auto lot = inputs.given("lot");
  return lot ? std::optional(static_cast<int>(*lot)) : std::nullopt;
}

/// The shares of defective units to draw the curve at: from none to where hardly a lot is accepted, all of
/// `marked` included.
std::vector<double> shares_to_show(const AcceptancePlan& plan, std::span<const double> marked) {
  constexpr int kPlaces = 30;
  constexpr double kHardly = 0.005;
  AcceptancePlan large = plan;
  large.lot_size.reset();
  double most = plan.most_defective < plan.sample ? quality_accepted_with(large, kHardly) : 1;
  for (const double share : marked) most = std::max(most, share);
  std::set<double> shares(marked.begin(), marked.end());
  for (int i = 0; i <= kPlaces; ++i) {
    const double share = most * i / kPlaces;
    shares.insert(plan.lot_size ? std::round(share * *plan.lot_size) / *plan.lot_size : share);
  }
  return {shares.begin(), shares.end()};
}

/// The operating characteristic and, with it, the worst quality that leaves inspection on average.
void add_curve(CalculationResult& result, const AcceptancePlan& plan, std::span<const double> marked) {
  CalculationTable table{.slug = "operating_characteristic",
                         .title = "Operating characteristic",
                         .headings = {"Share defective", "Chance of acceptance", "Average outgoing share defective"}};
  if (plan.lot_size) table.headings.push_back("Units looked at on average");
  CalculationCurve curve{.slug = "operating_characteristic",
                         .title = "Operating characteristic",
                         .across_label = "Share defective",
                         .across = CalculationCurve::Across::share};
  double worst = 0;
  for (const double share : shares_to_show(plan, marked)) {
    const double outgoing = average_outgoing_quality(plan, share);
    worst = std::max(worst, outgoing);
    CalculationTable::Row row{shortest(share), {chance_of_acceptance(plan, share), outgoing}};
    curve.places.push_back({share, chance_of_acceptance(plan, share)});
    if (plan.lot_size) row.values.push_back(average_total_inspection(plan, share));
    table.rows.push_back(std::move(row));
  }
  result.figures.push_back({"outgoing_limit", "Worst average outgoing share defective on the curve", worst});
  result.tables.push_back(std::move(table));
  for (const double share : marked) curve.marked.push_back({share, chance_of_acceptance(plan, share)});
  result.curves.push_back(std::move(curve));
}

std::string method_of(const AcceptancePlan& plan) {
  return plan.lot_size ? "Hypergeometric distribution (type A curve)" : "Binomial distribution (type B curve)";
}

constexpr std::array kFindInputs{
    CalculationInput{.slug = "good", .label = "Share defective that should be accepted (AQL)", .kind = share},
    CalculationInput{.slug = "bad", .label = "Share defective that should be rejected (LTPD)", .kind = share},
    CalculationInput{.slug = "producer_risk",
                     .label = "Risk of rejecting the good lot",
                     .kind = share,
                     .need = optional,
                     .usual = 0.05},
    CalculationInput{.slug = "consumer_risk",
                     .label = "Risk of accepting the bad lot",
                     .kind = share,
                     .need = optional,
                     .usual = 0.10},
    kLot};

Result<CalculationResult> find_plan(const CalculationInputs& inputs) {
  if (const auto refusal = refusal_of_lot(inputs)) return *refusal;
  const AcceptanceWish wish{.good = inputs.number("good"),
                            .producer_risk = inputs.number("producer_risk"),
                            .bad = inputs.number("bad"),
                            .consumer_risk = inputs.number("consumer_risk"),
                            .lot_size = lot_of(inputs)};
  const auto plan = find_acceptance_plan(wish);
  if (!plan) return plan.error();
  CalculationResult result{.method = method_of(*plan)};
  result.figures = {
      {"n", "Units to draw", static_cast<double>(plan->sample), "units"},
      {"c", "Accept with at most this many defective", static_cast<double>(plan->most_defective), "units"},
      {"chance_good", "Chance to accept the good lot", chance_of_acceptance(*plan, good_share(wish))},
      {"chance_bad", "Chance to accept the bad lot", chance_of_acceptance(*plan, bad_share(wish))}};
  add_curve(result, *plan, std::array{good_share(wish), bad_share(wish)});
  if (wish.lot_size)
    result.notes.push_back("A lot of " + grouped(*wish.lot_size, 0) + " has whole units: good means at most " +
                           grouped(good_share(wish) * *wish.lot_size, 0) + " defective, bad means at least " +
                           grouped(bad_share(wish) * *wish.lot_size, 0) + ".");
  return result;
}

constexpr std::array kPlanInputs{
    CalculationInput{.slug = "n", .label = "Units drawn", .unit = "units", .kind = count, .least = 1},
    CalculationInput{
        .slug = "c", .label = "Accept with at most this many defective", .unit = "units", .kind = count, .least = 0},
    kLot};

Result<CalculationResult> judge_plan(const CalculationInputs& inputs) {
  if (const auto refusal = refusal_of_lot(inputs)) return *refusal;
  const double n = inputs.number("n");
  const double c = inputs.number("c");
  if (n > kLargestSample) return Error::invalid("Draw at most " + grouped(kLargestSample, 0) + " units.");
  if (c >= n) return Error::invalid("Accept fewer defective units than are drawn; else every lot is accepted.");
  if (n > inputs.given("lot").value_or(n)) return Error::invalid("Draw at most as many units as the lot has.");
  const AcceptancePlan plan{
      .sample = static_cast<int>(n), .most_defective = static_cast<int>(c), .lot_size = lot_of(inputs)};
  CalculationResult result{.method = method_of(plan)};
  if (!plan.lot_size)
    result.figures = {{"accepted_95", "Share defective accepted 95 times of 100", quality_accepted_with(plan, 0.95)},
                      {"accepted_50", "Share defective accepted every other time", quality_accepted_with(plan, 0.50)},
                      {"accepted_10", "Share defective accepted 10 times of 100", quality_accepted_with(plan, 0.10)}};
  add_curve(result, plan, {});
  return result;
}

constexpr std::array kRows{
    CalculationRow{
        .slug = "acceptance-find",
        .title = "Find an acceptance sampling plan",
        .question = "How many units of a delivery must be looked at, and how many defective ones be let pass?",
        .what_for = "Check deliveries of sealed drug bags: accept with 1 % wrongly packed, reject with 6 %.",
        .formula =
            "Smallest n and c with P(at most c | good) ≥ 1 - producer's risk and P(at most c | bad) ≤ consumer's risk",
        .source = "Montgomery, Introduction to Statistical Quality Control, single-sampling plans",
        .guidance = "",
        .inputs = kFindInputs,
        .run = find_plan},
    CalculationRow{
        .slug = "acceptance-judge",
        .title = "What an acceptance sampling plan does",
        .question = "How good must a delivery be for this plan to accept it?",
        .what_for = "See what drawing 20 of 300 defibrillator pads and accepting with none expired really catches.",
        .formula = "P(at most c defective among n): hypergeometric for a lot of N, binomial for a very large one",
        .source = "Montgomery, Introduction to Statistical Quality Control, single-sampling plans",
        .guidance = "",
        .inputs = kPlanInputs,
        .run = judge_plan},
};

}  // namespace

std::span<const CalculationRow> acceptance_rows() {
  return kRows;
}

}  // namespace qi::stats
