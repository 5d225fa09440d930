#include "analysis/try_pages.h"

#include <gtest/gtest.h>

namespace qi::analysis {
namespace {

std::string page_of(const std::string& figures) {
  const TryForm form{.figures = figures, .better = "increase"};
  const auto read = read_try(form);
  EXPECT_TRUE(read);
  html::Page h;
  try_page(h, {.form = form,
               .errors = {},
               .answer = answer_of(*read),
               .action = html::Url::path("/try"),
               .example = html::Url::path("/try"),
               .save = html::Url::path("/try/save")});
  return std::move(h).take();
}

TEST(TryPage, SaysAboveTheChartThatRowsAreNotOnIt) {
  const std::string page = page_of("Jan-24\t12\nnonsense\t3\nMar-24\t13\n");
  const std::size_t said = page.find("1 row is not on the chart: ");
  ASSERT_NE(said, std::string::npos);
  EXPECT_LT(said, page.find("id=\"the-chart\""));
  EXPECT_NE(page.find("href=\"#how-read\"", said), std::string::npos);
  EXPECT_NE(page.find("id=\"how-read\""), std::string::npos);
}

// Once the answer stood out of sight below the form, and a phone showed the same as before.
TEST(TryPage, SendsTheBrowserToTheAnswerAndToItsTopWhereThereIsNone) {
  const std::string answered = page_of("Jan-24\t12\nFeb-24\t11\nMar-24\t13\n");
  EXPECT_NE(answered.find("action=\"/try#your-answer\""), std::string::npos);
  const std::size_t heading = answered.find("<h2 id=\"your-answer\"");
  ASSERT_NE(heading, std::string::npos);
  EXPECT_LT(heading, answered.find("id=\"the-chart\""));
  EXPECT_NE(answered.substr(heading, 120).find("tabindex=\"-1\""), std::string::npos);
  html::Page h;
  try_page(h, {.form = {.figures = "none"},
               .errors = {{"figures", "Paste figures."}},
               .answer = std::nullopt,
               .action = html::Url::path("/try"),
               .example = html::Url::path("/try"),
               .save = html::Url::path("/try/save")});
  EXPECT_EQ(std::move(h).take().find("id=\"your-answer\""), std::string::npos);
}

TEST(TryPage, CallsNothingUsualBeforeThereAreLimits) {
  const std::string page = page_of("Jan-24\t12\nFeb-24\t11\nMar-24\t13\n");
  EXPECT_EQ(page.find("not on the chart"), std::string::npos);
  EXPECT_EQ(page.find("Common cause"), std::string::npos);
  EXPECT_NE(page.find("Too few points to tell"), std::string::npos);
}

TEST(TryPage, SaysWhyTheChartWasChosenAndSavesThatChart) {
  std::string figures;
  for (int month = 1; month <= 12; ++month)
    figures += "01/" + std::to_string(month) + "/2023\t" + std::to_string(40 + month % 5) + "\n";
  for (int month = 1; month <= 8; ++month)
    figures += "01/" + std::to_string(month) + "/2024\t" + std::to_string(41 + month % 4) + "\n";
  const std::string page = page_of(figures);
  EXPECT_NE(page.find("<option value=\"\" selected>Choose for me, and say why"), std::string::npos);
  EXPECT_NE(page.find("Chosen for you. "), std::string::npos);
  EXPECT_NE(page.find("Before you trust this chart"), std::string::npos);
  // Downloads are drawn by the form as it was typed; a measure needs the chart itself.
  const std::size_t downloads = page.find("name=\"chart\" value=\"\"");
  EXPECT_NE(downloads, std::string::npos);
  EXPECT_NE(page.find("value=\"i\"", downloads), std::string::npos);
}

TEST(TryPage, FoldsALongTableAndPutsDownloadsBeforeIt) {
  std::string figures;
  Date date = *parse_iso_date("2024-01-01");
  for (int i = 0; i < 200; ++i, date = add_days(date, 1))
    figures += to_iso(date) + "\t" + std::to_string(100 + i % 9) + "\n";
  const std::string page = page_of(figures);
  const std::size_t table = page.find("Show all 60 rows");
  ASSERT_NE(table, std::string::npos);
  EXPECT_LT(page.find("id=\"take-away\""), table);
  EXPECT_EQ(page_of("Jan-24\t12\nFeb-24\t11\n").find("Show all"), std::string::npos);
}

TEST(TryPage, AsksAboutADoubtfulTargetAboveTheVerdict) {
  const TryForm form{.figures = "Jan-24\t80%\nFeb-24\t82%\n", .better = "increase", .target = "0.75"};
  html::Page h;
  try_page(h, {.form = form,
               .errors = {},
               .answer = answer_of(*read_try(form)),
               .action = html::Url::path("/try"),
               .example = html::Url::path("/try"),
               .save = html::Url::path("/try/save")});
  const std::string page = std::move(h).take();
  EXPECT_NE(page.find("Did you mean 75%?"), std::string::npos);
  EXPECT_NE(page.find("name=\"target\" value=\"0.75\""), std::string::npos) << "what was typed stays";
}

}  // namespace
}  // namespace qi::analysis
