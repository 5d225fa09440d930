#include <gtest/gtest.h>

#include <algorithm>

#include "measures/entry/point_entry.h"
#include "measures/imports/figures_import.h"
#include "measures/measures_database.h"
#include "measures/page/chart_choices_form.h"
#include "measures/point_store.h"
#include "measures/typed_number.h"

namespace qi::measures {
namespace {

const ValueFormat kTimes{.style = ValueStyle::minutes_seconds};
const ValueFormat kNumbers{.style = ValueStyle::number};
const ValueFormat kPercent{.style = ValueStyle::percent};

template <class T>
std::string refusal_of(const Result<T>& result, std::string_view field) {
  if (result) return "not refused";
  for (const FieldError& error : result.error().fields)
    if (error.field == field) return error.message;
  return "no error on this field";
}

TEST(TypedNumber, IsReadInTheWritingOfTheValuesOnly) {
  EXPECT_EQ(*read_typed_number("18:00", kTimes), 1080);
  EXPECT_EQ(*read_typed_number("0", kTimes), 0);
  EXPECT_EQ(*read_typed_number("85%", kPercent), 85);
  EXPECT_EQ(*read_typed_number("", kTimes), std::nullopt);
  EXPECT_EQ(read_typed_number("18", kTimes).error().message, "Enter minutes and seconds, like 9:15.");
  EXPECT_EQ(read_typed_number("85%", kTimes).error().message, "Enter minutes and seconds, like 9:15.");
  EXPECT_EQ(read_typed_number("18:00", kPercent).error().message, "Enter a number, like 85%.");
}

TEST(TypedNumber, ReadsBackWhatItWrites) {
  for (const ValueFormat& format : {kTimes, kNumbers, kPercent})
    for (const double value : {0.0, 5.0, 59.5, 65.0, 555.0, 6000.0, 36125.0, 0.125, -75.0}) {
      const std::string text = typed_number(value, format);
      const auto read = read_typed_number(text, format);
      ASSERT_TRUE(read) << text;
      EXPECT_EQ(*read, value) << text;
    }
  EXPECT_EQ(typed_number(6000, kTimes), "100:00");
}

/// Two months of a percentage without parts; today is 30 April 2025.
class FigureForms : public testing::Test {
 protected:
  FigureForms() { save("Jan-25\t80%\nFeb-25\t82%\n"); }
  SeriesFigures figures() {
    auto loaded = load_figures(db_, series_.id);
    EXPECT_TRUE(loaded);
    return *loaded;
  }
  ImportPlan plan(const SeriesFigures& into, const std::string& text) {
    auto reading = tabular::read_figures(text, choices_for(into.measure.definition));
    EXPECT_TRUE(reading) << reading.error().message;
    return plan_import(into, *reading, today_);
  }
  ImportPlan plan(const std::string& text) { return plan(figures(), text); }
  MergeCounts save(const std::string& text) {
    hours_ += std::chrono::hours(1);
    LoadNote note;
    note.now = moment("2025-04-01") + hours_;
    note.known_at = note.now;
    note.scope = "series:" + to_text(series_.id);
    return merge_points(db_, plan(text).points, note);
  }
  SeriesFigures with_parts() {
    SeriesFigures parts = figures();
    parts.measure.definition.numerator = "Records completed";
    parts.measure.definition.denominator = "Records";
    parts.measure.definition.factor = 100;
    return parts;
  }
  db::Connection db_ = migrated_database();
  Series series_ = local_series(db_).series;
  Date today_ = day("2025-04-30");
  std::chrono::hours hours_{0};
};

TEST_F(FigureForms, OneFigureIsReadForTheWholePeriod) {
  const auto entry = read_entry(figures(), {.period = "17/03/2025", .value = "81.5"}, today_);
  ASSERT_TRUE(entry) << entry.error().message;
  EXPECT_EQ(entry->period, day("2025-03-01"));
  EXPECT_EQ(entry->figure.value, 81.5);
  EXPECT_FALSE(entry->replaces);
}

TEST_F(FigureForms, OneFigureIsRefusedWithEveryFieldsReason) {
  const auto empty = read_entry(figures(), {}, today_);
  EXPECT_NE(refusal_of(empty, "period"), "no error on this field");
  EXPECT_EQ(refusal_of(empty, "value"), "Enter the figure, like 85%.");
  EXPECT_EQ(refusal_of(read_entry(figures(), {.period = "01/05/2025", .value = "81"}, today_), "period"),
            "Enter a date that has passed: figures cannot be from the future.");
  EXPECT_EQ(refusal_of(read_entry(figures(), {.period = "01/03/2025", .value = "101"}, today_), "value"),
            "The figure cannot be above 100%.");
  EXPECT_EQ(refusal_of(read_entry(figures(), {.period = "01/03/2025", .value = "-1"}, today_), "value"),
            "The figure cannot be below 0%.");
  EXPECT_EQ(refusal_of(read_entry(figures(), {.period = "01/03/2025", .value = "many"}, today_), "value"),
            "Enter a number, like 85%.");
}

TEST_F(FigureForms, AnImportPassesRecordNumbersOverAndAsksAboutADateFarFromTheOthers) {
  const ImportPlan planned =
      plan("Month\tIncident number\tOn time\nMar-25\t10231\t81%\nApr-25\t10299\t83%\nMar-1925\t10310\t84%\n");
  ASSERT_GE(planned.points.size(), 2u);
  EXPECT_EQ(planned.reading.columns.columns[1].passed_over, tabular::PassedOver::record_numbers);
  const auto is_said = [&](std::string_view words) {
    return std::ranges::any_of(planned.notes, [&](const std::string& note) { return note.starts_with(words); });
  };
  EXPECT_TRUE(is_said("\"Incident number\" was passed over: numbers of records or rows are no figures."));
  EXPECT_TRUE(is_said("Row 4 says Mar-1925. Is the year right?"));
}

TEST_F(FigureForms, OneFigureOfAQuarterIsNoFigureOfAMonth) {
  EXPECT_EQ(refusal_of(read_entry(figures(), {.period = "Q1 2024/25", .value = "81"}, today_), "period"),
            "This is a quarter; the measure holds months. Give each month, like Nov-24.");
}

TEST_F(FigureForms, PartsAreDividedAndRefusedOneByOne) {
  const auto entry = read_entry(with_parts(), {.period = "01/03/2025", .numerator = "30", .denominator = "40"}, today_);
  ASSERT_TRUE(entry) << entry.error().message;
  EXPECT_EQ(entry->figure, (Figure{75, 30, 40}));
  const auto refused = [&](const std::string& numerator, const std::string& denominator, std::string_view field) {
    return refusal_of(
        read_entry(with_parts(), {.period = "01/03/2025", .numerator = numerator, .denominator = denominator}, today_),
        field);
  };
  EXPECT_EQ(refused("", "", "numerator"), "Enter a number, like 31.");
  EXPECT_EQ(refused("", "", "denominator"), "Enter a number, like 120.");
  EXPECT_EQ(refused("3", "0", "denominator"), "Enter a number above 0: there is nothing to divide by.");
  EXPECT_EQ(refused("-3", "10", "numerator"), "A count cannot be below 0. Enter 0 or more.");
  EXPECT_EQ(refused("3:00", "10", "numerator"), "Enter a number, like 31.");
  EXPECT_EQ(refused("41", "40", "numerator"), "This number must not be above the one below it. Check which is which.");
}

TEST_F(FigureForms, AFigureThatIsThereIsReplacedOnlyAfterAsking) {
  const EntryForm form{.period = "05/02/2025", .value = "83"};
  EXPECT_EQ(refusal_of(read_entry(figures(), form, today_), "confirmed"),
            "February 2025 already has 82.0%. Tick the box to replace it with 83.0%.");
  EntryForm agreed = form;
  agreed.confirmed = true;
  const auto entry = read_entry(figures(), agreed, today_);
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->replaces->value, 82);
  EXPECT_TRUE(read_entry(figures(), {.period = "05/02/2025", .value = "82"}, today_)) << "the same figure again";
}

TEST_F(FigureForms, AFigureFarFromTheOthersIsQuestionedButNeverRefused) {
  SeriesFigures known = figures();
  known.points.clear();
  for (int month = 1; month <= 12; ++month)
    known.points.push_back({.period = *Date::from(2024, month, 1), .figure = {30.0 + month % 4}});
  const EntryForm slip{.period = "05/01/2025", .value = "95"};
  EXPECT_EQ(
      refusal_of(read_entry(known, slip, today_), "confirmed"),
      "95.0% is far from the newest figures, which lie between 30.0% and 33.0%. Check it. If it is right, tick the "
      "box to save it.");
  EntryForm meant = slip;
  meant.confirmed = true;
  EXPECT_TRUE(read_entry(known, meant, today_));
  known.points.insert(known.points.begin(), {.period = *Date::from(2019, 2, 1), .figure = {}});
  EXPECT_TRUE(read_entry(known, {.period = "05/01/2025", .value = "35"}, today_)) << "beyond them, but not far";
  EXPECT_EQ(refusal_of(read_entry(known, {.period = "01/02/2019", .value = "31"}, today_), "confirmed"),
            "February 2019 is long before the first figure (January 2024). Check it. If it is right, tick the box to "
            "save it.");
}

TEST_F(FigureForms, AFigureThatShouldNotBeThereIsTakenOutAfterAsking) {
  EntryForm form{.period = "05/02/2025"};
  form.absent = true;
  EXPECT_EQ(refusal_of(read_entry(figures(), form, today_), "confirmed"),
            "February 2025 has 82.0%. Tick the box to take it out.");
  form.confirmed = true;
  const auto entry = read_entry(figures(), form, today_);
  ASSERT_TRUE(entry);
  EXPECT_FALSE(entry->figure.value);
  form.value = "81";
  EXPECT_EQ(refusal_of(read_entry(figures(), form, today_), "absent"),
            "Leave the figure empty to take out what stands there, or take this tick away.");
  form.value = "";
  form.period = "05/03/2025";
  EXPECT_EQ(refusal_of(read_entry(figures(), form, today_), "absent"),
            "March 2025 has no figure to take out. Choose another date.");
}

TEST_F(FigureForms, TheNextPeriodIsOfferedButNeverOneOfTheFuture) {
  EXPECT_EQ(next_entry(figures(), today_).period, "01/03/2025");
  EXPECT_EQ(next_entry(figures(), day("2025-02-10")).period, "01/02/2025");
}

TEST_F(FigureForms, AnImportTellsEachFigureThatItChanges) {
  const ImportPlan planned = plan("Jan-25\t80%\nFeb-25\t84%\nMar-25\t85%\n");
  ASSERT_EQ(planned.changes.size(), 1u);
  EXPECT_EQ(planned.changes[0].row, 2u);
  EXPECT_EQ(words_of(planned.changes[0], kPercent), "82.0% becomes 84.0%");
}

TEST_F(FigureForms, AnImportAsksBeforeItTakesAFigureAway) {
  const ImportPlan planned = plan("Jan-25\t80%\nFeb-25\tn/a\n");
  EXPECT_EQ(planned.revised(), 1u);
  ASSERT_EQ(planned.unusual.size(), 1u);
  EXPECT_EQ(planned.unusual[0].words, "This takes away 82.0%, the figure of February 2025 that is there now.");
  EXPECT_EQ(words_of(planned.changes[0], kPercent), "82.0% is taken away");
  save("Jan-25\t80%\nFeb-25\tn/a\n");
  EXPECT_TRUE(plan("Jan-25\t80%\nFeb-25\tn/a\n").unusual.empty()) << "it is gone already";
  EXPECT_EQ(plan("Jan-25\t80%\nFeb-25\t82%\n").added, 1u) << "what was taken away comes back as new";
}

TEST_F(FigureForms, AnImportKeepsThePartsOfAFigureThatWasCopiedFromAPage) {
  SeriesFigures of_parts = with_parts();
  of_parts.points = {{.period = day("2025-01-01"), .figure = {200.0 / 3, 20, 30}},
                     {.period = day("2025-02-01"), .figure = {80, 24, 30}}};
  const std::string shown = show(200.0 / 3, of_parts.measure.definition.format);
  const ImportPlan planned = plan(of_parts, "Jan-25\t" + shown + "\nFeb-25\t81%\n");
  EXPECT_EQ(planned.unchanged, 1u);
  EXPECT_EQ(planned.points[0].figure, of_parts.points[0].figure);
  EXPECT_EQ(planned.revised(), 1u) << "another value replaces it";
  ASSERT_EQ(planned.unusual.size(), 1u) << "and it is said that the parts go";
  EXPECT_NE(planned.unusual[0].words.find("has no numerator and denominator"), std::string::npos);
}

TEST_F(FigureForms, AnImportCountsWhatTheMergeThenDoes) {
  const std::string text = "Jan-25\t80%\nFeb-25\t84%\nMar-25\t85%\nDec-24\t\n";
  const ImportPlan planned = plan(text);
  const MergeCounts done = save(text);
  EXPECT_EQ(planned.added, 1u);
  EXPECT_EQ(planned.revised(), 1u);
  EXPECT_EQ(planned.unchanged, 1u);
  EXPECT_EQ(std::tuple(planned.added, planned.revised(), planned.unchanged),
            std::tuple(done.added, done.revised, done.unchanged));
  EXPECT_EQ(planned.preview.points.size(), figures().points.size());
  const ImportPlan again = plan(text);
  EXPECT_EQ(again.added + again.revised(), 0u);
  EXPECT_TRUE(save(text).changed_nothing());
}

TEST_F(FigureForms, AnImportLeavesOutImpossibleRowsByName) {
  const ImportPlan planned = plan("Mar-25\t81%\nApr-25\t810%\nMay-25\t82%\nJun-24\tmany\n");
  EXPECT_EQ(planned.points.size(), 1u);
  ASSERT_EQ(planned.problems.size(), 3u);
  EXPECT_EQ(tabular::words_of(planned.problems[0]), "Row 2: Value must not be above 100%.");
  EXPECT_TRUE(tabular::words_of(planned.problems[1]).starts_with("Row 3: This date has not come yet"))
      << tabular::words_of(planned.problems[1]);
  EXPECT_EQ(planned.problems[2].row, 4u);
}

TEST_F(FigureForms, AnImportAsksAboutSharesAndAboutTimes) {
  EXPECT_EQ(plan("Mar-25\t0.81\nApr-25\t0.82\n").questions.size(), 1u);
  EXPECT_TRUE(plan("Mar-25\t81\nApr-25\t82\n").questions.empty());
  SeriesFigures counts = figures();
  counts.measure.definition.format.style = ValueStyle::number;
  counts.measure.definition.natural_upper.reset();
  EXPECT_EQ(plan(counts, "Mar-25\t9:15\n").questions.size(), 1u);
  SeriesFigures times = counts;
  times.measure.definition.format = kTimes;
  EXPECT_EQ(plan(times, "Mar-25\t555\n").notes.back(), "Plain numbers were read as seconds. Write times like 9:15.");
}

TEST_F(FigureForms, ChoicesAreRefusedFieldByField) {
  const auto target = read_target(figures(), {.value = "18:00", .kind = "wish"});
  EXPECT_EQ(refusal_of(target, "target_value"), "Enter a number, like 85%.");
  EXPECT_EQ(refusal_of(target, "target_title"), "Give the target a name, like 18-minute standard.");
  EXPECT_EQ(refusal_of(target, "target_kind"), "Choose what kind of target this is.");
  EXPECT_NE(refusal_of(target, "target_from"), "no error on this field");
  EXPECT_EQ(refusal_of(read_annotation(figures(), {.date = "01/02/2025", .kind = "party"}, {}), "event_kind"),
            "Choose whether this was a test of change or an event.");
  PhaseForm phase{.from = "01/03/2025", .title = "New", .reason = "Rota", .approver = "Sam"};
  EXPECT_EQ(refusal_of(read_phase(figures(), phase, {}), "phase_from"),
            "New limits can only start where there are figures. Choose an earlier date.");
  phase.from = "01/12/2024";
  EXPECT_EQ(refusal_of(read_phase(figures(), phase, {}), "phase_from"),
            "There are no figures before that date. Choose a later date.");
  phase.from = "01/02/2025";
  EXPECT_TRUE(read_phase(figures(), phase, {}));
  phase.baseline_until = "01/01/2025";
  EXPECT_EQ(refusal_of(read_phase(figures(), phase, {}), "phase_baseline_until"),
            "The baseline must end after it starts.");
  EXPECT_EQ(refusal_of(read_exclusion(figures(), {.period = "01/03/2025", .reason = "Strike"}, {}), "exclusion_period"),
            "There is no figure for that date. Choose a date that is on the chart.");
  EXPECT_NE(refusal_of(read_exclusion(figures(), {.period = "?"}, {}), "exclusion_reason"), "no error on this field");
}

}  // namespace
}  // namespace qi::measures
