#include <gtest/gtest.h>

#include "analysis/which_chart_pages.h"
#include "spc/chart_choice.h"

namespace qi::analysis {
namespace {

WhichChart page_for(const std::string& query) {
  return which_chart_of(http::parse_urlencoded(query));
}

std::string html_of(const WhichChart& page) {
  html::Page h;
  which_chart_page(h, page);
  return std::move(h).take();
}

TEST(WhichChart, AsksTheFirstQuestionWithItsExamples) {
  const WhichChart page = page_for("");
  ASSERT_TRUE(page.open);
  EXPECT_EQ(page.open->asks, "What is each figure?");
  ASSERT_EQ(page.open->answers.size(), 5u);
  EXPECT_EQ(page.open->answers[1].url.text(), "/try/which-chart?figure=cases-out-of-cases");
  EXPECT_TRUE(page.given.empty());
  const std::string html = html_of(page);
  EXPECT_NE(html.find("58 of 80 records complete"), std::string::npos);
  EXPECT_EQ(html.find("Your answers"), std::string::npos);
}

TEST(WhichChart, AsksOneQuestionAfterTheOtherAndKeepsTheAnswersInTheAddress) {
  const WhichChart page = page_for("figure=events");
  ASSERT_TRUE(page.open);
  EXPECT_EQ(page.open->answers[2].url.text(), "/try/which-chart?figure=events&whole=varying");
  ASSERT_EQ(page.given.size(), 1u);
  EXPECT_EQ(page.given[0].change.text(), "/try/which-chart");
  const WhichChart third = page_for("figure=events&whole=varying");
  EXPECT_EQ(third.open->asks, "How many, or how rare?");
  EXPECT_EQ(third.given[1].change.text(), "/try/which-chart?figure=events");
}

TEST(WhichChart, EndsInTheChartWithItsReasonWhatToRecordAndALinkToTryIt) {
  const WhichChart page = page_for("figure=events&whole=varying&amount=usual");
  EXPECT_FALSE(page.open);
  ASSERT_TRUE(page.found);
  EXPECT_EQ(page.found->title, "u chart");
  EXPECT_EQ(page.found->try_it.text(), "/try?chart=u");
  const std::string html = html_of(page);
  EXPECT_NE(html.find("More hours, jobs or miles bring more events"), std::string::npos);
  EXPECT_NE(html.find("Each time, how many events there were, and the hours, jobs or miles behind them."),
            std::string::npos);
  EXPECT_NE(html.find("href=\"/try?chart=u\""), std::string::npos);
}

TEST(WhichChart, SkipsQuestionsThatMakeNoDifferenceAndSaysWhatElseToRecord) {
  const WhichChart page = page_for("figure=time-since");
  ASSERT_TRUE(page.found);
  EXPECT_EQ(page.found->title, "t chart");
  EXPECT_EQ(page_for("figure=events&whole=none&amount=rare").found->record,
            "Record the date of each event, and chart the days from one to the next.");
}

TEST(WhichChart, AsksAgainWhereTheAddressHoldsNoAnswer) {
  EXPECT_EQ(page_for("figure=nonsense&whole=none").open->asks, "What is each figure?");
  EXPECT_TRUE(page_for("figure=nonsense&whole=none").given.empty());
}

TEST(WhichChart, SendsCountsOutOfAsManyCasesToTheChartThatTryItHasForThem) {
  const WhichChart page = page_for("figure=cases-out-of-cases&whole=constant&amount=usual");
  EXPECT_EQ(page.found->title, "np chart");
  EXPECT_EQ(page.found->try_it.text(), "/try?chart=p");
  EXPECT_FALSE(page.found->note.empty());
}

TEST(WhichChart, EveryWayThroughTheQuestionsEndsInAChart) {
  for (const auto& figure : spc::choice_questions()[0].answers)
    for (const auto& whole : spc::choice_questions()[1].answers)
      for (const auto& amount : spc::choice_questions()[2].answers) {
        const WhichChart page = page_for("figure=" + std::string(figure.slug) + "&whole=" + std::string(whole.slug) +
                                         "&amount=" + std::string(amount.slug));
        ASSERT_TRUE(page.found) << figure.slug << whole.slug << amount.slug;
        EXPECT_FALSE(page.found->record.empty());
      }
}

}  // namespace
}  // namespace qi::analysis
