#include "home/home_page.h"

#include <gtest/gtest.h>

namespace qi::home {
namespace {

std::string drawn(const HomePage& page) {
  html::Page h;
  home_page(h, page);
  return std::move(h).take();
}

HomePage with_walls(std::vector<WallAtAGlance> walls) {
  return {.first_name = "Priya",
          .day = "Wednesday 30 April 2025",
          .figures_until = "March 2025",
          .signals = {ui::SignalRow{.name = "Category 1 mean",
                                    .url = html::Url::path("/measures/1/RYD"),
                                    .sparkline = html::TrustedMarkup("<svg></svg>")}},
          .walls = std::move(walls)};
}

TEST(HomePage, LinksTheOnlyWallFromWhatIsNotListed) {
  const std::string page = drawn(with_walls(
      {{"Trust", {.measures = 9, .concerning = 2, .improving = 1, .steady = 6}, html::Url::path("/measures")}}));
  EXPECT_NE(page.find(R"(<a href="/measures">2 more measures have changed</a>)"), std::string::npos) << page;
}

TEST(HomePage, SaysOfEachOfSeveralWallsHowManyChangedOnIt) {
  const std::string page = drawn(with_walls(
      {{"Trust", {.measures = 9, .concerning = 2, .improving = 1, .steady = 6}, html::Url::path("/measures")},
       {"OU or contact centre",
        {.measures = 4, .improving = 1, .steady = 3},
        html::Url::path("/measures").with("level", "units")},
       {"Quiet", {.measures = 2, .steady = 2}, html::Url::path("/measures").with("area", "quiet")}}));
  EXPECT_NE(page.find("3 more measures have changed. All of them:"), std::string::npos) << page;
  EXPECT_NE(page.find(R"(<a href="/measures">Trust: 3 changed</a>)"), std::string::npos) << page;
  EXPECT_NE(page.find(R"(<a href="/measures?level=units">OU or contact centre: 1 changed</a>)"), std::string::npos);
  EXPECT_EQ(page.find("Quiet: "), std::string::npos) << "nothing changed there";
}

}  // namespace
}  // namespace qi::home
