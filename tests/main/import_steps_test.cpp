// The steps of an import through the whole handler: what is kept between them, who sees it, and what one save does.
#include <gtest/gtest.h>

#include "main/import_site.h"

namespace qi::main {
namespace {

constexpr std::string_view kNhsNumber = "943 476 5919";  // a valid check digit; the number of nobody

class ImportSteps : public ImportSite, public testing::Test {
 protected:
  std::string give(const std::string& text) {
    const http::Response given = post(home_ + "/figures/import", {{"figures", text}});
    EXPECT_EQ(given.status, 303) << given.body;
    return location(given);
  }
  /// Of Thanet, without figures.
  measures::MeasureId make_weekly_measure() {
    measures::Definition definition;
    definition.name = "Calls answered in time";
    definition.short_name = definition.name;
    definition.format = {.style = ValueStyle::percent, .decimals = 1, .unit = ""};
    definition.frequency = Frequency::week;
    const auto lease = pool_.lend();
    db::Transaction transaction(*lease);
    const auto measure = measures::create_measure(*lease, clock_.now(), std::nullopt, {.definition = definition});
    measures::series_of(*lease, *measure, local_.organisation);
    transaction.commit();
    return *measure;
  }
};

TEST_F(ImportSteps, AWrongCellIsMendedWhereItStandsAndKept) {
  const std::string rows = give("Month\tValue\nMar-25\t84 mins\nApr-25\t85%\n");
  const http::Response asked = ask(http::Method::get, rows);
  EXPECT_TRUE(holds(asked, "id=\"cell-1-1\"")) << "the wrong cell has a box";
  EXPECT_TRUE(holds(asked, "value=\"84 mins\""));
  const http::Response mended = post(rows, {{"cell-1-1", "84%"}, {"step", "check"}});
  ASSERT_EQ(mended.status, 303);
  EXPECT_TRUE(holds(ask(http::Method::get, rows), "2 new, 0 changed, 0 already there."));
  ASSERT_EQ(post(rows, {{"step", "save"}}).status, 303);
  EXPECT_EQ(current_points()["2025-03-01"], 84.0);
}

TEST_F(ImportSteps, GoodRowsAreSavedAloneAndTheRestWaits) {
  const std::string rows = give("Month\tValue\nMar-25\tlots\nApr-25\t85%\n");
  const http::Response saved = post(rows, {{"step", "save"}});
  ASSERT_EQ(saved.status, 303);
  EXPECT_TRUE(holds(ask(http::Method::get, location(saved)), "Go back to the rows that were left out"));
  EXPECT_EQ(current_points().size(), 4u);
  const http::Response again = post(rows, {{"cell-1-1", "84%"}, {"step", "save"}});
  ASSERT_EQ(again.status, 303);
  EXPECT_EQ(current_points()["2025-03-01"], 84.0);
  EXPECT_EQ(ask(http::Method::get, rows).status, 404) << "nothing waits any more";
}

TEST_F(ImportSteps, ALivePreviewStoresNothing) {
  const std::string rows = give("Month\tValue\nMar-25\tlots\nApr-25\t85%\n");
  const auto before = rows_in_tables();
  EXPECT_TRUE(holds(post(rows, {{"cell-1-1", "84%"}}), "2 new, 0 changed"));
  EXPECT_EQ(rows_in_tables(), before);
  EXPECT_TRUE(holds(ask(http::Method::get, rows), "1 new, 0 changed")) << "the cell is as it was";
}

TEST_F(ImportSteps, MonthsAreNotTakenForTheWeeksOfAWeeklyMeasure) {
  const std::string weekly = "/measures/" + to_text(make_weekly_measure()) + "/OU-THANET";
  const std::string rows = location(
      post(weekly + "/figures/import", {{"figures", "Month\tValue\nJan-25\t88%\nFeb-25\t85%\nMar-25\t84%\n"}}));
  const auto before = rows_in_tables();
  const http::Response asked = ask(http::Method::get, rows);
  EXPECT_TRUE(holds(asked, "3 of 3 rows need fixing")) << asked.body;
  EXPECT_TRUE(holds(asked, "This is a month; the measure holds weeks. Give the day on which each week begins."));
  EXPECT_EQ(post(rows, {{"step", "save"}}).status, 422);
  EXPECT_EQ(rows_in_tables().at("point"), before.at("point"));
}

TEST_F(ImportSteps, ADraftIsItsOwnersAlone) {
  const std::string rows = give("Month\tValue\nMar-25\t84%\n");
  be(other_account_);
  EXPECT_EQ(ask(http::Method::get, rows).status, 404);
  EXPECT_EQ(post(rows, {{"step", "save"}}).status, 404);
  EXPECT_EQ(current_points().size(), 3u);
}

TEST_F(ImportSteps, RepeatsAreAskedAboutOnceAndOnlyWhereThereAreSome) {
  const std::string plain = give("Month\tValue\nMar-25\t84%\n");
  EXPECT_FALSE(holds(ask(http::Method::get, plain), "name=\"duplicates\""));
  const std::string rows = give("Month\tValue\nMar-25\t84%\nMar-25\t86%\n");
  EXPECT_TRUE(holds(ask(http::Method::get, rows), "1 row repeats a period with another figure."));
  ASSERT_EQ(post(rows, {{"duplicates", "average"}, {"step", "save"}}).status, 303);
  EXPECT_EQ(current_points()["2025-03-01"], 85.0);
}

TEST_F(ImportSteps, AnUnusualFigureIsAskedAboutBeforeItIsSaved) {
  give("Month\tValue\nMar-24\t80%\nApr-24\t81%\nMay-24\t80%\nJun-24\t82%\n");
  ASSERT_EQ(post("/import/drafts/1/rows", {{"step", "save"}}).status, 303);
  const std::string rows = give("Month\tValue\nMar-25\t2%\n");
  const http::Response asked = post(rows, {{"step", "save"}});
  EXPECT_EQ(asked.status, 422);
  EXPECT_TRUE(holds(asked, "is far from the newest figures"));
  EXPECT_EQ(current_points().count("2025-03-01"), 0u);
  EXPECT_EQ(post(rows, {{"step", "save"}, {"unusual", "kept"}}).status, 303);
  EXPECT_EQ(current_points()["2025-03-01"], 2.0);
}

TEST_F(ImportSteps, AnEarlierEditionLeavesWhatIsCurrent) {
  const std::string rows = give("Month\tValue\nJan-25\t70%\nMar-25\t84%\n");
  const http::Response refused = post(rows, {{"known-on", "01/05/2025"}, {"step", "save"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(holds(refused, "This day has not come yet."));
  EXPECT_TRUE(holds(post(rows, {{"known-on", "10/03/2025"}}), "Figures that were known later stay as they are today."));
  const http::Response saved = post(rows, {{"known-on", "10/03/2025"}, {"step", "save"}});
  ASSERT_EQ(saved.status, 303);
  EXPECT_TRUE(holds(ask(http::Method::get, location(saved)), "Figures that were known later stay as they are today."));
  EXPECT_EQ(current_points()["2025-01-01"], 80.0);
  EXPECT_EQ(current_points()["2025-03-01"], 84.0) << "nothing else was known about March";
}

TEST_F(ImportSteps, AnEarlierEditionHoldsNoFigureOfALaterMonth) {
  const std::string rows = give("Month\tValue\nJan-25\t70%\nMar-25\t84%\n");
  const http::Response refused = post(rows, {{"known-on", "10/02/2025"}, {"step", "save"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(holds(refused, "A figure for a period from 1 March 2025 cannot have been known on 10 February 2025."));
  EXPECT_TRUE(holds(refused, "10/02/2025")) << "what was typed is still there";
  EXPECT_EQ(current_points().count("2025-03-01"), 0u);
}

TEST_F(ImportSteps, ACellThatIsPutRightStaysRightWhenTheDayIsRefused) {
  const std::string rows = give("Month\tValue\nJan-25\t70%\nMar-25\tlots\n");
  const http::Response first = ask(http::Method::get, rows);
  const std::size_t at = first.body.rfind("name=\"cell-", first.body.find("value=\"lots\""));
  ASSERT_NE(at, std::string::npos) << first.body;
  const std::size_t begin = at + std::string("name=\"").size();
  const std::string cell = first.body.substr(begin, first.body.find('"', begin) - begin);
  EXPECT_EQ(post(rows, {{cell, "84%"}, {"known-on", "10/02/2025"}, {"step", "save"}}).status, 422);
  ASSERT_EQ(post(rows, {{"known-on", ""}, {"step", "save"}}).status, 303);
  EXPECT_EQ(current_points()["2025-03-01"], 84.0);
}

TEST_F(ImportSteps, AnEarlierEditionSaysThatNoFigureOfTodayChanges) {
  const std::string rows = give("Month\tValue\nJan-25\t70%\n");
  const std::string older =
      "These figures are older than what is known now: they change what was known from 10 February 2025, and no figure "
      "of today.";
  EXPECT_FALSE(holds(ask(http::Method::get, rows), older));
  EXPECT_TRUE(holds(post(rows, {{"known-on", "10/02/2025"}}), older));
  ASSERT_EQ(post(rows, {{"known-on", "10/02/2025"}, {"step", "save"}}).status, 303);
  EXPECT_EQ(current_points()["2025-01-01"], 80.0);
}

TEST_F(ImportSteps, APatientsNumberStopsTheImportAndIsNotKept) {
  const auto before = rows_in_tables();
  const std::string text = "Month\tValue\tComment\nMar-25\t84%\tcalled " + std::string(kNhsNumber) + "\n";
  const http::Response stopped = post(home_ + "/figures/import", {{"figures", text}});
  EXPECT_EQ(stopped.status, 422);
  EXPECT_TRUE(holds(stopped, "NHS number"));
  EXPECT_TRUE(holds(stopped, "Nothing of this was kept."));
  EXPECT_EQ(rows_in_tables(), before);
}

TEST_F(ImportSteps, ANoteWithSuchANumberIsAskedAbout) {
  const std::string rows = give("Month\tValue\nMar-25\t84%\n");
  const std::string note = "From the call of " + std::string(kNhsNumber);
  const http::Response asked = post(rows, {{"note", note}, {"step", "save"}});
  EXPECT_EQ(asked.status, 422);
  EXPECT_TRUE(holds(asked, "id=\"no-identifier\""));
  EXPECT_EQ(current_points().size(), 3u);
  EXPECT_EQ(post(rows, {{"note", note}, {"step", "check"}}).status, 422) << "nor is it kept in the draft";
  EXPECT_FALSE(holds(ask(http::Method::get, rows), kNhsNumber));
  EXPECT_EQ(post(rows, {{"note", note}, {"no-identifier", "yes"}, {"step", "save"}}).status, 303);
}

TEST_F(ImportSteps, ANameOfANewMeasureWithSuchANumberIsAskedAbout) {
  const std::string columns =
      location(post("/import/figures", {{"figures", "Month\tCalls\nMar-25\t300\nApr-25\t310\n"}}));
  ASSERT_TRUE(columns.ends_with("/columns")) << columns;
  Fields typed{{"series-0", "Calls"},
               {"of-place-0", ""},
               {"fate-0", "new"},
               {"place-0", "OU-THANET"},
               {"name-0", "Calls of " + std::string(kNhsNumber)},
               {"better-0", "neutral"},
               {"step", "continue"}};
  const http::Response asked = post(columns, typed);
  EXPECT_EQ(asked.status, 422);
  EXPECT_TRUE(holds(asked, "id=\"no-identifier\""));
  EXPECT_TRUE(holds(asked, "aria-describedby=\"name-0-error\" aria-invalid=\"true\"")) << asked.body;
  EXPECT_TRUE(holds(asked, kNhsNumber)) << "what was typed is still there";
  EXPECT_FALSE(holds(ask(http::Method::get, columns), kNhsNumber)) << "nor is it kept in the draft";
  typed.emplace_back("no-identifier", "yes");
  EXPECT_EQ(post(columns, typed).status, 303);
}

TEST_F(ImportSteps, SayWhereTheFiguresGoAndWhatTheyChangeBeforeSaving) {
  const http::Response rows =
      ask(http::Method::get, give("Month\tValue\nFeb-25\t84%\nMar-25\t85%\n") + "?show=changes");
  EXPECT_TRUE(holds(rows, "Records completed on the day, Thanet: 2 figures")) << rows.body;
  EXPECT_TRUE(holds(rows, "Feb 2025: 82.0% becomes 84.0%"));
  EXPECT_TRUE(holds(rows, "Changed (1)"));
  EXPECT_FALSE(holds(rows, "Ready")) << "only the row that changes something is shown";
}

TEST_F(ImportSteps, AskBeforeAFigureIsTakenAway) {
  const std::string rows = give("Month\tValue\nFeb-25\tn/a\n");
  const http::Response asked = post(rows, {{"step", "save"}});
  EXPECT_EQ(asked.status, 422);
  EXPECT_TRUE(holds(asked, "This takes away 82.0%"));
  EXPECT_EQ(current_points()["2025-02-01"], 82.0);
  EXPECT_EQ(post(rows, {{"step", "save"}, {"unusual", "kept"}}).status, 303);
  EXPECT_EQ(current_points()["2025-02-01"], std::nullopt);
}

TEST_F(ImportSteps, AMistakeThatWasUndoneIsNoRevisionOfTheLoadBeforeIt) {
  const http::Response saved = post(give("Month\tValue\nFeb-25\t92%\n"), {{"step", "save"}});
  EXPECT_TRUE(holds(ask(http::Method::get, home_), "Revised in the last load"));
  const std::string load = location(saved).substr(0, location(saved).find('?'));
  ASSERT_EQ(post(load + "/undo", {{"reach", "whole"}}).status, 303);
  EXPECT_EQ(current_points()["2025-02-01"], 82.0);
  EXPECT_FALSE(holds(ask(http::Method::get, home_), "Revised in the last load"));
}

}  // namespace
}  // namespace qi::main
