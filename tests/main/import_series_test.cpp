// Files of several series through the whole handler: where each goes, what is made for it and remembered, and what an
// undo leaves of it; files too long for a draft.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "main/import_site.h"
#include "measures/annotation_store.h"
#include "measures/phase_store.h"

namespace qi::main {
namespace {

class ImportedSeries : public ImportSite, public testing::Test {
 protected:
  void make_dover() {
    const auto lease = pool_.lend();
    db::Transaction transaction(*lease);
    EXPECT_TRUE(measures::create_organisation(*lease, {.code = "OU-DOVER",
                                                       .name = "Dover",
                                                       .short_name = "Dover",
                                                       .kind = measures::OrganisationKind::operating_unit}));
    transaction.commit();
  }
};

TEST_F(ImportedSeries, AskForThePlaceWhereItsNameIsNotKnown) {
  const http::Response given = post("/import/figures", {{"figures",
                                                         "Month\tPlace\tMeasure\tValue\n"
                                                         "Mar-25\tThanett\tRecords on the day\t84%\n"
                                                         "Apr-25\tThanett\tRecords on the day\t85%\n"}});
  const std::string columns = location(given);
  ASSERT_TRUE(columns.ends_with("/columns")) << columns;
  const std::string into = "m:" + to_text(local_.measure);
  EXPECT_TRUE(holds(ask(http::Method::get, columns), "value=\"" + into + "\" selected")) << "the measure is known";
  Fields chosen{{"series-0", "Records on the day"},
                {"of-place-0", "Thanett"},
                {"fate-0", into},
                {"place-0", ""},
                {"step", "continue"}};
  const http::Response open = post(columns, chosen);
  EXPECT_EQ(open.status, 422) << open.body;
  EXPECT_TRUE(holds(open, "Choose the place of Records on the day, Thanett")) << open.body;
  EXPECT_TRUE(holds(open, "aria-describedby=\"place-0-error\" aria-invalid=\"true\"")) << open.body;
  EXPECT_TRUE(holds(open, "value=\"" + into + "\" selected")) << "what was chosen stays";
  chosen[3].second = "OU-THANET";
  EXPECT_EQ(location(post(columns, chosen)), columns.substr(0, columns.rfind('/')) + "/rows");
}

TEST_F(ImportedSeries, ManySeriesGoInAsOneLoadAndAreRememberedForTheNextFile) {
  const std::string months = "Month\tRecords on the day\tCalls\n";
  const http::Response given = post("/import/figures", {{"figures", months + "Mar-25\t84%\t300\nApr-25\t85%\t310\n"}});
  const std::string columns = location(given);
  ASSERT_TRUE(columns.ends_with("/columns")) << columns;
  const http::Response open = post(columns, {{"step", "continue"}});
  EXPECT_EQ(open.status, 422);
  EXPECT_TRUE(holds(open, "Choose what becomes of Calls"));
  // Found in use: only the summary said so. It leads to the list, which says it too.
  EXPECT_TRUE(holds(open, "<a href=\"#fate-1\">Choose what becomes of Calls")) << open.body;
  EXPECT_TRUE(holds(open, "id=\"fate-1-error\"><span class=\"nhsuk-u-visually-hidden\">Error: </span>Choose what"))
      << open.body;
  EXPECT_TRUE(holds(open, "id=\"fate-1\" name=\"fate-1\" aria-describedby=\"fate-1-error\" aria-invalid=\"true\""));
  EXPECT_FALSE(holds(ask(http::Method::get, columns), "aria-invalid")) << "nobody has gone on yet";
  const std::string into = "m:" + to_text(local_.measure);
  const Fields decided{{"series-0", "Records on the day"},
                       {"of-place-0", ""},
                       {"fate-0", into},
                       {"place-0", "OU-THANET"},
                       {"series-1", "Calls"},
                       {"of-place-1", ""},
                       {"fate-1", "new"},
                       {"place-1", "OU-THANET"},
                       {"name-1", "Calls taken"},
                       {"better-1", "neutral"},
                       {"step", "continue"}};
  const http::Response next = post(columns, decided);
  ASSERT_EQ(next.status, 303) << next.body;
  const auto before = rows_in_tables();
  const http::Response saved = post(location(next), {{"step", "save"}});
  ASSERT_EQ(saved.status, 303);
  const auto after = rows_in_tables();
  EXPECT_EQ(after.at("import_batch"), before.at("import_batch") + 1);
  EXPECT_EQ(after.at("point"), before.at("point") + 4);
  EXPECT_EQ(after.at("measure"), before.at("measure") + 1);

  const http::Response again = post("/import/figures", {{"figures", months + "Feb-25\t82%\t290\nMar-25\t84%\t300\n"}});
  EXPECT_TRUE(location(again).ends_with("/rows")) << "nothing has to be chosen again: " << location(again);
  const std::string second = location(again).substr(0, location(again).rfind('/'));
  EXPECT_TRUE(holds(ask(http::Method::get, second + "/columns"), "Read as the last file with these headings"));
  ASSERT_EQ(post(second + "/columns", {{"step", "forget"}}).status, 303);
  EXPECT_TRUE(holds(ask(http::Method::get, second + "/columns"), "Choose a measure"));
  EXPECT_EQ(rows_in_tables().at("import_mapping"), 0);

  const std::string load = location(saved).substr(0, location(saved).find('?'));
  const http::Response undone = post(load + "/undo", {{"reach", "whole"}});
  EXPECT_EQ(undone.status, 303);
  EXPECT_EQ(current_points().size(), 3u) << "all of the load went at once";
}

TEST_F(ImportedSeries, PlacesOfOneNewNameShareOneNewMeasure) {
  make_dover();
  const std::string text = "Month\tDover\tThanet\nMar-25\t300\t-2\nApr-25\t310.5\t330\n";
  const std::string columns = location(post("/import/figures", {{"figures", text}}));
  ASSERT_TRUE(columns.ends_with("/columns")) << columns;
  Fields chosen{{"series-0", "Dover"},   {"of-place-0", ""},       {"fate-0", "new"},         {"place-0", "OU-DOVER"},
                {"name-0", "Handovers"}, {"better-0", "decrease"}, {"series-1", "Thanet"},    {"of-place-1", ""},
                {"fate-1", "new"},       {"place-1", "OU-DOVER"},  {"name-1", " handovers "}, {"better-1", "decrease"},
                {"step", "continue"}};
  const http::Response refused = post(columns, chosen);
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(
      holds(refused,
            "Dover goes into a new measure of this name and place already. Give this one another name or place, "
            "or leave one out."))
      << refused.body;
  std::ranges::find(chosen, std::pair<std::string, std::string>("place-1", "OU-DOVER"))->second = "OU-THANET";
  const http::Response next = post(columns, chosen);
  ASSERT_EQ(next.status, 303) << next.body;
  const auto before = rows_in_tables();
  ASSERT_EQ(post(location(next), {{"step", "save"}}).status, 303);
  const auto after = rows_in_tables();
  EXPECT_EQ(after.at("measure"), before.at("measure") + 1);
  EXPECT_EQ(after.at("series"), before.at("series") + 2);
  EXPECT_EQ(after.at("point"), before.at("point") + 4) << "what holds for one place alone does not bound the other";
}

TEST_F(ImportedSeries, FiguresOfAnotherKindDoNotShareANewMeasure) {
  make_dover();
  const std::string text = "Month\tDover\tThanet\nMar-25\t300\t80%\nApr-25\t310\t81%\n";
  const std::string columns = location(post("/import/figures", {{"figures", text}}));
  Fields chosen{{"step", "continue"}};
  for (const std::string number : {"0", "1"})
    for (const auto& [field, value] : {std::pair("of-place-", ""), {"fate-", "new"}, {"name-", "Handovers"}})
      chosen.emplace_back(field + number, value);
  chosen.insert(chosen.end(),
                {{"series-0", "Dover"}, {"place-0", "OU-THANET"}, {"series-1", "Thanet"}, {"place-1", "OU-DOVER"}});
  const http::Response refused = post(columns, chosen);
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(holds(refused, "its figures are of another kind")) << refused.body;
}

TEST_F(ImportedSeries, ARememberedReadingThatDoesNotFitIsNotUsed) {
  const Fields into{{"series-0", "Records on the day"},
                    {"of-place-0", ""},
                    {"fate-0", "m:" + to_text(local_.measure)},
                    {"place-0", "OU-THANET"}};
  const std::string heading = "Measure\tDec-24\tJan-25\tFeb-25\tMar-25\n";
  const std::string columns = location(
      post("/import/figures", {{"figures", heading + "Records on the day\t79%\t80%\t82%\t84%\nCalls\t2\t3\t4\t5\n"}}));
  ASSERT_TRUE(columns.ends_with("/columns")) << columns;
  Fields chosen = into;  // the newest month is left out: a choice of columns, which is remembered
  chosen.insert(chosen.end(), {{"layout", "dates-across"},
                               {"heading-row", "1"},
                               {"role-0", "series"},
                               {"role-1", "value"},
                               {"role-2", "value"},
                               {"role-3", "value"},
                               {"role-4", "skip"},
                               {"series-1", "Calls"},
                               {"of-place-1", ""},
                               {"fate-1", "leave-out"},
                               {"place-1", ""},
                               {"step", "continue"}});
  const http::Response next = post(columns, chosen);
  ASSERT_EQ(next.status, 303) << next.body;
  // All of them are there already: one becomes another figure, so that there is something to save.
  const http::Response changed = post(location(next), {{"cell-1-1", "81%"}, {"step", "save"}});
  ASSERT_EQ(changed.status, 303) << changed.body;
  const std::string smaller = location(
      post("/import/figures",
           {{"figures", "Measure\tDec-24\tJan-25\tFeb-25\nRecords on the day\t79%\t80%\t83%\nCalls\t2\t3\t4\n"}}));
  const http::Response shown = ask(http::Method::get, smaller.substr(0, smaller.rfind('/')) + "/columns");
  EXPECT_FALSE(holds(shown, "The sheet is smaller than what was chosen")) << shown.body;
  EXPECT_FALSE(holds(shown, "Read as the last file with these headings"));
  EXPECT_TRUE(smaller.ends_with("/rows")) << "where its series go is still known: " << smaller;
}

TEST_F(ImportedSeries, AMeasureThatAnUndoneImportMadeIsClosedUnlessSomethingElseStandsInIt) {
  const auto made_by_file = [&](const std::string& name) {
    const std::string text = "Month\t" + name + "\nMar-25\t300\nApr-25\t310\n";
    const std::string columns = location(post("/import/figures", {{"figures", text}}));
    const http::Response next = post(columns, {{"series-0", name},
                                               {"of-place-0", ""},
                                               {"fate-0", "new"},
                                               {"place-0", "OU-THANET"},
                                               {"name-0", name},
                                               {"better-0", "neutral"},
                                               {"step", "continue"}});
    EXPECT_EQ(next.status, 303) << next.body;
    const std::string saved = location(post(location(next), {{"step", "save"}}));
    return saved.substr(0, saved.find('?'));
  };
  const auto is_closed = [&](const std::string& name) {
    const auto lease = pool_.lend();
    return lease->only<std::int64_t>("SELECT count(*) FROM measure WHERE name = $1 AND closed_at IS NOT NULL", name) ==
           1;
  };
  const std::string calls = made_by_file("Calls");
  const std::string shifts = made_by_file("Shifts");
  const std::string visits = made_by_file("Visits");
  {
    const auto lease = pool_.lend();
    const auto series_of = [&](std::string_view measure) {
      return lease->only<measures::SeriesId>(
          "SELECT series.id FROM series JOIN measure ON measure.id = series.measure_id WHERE measure.name = $1",
          measure);
    };
    db::Transaction transaction(*lease);
    EXPECT_TRUE(measures::create_phase(*lease, clock_.now(),
                                       {.series = series_of("Visits"),
                                        .starts_on = measures::day("2025-04-01"),
                                        .title = "New rota",
                                        .reason = "Crews changed",
                                        .author = {account_, "Priya Nair"},
                                        .approver = "Dan Okafor"}));
    EXPECT_TRUE(measures::create_annotation(*lease, clock_.now(),
                                            {.series = series_of("Shifts"),
                                             .happened_on = measures::day("2025-03-05"),
                                             .code = "P1",
                                             .title = "New rota",
                                             .author = {account_, "Priya Nair"}}));
    transaction.commit();
  }
  const http::Response undone = post(calls + "/undo", {{"reach", "whole"}});
  ASSERT_EQ(undone.status, 303) << undone.body;
  EXPECT_TRUE(is_closed("Calls"));
  EXPECT_TRUE(holds(ask(http::Method::get, location(undone)),
                    "The load that made Calls is undone and nothing is left in it, so it was closed."));
  ASSERT_EQ(post(shifts + "/undo", {{"reach", "whole"}}).status, 303);
  EXPECT_FALSE(is_closed("Shifts")) << "somebody has written something there";
  ASSERT_EQ(post(visits + "/undo", {{"reach", "whole"}}).status, 303);
  EXPECT_FALSE(is_closed("Visits")) << "somebody has set limits there";

  const std::string again = location(post("/import/figures", {{"figures", "Month\tCalls\nMar-25\t300\n"}}));
  EXPECT_TRUE(again.ends_with("/columns")) << "the closed one is not filled again: " << again;
}

TEST_F(ImportedSeries, AFileTooLongForADraftIsReadRowByRow) {
  const auto path = folder_.path() / "long.csv";
  {
    std::ofstream file(path);
    file << "Month,Measure,Place,Value,Remark\n";
    const std::string remark(900, 'x');
    for (int i = 0; i < 6'000; ++i)
      file << (i % 2 ? "01/03/2025" : "01/04/2025") << ",Records on the day," << (i % 3 ? "OU-THANET" : "Nowhere")
           << "," << (i < 6 ? 90 : 40) << "%," << remark << "\n";
  }
  ASSERT_GT(std::filesystem::file_size(path), 5'000'000u);
  const http::Response saved = upload("/import/figures", path);
  ASSERT_EQ(saved.status, 303) << saved.body;
  EXPECT_EQ(current_points()["2025-03-01"], 90.0) << "of a period that comes twice the first row counts";
  EXPECT_EQ(current_points()["2025-04-01"], 90.0);
  const http::Response load = ask(http::Method::get, location(saved));
  EXPECT_TRUE(holds(load,
                    "2000 rows of measures or places that are not here were left out, like Records on the day, "
                    "Nowhere."));
}

TEST_F(ImportedSeries, AFileTooLongForADraftNamesTheMeasureOnEachRow) {
  const std::string padding(900, 'x');
  const auto upload_long = [&](const std::string& heading, const std::string& first, const std::string& others) {
    const auto path = folder_.path() / "long.csv";
    {
      std::ofstream file(path);
      file << "Month,Value," << heading << "\n";
      for (int i = 0; i < 6'000; ++i)
        file << (i % 2 ? "01/03/2025" : "01/04/2025") << ",40%," << (i == 0 ? first : others) << padding << "\n";
    }
    return upload("/import/figures", path);
  };
  const http::Response places = upload_long("Place", "Ashford", "Ashford");
  EXPECT_EQ(places.status, 422);
  EXPECT_TRUE(holds(places, "no column names the measure of each row")) << places.body;
  const http::Response gaps = upload_long("Measure,Place,Remark", ",Ashford,", "Calls,Ashford,");
  EXPECT_EQ(gaps.status, 422);
  EXPECT_TRUE(holds(gaps, "left out, like Ashford without a measure.")) << gaps.body;
}

}  // namespace
}  // namespace qi::main
