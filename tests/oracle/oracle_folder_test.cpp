#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "oracle/checker.h"
#include "oracle/oracle_run.h"

namespace qi::oracle {
namespace {

const std::string kFolder = QUALITEA_SOURCE_DIR "/tests/oracle/spc";

std::vector<Departure> departures() {
  const auto text = read_text(QUALITEA_SOURCE_DIR "/tests/oracle/departures.json");
  EXPECT_TRUE(text);
  const auto read = read_departures(*text);
  EXPECT_TRUE(read);
  return *read;
}

/// A folder of its own that is gone at the end.
class Copy {
 public:
  Copy() : path_(std::filesystem::temp_directory_path() / ("oracle-" + std::to_string(::getpid()))) {
    std::filesystem::create_directory(path_);
  }
  ~Copy() { std::filesystem::remove_all(path_); }
  std::string path() const { return path_.string(); }
  void write(const std::string& name, const std::string& text) const { std::ofstream(path_ / name) << text; }

 private:
  std::filesystem::path path_;
};

TEST(Oracle, EveryAnswerOfEveryPackageMatchesOrDepartsByARuleThatIsUsed) {
  const auto outcome = run_folder(kFolder, departures());
  ASSERT_TRUE(outcome) << outcome.error().message;
  EXPECT_TRUE(outcome->agrees()) << report(*outcome);
  EXPECT_TRUE(outcome->unknown_anchors.empty()) << report(*outcome);
  EXPECT_EQ((outcome->tallies.at({"i", "NHSRplotthedots"}).cases), 144u);
  const auto statistics = run_folder(QUALITEA_SOURCE_DIR "/tests/oracle/stats", outcome->departures);
  ASSERT_TRUE(statistics) << statistics.error().message;
  EXPECT_TRUE(statistics->agrees()) << report(*statistics);
  for (const Departure& departure : statistics->departures) EXPECT_GT(departure.used, 0u) << departure.rule;
}

TEST(Oracle, OneChangedNumberOrFlagIsFound) {
  const auto text = read_text(kFolder + "/run.json");
  ASSERT_TRUE(text);
  const Copy copy;
  const std::vector<std::pair<std::string, std::string>> changes{{"\"sigma_signal\":[false", "\"sigma_signal\":[true"},
                                                                 {"\"longest_run_max\":8", "\"longest_run_max\":9"}};
  for (const auto& [before, after] : changes) {
    std::string changed = *text;
    const std::size_t at = changed.find(before);
    ASSERT_NE(at, std::string::npos) << before;
    changed.replace(at, before.size(), after);
    copy.write("run.json", changed);
    const auto outcome = run_folder(copy.path(), departures());
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->differences.size(), 1u) << report(*outcome);
  }
}

// A constant series departs only where the package gives no limits: once a limit that it did give was excused too.
TEST(Oracle, AChangedLimitOfAConstantSeriesIsFound) {
  auto text = read_text(kFolder + "/i.json");
  ASSERT_TRUE(text);
  const std::string before = "\"upl\":[0.1,";
  const std::size_t at = text->find(before, text->find("\"i-raw-constant-20-float\""));
  ASSERT_NE(at, std::string::npos);
  text->replace(at, before.size(), "\"upl\":[0.2,");
  const Copy copy;
  copy.write("i.json", *text);
  const auto outcome = run_folder(copy.path(), departures());
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->differences.size(), 1u) << report(*outcome);
}

// However small a p-value is, its own digits are compared.
TEST(Oracle, AChangedDigitOfATinyPValueIsFound) {
  auto text = read_text(QUALITEA_SOURCE_DIR "/tests/oracle/stats/binomial_exact.json");
  ASSERT_TRUE(text);
  const std::string before = "1.422548313542442e-39";
  const std::size_t at = text->find(before);
  ASSERT_NE(at, std::string::npos);
  text->replace(at, before.size(), "1.422548413542442e-39");
  const Copy copy;
  copy.write("binomial_exact.json", *text);
  const auto outcome = run_folder(copy.path(), departures());
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->differences.size(), 1u) << report(*outcome);
}

TEST(Oracle, ACertifiedNumberIsScoredByItsDigits) {
  EXPECT_EQ(digits_agreed(2, 2), 15);
  EXPECT_NEAR(digits_agreed(2, 2 + 2e-7), 7, 1e-6);
  EXPECT_NEAR(digits_agreed(0, 1e-4), 4, 1e-9);
  EXPECT_EQ(digits_agreed(2, 200), 0);
  EXPECT_EQ(digits_agreed(2, std::nan("")), 0);
}

TEST(Oracle, AFolderWithoutASupportedChartIsRefused) {
  const Copy copy;
  copy.write("pie.json", "{}");
  EXPECT_FALSE(run_folder(copy.path(), {}));
  EXPECT_FALSE(run_folder(copy.path() + "/absent", {}));
}

TEST(Departures, ARuleWithoutAPredicateOrAReasonIsRefused) {
  const std::string rest = R"("anchors": ["qcc"], "charts": ["i"], "reason": "x")";
  EXPECT_TRUE(read_departures(R"([{"rule": "constant_series_without_answer", "keys": ["lcl"], )" + rest + "}]"));
  EXPECT_FALSE(read_departures(R"([{"rule": "case_17", "keys": ["lcl"], )" + rest + "}]"));
  EXPECT_FALSE(read_departures(R"([{"rule": "constant_series_without_answer", "keys": [], )" + rest + "}]"));
  EXPECT_FALSE(read_departures(R"({"rule": "constant_series_without_answer"})"));
}

}  // namespace
}  // namespace qi::oracle
