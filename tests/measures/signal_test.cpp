#include <gtest/gtest.h>

#include <memory>

#include "measures/exclusion_store.h"
#include "measures/news/follow_store.h"
#include "measures/news/news_store.h"
#include "measures/reading_mark_store.h"
#include "measures/reading_parts.h"
#include "measures/signals/signal_deeds.h"
#include "measures/signals/signal_finding.h"
#include "measures/signals/signal_store.h"
#include "measures/signals/signal_view.h"
#include "measures/watched_series.h"
#include "spc/stretches.h"

namespace qi::measures {
namespace {

class Signals : public WatchedSeries {};

TEST_P(Signals, ANewPointOutsideTheLimitsIsRaisedOnce) {
  load(steady(24));
  read();
  EXPECT_TRUE(signals().empty());
  load(with_jump());
  read();
  ASSERT_EQ(signals().size(), 1u);
  const Signal signal = signals().front();
  EXPECT_EQ(signal.rule, spc::RuleId::outside_limits);
  EXPECT_EQ(signal.direction, SignalDirection::improving);
  EXPECT_EQ(signal.first, day("2025-01-01"));
  EXPECT_EQ(signal.state, SignalState::raised);
  inside(db_, [&] { return mark_to_read(db_, now_, series_.id), 0; });
  read();
  EXPECT_EQ(signals().size(), 1u);
  EXPECT_EQ(deeds(signal.id), std::vector{Deed::raised});
}

TEST_P(Signals, AWholeHistoryRaisesOnlyWhatItsNewestPointBears) {
  std::vector<double> values = with_jump();
  for (const double value : steady(12)) values.push_back(value);
  load(values);
  read();
  EXPECT_TRUE(signals().empty());
}

TEST_P(Signals, FiguresThatComeSeveralAtOnceHideNoSignalBetweenThem) {
  load(steady(24));
  read();
  std::vector<double> values = with_jump();
  values.push_back(50);
  load(values);
  read();
  EXPECT_EQ(signals().size(), 1u);
}

TEST_P(Signals, ALongerRunIsTheSameRecord) {
  load(with_shift(7));
  read();
  ASSERT_EQ(signals().size(), 1u);
  load(with_shift(9));
  read();
  ASSERT_EQ(signals().size(), 1u);
  EXPECT_EQ(signals().front().last, day("2025-09-01"));
  EXPECT_EQ(deeds(signals().front().id), (std::vector{Deed::raised, Deed::went_on}));
}

TEST_P(Signals, AMovementThatBreaksSeveralRulesIsRaisedOnce) {
  std::vector<double> values = with_shift(6);
  values.push_back(58);
  load(values);
  read();
  const auto figures = load_figures(db_, series_.id);
  EXPECT_GT(stretches_of(*read_series(*figures)).size(), 1u);
  ASSERT_EQ(signals().size(), 1u);
  EXPECT_EQ(signals().front().rule, spc::RuleId::shift);
  EXPECT_EQ(signals().front().words, "8 months above the mean");
}

TEST_P(Signals, APointOutsideAtTheEndOfARunThatGoesOnIsPartOfIt) {
  load(with_shift(7));
  read();
  std::vector<double> values = with_shift(7);
  values.push_back(58);
  load(values);
  read();
  ASSERT_EQ(signals().size(), 1u);
  EXPECT_EQ(signals().front().words, "9 months above the mean");
}

TEST_P(Signals, AClosedOneIsOpenedAgainThoughARecordThatIsGoneNowCoveredIt) {
  std::vector<double> values = with_jump();
  values.push_back(80);
  load(values);
  const auto figures = load_figures(db_, series_.id);
  const auto reading = read_series(*figures);
  const Date phase_start = reading->periods.front();
  const Signal closed{.id = SignalId{1},
                      .series = series_.id,
                      .rule = spc::RuleId::outside_limits,
                      .side = spc::Side::high,
                      .phase_start = phase_start,
                      .first = day("2025-01-01"),
                      .last = day("2025-01-01"),
                      .words = "Above upper limit",
                      .state = SignalState::closed};
  const Signal open_run{.id = SignalId{2},
                        .series = series_.id,
                        .rule = spc::RuleId::shift,
                        .side = spc::Side::high,
                        .phase_start = phase_start,
                        .first = day("2024-07-01"),
                        .last = day("2025-01-01"),
                        .words = "7 months above the mean"};
  const SignalChanges changes = signal_changes({closed, open_run}, *figures, *reading, day("2025-02-01"));
  ASSERT_EQ(changes.reopened.size(), 1u);
  EXPECT_EQ(changes.reopened.front().signal.id, closed.id);
  EXPECT_EQ(changes.reopened.front().stretch.last, day("2025-02-01"));
  ASSERT_EQ(changes.gone.size(), 1u);
  EXPECT_EQ(changes.gone.front().signal.id, open_run.id);
}

TEST_P(Signals, ARecordNamesTheRuleAndSpanThatSentenceAndChartTell) {
  load(with_jump());
  read();
  ASSERT_EQ(signals().size(), 1u);
  EXPECT_EQ(signals().front().words, "Above upper limit");
  std::vector<double> values = with_jump();
  for (int i = 0; i < 6; ++i) values.push_back(i % 2 ? 53.0 : 54.0);
  load(values);
  read();
  ASSERT_EQ(signals().size(), 1u) << "the same movement is the same record";
  const Signal signal = signals().front();
  const auto reading = read_series(*load_figures(db_, series_.id));
  const auto told = spc::told_stretch(reading->reading.analysis);
  ASSERT_TRUE(told);
  EXPECT_EQ(signal.rule, spc::RuleId::shift);
  EXPECT_EQ(signal.rule, told->rule);
  EXPECT_EQ(signal.words, spc::pattern_note(reading->reading.analysis, *told, reading->wording));
  EXPECT_EQ(signal.first, reading->periods[told->first]);
  EXPECT_EQ(signal.last, reading->periods[told->last]);
  EXPECT_EQ(deeds(signal.id), (std::vector{Deed::raised, Deed::went_on}));
  inside(db_, [&] { return mark_to_read(db_, now_, series_.id), 0; });
  read();
  EXPECT_EQ(deeds(signal.id).size(), 2u) << "the same reading twice says nothing twice";
}

TEST_P(Signals, AWithdrawnOneThatComesBackIsNotOpenedBesideTheOpenOneOfTheSameMovement) {
  std::vector<double> values = with_shift(6);
  values.push_back(58);
  load(values);
  const auto figures = load_figures(db_, series_.id);
  const auto reading = read_series(*figures);
  const Date newest = reading->periods.back();
  const auto record_of = [&](spc::RuleId rule, std::int64_t id) {
    for (const Stretch& stretch : stretches_of(*reading))
      if (stretch.rule == rule && stretch.last == newest)
        return Signal{.id = SignalId{id},
                      .series = series_.id,
                      .rule = rule,
                      .side = stretch.side,
                      .direction = stretch.direction,
                      .phase_start = stretch.phase_start,
                      .first = stretch.first,
                      .last = stretch.last,
                      .words = stretch.words};
    ADD_FAILURE() << "the figures do not break the rule";
    return Signal{};
  };
  const Signal open = record_of(spc::RuleId::outside_limits, 2);
  Signal withdrawn = record_of(spc::RuleId::shift, 3);
  withdrawn.state = SignalState::closed;
  withdrawn.withdrawn = true;
  const SignalChanges changes = signal_changes({open, withdrawn}, *figures, *reading, newest);
  EXPECT_TRUE(changes.raised.empty());
  EXPECT_TRUE(changes.reopened.empty()) << "one movement has one open record";
  ASSERT_EQ(changes.went_on.size(), 1u);
  EXPECT_EQ(changes.went_on.front().signal.id, open.id);
  EXPECT_EQ(changes.went_on.front().stretch.rule, spc::RuleId::shift) << "it is told by what sentence and chart tell";
  EXPECT_TRUE(changes.gone.empty());

  Signal told = open;
  told.rule = spc::RuleId::shift;
  told.first = changes.went_on.front().stretch.first;
  told.words = changes.went_on.front().stretch.words;
  const SignalChanges again = signal_changes({told, withdrawn}, *figures, *reading, newest);
  EXPECT_TRUE(again.raised.empty() && again.reopened.empty() && again.went_on.empty() && again.gone.empty())
      << "the same reading twice changes nothing the second time";
}

TEST_P(Signals, TheListShowsTheValueOfThePeriodThatSignalled) {
  load(with_jump());
  read();
  std::vector<double> values = with_jump();
  values.push_back(50);
  load(values);
  read();
  const SignalsPage page = load_signals_page(db_, {}, priya_);
  ASSERT_EQ(page.lines.size(), 1u);
  EXPECT_EQ(page.lines.front().value, "80.0%");
  EXPECT_EQ(page.lines.front().period, "Jan 2025");
  EXPECT_EQ(page.lines.front().latest, "Now 50.0%, Feb 2025.");
}

TEST_P(Signals, ThePageOfOneDrawsItsStretchOnTheChartOfTheMeasure) {
  std::vector<double> values = steady(30);
  for (int i = 0; i < 14; ++i) values.push_back(i % 2 == 0 ? 50.9 : 50.7);
  load(values);
  read();
  ASSERT_EQ(signals().size(), 1u);
  const auto page = load_signal_page(db_, signals().front(), Visit::reads);
  ASSERT_TRUE(page);
  const auto figures = load_figures(db_, series_.id);
  const auto measure = chart_figure_of(*figures, *read_series(*figures));
  const std::string& drawn = page->figure->wide.markup();
  for (const std::string_view words : {"14 months above the mean", "All data, Jan 2023 to Aug 2026"}) {
    EXPECT_NE(drawn.find(words), std::string::npos) << words;
    EXPECT_NE(measure.wide.markup().find(words), std::string::npos) << words;
  }
  EXPECT_NE(page->figure->detail.find("The last 24 of 44 months"), std::string::npos) << page->figure->detail;
}

TEST_P(Signals, OneThatARevisionTakesAwayIsWithdrawnWithWords) {
  load(with_jump());
  read();
  std::vector<double> values = with_jump();
  values.back() = 50;
  load(values);
  read();
  const Signal signal = signals().front();
  EXPECT_EQ(signal.state, SignalState::closed);
  EXPECT_TRUE(signal.withdrawn);
  EXPECT_EQ(list_events(db_, signal.id).back().words,
            "Withdrawn by revision: with the figures as they are known now, the pattern is not there.");
}

TEST_P(Signals, OneWhosePointIsLeftOutSaysSo) {
  load(with_jump());
  read();
  const auto left_out = inside(db_, [&] {
    return create_exclusion(
        db_, now_, {.series = series_.id, .period = day("2025-01-01"), .reason = "Typed wrong", .author = priya()});
  });
  EXPECT_TRUE(left_out);
  read();
  EXPECT_EQ(signals().front().state, SignalState::closed);
  EXPECT_EQ(list_events(db_, signals().front().id).back().words,
            "A point of it was left out of the limits. Without that point the pattern is not there.");
}

TEST_P(Signals, ARepeatAfterClosingOpensTheSameRecordWithItsHistory) {
  load(with_jump());
  read();
  const SignalId id = signals().front().id;
  EXPECT_TRUE(inside(db_, [&] {
    return explain_signal(db_, now_, priya(), id, {"special_cause", "A new rota."}, AfterExplaining::is_closed);
  }));
  EXPECT_EQ(signals().front().state, SignalState::closed);
  std::vector<double> values = with_jump();
  for (const double value : steady(3)) values.push_back(value);
  values.push_back(82);
  load(values);
  read();
  ASSERT_EQ(signals().size(), 1u);
  EXPECT_EQ(signals().front().state, SignalState::raised);
  EXPECT_EQ(signals().front().first, day("2025-05-01"));
  EXPECT_EQ(deeds(id), (std::vector{Deed::raised, Deed::explained, Deed::closed, Deed::reopened}));
}

TEST_P(Signals, ARunThatWasClosedAndGoesOnStaysClosed) {
  load(with_shift(7));
  read();
  const SignalId id = signals().front().id;
  EXPECT_TRUE(inside(db_, [&] {
    return explain_signal(db_, now_, priya(), id, {"expected", ""}, AfterExplaining::is_closed);
  }));
  load(with_shift(8));
  read();
  ASSERT_EQ(signals().size(), 1u);
  EXPECT_EQ(signals().front().state, SignalState::closed);
  EXPECT_EQ(signals().front().last, day("2025-08-01"));
}

TEST_P(Signals, SeriesOfOthersRaiseNothingUntilSomebodyFollowsThem) {
  load(with_jump());
  read("RYD");
  EXPECT_TRUE(signals().empty());
  inside(db_, [&] {
    follow(db_, now_, dan_, series_.id);
    choose_delivery(db_, now_, dan_, Delivery::daily);
    return 0;
  });
  read("RYD");
  ASSERT_EQ(signals().size(), 1u);
  EXPECT_EQ(signals().front().owner, dan_);
  EXPECT_EQ(list_people_with_news(db_), std::vector{dan_});
  EXPECT_EQ(list_waiting_news(db_, dan_).size(), 1u);
}

TEST_P(Signals, TheOwnerOfTheMeasureLooksAfterItsSignals) {
  const auto owned = inside(db_, [&] {
    Definition definition = load_measure(db_, series_.measure)->definition;
    definition.owner = "priya nair";
    return change_definition(db_, now_, priya_, series_.measure, definition);
  });
  EXPECT_TRUE(owned);
  load(with_jump());
  read();
  EXPECT_EQ(signals().front().owner, priya_);
}

TEST_P(Signals, FiguresOfYearsAgoRaiseNothing) {
  load(with_jump());
  now_ = moment("2027-06-01");
  read();
  EXPECT_TRUE(signals().empty());
}

TEST_P(Signals, PeopleTakeUpExplainHandOverAndOpenAgain) {
  load(with_jump());
  read();
  const SignalId id = signals().front().id;
  EXPECT_TRUE(inside(db_, [&] { return acknowledge_signal(db_, now_, priya(), id); }));
  EXPECT_EQ(signals().front().owner, priya_);
  EXPECT_TRUE(inside(db_, [&] { return hand_over_signal(db_, now_, priya(), id, to_text(dan_)); }));
  EXPECT_EQ(signals().front().owner, dan_);
  const Done closed = inside(db_, [&] { return close_signal(db_, now_, priya(), id); });
  EXPECT_EQ(closed.error().kind, ErrorKind::conflict);
  const Done wordless = inside(db_, [&] {
    return explain_signal(db_, now_, priya(), id, {"data_fault", " "}, AfterExplaining::stays_open);
  });
  ASSERT_EQ(wordless.error().fields.size(), 1u);
  EXPECT_EQ(wordless.error().fields.front().field, "words");
  EXPECT_TRUE(inside(db_, [&] {
    return explain_signal(db_, now_, priya(), id, {"unknown", ""}, AfterExplaining::stays_open);
  }));
  EXPECT_TRUE(inside(db_, [&] { return close_signal(db_, now_, priya(), id); }));
  EXPECT_TRUE(inside(db_, [&] { return reopen_signal(db_, now_, priya(), id, "It is back."); }));
  EXPECT_EQ(deeds(id), (std::vector{Deed::raised, Deed::acknowledged, Deed::handed_over, Deed::explained, Deed::closed,
                                    Deed::reopened}));
}

TEST_P(Signals, AreListedConcerningFirstAndCountedForTheirOwner) {
  load(with_jump());
  read();
  EXPECT_EQ(count_waiting(db_, priya_), 1u);
  EXPECT_EQ(count_signals(db_, {}), 1u);
  EXPECT_EQ(count_signals(db_, {.owner = priya_}), 0u);
  EXPECT_EQ(list_signals(db_, {.state = SignalState::raised}, 0, 10).size(), 1u);
  EXPECT_TRUE(list_signals(db_, {.state = SignalState::closed}, 0, 10).empty());
}

INSTANTIATE_TEST_SUITE_P(OnEveryDatabase, Signals, testing::ValuesIn(support::every_backend()), support::BackendName());

}  // namespace
}  // namespace qi::measures
