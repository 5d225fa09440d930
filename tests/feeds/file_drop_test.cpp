#include "feeds/file_drop.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <iterator>
#include <thread>

#include "feeds/feed_intake.h"
#include "feeds/feed_view.h"
#include "feeds/feeds_site.h"
#include "measures/batch_store.h"
#include "measures/imports/batch_undo.h"
#include "measures/imports/mapping_store.h"
#include "shell/digest.h"
#include "shell/drop_folder.h"
#include "shell/job_runner.h"

namespace qi::feeds {
namespace {

namespace fs = std::filesystem;
using Points = std::map<std::string, double>;

class DroppedFiles : public testing::TestWithParam<support::Backend> {
 protected:
  std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  fs::path done() const { return site.folder() / "done"; }
  fs::path refused() const { return site.folder() / "refused"; }
  /// What the only run of a look told first.
  std::string told(const FeedOutcome& outcome) {
    EXPECT_EQ(outcome.runs.size(), 1u) << outcome.words;
    return outcome.runs.empty() ? "" : outcome.runs[0].told.front();
  }

  FeedsSite site{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, DroppedFiles, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

TEST_P(DroppedFiles, BecomeFiguresAndAreMovedToDone) {
  const Feed feed = site.keep_file_feed();
  site.drop("records.csv", kTwoMonths);
  const FeedOutcome outcome = site.run(feed);
  EXPECT_EQ(told(outcome), "2 figures were new, 0 changed and 0 were already there.");
  EXPECT_EQ(site.points(), (Points{{"2025-02-01", 80}, {"2025-03-01", 82.5}}));
  EXPECT_TRUE(fs::exists(done() / "records.csv"));
  EXPECT_FALSE(fs::exists(site.folder() / "records.csv"));

  const auto runs = list_runs(site.db, feed.id, 10);
  ASSERT_EQ(runs.size(), 1u);
  EXPECT_EQ(runs[0].came, Came::loaded);
  EXPECT_EQ(runs[0].added, 2u);
  EXPECT_EQ(runs[0].put_away, PutAway::done);
  const auto batch = measures::find_batch(site.db, *runs[0].batch);
  EXPECT_EQ(batch->file_name, "records.csv");
  EXPECT_EQ(batch->brought_by, (measures::Carrier{measures::CarrierKind::feed, "Records of Thanet"}));
  EXPECT_EQ(list_filled_series(site.db, feed.id), std::vector{site.local.series.id});
}

TEST_P(DroppedFiles, CanBeTakenBackAsAWhole) {
  const Feed feed = site.keep_file_feed();
  site.drop("records.csv", kTwoMonths);
  const FeedOutcome outcome = site.run(feed);
  ASSERT_TRUE(outcome.runs.at(0).batch);
  EXPECT_TRUE(
      measures::undo_batch(site.db, site.clock.now(), site.owner, *outcome.runs[0].batch, measures::UndoReach::whole));
  EXPECT_TRUE(site.points().empty());
  site.drop("records.csv", kTwoMonths);
  EXPECT_EQ(site.run(feed).runs.at(0).came, Came::loaded) << "whoever drops it again wants it again";
}

TEST_P(DroppedFiles, ThatWereLoadedAlreadyAreToldSoAndChangeNothing) {
  const Feed feed = site.keep_file_feed();
  site.drop("records.csv", kTwoMonths);
  const auto first = site.run(feed);
  site.drop("records again.csv", kTwoMonths);
  const FeedOutcome second = site.run(feed);
  EXPECT_EQ(told(second), "This was loaded already on 30 April 2025 as load " + to_text(*first.runs.at(0).batch) +
                              ", so nothing was taken again.");
  EXPECT_EQ(second.runs[0].came, Came::same);
  EXPECT_FALSE(second.runs[0].batch);
  EXPECT_EQ(measures::count_batches(site.db), 1u);
  EXPECT_TRUE(fs::exists(done() / "records again.csv"));
}

TEST_P(DroppedFiles, ThatAreTheSameForAnotherSeriesAreOtherFigures) {
  Feed feed = site.keep_file_feed();
  site.drop("records.csv", kTwoMonths);
  site.run(feed);
  const measures::SeriesId margate = site.make_other_series();
  feed.series = margate;
  feed = site.change(feed);
  site.drop("records.csv", kTwoMonths);
  EXPECT_EQ(site.run(feed).runs.at(0).came, Came::loaded);
  EXPECT_EQ(site.points_of(margate), site.points());
  site.drop("records.csv", kTwoMonths);
  EXPECT_EQ(site.run(feed).runs.at(0).came, Came::same);
}

TEST_P(DroppedFiles, ThatSomebodyTookAwayBeforeTheyWereMovedDoNotStandForTheNextOfThatName) {
  const Feed feed = site.keep_file_feed();
  site.drop("records.csv", kTwoMonths);
  std::ofstream(done()).close();  // so that it cannot be moved
  const auto first = site.run(feed);
  ASSERT_EQ(list_left_lying(site.db, feed.id).size(), 1u);
  fs::remove(done());
  fs::remove(site.folder() / "records.csv");
  ASSERT_TRUE(
      measures::undo_batch(site.db, site.clock.now(), site.owner, *first.runs.at(0).batch, measures::UndoReach::whole));
  EXPECT_TRUE(site.run(feed).runs.empty());
  EXPECT_TRUE(list_left_lying(site.db, feed.id).empty());
  site.drop("records.csv", kTwoMonths);
  const FeedOutcome again = site.run(feed);
  ASSERT_EQ(again.runs.size(), 1u) << again.words;
  EXPECT_EQ(again.runs[0].came, Came::loaded);
}

TEST_P(DroppedFiles, AreNotLoadedTwiceWhenTheProgramDiesBetweenDatabaseAndMove) {
  const Feed feed = site.keep_file_feed();
  site.drop("records.csv", kTwoMonths);
  // The folder for finished files cannot be made: what a crash leaves is the same, a run whose file still lies there.
  std::ofstream(done()).close();
  site.run(feed);
  EXPECT_TRUE(fs::exists(site.folder() / "records.csv"));
  EXPECT_EQ(list_runs(site.db, feed.id, 10).at(0).put_away, PutAway::not_yet);
  EXPECT_NE(find_feed(site.db, feed.id)->look_words.find("lies there still"), std::string::npos);

  fs::remove(done());
  EXPECT_TRUE(site.run(feed).runs.empty());
  EXPECT_TRUE(fs::exists(done() / "records.csv"));
  EXPECT_EQ(list_runs(site.db, feed.id, 10).size(), 1u);
  EXPECT_EQ(list_runs(site.db, feed.id, 10).at(0).put_away, PutAway::done);
  EXPECT_EQ(measures::count_batches(site.db), 1u);
}

TEST_P(DroppedFiles, OfARunThatDidNotComeToMoveThemAreMovedByTheNext) {
  const Feed feed = site.keep_file_feed();
  site.drop("records.csv", kTwoMonths);
  // What the program did before it died: everything up to the move.
  const FeedRun run = take_in(site.db, site.clock, feed,
                              {.file_name = "records.csv",
                               .sha256 = shell::sha256_hex(kTwoMonths),
                               .what = kTwoMonths,
                               .put_away = PutAway::not_yet},
                              {.own_ods_code = "RYD", .sent_by = {}});
  EXPECT_EQ(run.came, Came::loaded);
  EXPECT_TRUE(site.run(feed).runs.empty());
  EXPECT_TRUE(fs::exists(done() / "records.csv"));
  EXPECT_EQ(list_runs(site.db, feed.id, 10).size(), 1u);
}

TEST_P(DroppedFiles, WithAPatientsNumberAreRefusedUnreadWithTheReasonBesideThem) {
  const Feed feed = site.keep_file_feed();
  site.drop("calls.csv", "Date,Value,Comment\n2025-02-01,80,patient 943 476 5919\n2025-03-01,82,\n");
  const FeedOutcome outcome = site.run(feed);
  EXPECT_EQ(outcome.runs.at(0).came, Came::refused);
  EXPECT_NE(told(outcome).find("NHS number"), std::string::npos) << told(outcome);
  EXPECT_TRUE(site.points().empty());
  EXPECT_TRUE(fs::exists(refused() / "calls.csv"));
  EXPECT_EQ(text_of(refused() / "calls.csv.txt"), told(outcome) + "\n");
  EXPECT_EQ(told(outcome).find("943"), std::string::npos) << "the number itself is repeated nowhere";
}

TEST_P(DroppedFiles, WithSomeWrongRowsGiveTheGoodOnesAndTellTheOthers) {
  const Feed feed = site.keep_file_feed();
  site.drop("records.csv", "Date,Value\n2025-01-01,79\n2025-02-01,eighty\n2025-03-01,82.5\n");
  const FeedOutcome outcome = site.run(feed);
  EXPECT_EQ(site.points(), (Points{{"2025-01-01", 79}, {"2025-03-01", 82.5}}));
  EXPECT_EQ(outcome.runs.at(0).left_out, 1u);
  ASSERT_GE(outcome.runs[0].told.size(), 2u);
  EXPECT_NE(outcome.runs[0].told[1].find("Row 3"), std::string::npos) << outcome.runs[0].told[1];
  EXPECT_NE(text_of(done() / "records.csv.txt").find("Row 3"), std::string::npos);
}

TEST_P(DroppedFiles, WithWrongRowsOnlyAreRefusedWithTheirCount) {
  const Feed feed = site.keep_file_feed();
  site.drop("wrong.csv", "Date,Value\n2025-02-01,180\n2025-03-01,182.5\n");
  const FeedOutcome outcome = site.run(feed);
  EXPECT_EQ(outcome.runs.at(0).came, Came::refused);
  EXPECT_TRUE(outcome.words.starts_with("2 rows were refused. Row 2")) << outcome.words;
  site.drop("good.csv", kTwoMonths);
  site.drop("wrong_too.csv", "Date,Value\n2025-02-01,180\n2025-03-01,182.4\n");
  EXPECT_TRUE(site.run(feed).words.starts_with("2 files came: 1 was loaded, 1 was refused."));
}

TEST_P(DroppedFiles, OfWhichNobodyHasSaidWhoseTheyAreAreRefusedWithWhatToDo) {
  const Feed feed = site.keep({.kind = FeedKind::file_drop, .recurrence = shell::EveryMinutes{15}});
  site.drop("unknown.csv", "Month,Hand hygiene\n2025-01-01,79\n2025-02-01,80\n");
  const FeedOutcome outcome = site.run(feed);
  EXPECT_EQ(outcome.runs.at(0).came, Came::refused);
  EXPECT_NE(told(outcome).find("under Import"), std::string::npos) << told(outcome);
}

TEST_P(DroppedFiles, MakeNoMeasureEvenWhereTheImportByHandWasToldToMakeOneLater) {
  const Feed feed = site.keep({.kind = FeedKind::file_drop, .recurrence = shell::EveryMinutes{15}});
  const std::string text = "Month,Hand hygiene\n2025-01-01,79\n2025-02-01,80\n";
  const auto given = tabular::read_given(text);
  const tabular::Sheet& sheet = given->sheets.front();
  const measures::ImportChoices by_hand{.sheet = {},
                                        .reading = {},
                                        .series = {{.series_name = "Hand hygiene",
                                                    .place_name = {},
                                                    .fate = measures::SeriesChoice::Fate::new_measure,
                                                    .measure = {},
                                                    .organisation_code = "OU-THANET",
                                                    .new_name = "Hand hygiene"}},
                                        .known_on = {},
                                        .note = {}};
  db::Transaction transaction(site.db);
  measures::remember_mapping(site.db, site.clock.now(), {site.owner, "Priya Nair"},
                             measures::source_fingerprint(sheet, *tabular::guess_layout(sheet)), by_hand);
  transaction.commit();
  const std::size_t before = measures::list_measures(site.db).size();
  site.drop("hands.csv", text);
  const FeedOutcome outcome = site.run(feed);
  EXPECT_EQ(outcome.runs.at(0).came, Came::refused);
  EXPECT_NE(told(outcome).find("under Import"), std::string::npos) << told(outcome);
  EXPECT_EQ(measures::list_measures(site.db).size(), before);
}

TEST_P(DroppedFiles, WithAPatientsNumberInTheirNameAreRefusedAndTheNameIsNotKept) {
  const Feed feed = site.keep_file_feed();
  site.drop("999 000 0018.csv", "Month,Value\n2025-01-01,79\n");
  const FeedOutcome outcome = site.run(feed);
  ASSERT_EQ(outcome.runs.size(), 1u);
  EXPECT_EQ(outcome.runs[0].came, Came::refused);
  EXPECT_EQ(outcome.runs[0].file_name, "");
  EXPECT_NE(told(outcome).find("Rename the file"), std::string::npos) << told(outcome);
  EXPECT_EQ(site.points(), Points{});
}

TEST_P(DroppedFiles, ThatMayBeInAnotherUnitAreTakenAndTheQuestionIsTold) {
  const Feed feed = site.keep_file_feed();
  site.drop("shares.csv", "Date,Value\n2025-02-01,0.8\n2025-03-01,0.825\n");
  const FeedOutcome outcome = site.run(feed);
  ASSERT_GE(outcome.runs.at(0).told.size(), 2u);
  EXPECT_NE(outcome.runs[0].told[1].find("Every figure is 1 or less"), std::string::npos) << outcome.runs[0].told[1];
}

TEST_P(DroppedFiles, NamedByMeasureAndPlaceNeedNoSeriesOfTheFeed) {
  const Feed feed = site.keep({.kind = FeedKind::file_drop, .recurrence = shell::EveryMinutes{15}});
  site.drop("long.csv",
            "Month,Measure,Station,Value\n2025-01-01,Records on the day,Thanet,79\n"
            "2025-02-01,Records on the day,Thanet,80\n2025-02-01,Hand hygiene,Thanet,97\n");
  const FeedOutcome outcome = site.run(feed);
  EXPECT_EQ(site.points(), (Points{{"2025-01-01", 79}, {"2025-02-01", 80}}));
  EXPECT_EQ(outcome.runs.at(0).left_out, 1u);
  EXPECT_NE(outcome.runs[0].told.at(1).find("Hand hygiene"), std::string::npos) << outcome.runs[0].told[1];
}

TEST_P(DroppedFiles, ThatAreLinksOrPipesAreRefusedWithoutBeingFollowed) {
  const Feed feed = site.keep_file_feed();
  const fs::path secret = site.migrated.folder.path() / "secret.csv";
  std::ofstream(secret) << kTwoMonths;
  fs::create_symlink(secret, site.folder() / "link.csv");
  const FeedOutcome outcome = site.run(feed);
  EXPECT_NE(told(outcome).find("link"), std::string::npos);
  EXPECT_TRUE(site.points().empty());
  EXPECT_TRUE(fs::is_symlink(refused() / "link.csv"));
  EXPECT_TRUE(fs::exists(secret));
  ASSERT_EQ(::mkfifo((site.folder() / "pipe.csv").c_str(), 0600), 0);
  EXPECT_EQ(told(site.run(feed)), "This is no file. Put a CSV or Excel file here.");
  EXPECT_TRUE(fs::is_fifo(refused() / "pipe.csv"));
}

TEST_P(DroppedFiles, ThatAreRefusedWriteTheReasonOverNothingThatAPlantedLinkLeadsTo) {
  const Feed feed = site.keep_file_feed();
  const fs::path precious = site.migrated.folder.path() / "precious";
  std::ofstream(precious) << "kept";
  fs::create_directory(refused());
  fs::create_symlink(precious, refused() / "calls.csv.txt");
  site.drop("calls.csv", "");
  const FeedOutcome outcome = site.run(feed);
  EXPECT_EQ(text_of(precious), "kept");
  EXPECT_TRUE(fs::exists(refused() / "calls (2).csv"));
  EXPECT_EQ(text_of(refused() / "calls (2).csv.txt"), told(outcome) + "\n");
}

TEST_P(DroppedFiles, ThatChangeWhileTheyAreLookedAtAreLeftForTheNextLook) {
  const Feed feed = site.keep_file_feed();
  site.drop("records.csv", "Date,Value\n2025-02-01,80\n");
  site.plan.settling = std::chrono::milliseconds(200);
  std::jthread writer([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    std::ofstream(site.folder() / "records.csv", std::ios::app) << "2025-03-01,82.5\n";
  });
  const FeedOutcome first = site.run(feed);
  writer.join();
  EXPECT_TRUE(first.runs.empty());
  EXPECT_EQ(first.words, "1 file was still being written. The next look takes what has not changed for 5 seconds.");
  EXPECT_EQ(site.run(feed).runs.at(0).added, 2u);
}

TEST_P(DroppedFiles, ThatAreStillFetchedOrNamedOtherwiseAreLeftAlone) {
  const Feed feed = site.keep({.kind = FeedKind::file_drop,
                               .pattern = "c2-*.csv",
                               .series = site.local.series.id,
                               .recurrence = shell::EveryMinutes{15}});
  for (const char* name : {"c2-may.csv.part", ".c2-may.csv", "~$c2-may.csv", "other.csv", "Thumbs.db"})
    site.drop(name, kTwoMonths);
  EXPECT_EQ(site.run(feed).words, "No file was there.");
  site.drop("C2-May.CSV", kTwoMonths);
  EXPECT_EQ(site.run(feed).runs.size(), 1u);
  EXPECT_TRUE(fs::exists(site.folder() / "other.csv"));
}

TEST_P(DroppedFiles, OfOneNameAreAllKeptInDone) {
  const Feed feed = site.keep_file_feed();
  site.drop("records.csv", kTwoMonths);
  site.run(feed);
  site.drop("records.csv", "Date,Value\n2025-02-01,81\n");
  EXPECT_EQ(site.run(feed).runs.at(0).revised, 1u);
  EXPECT_EQ(text_of(done() / "records.csv"), kTwoMonths);
  EXPECT_EQ(text_of(done() / "records (2).csv"), "Date,Value\n2025-02-01,81\n");
}

TEST_P(DroppedFiles, NeedAFolderInsideTheOperators) {
  Feed feed = site.keep_file_feed();
  fs::create_directory_symlink(site.migrated.folder.path(), site.folder() / "out");
  feed.folder = "out";
  const FeedOutcome outcome = site.run(feed);
  EXPECT_TRUE(outcome.failed());
  EXPECT_EQ(outcome.words, "The folder out is a link that leads out of the feed folder. Put a folder there.");
  EXPECT_TRUE(site.run(feed).runs.empty()) << "the same fault is recorded once";
  EXPECT_EQ(list_runs(site.db, feed.id, 10).size(), 1u);

  feed.folder = "c2/kent";
  EXPECT_EQ(site.run(feed).words, "No file was there.");
  EXPECT_TRUE(fs::is_directory(site.folder() / "c2" / "kent"));
  site.plan.folder = site.folder() / "gone";
  EXPECT_EQ(site.run(feed).words, "The feed folder is not there. Ask the operator whether its disk is mounted.");
}

TEST_P(DroppedFiles, AreTakenFromTheFolderThatWasJudgedWhenALinkIsPutInItsPlace) {
  Feed feed = site.keep_file_feed();
  feed.folder = "kent";
  const fs::path kent = site.folder() / "kent", moved = site.folder() / "moved";
  const fs::path outside = site.migrated.folder.path() / "outside";
  fs::create_directory(kent);
  fs::create_directory(outside);
  site.drop("kent/records.csv", kTwoMonths);
  site.plan.settling = std::chrono::milliseconds(300);
  std::jthread swapper([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    fs::rename(kent, moved);
    fs::create_directory_symlink(outside, kent);
  });
  const FeedOutcome outcome = site.run(feed);
  swapper.join();
  EXPECT_EQ(outcome.runs.size(), 1u) << outcome.words;
  EXPECT_TRUE(fs::exists(moved / "done" / "records.csv"));
  EXPECT_TRUE(fs::is_empty(outside));
}

TEST_P(DroppedFiles, OfNhsEnglandGoInAsTheNationalFile) {
  const Feed feed = site.keep({.kind = FeedKind::file_drop, .recurrence = shell::DailyAt{420}});
  fs::copy_file(std::string(QUALITEA_SOURCE_DIR) + "/data/ambsys/AmbSYS-to-Mar-2025.csv", site.folder() / "AmbSYS.csv");
  const FeedOutcome outcome = site.run(feed);
  EXPECT_EQ(outcome.runs.at(0).came, Came::loaded) << outcome.words;
  EXPECT_GT(outcome.runs[0].added, 10'000u);
  EXPECT_GT(list_filled_series(site.db, feed.id).size(), 100u);
}

TEST_P(DroppedFiles, LongerThanADraftAreStreamed) {
  const Feed feed = site.keep({.kind = FeedKind::file_drop, .recurrence = shell::DailyAt{420}});
  std::string text = "Month,Measure,Station,Value,Remark\n";
  const std::string remark(200, 'x');
  for (int i = 0; i < 30'000; ++i)
    text += "2025-0" + std::to_string(1 + i % 3) + "-01,Records on the day,Thanet,80," + remark + "\n";
  site.drop("long.csv", text);
  const FeedOutcome outcome = site.run(feed);
  EXPECT_EQ(outcome.runs.at(0).added, 3u) << outcome.words;
  EXPECT_GT(outcome.runs.at(0).left_out, 0u) << "rows that repeat a period";
  EXPECT_TRUE(fs::exists(done() / "long.csv"));
}

TEST(FolderOfAFeed, IsMadeOfPlainParts) {
  for (const char* good : {"", "c2", "c2/kent and medway", "A_1.2"})
    EXPECT_TRUE(shell::may_be_drop_folder(good)) << good;
  for (const char* bad : {"..", "../x", "/etc", "a//b", "a/", ".hidden", "done", "a/refused", "a\\b", " a", "a\nb"})
    EXPECT_FALSE(shell::may_be_drop_folder(bad)) << bad;
}

TEST_P(DroppedFiles, AreSaidToBeWaitedForTakenOrTriedAgain) {
  const Feed feed = site.keep_file_feed();
  const auto under_way = [&] { return load_feed_page(site.db, *find_feed(site.db, feed.id)).under_way; };
  EXPECT_EQ(under_way(), "");
  db::Transaction transaction(site.db);
  queue_feed(site.db, site.clock.now(), site.owner, feed.id);
  transaction.commit();
  EXPECT_EQ(under_way(), "A run waits for its turn.");
  site.plan.folder = site.folder() / "gone";
  ASSERT_TRUE(shell::run_next_job(site.db, site.clock, feed_job_kinds(site.plan), "test", [] { return false; }));
  EXPECT_TRUE(under_way().starts_with("The last run did not succeed. It is tried again at 30 Apr 2025, "))
      << under_way();
}

}  // namespace
}  // namespace qi::feeds
