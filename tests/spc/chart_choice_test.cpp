// The three questions lead everywhere to one chart, and the look at data proposes the same charts for data of that
// kind.
#include "spc/chart_choice.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "spc/chart_proposal.h"
#include "support/steady_noise.h"

namespace qi::spc {
namespace {

ChartKind chart_for(FigureKind figure, std::optional<Whole> whole = {}, std::optional<Amount> amount = {}) {
  const auto path = chosen_path({.figure = figure, .whole = whole, .amount = amount});
  EXPECT_TRUE(path) << path.error().message;
  return path->chart;
}

ChartProposal proposed(const FiguresToChart& figures, const Wording& wording = {}) {
  auto proposal = propose_chart(figures, wording);
  EXPECT_TRUE(proposal) << proposal.error().message;
  return *std::move(proposal);
}

std::string refusal(const FiguresToChart& figures) {
  const auto proposal = propose_chart(figures);
  return proposal ? "answered" : proposal.error().message;
}

bool offers(const ChartProposal& proposal, ChartKind chart) {
  return std::ranges::find(proposal.others, chart, &OtherChart::chart) != proposal.others.end();
}

TEST(ChoiceQuestions, AreThreeWithAnExampleForEachAnswer) {
  const auto questions = choice_questions();
  ASSERT_EQ(questions.size(), 3u);
  for (const ChoiceQuestion& question : questions) {
    EXPECT_TRUE(question.asks.ends_with('?'));
    for (const ChoiceAnswer& answer : question.answers) EXPECT_FALSE(answer.words.empty() || answer.example.empty());
  }
  EXPECT_EQ(find_figure_kind("time-since"), FigureKind::time_since);
  EXPECT_EQ(find_whole("varying"), Whole::varying);
  EXPECT_EQ(find_amount("many"), Amount::many);
  EXPECT_FALSE(find_amount("lots"));
}

TEST(ChoicePaths, CoverEveryAnswerOnceAndGiveAReason) {
  for (int figure = 0; figure < 5; ++figure)
    for (int whole = 0; whole < 3; ++whole)
      for (int amount = 0; amount < 3; ++amount) {
        const auto fits = [&](const ChoicePath& path) {
          return path.figure == static_cast<FigureKind>(figure) &&
                 (!path.whole || *path.whole == static_cast<Whole>(whole)) &&
                 (!path.amount || *path.amount == static_cast<Amount>(amount));
        };
        EXPECT_EQ(std::ranges::count_if(choice_paths(), fits), 1) << figure << whole << amount;
      }
  for (const ChoicePath& path : choice_paths()) EXPECT_TRUE(path.reason.ends_with('.'));
}

TEST(ChoicePaths, LeadWhereTheFieldSaysTheyLead) {
  EXPECT_EQ(chart_for(FigureKind::measurement, Whole::none), ChartKind::individuals);
  EXPECT_EQ(chart_for(FigureKind::measurement, Whole::varying), ChartKind::individuals_prime);
  EXPECT_EQ(chart_for(FigureKind::cases_out_of_cases, Whole::varying, Amount::usual), ChartKind::p);
  EXPECT_EQ(chart_for(FigureKind::cases_out_of_cases, Whole::constant, Amount::usual), ChartKind::np);
  EXPECT_EQ(chart_for(FigureKind::cases_out_of_cases, Whole::varying, Amount::many), ChartKind::p_prime);
  EXPECT_EQ(chart_for(FigureKind::cases_out_of_cases, Whole::varying, Amount::rare), ChartKind::g);
  EXPECT_EQ(chart_for(FigureKind::events, Whole::none, Amount::usual), ChartKind::c);
  EXPECT_EQ(chart_for(FigureKind::events, Whole::varying, Amount::usual), ChartKind::u);
  EXPECT_EQ(chart_for(FigureKind::events, Whole::varying, Amount::many), ChartKind::u_prime);
  EXPECT_EQ(chart_for(FigureKind::events, Whole::none, Amount::rare), ChartKind::t);
  EXPECT_EQ(chart_for(FigureKind::cases_since), ChartKind::g);
  EXPECT_EQ(chart_for(FigureKind::time_since), ChartKind::t);
}

TEST(ChoiceQuestions, AreAskedOnlyWhereTheAnswerMatters) {
  EXPECT_EQ(next_question({})->slug, "figure");
  EXPECT_EQ(next_question({.figure = FigureKind::time_since}), nullptr);
  EXPECT_EQ(next_question({.figure = FigureKind::measurement})->slug, "whole");
  EXPECT_EQ(next_question({.figure = FigureKind::measurement, .whole = Whole::none}), nullptr);
  EXPECT_EQ(next_question({.figure = FigureKind::events, .whole = Whole::none})->slug, "amount");
  const auto open = chosen_path({.figure = FigureKind::events, .whole = Whole::none});
  ASSERT_FALSE(open);
  EXPECT_EQ(open.error().message, "Answer this question too: How many, or how rare?");
}

TEST(ChartProposal, OfHundredsOfThousandsIsThePPrimeChartWithTheEvidence) {
  Wording months;
  for (int i = 0; i < 20; ++i) months.dates.push_back(next_period(Frequency::month, *Date::from(2024, 1, 1), i));
  const FiguresToChart figures{
      .values = {266501, 264225, 276532, 281461, 269071, 261215, 270409, 279778, 270483, 270320,
                 267923, 271478, 255353, 256820, 261835, 259144, 255910, 260863, 264465, 260989},
      .denominators = {280443, 276823, 291681, 296155, 282343, 275888, 283867, 295251, 284468, 282529,
                       279618, 283932, 266629, 268091, 276803, 271578, 266005, 273520, 278574, 273772}};
  const ChartProposal proposal = proposed(figures, months);
  EXPECT_EQ(proposal.chart, ChartKind::p_prime);
  EXPECT_EQ(proposal.figure, FigureKind::cases_out_of_cases);
  EXPECT_EQ(
      proposal.reasons[0],
      "Counts out of 266,005 to 296,155 in each month: a plain p chart would call 16 of 20 months unusual, because "
      "its limits do not know of the variation between months; the p′ chart does, and has none outside.");
  ASSERT_TRUE(proposal.evidence.dispersion);
  EXPECT_GT(proposal.evidence.dispersion->sigma_z, 10);
  EXPECT_TRUE(offers(proposal, ChartKind::p));
}

TEST(ChartProposal, OfCountsThatVaryAsChanceMakesThemIsThePlainChart) {
  test::SteadyNoise noise(1);
  int plain = 0;
  constexpr int kSeries = 300;
  for (int i = 0; i < kSeries; ++i) {
    FiguresToChart figures;
    for (int j = 0; j < 24; ++j) {
      const int cases = 60 + static_cast<int>(90 * noise.share());
      figures.denominators.push_back(cases);
      figures.values.push_back(noise.binomial(cases, 0.4));
    }
    plain += proposed(figures).chart == ChartKind::p ? 1 : 0;
  }
  EXPECT_GT(plain, kSeries * 0.95);
}

TEST(ChartProposal, OfSigmaZThatMayBeChanceOffersTheOtherChart) {
  const ChartProposal proposal = proposed({.values = {40, 52, 38, 61}, .denominators = {1000, 1200, 900, 1300}});
  EXPECT_EQ(proposal.chart, ChartKind::p);
  EXPECT_TRUE(offers(proposal, ChartKind::p_prime));
}

TEST(ChartProposal, OfTheSameDenominatorIsTheChartOfCountsThemselves) {
  const std::vector<double> cases{12, 13, 11, 14, 18, 16, 22, 15, 12, 14, 18, 17, 13};
  EXPECT_EQ(proposed({.values = cases, .denominators = std::vector<double>(13, 40)}).chart, ChartKind::np);
  EXPECT_EQ(proposed({.values = cases, .denominators = std::vector<double>(13, 8)}).chart, ChartKind::c)
      << "more than the denominator: events";
}

TEST(ChartProposal, OfEventsThatExceedTheirDenominatorIsTheUChart) {
  const ChartProposal proposal =
      proposed({.values = {12, 9, 14, 11, 8, 15, 10}, .denominators = {8, 7, 9, 8, 7, 10, 8}});
  EXPECT_EQ(proposal.chart, ChartKind::u);
  EXPECT_EQ(proposal.figure, FigureKind::events);
}

TEST(ChartProposal, OfCountsThatAreMostlyNoneAsksForTheGapsBetweenEvents) {
  const ChartProposal events = proposed({.values = {0, 0, 1, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0}});
  EXPECT_EQ(events.chart, ChartKind::t);
  EXPECT_EQ(events.meanwhile, ChartKind::c);
  EXPECT_FALSE(events.record_instead.empty());
  const ChartProposal cases =
      proposed({.values = {1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0}, .denominators = std::vector<double>(13, 500)});
  EXPECT_EQ(cases.chart, ChartKind::g);
  EXPECT_EQ(cases.meanwhile, ChartKind::p);
  const ChartProposal misses =
      proposed({.values = {500, 500, 499, 500, 500, 500, 500}, .denominators = std::vector<double>(7, 500)});
  EXPECT_EQ(misses.chart, ChartKind::g);
  EXPECT_NE(misses.reasons[0].find("cases that do not count"), std::string::npos);
}

TEST(ChartProposal, OfSmallCountsTellsThatLimitsAreRough) {
  const ChartProposal proposal = proposed({.values = {3, 5, 4, 6, 2, 7, 4, 5, 3, 6, 4, 5, 8, 2}});
  EXPECT_EQ(proposal.chart, ChartKind::c);
  EXPECT_EQ(proposal.reasons[1],
            "A usual point has about 4.6 events, and limits need 5: longer periods would make the chart more exact.");
  EXPECT_TRUE(offers(proposal, ChartKind::t));
}

TEST(ChartProposal, OfMeasurementsIsTheXmrChartAndOfAveragesTheIPrimeChart) {
  EXPECT_EQ(proposed({.values = {555.2, 560.5, 571, 530, 540}}).chart, ChartKind::individuals);
  EXPECT_EQ(proposed({.values = {-1, 3, 2}}).chart, ChartKind::individuals);
  EXPECT_EQ(proposed({.values = {555, 560, 571, 530, 540, 510, 570}}).chart, ChartKind::individuals)
      << "large whole numbers are as likely seconds";
  EXPECT_EQ(proposed({.values = {12.5, -3, 4}, .denominators = {3, 4, 5}}).chart, ChartKind::individuals_prime);
}

TEST(ChartProposal, OfLargeCountsWithoutAWholeIsTheXmrChart) {
  const ChartProposal proposal =
      proposed({.values = {4100, 5200, 3900, 6100, 4500, 3300, 5600, 4800}, .figure = FigureKind::cases_out_of_cases});
  EXPECT_EQ(proposal.chart, ChartKind::individuals);
  EXPECT_EQ(proposal.reasons.back().find("There are 8 points so far"), 0u);
  EXPECT_TRUE(std::ranges::any_of(proposal.reasons, [](const std::string& reason) {
    return reason == "Find the number of all cases if you can: a count that rises may only mean more cases.";
  }));
}

TEST(ChartProposal, TellsOfAShortLastPhaseWhatIsDrawn) {
  FiguresToChart figures;
  for (int i = 0; i < 24; ++i) figures.values.push_back(20.5 + i % 5);
  for (const std::vector<PhaseStart>& phases : {std::vector<PhaseStart>{{16, {}}}, {{0, {}}, {16, {}}}}) {
    figures.phases = phases;
    EXPECT_EQ(proposed(figures).reasons.back(),
              "There are 8 points in the last phase: until there are 13 its limits are provisional.");
  }
  figures.values.resize(9);
  figures.phases = {{.index = 4}};
  EXPECT_TRUE(proposed(figures).reasons.back().ends_with("it is drawn as a run chart, without limits."));
}

TEST(ChartProposal, FollowsWhatPeopleKnowOfTheFigures) {
  EXPECT_EQ(proposed({.values = {12, 40, 3}, .figure = FigureKind::time_since}).chart, ChartKind::t);
  EXPECT_EQ(proposed({.values = {12, 40, 3}, .figure = FigureKind::cases_since}).chart, ChartKind::g);
  EXPECT_EQ(proposed({.values = {12, 14, 13}, .figure = FigureKind::measurement}).chart, ChartKind::individuals);
  EXPECT_EQ(proposed({.values = {12, 14, 13}, .denominators = {90, 80, 85}, .figure = FigureKind::events}).chart,
            ChartKind::u);
}

TEST(ChartProposal, LooksAtTheLastPhaseAndPassesOverExcludedValues) {
  FiguresToChart figures{.values = {0, 0, 0, 0, 0, 0, 20, 22, 19, 21, 500, 18}};
  figures.phases = {{.index = 0}, {.index = 6}};
  figures.excluded = {10};
  const ChartProposal proposal = proposed(figures);
  EXPECT_EQ(proposal.evidence.used, 5u);
  EXPECT_EQ(proposal.evidence.zeros, 0);
  EXPECT_DOUBLE_EQ(proposal.evidence.mean_value, 20);
}

TEST(ChartProposal, RefusesWhatNoChartTakes) {
  EXPECT_EQ(refusal({}), "There are no figures to choose a chart for. Add some first.");
  EXPECT_EQ(refusal({.values = {kMissing, kMissing}}), "There are no figures to choose a chart for. Add some first.");
  EXPECT_EQ(refusal({.values = {1, 2}, .denominators = {3}}), "Give one denominator for each value, or none at all.");
  EXPECT_EQ(refusal({.values = {5, 6}, .denominators = {4, 7}, .figure = FigureKind::cases_out_of_cases}),
            "Value 1 is more than its denominator. A part is no more than the whole.");
  EXPECT_EQ(refusal({.values = {1, 2}, .denominators = {3, std::numeric_limits<double>::infinity()}}),
            "A denominator is infinite. Give a number, or leave it out.");
  EXPECT_EQ(refusal({.values = {-1, 2}, .figure = FigureKind::events}),
            "Value 1 is below 0, and this chart counts. Give 0 or more.");
}

TEST(ChartProposal, LooksAtTheFewFiguresThatAreLeftOfALongSeries) {
  FiguresToChart figures;
  for (std::size_t i = 0; i < 300'000; ++i) {
    figures.values.push_back(static_cast<double>(i % 7) + 0.5);
    if (i >= 20) figures.excluded.push_back(i);
  }
  EXPECT_EQ(proposed(figures).evidence.used, 20u);
}

}  // namespace
}  // namespace qi::spc
