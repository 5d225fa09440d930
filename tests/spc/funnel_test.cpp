#include "spc/funnel.h"

#include <gtest/gtest.h>

#include <cmath>

#include "spc/funnel_catalogue.h"
#include "spc/funnel_words.h"
#include "stats/distributions.h"

namespace qi::spc {
namespace {

FunnelRequest proportions(std::vector<FunnelCounts> units) {
  FunnelRequest request;
  request.units = std::move(units);
  return request;
}

Funnel funnel_of(const FunnelRequest& request) {
  const auto found = funnel(request);
  EXPECT_TRUE(found) << found.error().message;
  return found ? *found : Funnel{};
}

std::string refusal_of(const FunnelRequest& request) {
  const auto found = funnel(request);
  return found ? "" : found.error().message;
}

TEST(Funnel, AgreesWithTheWorkedExample) {
  const Funnel found = funnel_of(proportions({{"A", 20, 100}, {"B", 40, 100}}));
  EXPECT_NEAR(found.target, 0.3, 1e-12);
  EXPECT_NEAR(found.units[0].z, (std::asin(std::sqrt(0.2)) - std::asin(std::sqrt(0.3))) * 20, 1e-12);
  EXPECT_NEAR(found.units[0].z, -2.3198, 5e-5);
  EXPECT_NEAR(found.units[1].z, 2.1016, 5e-5);
  EXPECT_NEAR(found.units[0].limits.of_95.lower, 0.2146, 5e-5);
  EXPECT_NEAR(found.units[0].limits.of_95.upper, 0.3931, 5e-5);
  EXPECT_EQ(found.units[0].standing, FunnelStanding::beyond_95);
  EXPECT_EQ(found.units[0].side, Side::low);
  EXPECT_EQ(found.units[1].standing, FunnelStanding::beyond_95);
  EXPECT_FALSE(found.units[1].is_outlier());
}

TEST(Funnel, WritesValuesTargetAndLimitsForTheMultiplier) {
  FunnelRequest request = proportions({{"A", 20, 100}, {"B", 40, 100}});
  request.target = 0.25;
  const Funnel shares = funnel_of(request);
  request.multiplier = 100;
  const Funnel percents = funnel_of(request);
  EXPECT_NEAR(percents.target, 25, 1e-12);
  EXPECT_NEAR(percents.units[1].value, 40, 1e-12);
  EXPECT_NEAR(percents.units[1].limits.of_998.upper, 100 * shares.units[1].limits.of_998.upper, 1e-12);
  EXPECT_EQ(percents.units[1].z, shares.units[1].z);
  EXPECT_EQ(percents.units[1].standing, FunnelStanding::beyond_998);
  EXPECT_TRUE(percents.target_is_given);
}

TEST(Funnel, AddsTheVarianceBetweenUnits) {
  FunnelRequest request = proportions({{"A", 20, 100}, {"B", 45, 100}, {"C", 33, 100}, {"D", 10, 100}});
  const Funnel plain = funnel_of(request);
  ASSERT_GT(plain.between_units, 0);
  EXPECT_EQ(plain.overdispersion, Overdispersion::none);
  request.overdispersion = Overdispersion::additive;
  const Funnel wide = funnel_of(request);
  EXPECT_EQ(wide.overdispersion, Overdispersion::additive);
  EXPECT_EQ(wide.phi, plain.phi);
  const double reach = 1.9599639845 * std::sqrt(1.0 / 400 + plain.between_units);
  const double upper = std::sin(std::asin(std::sqrt(plain.target)) + reach);
  EXPECT_NEAR(wide.units[0].limits.of_95.upper, upper * upper, 1e-10);
  EXPECT_NEAR(wide.units[1].adjusted_z, plain.units[1].z * 0.05 / std::sqrt(1.0 / 400 + plain.between_units), 1e-12);
}

TEST(Funnel, WidensErrorsByTheRootOfPhi) {
  FunnelRequest request = proportions({{"A", 20, 100}, {"B", 45, 100}, {"C", 33, 100}, {"D", 10, 100}});
  request.overdispersion = Overdispersion::multiplicative;
  const Funnel wide = funnel_of(request);
  ASSERT_GT(wide.phi, 1);
  EXPECT_NEAR(wide.units[0].adjusted_z, wide.units[0].z / std::sqrt(wide.phi), 1e-12);
  request.units = {{"A", 30, 100}, {"B", 31, 100}, {"C", 29, 100}};
  const Funnel calm = funnel_of(request);
  EXPECT_LT(calm.phi, 1);
  EXPECT_EQ(calm.overdispersion, Overdispersion::none);
  EXPECT_EQ(calm.asked_overdispersion, Overdispersion::multiplicative);
}

TEST(Funnel, NeverReachesBeyondAllOrNothing) {
  const Funnel found = funnel_of(proportions({{"Small", 1, 2}, {"Large", 90, 100}}));
  EXPECT_EQ(found.units[0].limits.of_998.upper, 1);
  for (const FunnelLimitsAt& at : found.grid) {
    EXPECT_GE(at.of_998.lower, 0);
    EXPECT_LE(at.of_998.upper, 1);
  }
  // The published arcsine would turn back from 0 and 1 for small units.
  for (std::size_t i = 1; i < found.grid.size(); ++i) {
    EXPECT_GE(found.grid[i].of_998.lower, found.grid[i - 1].of_998.lower);
    EXPECT_LE(found.grid[i].of_998.upper, found.grid[i - 1].of_998.upper);
  }
}

TEST(Funnel, ExactLimitsAgreeWithTheExactTestOfEachCount) {
  FunnelRequest request;
  for (int count = 0; count <= 20; ++count)
    request.units.push_back({"Unit " + std::to_string(count), static_cast<double>(count), 20});
  request.target = 0.3;
  request.limits = FunnelLimitMethod::exact;
  const Funnel found = funnel_of(request);
  for (const FunnelUnit& unit : found.units) {
    const int count = static_cast<int>(unit.numerator);
    const double at_most = stats::binomial_cdf(count, 20, 0.3);
    const double at_least = stats::binomial_cdf(20 - count, 20, 0.7);
    EXPECT_EQ(unit.is_outlier(), std::min(at_most, at_least) < 0.001) << unit.name;
    EXPECT_EQ(unit.is_outlier(), std::abs(unit.adjusted_z) > 3.0902323061678) << unit.name;
  }
  EXPECT_TRUE(found.units[0].is_outlier());  // 0.7^20 = 0.0008
}

TEST(Funnel, IsTheSameWithoutAUnitAsWithThatUnitLeftOut) {
  FunnelRequest request = proportions({{"A", 20, 100}, {"B", 45, 110}, {"C", 33, 90}, {"D", 61, 200}});
  request.overdispersion = Overdispersion::additive;
  const Funnel without = funnel_of(request);
  request.units.insert(request.units.begin() + 1, {"Astray", 95, 100});
  request.excluded = {1};
  const Funnel found = funnel_of(request);
  EXPECT_EQ(found.target, without.target);
  EXPECT_EQ(found.phi, without.phi);
  EXPECT_EQ(found.units_used, without.units_used);
  EXPECT_EQ(found.units[2].limits.of_998.upper, without.units[1].limits.of_998.upper);
  EXPECT_EQ(found.compared(), 4u);
  EXPECT_EQ(found.units[1].standing, FunnelStanding::inside) << "it is not judged";
  EXPECT_GT(found.units[1].value, found.units[1].limits.of_998.upper);
  EXPECT_TRUE(std::isnan(found.units[1].trimmed_z));
  EXPECT_EQ(funnel_state(found.units[1], Direction::increase), PointState::excluded);
  EXPECT_NE(funnel_sentence(found, {}).explanation.find("Astray is left out."), std::string::npos);
  EXPECT_EQ(funnel_sentence(found, {}).headline, funnel_sentence(without, {}).headline);
}

TEST(Funnel, DrawsItsLimitsAsFarAsAsked) {
  FunnelRequest request = proportions({{"A", 20, 100}, {"B", 45, 110}});
  request.grid_to = 500;
  EXPECT_GE(funnel_of(request).grid.back().denominator, 500);
}

TEST(Funnel, OfAllOrNothingCallsNobodyUnusual) {
  for (const double share : {0.0, 1.0})
    for (const auto method : {FunnelLimitMethod::normal, FunnelLimitMethod::exact}) {
      FunnelRequest request = proportions({{"A", 12 * share, 12}, {"B", 300 * share, 300}, {"C", share, 1}});
      request.limits = method;
      const Funnel found = funnel_of(request);
      EXPECT_EQ(found.target, share);
      EXPECT_EQ(found.phi, 0);
      for (const FunnelUnit& unit : found.units) {
        EXPECT_EQ(unit.standing, FunnelStanding::inside);
        EXPECT_EQ(unit.adjusted_z, 0);
      }
    }
}

TEST(Funnel, OfOneUnitHasLimitsAndSaysWhatItCannotKnow) {
  const Funnel found = funnel_of(proportions({{"Alone", 30, 40}}));
  EXPECT_EQ(found.units[0].z, 0);
  EXPECT_EQ(found.phi, 0);
  EXPECT_TRUE(std::isnan(found.between_units));
  ASSERT_EQ(found.notes.size(), 1u);
  EXPECT_EQ(funnel_sentence(found, {}).headline, "There is only one unit, so there is nothing to compare it with.");
}

TEST(Funnel, RoundsExpectedEventsAsPublished) {
  FunnelRequest request;
  request.kind = FunnelKind::standardised_log;
  request.units = {{"A", 4, 5.565}, {"B", 7, 5.035}, {"C", 6, 5.303}};
  const Funnel found = funnel_of(request);
  EXPECT_EQ(found.units[0].denominator, 5.57);
  EXPECT_EQ(found.units[1].denominator, 5.04);
  EXPECT_EQ(found.units[2].denominator, 5.3);
  EXPECT_EQ(found.target, 1);
  EXPECT_EQ(found.limits, FunnelLimitMethod::gamma);
}

TEST(Funnel, JudgesARatioOfCountsByTheCountExpectedOfIt) {
  FunnelRequest request;
  request.kind = FunnelKind::ratio_of_counts;
  request.units = {{"A", 20, 100}, {"B", 30, 100}};
  request.limits = FunnelLimitMethod::normal;
  const Funnel found = funnel_of(request);
  const double error = std::sqrt(25 / (25.5 * 25.5) + 100 / (100.5 * 100.5));
  EXPECT_NEAR(found.units[0].limits.of_95.upper, 0.25 * std::exp(1.9599639845 * error), 1e-10);
  request.ratio_spread = RatioSpread::equal_counts;
  const double narrow = std::sqrt(2 * 100 / (100.5 * 100.5));
  EXPECT_NEAR(funnel_of(request).units[0].limits.of_95.upper, 0.25 * std::exp(1.9599639845 * narrow), 1e-10);
}

TEST(Funnel, CallsNoRatioLowWhereNoEventIsNoRareThing) {
  FunnelRequest request;
  request.kind = FunnelKind::ratio_of_counts;
  request.units = {{"Tiny", 0, 3}, {"A", 20, 100}, {"B", 30, 100}};
  const Funnel found = funnel_of(request);
  EXPECT_EQ(found.limits, FunnelLimitMethod::exact);
  EXPECT_EQ(found.units[0].limits.of_95.lower, 0);
  EXPECT_EQ(found.units[0].standing, FunnelStanding::inside);
  EXPECT_TRUE(found.notes.empty());
}

TEST(Funnel, TellsThatPublishedLimitsCallEveryUnitWithoutEventsLow) {
  FunnelRequest request;
  request.kind = FunnelKind::standardised_square_root;
  request.units = {{"A", 0, 2}, {"B", 9, 8}};
  const Funnel published = funnel_of(request);
  EXPECT_TRUE(published.units[0].is_outlier());
  ASSERT_EQ(published.notes.size(), 2u);
  EXPECT_NE(published.notes[0].find("ask for exact ones"), std::string::npos);
  request.limits = FunnelLimitMethod::exact;
  const Funnel exact = funnel_of(request);
  EXPECT_FALSE(exact.units[0].is_outlier());
  EXPECT_TRUE(exact.notes.empty());
}

TEST(Funnel, SaysWhichUnitsAreTooSmallForLimits) {
  FunnelRequest request;
  request.kind = FunnelKind::ratio_of_counts;
  request.units = {{"Tiny", 0, 1}, {"A", 20, 100}, {"B", 30, 100}};
  request.limits = FunnelLimitMethod::normal;
  const Funnel found = funnel_of(request);
  EXPECT_TRUE(std::isnan(found.units[0].limits.of_998.upper));
  EXPECT_EQ(found.units[0].standing, FunnelStanding::inside);
  ASSERT_EQ(found.notes.size(), 1u);
  EXPECT_NE(found.notes[0].find("Tiny"), std::string::npos);
  EXPECT_EQ(funnel_unit_words(found, {}, 0), "Too small for limits");
}

TEST(Funnel, OfRatesTakesMoreEventsThanExposure) {
  FunnelRequest request;
  request.kind = FunnelKind::rate;
  request.multiplier = 1000;
  request.units = {{"A", 30, 12.5}, {"B", 28, 14}, {"C", 90, 13}};
  const Funnel found = funnel_of(request);
  EXPECT_NEAR(found.target, 148 / 39.5 * 1000, 1e-9);
  EXPECT_EQ(found.limits, FunnelLimitMethod::exact);
  EXPECT_TRUE(found.units[2].is_outlier());
}

TEST(Funnel, RefusesWhatCannotBeWithTheNamesOfTheUnits) {
  EXPECT_EQ(refusal_of({}), "A funnel plot needs at least one unit.");
  EXPECT_EQ(refusal_of(proportions({{"A", 1, 2}, {"B", -1, 2}})), "Counts cannot be below 0: correct B.");
  EXPECT_EQ(refusal_of(proportions({{"A", 0, 0}, {"B", 1, 2}, {"C", 0, 0}})),
            "Leave out units whose denominator is 0: A and C.");
  EXPECT_EQ(refusal_of(proportions({{"A", 3, 2}})),
            "A numerator cannot be above its denominator in a proportion: correct A.");
  EXPECT_EQ(refusal_of(proportions({{"A", kMissing, 2}})), "Give both figures of each unit, or leave it out: A.");
  FunnelRequest many;
  for (int i = 1; i <= 9; ++i) many.units.push_back({"U" + std::to_string(i), 1, 0});
  EXPECT_EQ(refusal_of(many), "Leave out units whose denominator is 0: U1, U2, U3, U4 and 5 more.");
}

TEST(Funnel, RefusesChoicesThatHaveNoAnswer) {
  FunnelRequest request = proportions({{"A", 1, 2}});
  request.overdispersion = Overdispersion::additive;
  EXPECT_EQ(refusal_of(request), "Overdispersion is measured between units: it needs at least two of them.");
  request = proportions({{"A", 1, 2}, {"B", 1, 2}});
  request.limits = FunnelLimitMethod::gamma;
  EXPECT_NE(refusal_of(request), "");
  request.limits = std::nullopt;
  request.target = 1.2;
  EXPECT_EQ(refusal_of(request), "The target of a proportion cannot be above the whole.");
  request.target = std::nullopt;
  request.trimmed_share = 0.5;
  EXPECT_NE(refusal_of(request), "");
  request.trimmed_share = 0.1;
  request.kind = FunnelKind::ratio_of_counts;
  request.units = {{"A", 0, 5}, {"B", 0, 4}};
  EXPECT_EQ(refusal_of(request), "A target of 0 has no logarithm: at least one unit needs a count above 0.");
  request.kind = FunnelKind::standardised_log;
  request.units = {{"A", 0, 5}, {"B", 3, 4}};
  EXPECT_EQ(refusal_of(request), "A unit without events has no logarithm: choose the square root, because of A.");
  request.units = {{"A", 1, 0.004}, {"B", 3, 4}};
  EXPECT_NE(refusal_of(request).find("leave out A"), std::string::npos);
}

TEST(FunnelCatalogue, NamesEveryKindOnce) {
  for (const FunnelRow& row : funnel_catalogue()) {
    EXPECT_EQ(find_funnel(row.slug), &funnel_row(row.kind));
    EXPECT_FALSE(row.source.empty());
  }
  EXPECT_EQ(find_funnel("pie"), nullptr);
}

TEST(FunnelSentence, NamesWhoStandsOutAndOnWhichSide) {
  FunnelRequest request = proportions({{"A", 10, 100}, {"B", 300, 1000}, {"C", 55, 100}, {"D", 298, 1000}});
  const Funnel found = funnel_of(request);
  FunnelWording wording{.unit = "station", .units = "stations", .better = Direction::increase};
  const Verdict verdict = funnel_sentence(found, wording);
  EXPECT_EQ(verdict.headline, "2 of 4 stations stand out.");
  EXPECT_EQ(verdict.explanation,
            "Above the upper 99.8% limit: C. Below the lower 99.8% limit: A. Stations vary by more than chance, which "
            "these limits do not allow for.");
  EXPECT_EQ(funnel_unit_words(found, wording, 0), "Concerning. Below the lower 99.8% limit");
  EXPECT_EQ(funnel_unit_words(found, wording, 1), "Within the limits");
  EXPECT_EQ(funnel_state(found.units[2], Direction::increase), PointState::improving);
  EXPECT_EQ(funnel_state(found.units[2], Direction::neutral), PointState::neutral);
}

}  // namespace
}  // namespace qi::spc
