// Pages that speak of one thing say the same of it: home and wall of the demo's measures; sentence, chart and signal of
// one measure.

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "main/whole_site.h"
#include "measures/demo/demo_trust.h"
#include "measures/measure_urls.h"
#include "measures/series_reading.h"
#include "measures/signal_urls.h"
#include "measures/signals/reading_again.h"
#include "measures/signals/signal_store.h"
#include "spc/sentence.h"
#include "spc/stretches.h"

namespace qi::main {
namespace {

class AgreeingPages : public testing::Test {
 protected:
  AgreeingPages() {
    const auto lease = site_.pool_.lend();
    EXPECT_TRUE(measures::build_demo(*lease, site_.clock_.now(),
                                     measures::file_text("data/ambsys/AmbSYS-to-Mar-2025.csv"), "AmbSYS.csv"));
    measures::read_all_again(*lease, site_.clock_.now(), "RYD");
  }
  void SetUp() override {
    site_.be(site_.make_account("priya@demo.example", "Priya Nair", shell::Role::contributor));
    site_.site_.own_ods_code = "RYD";
  }
  /// The texts between the tags, one a line.
  std::string words_of(const std::string& address) {
    const http::Response response = site_.get(address);
    EXPECT_EQ(static_cast<int>(response.status), 200) << address;
    return std::regex_replace(response.body, std::regex("(<[^>]*>)+"), "\n");
  }
  static std::vector<std::string> all_of(const std::string& text, const std::regex& pattern) {
    std::vector<std::string> found;
    for (std::sregex_iterator each(text.begin(), text.end(), pattern), end; each != end; ++each)
      found.push_back((*each)[1]);
    return found;
  }

  WholeSite site_;
};

TEST_F(AgreeingPages, HomeCountsTheMeasuresOfEachWallByTheWallsOwnNames) {
  const std::string home = words_of("/");
  for (const auto& [title, address] :
       {std::pair{"Trust", "/measures"}, std::pair{"OU or contact centre", "/measures?level=units"}}) {
    const std::string wall = words_of(address);
    const auto counted = all_of(wall, std::regex("(\\d+) measures at a glance"));
    ASSERT_EQ(counted.size(), 1u) << address;
    const std::size_t at = home.find(std::string("\n") + title + "\n: \n" + counted.front() + " measures\n");
    ASSERT_NE(at, std::string::npos) << title << " " << counted.front();
    for (const char* row : {"Concerning", "Improving", "No real change"}) {
      // The last number of a row of the matrix is that of all its measures.
      const auto cells = all_of(wall, std::regex(std::string("\n") + row + "\n((?:\\d+\n){5})"));
      ASSERT_FALSE(cells.empty()) << row;
      const auto numbers = all_of(cells.front(), std::regex("(\\d+)\n"));
      EXPECT_NE(home.find(std::string("\n") + row + "\n" + numbers.back() + "\n", at), std::string::npos)
          << title << ": " << row << " " << numbers.back();
    }
  }
}

TEST_F(AgreeingPages, SentenceChartAndSignalOfEveryMeasureNameOneStretch) {
  std::vector<measures::Signal> signals;
  {
    const auto lease = site_.pool_.lend();
    signals = measures::list_signals(*lease, {}, 0, 100);
  }
  ASSERT_GT(signals.size(), 10u);
  for (const measures::Signal& signal : signals) {
    measures::SeriesFigures figures;
    {
      const auto lease = site_.pool_.lend();
      figures = measures::load_figures(*lease, signal.series).operator*();
    }
    const auto reading = measures::read_series(figures);
    const spc::Analysis& analysis = reading->reading.analysis;
    const auto told = spc::told_stretch(analysis);
    ASSERT_TRUE(told) << figures.measure.definition.name;
    EXPECT_EQ(signal.words, spc::pattern_note(analysis, *told, reading->wording));
    EXPECT_EQ(signal.first, reading->periods[told->first]);
    EXPECT_EQ(signal.last, reading->periods[told->last]);

    const std::string measure = words_of(measures::measure_url(figures.measure.id, figures.organisation.code).text());
    const std::string page = words_of(measures::signal_url(signal.id).text());
    for (const std::string* text : {&measure, &page})
      EXPECT_NE(text->find("\n" + signal.words + "\n"), std::string::npos)
          << "no bracket says " << signal.words << ": " << figures.measure.definition.name;
  }
}

}  // namespace
}  // namespace qi::main
