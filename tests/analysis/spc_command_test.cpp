#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "analysis/spc_json.h"
#include "support/chart_slugs.h"

namespace qi::analysis {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFigures =
    "Month,Calls answered\n01/04/2024,10\n01/05/2024,12\n01/06/2024,11\n01/07/2024,14\n01/08/2024,9\n01/09/2024,11\n"
    "01/10/2024,12\n01/11/2024,10\n01/12/2024,13\n01/01/2025,11\n01/02/2025,12\n01/03/2025,10\n01/04/2025,11\n"
    "01/05/2025,25\n";

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The built program on files of its own.
class SpcCommand : public testing::Test {
 protected:
  struct Run {
    int exit = -1;
    std::string out;
    std::string err;
  };

  SpcCommand() { fs::create_directories(folder_); }
  ~SpcCommand() override { fs::remove_all(folder_); }

  std::string path_of(std::string_view name) const { return (folder_ / name).string(); }
  std::string file(std::string_view name, std::string_view content) const {
    std::ofstream(path_of(name), std::ios::binary) << content;
    return path_of(name);
  }
  /// `arguments` hold only words of these tests. Standard input is the file `in`.
  Run run(const std::string& arguments, const std::string& in = "/dev/null") const {
    const std::string command = std::string(QUALITEA_PROGRAM) + " spc " + arguments + " < " + in + " > " +
                                path_of("out") + " 2> " + path_of("err");
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content_of(path_of("out")), content_of(path_of("err"))};
  }

  fs::path folder_ = fs::temp_directory_path() / ("qi-spc-" + std::to_string(::getpid()));
};

TEST_F(SpcCommand, SaysInWordsWhatAFileOfDatesAndValuesShows) {
  const Run said = run(file("calls.csv", kFigures));
  EXPECT_EQ(said.exit, 0) << said.err;
  const std::string words =
      "Unusually high.\nThe latest month, May 2025, is above the upper limit.\n- May 2025: Above upper limit\n";
  ASSERT_TRUE(said.out.starts_with(words)) << said.out;
  const std::string under = said.out.substr(words.size());
  EXPECT_TRUE(under.starts_with("Chart: XmR chart, chosen for you. These are single measurements")) << under;
  EXPECT_NE(under.find("Warning: One point sets the limits. "), std::string::npos) << under;
  EXPECT_EQ(run("-", path_of("calls.csv")).out, said.out);
  EXPECT_EQ(run(path_of("calls.csv") + " --chart i").out.find("chosen for you"), std::string::npos);
}

// Once a phase that began on a row that could not be read was lost without a word.
TEST_F(SpcCommand, TellsWhatBecameOfMarks) {
  const Run said = run(file("marks.csv",
                            "Month,Calls,Phase\n01/04/2024,10,Before\nnonsense,12,After\n01/06/2024,11,\n"
                            "01/07/2024,14,\n"));
  EXPECT_NE(said.err.find("Row 3 is not on the chart, so that its phase \"After\" starts with row 4.\n"),
            std::string::npos)
      << said.err;
}

TEST_F(SpcCommand, WritesAdviceAsJson) {
  const std::string question = R"({"chart": "u", "data": {"y": [10, 12, 11, 14, 9], "n": [50, 60, 55, 58, 52]}})";
  for (const auto& [asked, chart] :
       {std::pair(file("calls.csv", kFigures), "i"), std::pair(file("question.json", question), "u")}) {
    const Run said = run(asked + " --as advice");
    const auto answer = json::read(said.out);
    ASSERT_TRUE(answer) << said.out << said.err;
    EXPECT_EQ(answer->at("proposal").at("chart").as_string(), chart);
    EXPECT_EQ(answer->at("advice").as_array().size(), 10u);
  }
}

TEST_F(SpcCommand, WritesTheAnalysisAsJson) {
  const Run said = run(file("calls.csv", kFigures) + " --as json --better increase --target 12");
  const auto answer = json::read(said.out);
  ASSERT_TRUE(answer) << said.out << said.err;
  EXPECT_EQ(answer->at("points").at("value").as_array().size(), 14u);
  EXPECT_EQ(answer->at("variation_icon").as_string(), "improving_high");
  EXPECT_EQ(answer->at("assurance_icon").as_string(), "hit_or_miss");
}

TEST_F(SpcCommand, DrawsTheChartNamedByItsHeading) {
  const Run drawn = run(file("calls.csv", kFigures) + " --as svg");
  EXPECT_TRUE(drawn.out.starts_with("<svg "));
  EXPECT_NE(drawn.out.find("SPC chart: Calls answered, April 2024 to May 2025."), std::string::npos)
      << drawn.out.substr(0, 300);
  EXPECT_EQ(run(path_of("calls.csv") + " --as png --out " + path_of("chart.png")).exit, 0);
  EXPECT_TRUE(content_of(path_of("chart.png")).starts_with("\x89PNG"));
}

TEST_F(SpcCommand, RefusesWithOneSentenceAndNoOutput) {
  const std::string calls = file("calls.csv", kFigures);
  const std::vector<std::pair<std::string, std::string>> refused{
      {"", "Give a file, or --jsonl to read questions from standard input.\n"},
      {path_of("absent.csv"), "We could not read " + path_of("absent.csv") + ". Check its name.\n"},
      {folder_.string(), "We could not read " + folder_.string() + ". Check its name.\n"},
      {file("empty.csv", ""), "There is nothing to read. Give a date and a number on each line.\n"},
      {calls + " --as gif", "--as must be text, json, advice, svg or png.\n"},
      {calls + " --better up", "--better must be increase, decrease or neutral.\n"},
      {calls + " --out /nonexistent/chart", "We could not write /nonexistent/chart.\n"},
      {file("latin.csv", "Month,Caf\xE9\n01/04/2024,1\n"),
       "Some letters could not be read. Copy the cells again and paste them here.\n"},
      {file("question.json", R"({"chart": "pie"})"), "\"chart\" must be one of: " + support::chart_slugs() + ".\n"},
  };
  for (const auto& [arguments, words] : refused) {
    const Run said = run(arguments);
    EXPECT_EQ(said.exit, 1) << arguments;
    EXPECT_EQ(said.err, words) << arguments;
    EXPECT_EQ(said.out, "") << arguments;
  }
  EXPECT_TRUE(run(calls + " --target soon").err.starts_with("--target: "));
}

TEST_F(SpcCommand, WritesOverNoFileThatItReads) {
  const std::string calls = file("calls.csv", kFigures);
  const std::string words = "--out names the file that is read, and your figures would be lost. Give another name.\n";
  for (const char* more : {" --as png", " --many --by Month --value \"Calls answered\""}) {
    const Run said = run(calls + more + " --out " + calls);
    EXPECT_EQ(said.exit, 1) << more;
    EXPECT_EQ(said.err, words) << more;
    EXPECT_EQ(content_of(calls), kFigures) << more;
  }
}

TEST_F(SpcCommand, NamesWhatIsOutOfNothingAndWhatStaysAGap) {
  const Run said = run(file("parts.csv",
                            "Month,Numerator,Denominator\n2024-01,5,0\n2024-02,3,10\n2024-03,4,12\n"
                            "2024-04,0,0\n2024-05,3,11\n"));
  EXPECT_EQ(said.exit, 0);
  EXPECT_NE(said.err.find("Row 2: A count cannot be out of 0. Check both, or leave both empty.\n"), std::string::npos);
  EXPECT_NE(said.err.find("1 row has no figure and stays a gap.\n"), std::string::npos) << said.err;
}

TEST_F(SpcCommand, HintsAtManyWhereALongTableIsReadAsOneSeries) {
  std::string table = "Unit,Date,Minutes\n";
  for (const std::string_view unit : {"Hull", "York", "Leeds"})
    for (int month = 1; month <= 9; ++month)
      table +=
          std::string(unit) + ",01/0" + std::to_string(month) + "/2024," + std::to_string(month + unit.size()) + "\n";
  const Run said = run(file("long.csv", table));
  EXPECT_EQ(said.exit, 0);
  EXPECT_NE(said.err.find("18 of 27 rows were left out"), std::string::npos) << said.err;
  EXPECT_NE(said.err.find("add --many"), std::string::npos) << said.err;
  EXPECT_EQ(std::ranges::count(said.err, '\n'), 4) << said.err;
  EXPECT_EQ(run(file("calls.csv", kFigures)).err, "");
}

TEST_F(SpcCommand, ReadsDatesOfEventsAsThePageAndTheQuestionDo) {
  const std::string dates = file("falls.csv", "Date of fall\n05/01/2023\n20/02/2023\n08/01/2023\n21/02/2023\n");
  const Run said = run(dates + " --chart t --as json");
  const auto answer = json::read(said.out);
  ASSERT_TRUE(answer) << said.out << said.err;
  const std::string question =
      R"({"chart": "t", "data": {"events": ["2023-01-05", "2023-02-20", "2023-01-08", "2023-02-21"]}})";
  const auto asked = json::read(run(file("events.json", question) + " --as json").out);
  ASSERT_TRUE(asked);
  EXPECT_EQ(answer->at("points").at("value"), asked->at("points").at("value"));
  EXPECT_EQ(answer->at("events"), asked->at("events"));
  EXPECT_NE(said.err.find("The first event, on 5 January 2023, is the start"), std::string::npos) << said.err;
}

// Once rates were written for a thousand without a word where the headings said what was what.
TEST_F(SpcCommand, SaysWhatRatesAreWrittenFor) {
  std::string rates = "Month,Numerator,Denominator\n";
  for (int month = 1; month <= 9; ++month) rates += "01/0" + std::to_string(month) + "/2024,4,1200\n";
  EXPECT_EQ(run(file("rates.csv", rates) + " --chart u --as json").err,
            "\"Numerator\" was read as the count and \"Denominator\" as what it is out of; rates are for each 1,000 of "
            "them.\n");
}

// Once the answer of times that were given promised a unit that nobody knows.
TEST_F(SpcCommand, LeavesTheUnitOfGivenTimesEmpty) {
  const Run said =
      run(file("times.csv", "Date,Days since\n05/01/2023,3\n08/01/2023,3\n20/02/2023,43\n") + " --chart t --as json");
  const auto answer = json::read(said.out);
  ASSERT_TRUE(answer) << said.err;
  EXPECT_EQ(answer->at("events").at("unit").as_string(), "");
}

// Once days lost were charted as days between events without a word.
TEST_F(SpcCommand, SaysThatTimesWereGivenWhereTheirDatesFollowOneAnother) {
  EXPECT_EQ(
      run(file("days.csv", "Date,Days lost\n01/01/2024,2\n02/01/2024,9\n03/01/2024,1\n") + " --chart t --as json").err,
      "\"Days lost\" was read as what lies between the event before and the event of that date.\n");
}

TEST_F(SpcCommand, AnswersEachSeriesOfALongTable) {
  const std::string table = file("many.csv",
                                 "Unit,Date,Minutes\nHull,01/03/2024,5\nYork,01/03/2024,1\n"
                                 "Hull,02/03/2024,7\nYork,soon,2\n");
  const std::string columns = "--many --by unit --value minutes ";
  const Run said = run(columns + table);
  EXPECT_EQ(said.exit, 0) << said.err;
  EXPECT_TRUE(said.out.starts_with("Unit,points,latest_at,latest,centre,lower,upper,")) << said.out;
  EXPECT_NE(said.out.find("\r\nHull,2,2024-03-02,7,6,"), std::string::npos) << said.out;
  EXPECT_TRUE(said.err.starts_with("Line 5: ")) << said.err;
  EXPECT_EQ(run(columns + "-", table).out, said.out);
  EXPECT_EQ(run(columns + table + " --out " + path_of("answers.csv")).exit, 0);
  EXPECT_EQ(content_of(path_of("answers.csv")), said.out);
  const Run as_json = run(columns + table + " --as jsonl --target 6 --better increase");
  EXPECT_EQ(json::read(as_json.out.substr(0, as_json.out.find('\n')))->at("series").at("Unit").as_string(), "Hull");
  EXPECT_EQ(run(columns + table + " --as svg").err, "With --many, --as must be csv or jsonl.\n");
  EXPECT_EQ(run(columns + table + " --target soon").err, "--target must be a number, like 85 or 18:00.\n");
  EXPECT_EQ(run(columns + path_of("absent.csv")).err,
            "We could not read " + path_of("absent.csv") + ". Check its name.\n");
}

/// The recorded cases of individuals charts, one in a line.
std::vector<std::string> oracle_lines() {
  const auto recorded = json::read(content_of(std::string(QUALITEA_SOURCE_DIR) + "/tests/oracle/spc/i.json"));
  std::vector<std::string> lines;
  for (const json::Value& one : recorded->at("cases").as_array()) lines.push_back(boost::json::serialize(one));
  return lines;
}

TEST_F(SpcCommand, AnswersEveryOracleCaseInOrderAndGoesOnAfterABadLine) {
  std::vector<std::string> questions = oracle_lines();
  ASSERT_GT(questions.size(), 100u);
  constexpr std::ptrdiff_t kBad = 40;
  questions.insert(questions.begin() + kBad, "{\"data\": nonsense");
  std::string stream;
  for (const std::string& question : questions) stream += question + "\n";
  const Run said = run("--jsonl", file("cases.jsonl", stream));
  EXPECT_EQ(said.exit, 0) << said.err;

  std::istringstream answers(said.out);
  std::size_t place = 0;
  for (std::string line; std::getline(answers, line); ++place) {
    ASSERT_LT(place, questions.size());
    const auto answer = json::read(line);
    ASSERT_TRUE(answer) << place;
    if (place == kBad) {
      EXPECT_TRUE(answer->as_object().contains("error"));
      continue;
    }
    ASSERT_FALSE(answer->as_object().contains("error")) << line;
    // The values come back as asked, which tells each answer from its neighbours'.
    const auto question = json::read(questions[place]);
    const auto& asked = question->at("data").at("y").as_array();
    const auto& shown = answer->at("points").at("value").as_array();
    ASSERT_EQ(asked.size(), shown.size()) << place;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      ASSERT_EQ(asked[i].is_null(), shown[i].is_null()) << place;
      if (asked[i].is_null()) continue;
      EXPECT_EQ(asked[i].to_number<double>(), shown[i].to_number<double>()) << place;
    }
  }
  EXPECT_EQ(place, questions.size());
}

TEST_F(SpcCommand, KeepsItsMemoryFlatOverALongStream) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "a sanitiser keeps freed memory back";
#endif
  constexpr std::size_t kStreamBytes = 50'000'000;
  constexpr long kMostKilobytes = 40'000;  // the program itself takes 20 MB; the stream would not fit
  const std::vector<std::string> cases = oracle_lines();
  std::size_t lines = 0;
  {
    std::ofstream stream(path_of("long.jsonl"), std::ios::binary);
    for (std::size_t written = 0; written < kStreamBytes; ++lines) {
      const std::string& line = cases[lines % cases.size()];
      stream << line << '\n';
      written += line.size() + 1;
    }
  }
  const std::string command =
      std::string(QUALITEA_PROGRAM) + " spc --jsonl < " + path_of("long.jsonl") + " | wc -l > " + path_of("count");
  const pid_t shell = fork();
  if (shell == 0) {
    execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
    _exit(127);
  }
  // What the shell ran and nothing that other tests ran: a picture takes more.
  rusage usage{};
  int ended = -1;
  ASSERT_EQ(wait4(shell, &ended, 0, &usage), shell);
  ASSERT_EQ(ended, 0);
  EXPECT_EQ(std::stoul(content_of(path_of("count"))), lines);
  EXPECT_GT(usage.ru_maxrss, 0);
  EXPECT_LT(usage.ru_maxrss, kMostKilobytes);
}

}  // namespace
}  // namespace qi::analysis
