#include "analysis/assumed_value.h"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>

#include "analysis/stats_commands.h"
#include "analysis/try_tests/tests_pages.h"

namespace qi::analysis {
namespace {

constexpr const char* kTimes = "Response\n18:30\n17:10\n20:10\n18:00\n22:10\n19:01\n";
constexpr const char* kPercentages = "Cat2\n85%\n86%\n90%\n91%\n";
constexpr const char* kShares = "Cat2\n0.85\n0.86\n0.90\n0.91\n";
constexpr const char* kCounts = "Complete\tAudited\n167\t196\n";

/// "1080", "18|18 is read as …"; a refusal without its field.
std::string read(const char* figures, std::string_view test, std::string typed) {
  const auto reading = read_tests_form({.figures = figures, .test = std::string(test), .null_value = std::move(typed)});
  if (!reading) return reading.error().fields.front().field + ": " + reading.error().message;
  const std::string value = shortest(reading->question.request.null_value);
  return reading->asks.empty() ? value : value + "|" + reading->asks;
}

// Once 18:00 was refused beside times.
TEST(AssumedValue, BesideTimesIsATimeOrItsSeconds) {
  EXPECT_EQ(read(kTimes, "one-sample-t", "18:00"), "1080");
  EXPECT_EQ(read(kTimes, "one-sample-t", "1080"), "1080");
  EXPECT_EQ(read(kTimes, "one-sample-t", "1:18:00"), "4680");
  EXPECT_EQ(read(kTimes, "one-sample-t", "18"), "18|18 is read as 18 seconds. For 18 minutes type 18:00.");
  EXPECT_EQ(read(kTimes, "one-sample-t", "1"), "1|1 is read as 1 second. For 1 minute type 1:00.");
  EXPECT_EQ(read(kTimes, "one-sample-t", "0"), "0");
  EXPECT_EQ(read(kTimes, "one-sample-t", "50%"),
            "null_value: Give minutes and seconds, like 18:00, or leave this empty.");
  EXPECT_EQ(read(kShares, "one-sample-t", "18:00"),
            "null_value: Give a number, like 15: the figures beside it are not times.");
}

// Once 0.9 was taken beside percentages without a word, and 90% was refused.
TEST(AssumedValue, BesidePercentagesIsAskedAboutWhereItMayBeAShare) {
  EXPECT_EQ(read(kPercentages, "one-sample-t", "0.9"),
            "0.9|The assumed value was read as 0.9%. Did you mean 90%? If so, write it with the percent sign.");
  EXPECT_EQ(read(kPercentages, "one-sample-t", "90%"), "90");
  EXPECT_EQ(read(kPercentages, "one-sample-t", "90"), "90");
  EXPECT_EQ(read(kPercentages, "one-sample-t", "0.9%"), "0.9");
  EXPECT_EQ(read(kShares, "one-sample-t", "0.9"), "0.9");
  EXPECT_EQ(read(kShares, "one-sample-t", "90%"),
            "90|The figures are shares of 1, and the assumed value was read as 90. Did you mean 0.9?");
}

TEST(AssumedValue, ThatMayBeMeantInAnotherUnitIsAskedAboutAboveTheAnswer) {
  TestsPage page{.form = {.figures = kPercentages, .test = "one-sample-t", .null_value = "0.9"},
                 .errors = {},
                 .answer = std::nullopt,
                 .action = html::Url::path("/try/tests"),
                 .example = html::Url::path("/try/tests"),
                 .csrf_token = {},
                 .example_note = {}};
  page.answer = *test_answer_of(*read_tests_form(page.form));
  html::Page h;
  tests_page(h, page);
  const std::string text = std::move(h).take();
  const std::size_t asked = text.find("Did you mean 90%?");
  ASSERT_NE(asked, std::string::npos);
  EXPECT_LT(asked, text.find("id=\"answer-sentence\""));
}

TEST(AssumedValue, OfCountsIsAShareOfOneHoweverItIsWritten) {
  EXPECT_EQ(read(kCounts, "one-proportion", "0.9"), "0.9");
  EXPECT_EQ(read(kCounts, "one-proportion", "90%"), "0.9");
  EXPECT_EQ(read(kCounts, "one-proportion", "18:00"), "null_value: " + std::string(kNoAssumedValue));
}

TEST(TestColumns, OfTimesAmongOtherFiguresAreRefusedWhereTheyAreCompared) {
  const std::string refusal =
      "figures: Some figures are times like 9:15 and some are not. Write all of them in one way.";
  EXPECT_EQ(read("T\n18:30\n17\n3:10\n", "one-sample-t", ""), refusal);
  EXPECT_EQ(read("A\tB\n18:30\t17\n3:10\t18\n", "welch-t", ""), refusal);
  EXPECT_EQ(read("A\tB\n18:30\t17\n3:10\t18\n", "pearson", ""), "0");
  EXPECT_EQ(read("T\n18:30\n0\n3:10\n", "one-sample-t", ""), "0");
  EXPECT_EQ(read("T\n85%\n0.9\n3%\n", "one-sample-t", ""),
            "figures: Some figures have a percent sign and some have none. Write all of them in one way.");
}

TEST(TestColumns, OfTimesSayThatTheyAreInSeconds) {
  const auto times = read_tests_form({.figures = kTimes, .test = "one-sample-t"});
  ASSERT_TRUE(times);
  EXPECT_EQ(times->question.style, ValueStyle::minutes_seconds);
  EXPECT_EQ(times->notes.front(), "Times were read as minutes and seconds and are counted in seconds.");
  const auto mixed = read_tests_form({.figures = "Response\tMiles\n18:30\t3\n17:10\t2\n", .test = "pearson"});
  ASSERT_TRUE(mixed);
  EXPECT_EQ(mixed->question.style, ValueStyle::number);
  EXPECT_EQ(mixed->notes.front(), "Times of Response were read as minutes and seconds and are counted in seconds.");
}

/// What `qualitea stats one-sample-t FILE` with these options writes.
std::string written(const char* figures, std::string options) {
  const auto file = std::filesystem::temp_directory_path() / "qualitea_assumed_value.tsv";
  std::ofstream(file) << figures;
  CLI::App program;
  add_stats_command(program);
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  try {
    program.parse("stats one-sample-t " + file.string() + " " + options);
  } catch (const CLI::Error&) {
  }
  std::filesystem::remove(file);
  return testing::internal::GetCapturedStdout() + testing::internal::GetCapturedStderr();
}

TEST(StatsCommand, TakesAnAssumedValueAsThePageDoesAndAsksInItsNotes) {
  EXPECT_NE(written(kTimes, "--null-value 18").find("- 18 is read as 18 seconds. For 18 minutes type 18:00.\n"),
            std::string::npos);
  const std::string json = written(kTimes, "--null-value 18:00 --as json");
  EXPECT_NE(json.find(R"("notes":["Times were read as minutes and seconds and are counted in seconds."])"),
            std::string::npos)
      << json;
  EXPECT_NE(written(kPercentages, "--null-value 0.9 --as json").find("Did you mean 90%?"), std::string::npos);
  EXPECT_EQ(written(kTimes, "--null-value x"), "--null-value: " + std::string(kNoAssumedValue) + "\n");
}

}  // namespace
}  // namespace qi::analysis
