#include "feeds/feed_commands.h"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include "feeds/feed_urls.h"
#include "feeds/feeds_site.h"

namespace qi::feeds {
namespace {

class FeedCommands : public testing::TestWithParam<support::Backend> {
 protected:
  /// Runs `qualitea feed <words>`; returns its exit code. What it prints is in `printed`.
  int run(std::vector<std::string> words) {
    CLI::App program;
    const auto open = [this](const std::filesystem::path&) { return GetParam().open(site.migrated.folder); };
    add_feed_command(program, site.clock, open, [this] { return site.plan; });
    words.insert(words.begin(), {"feed", "--data", site.migrated.folder.path().string()});
    std::ranges::reverse(words);
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    int code = 0;
    try {
      program.parse(words);
    } catch (const CLI::ParseError& end) {
      code = end.get_exit_code();
    }
    std::fflush(stdout);
    printed = testing::internal::GetCapturedStdout() + testing::internal::GetCapturedStderr();
    return code;
  }

  FeedsSite site{GetParam()};
  std::string printed;
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, FeedCommands, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

TEST_P(FeedCommands, RunAFeedThatLooksIntoAFolder) {
  site.keep_file_feed();
  site.drop("kent.csv", kTwoMonths);
  site.clock.advance(std::chrono::minutes(1));
  EXPECT_EQ(run({"run", "Records of Thanet"}), 0) << printed;
  EXPECT_EQ(site.points().size(), 2u);
}

TEST_P(FeedCommands, SayThatNothingCanBeFetchedForAFeedToWhichProgramsSend) {
  const Feed feed = site.keep({.kind = FeedKind::push, .series = site.local.series.id});
  for (const std::string& named : {feed.name, to_text(feed.id)}) {
    EXPECT_EQ(run({"run", named}), 1) << named;
    EXPECT_EQ(printed,
              "Nothing can be fetched for this feed: programs send its files by HTTP to " + push_path(feed.id) + ".\n");
  }
}

}  // namespace
}  // namespace qi::feeds
