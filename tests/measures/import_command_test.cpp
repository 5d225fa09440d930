// `qualitea import` as an operator types it: what it says, and what it keeps.
#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>

#include "measures/batch_store.h"
#include "measures/imports/mapping_store.h"
#include "measures/measure_commands.h"
#include "measures/measures_database.h"
#include "measures/point_store.h"

namespace qi::measures {
namespace {

const FixedClock kClock(support::at("2025-04-30T09:42:00.000Z"));

class ImportCommand : public testing::TestWithParam<support::Backend> {
 protected:
  /// Runs `qualitea import <words>` for the local series; returns what it prints.
  std::string run(const std::string& figures, std::vector<std::string> words = {}) {
    const auto file = shelf.path() / "april.csv";
    std::ofstream(file) << figures;
    words.insert(words.begin(), {"import", file.string(), "--measure", to_text(local.measure), "--organisation",
                                 "OU-THANET", "--data", shelf.path().string()});
    return run(std::move(words));
  }
  std::string run(std::vector<std::string> words) {
    CLI::App program;
    add_import_command(program, kClock,
                       [this](const std::filesystem::path&) { return GetParam().open(migrated.folder); });
    std::ranges::reverse(words);
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    try {
      program.parse(words);
    } catch (const CLI::Error& end) {
      exit_code = end.get_exit_code();
    }
    return testing::internal::GetCapturedStdout() + testing::internal::GetCapturedStderr();
  }
  /// As if a file with these headings had been read like that.
  void remember(const std::string& figures, std::vector<SeriesChoice> series) {
    const auto given = tabular::read_given(figures);
    const tabular::Sheet& sheet = given->sheets.front();
    inside(migrated.db, [&] {
      remember_mapping(migrated.db, kClock.now(), {std::nullopt, "Priya Nair"},
                       source_fingerprint(sheet, *tabular::guess_layout(sheet)),
                       {.sheet = {}, .reading = {}, .series = std::move(series), .known_on = {}, .note = {}});
      return 0;
    });
  }
  SeriesChoice into_thanet(const std::string& series, const std::string& place = "") const {
    return {.series_name = series,
            .place_name = place,
            .fate = SeriesChoice::Fate::into_measure,
            .measure = local.measure,
            .organisation_code = "OU-THANET",
            .new_name = {}};
  }
  std::vector<std::optional<double>> values() {
    std::vector<std::optional<double>> values;
    for (const Point& point : list_points(migrated.db, local.series.id)) values.push_back(point.figure.value);
    return values;
  }
  using Values = std::vector<std::optional<double>>;

  support::MigratedDatabase migrated{GetParam()};
  support::TemporaryFolder shelf;
  LocalSeries local = local_series(migrated.db);
  int exit_code = 0;
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, ImportCommand, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

TEST_P(ImportCommand, TriesNoUndo) {
  run("Month,Value\nJan-25,80%\n");
  run({"import", "--undo", "first", "--data", shelf.path().string()});
  EXPECT_NE(exit_code, 0) << "a load has a number";
  const std::string said = run({"import", "--undo", "1", "--dry-run", "--data", shelf.path().string()});
  EXPECT_NE(exit_code, 0);
  EXPECT_NE(said.find("An undo cannot be tried."), std::string::npos) << said;
  EXPECT_EQ(values(), Values{80});
}

TEST_P(ImportCommand, PrintsTheNumberOfTheLoadWithWhichItIsTakenBack) {
  const std::string said = run("Month,Value\nJan-25,80%\nFeb-25,82%\n");
  EXPECT_NE(said.find("2 points added, 0 revised, 0 unchanged.\n"
                      "This is load 1. To take it back: qualitea import --undo 1\n"),
            std::string::npos)
      << said;
  const std::string undone = run({"import", "--undo", "1", "--data", shelf.path().string()});
  EXPECT_TRUE(undone.starts_with("Load 1 is undone, by load 2.")) << undone;
  EXPECT_EQ(values(), Values{});
}

TEST_P(ImportCommand, SaysOfADryRunWhatWouldBeNewChangedAndTakenAwayAndSavesNothing) {
  run("Month,Value\nDec-24,79%\nJan-25,80%\nFeb-25,82%\n");
  const auto loads = [&] { return migrated.db.only<std::int64_t>("SELECT count(*) FROM import_batch"); };
  const auto records = [&] { return migrated.db.only<std::int64_t>("SELECT count(*) FROM audit_record"); };
  const std::int64_t loads_before = loads();
  const std::int64_t records_before = records();
  const std::string next = "Month,Value\nDec-24,79%\nJan-25,n/a\nFeb-25,84%\nMar-25,85%\nApr-25,86%\n";
  const std::string said = run(next, {"--dry-run"});
  EXPECT_NE(said.find("2 figures would be new, 1 would change, 1 would be taken away, 1 is there already.\n"
                      "  Records completed on the day, Thanet, January 2025: 80.0% is taken away\n"
                      "  Records completed on the day, Thanet, February 2025: 82.0% becomes 84.0%\n"
                      "  Records completed on the day, Thanet: 2 new, March to April 2025\n"
                      "Nothing was saved: leave out --dry-run to save it.\n"),
            std::string::npos)
      << said;
  EXPECT_EQ(values(), (Values{79.0, 80.0, 82.0}));
  EXPECT_EQ(loads(), loads_before);
  EXPECT_EQ(records(), records_before);
  run(next, {"--keep-unusual"});
  EXPECT_EQ(values(), (Values{79.0, std::nullopt, 84.0, 85.0, 86.0})) << "the real thing does what was said";
}

TEST_P(ImportCommand, SaysOfADryRunOfTheSameFileThatEverythingIsThere) {
  run("Month,Value\nJan-25,80%\n");
  EXPECT_NE(run("Month,Value\nJan-25,80%\n", {"--dry-run"})
                .find("0 figures would be new, 0 would change, 0 would be taken away, 1 is there already."),
            std::string::npos);
}

TEST_P(ImportCommand, AsksInWordsForWhatItCannotKnow) {
  const auto file = shelf.path() / "april.csv";
  std::ofstream(file) << "Month,Value\nJan-25,80%\n";
  const std::string data = shelf.path().string();
  EXPECT_EQ(run({"import", file.string(), "--data", data}),
            "Say whose figures these are: add --measure ID and --organisation CODE, or import them on the site.\n");
  EXPECT_NE(exit_code, 0);
  EXPECT_EQ(run({"import", file.string(), "--data", data, "--trust-code", "ryd"}),
            "Give --trust-code an ODS code in capitals, such as RYD.\n");
  CLI::App program;
  add_import_command(program, kClock,
                     [this](const std::filesystem::path&) { return GetParam().open(migrated.folder); });
  try {
    program.parse("import april.csv --measure nosuch");
    FAIL() << "a measure has a number";
  } catch (const CLI::ValidationError& refused) {
    EXPECT_STREQ(refused.what(), "--measure: Give the number of the measure, as in its address: 12 for /measures/12.");
  }
  EXPECT_EQ(values(), Values{});
}

TEST_P(ImportCommand, ReadsAFileAsTheLastOneOfItsSourceWasRead) {
  const auto file = shelf.path() / "april.csv";
  const std::vector<std::string> words{"import", file.string(), "--data", shelf.path().string()};
  std::ofstream(file) << "Month,Station 7\nJan-25,80%\n";
  EXPECT_TRUE(run(words).starts_with("Say whose figures these are")) << "nobody has said yet";
  remember("Month,Station 7\nJan-25,80%\n", {into_thanet("Station 7")});
  std::ofstream(file) << "MONTH,STATION 7\nJan-25,80%\nFeb-25,82%\n";
  const std::string said = run(words);
  EXPECT_TRUE(said.starts_with("As in the last file with these headings: measures and places.\n")) << said;
  EXPECT_EQ(values(), (Values{80, 82}));
}

TEST_P(ImportCommand, GoesByTheMeasureThatIsNamedNotByTheLastFile) {
  Definition definition;
  definition.name = "Hand hygiene";
  definition.short_name = "Hand hygiene";
  const auto other = inside(
      migrated.db, [&] { return create_measure(migrated.db, kClock.now(), std::nullopt, {.definition = definition}); });
  ASSERT_TRUE(other);
  const std::string figures = "Month,Station 7\nJan-25,80%\nFeb-25,82%\n";
  SeriesChoice elsewhere = into_thanet("Station 7");
  elsewhere.measure = *other;
  remember(figures, {elsewhere, into_thanet("Station 8")});
  const std::string said = run(figures);
  EXPECT_EQ(said.find("As in the last file"), std::string::npos) << said;
  EXPECT_EQ(values(), (Values{80, 82})) << said;
  EXPECT_EQ(migrated.db.only<std::int64_t>("SELECT count(*) FROM series"), 1) << "none in the other measure";

  exit_code = 0;
  EXPECT_TRUE(run("Month,Station,Value\nJan-25,North,80%\nJan-25,South,70%\n")
                  .starts_with("This file says itself whose figures its series are, and not all of it is known here. "
                               "Bring it in on the site.\n  North\n  South\n"));
  EXPECT_NE(exit_code, 0);
}

TEST_P(ImportCommand, LeavesWhatWasRememberedOfTheHeadingsWhenAMeasureIsNamed) {
  const auto file = shelf.path() / "april.csv";
  const std::vector<std::string> words{"import", file.string(), "--data", shelf.path().string()};
  remember("Month,Value\nJan-25,80%\n", {into_thanet("Value")});
  run("Month,Value\nJan-25,80%\n");
  std::ofstream(file) << "Month,Value\nFeb-25,82%\n";
  EXPECT_NE(run(words).find("1 point added"), std::string::npos);
  EXPECT_EQ(values(), (Values{80, 82}));
}

TEST_P(ImportCommand, AsksNotAgainAboutAnUnusualFigureThatIsThere) {
  const std::string figures = "Month,Value\nOct-24,80%\nNov-24,81%\nDec-24,80%\nJan-25,81%\nFeb-25,8%\n";
  run("Month,Value\nOct-24,80%\nNov-24,81%\nDec-24,80%\nJan-25,81%\n");
  run(figures, {"--keep-unusual"});
  exit_code = 0;
  EXPECT_EQ(run(figures).find("unusual"), std::string::npos);
  EXPECT_EQ(exit_code, 0);
}

TEST_P(ImportCommand, TakesNoFileWhoseNameHoldsAnNhsNumber) {
  const auto named = [&](const std::string& name) {
    std::ofstream(shelf.path() / name) << "Month,Value\nJan-25,80%\n";
    return run({"import", (shelf.path() / name).string(), "--measure", to_text(local.measure), "--organisation",
                "OU-THANET", "--data", shelf.path().string()});
  };
  EXPECT_NE(named("999 000 0018.csv").find("Rename the file"), std::string::npos);
  EXPECT_EQ(values(), Values{});
  EXPECT_EQ(named("export-2024040101.csv").find("Rename"), std::string::npos) << "a day and an hour";
  EXPECT_EQ(named("calls_1714550400.csv").find("Rename"), std::string::npos) << "seconds since 1970";
}

TEST_P(ImportCommand, SaysWhatIsLeftOutAsInTheLastFile) {
  const std::string figures = "Month,Station 7,Station 8\nJan-25,80%,70%\nFeb-25,82%,71%\n";
  const auto file = shelf.path() / "april.csv";
  const std::vector<std::string> words{"import", file.string(), "--data", shelf.path().string()};
  std::ofstream(file) << figures;
  SeriesChoice left_out{.series_name = "Station 8", .fate = SeriesChoice::Fate::leave_out};
  remember(figures, {into_thanet("Station 7"), left_out});
  EXPECT_NE(run(words).find("1 series is left out, as in the last file with these headings: Station 8.\n"),
            std::string::npos);
  EXPECT_EQ(values(), (Values{80, 82}));
  left_out.series_name = "Station 7";
  remember(figures, {left_out, {.series_name = "Station 8", .fate = SeriesChoice::Fate::leave_out}});
  EXPECT_NE(run(words).find("2 series are left out"), std::string::npos);
  EXPECT_NE(exit_code, 0) << "nothing is left to save";
}

TEST_P(ImportCommand, MakesNoMeasureThatTheLastFileWasToMake) {
  const std::string figures = "Month,Hand hygiene\nJan-25,80%\n";
  const auto file = shelf.path() / "april.csv";
  std::ofstream(file) << figures;
  remember(figures, {{.series_name = "Hand hygiene",
                      .fate = SeriesChoice::Fate::new_measure,
                      .organisation_code = "OU-THANET",
                      .new_name = "Hand hygiene"}});
  EXPECT_NE(run({"import", file.string(), "--data", shelf.path().string()}).find("Say whose figures these are"),
            std::string::npos);
  EXPECT_EQ(list_measures(migrated.db).size(), 1u);
}

TEST_P(ImportCommand, AsksWhereAFileGoesWhoseMeasureIsKeptForOtherPlacesAlone) {
  const auto file = shelf.path() / "april.csv";
  std::ofstream(file) << "Month,Records completed on the day\nJan-25,80%\n";
  const auto trust = inside(migrated.db, [&] {
    return create_organisation(migrated.db, {.code = "RYD",
                                             .name = "South East Coast Ambulance Service",
                                             .short_name = "South East Coast",
                                             .kind = OrganisationKind::trust});
  });
  ASSERT_TRUE(trust);
  EXPECT_NE(run({"import", file.string(), "--data", shelf.path().string()}).find("Say whose figures these are"),
            std::string::npos);
  EXPECT_EQ(migrated.db.only<std::int64_t>("SELECT count(*) FROM series"), 1);
}

TEST_P(ImportCommand, SavesUnusualFiguresOnlyWhenThatIsSaid) {
  run("Month,Value\nOct-24,80%\nNov-24,81%\nDec-24,80%\nJan-25,81%\nFeb-25,80%\n");
  const std::string odd = "Month,Value\nMar-25,8%\n";
  EXPECT_NE(run(odd, {"--dry-run"}).find("1 figure is unusual: saving them takes --keep-unusual.\n"),
            std::string::npos);
  exit_code = 0;
  EXPECT_NE(run(odd).find("1 figure is unusual. Nothing was saved: put the file right, or add --keep-unusual.\n"),
            std::string::npos);
  EXPECT_NE(exit_code, 0);
  EXPECT_EQ(values().size(), 5u);
  EXPECT_NE(run(odd, {"--keep-unusual"}).find("1 point added"), std::string::npos);
  EXPECT_EQ(values().back(), 8.0);
}

TEST_P(ImportCommand, TakesNoFigureThatWasKnownBeforeItsPeriod) {
  const std::string said = run("Month,Value\nMar-25,80%\n", {"--known-on", "2024-01-01"});
  EXPECT_NE(said.find("A figure for a period from 1 March 2025 cannot have been known on 1 January 2024."),
            std::string::npos)
      << said;
  EXPECT_NE(exit_code, 0);
  EXPECT_EQ(values(), Values{});
}

TEST_P(ImportCommand, StandsOnTheDayOfADemo) {
  const auto loaded_on = [&] { return london_date(list_batches(migrated.db, 1).at(0).loaded_at); };
  run("Month,Value\nJan-25,80%\n", {"--today", "2025-03-03"});
  EXPECT_EQ(loaded_on(), day("2025-03-03"));
  EXPECT_EQ(run("Month,Value\nJan-25,81%\n", {"--today", "yesterday"}), "Give --today a date such as 2025-04-30.\n");
  EXPECT_EQ(values(), Values{80});
}

TEST_P(ImportCommand, TakesAFileOrALoadToTakeBackNotBoth) {
  run("Month,Value\nJan-25,80%\n");
  const std::string said = run("Month,Value\nFeb-25,82%\n", {"--undo", "1"});
  EXPECT_EQ(said, "Give a file to import, or --undo to take a load back, not both.\n");
  EXPECT_NE(exit_code, 0);
  EXPECT_EQ(values(), Values{80});
}

TEST_P(ImportCommand, TakesMeasureAndOrganisationTogether) {
  const auto file = shelf.path() / "april.csv";
  std::ofstream(file) << "Month,Value\nJan-25,80%\n";
  const std::string data = shelf.path().string();
  for (const auto& [option, value] :
       {std::pair<std::string, std::string>{"--measure", to_text(local.measure)}, {"--organisation", "OU-THANET"}}) {
    exit_code = 0;
    EXPECT_EQ(run({"import", file.string(), "--data", data, option, value}),
              "Give --measure and --organisation together.\n");
    EXPECT_NE(exit_code, 0);
  }
  EXPECT_EQ(values(), Values{});
}

TEST(DemoCommand, OpensNoDatabaseWhenItsFileIsNotThere) {
  CLI::App program;
  bool opened = false;
  add_demo_command(program, [&](const std::filesystem::path&) -> db::Connection {
    opened = true;
    throw std::runtime_error("opened");
  });
  testing::internal::CaptureStderr();
  EXPECT_THROW(program.parse("demo --figures nowhere.csv"), CLI::Error);
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "There is no file nowhere.csv. Name NHS England's AmbSYS file with --figures.\n");
  EXPECT_FALSE(opened);
}

}  // namespace
}  // namespace qi::measures
