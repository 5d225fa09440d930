#include "analysis/try_tests/result_titles.h"

#include <gtest/gtest.h>

#include "analysis/reference/test_examples.h"
#include "analysis/try_tests/tests_view.h"
#include "stats/test_catalogue.h"

namespace qi::analysis {
namespace {

// Once these were "Aic", "Sd of first" and "Omega squared".
TEST(ResultTitles, AreTheTermsOfTheField) {
  EXPECT_EQ(figure_title("aic"), "AIC (Akaike's information criterion)");
  EXPECT_EQ(figure_title("sd_of_first"), "Standard deviation of the first group");
  EXPECT_EQ(figure_title("sd_3"), "Standard deviation of group 3");
  EXPECT_EQ(figure_title("mcfadden_r_squared"), "McFadden's R²");
  EXPECT_EQ(figure_title("expected_1_2"), "Expected count in row 1, column 2");
  EXPECT_EQ(figure_title("mean_rank_2", {"Day", "Night"}), "Mean rank of Night");
  EXPECT_EQ(figure_title("mean_3", {"Day", "Night"}), "Mean of group 3");
  EXPECT_EQ(effect_title("Omega squared"), "Omega squared (ω²)");
  EXPECT_EQ(effect_title("Partial omega squared of Shift"), "Partial ω² of Shift");
  EXPECT_EQ(statistic_title("chi-squared"), "χ² (chi-squared)");
}

// Once "Mean of group 1", where the group had a name.
TEST(ResultTitles, OfGroupsHaveTheNamesThatWerePasted) {
  const auto reading =
      read_tests_form({.figures = "Day\tNight\tLate\n1\t4\t3\n2\t6\t5\n4\t7\t8\n", .test = "one-way-anova"});
  ASSERT_TRUE(reading) << reading.error().fields.front().message;
  const auto answer = test_answer_of(*reading);
  ASSERT_TRUE(answer);
  std::string keys;
  for (const ui::KeyValue& number : answer->numbers) keys += number.key + "; ";
  EXPECT_NE(keys.find("Mean of Day; Mean of Night; Mean of Late; "), std::string::npos) << keys;
}

TEST(ResultTitles, OfEveryTestHoldNoBareAbbreviation) {
  for (const stats::TestRow& row : stats::test_catalogue()) {
    const TestExample* example = find_test_example(row.slug);
    ASSERT_TRUE(example) << row.slug;
    TestsForm form{.figures = std::string(example->figures), .test = std::string(row.slug)};
    form.null_value = example->null_value;
    const auto reading = read_tests_form(form);
    ASSERT_TRUE(reading) << row.slug << ": " << reading.error().fields.front().message;
    const auto answer = test_answer_of(*reading);
    ASSERT_TRUE(answer) << row.slug;
    EXPECT_EQ(answer->files.size(), answer->figures.size()) << row.slug;
    for (const std::string& file : answer->files) EXPECT_TRUE(file.starts_with("<svg ")) << row.slug;
    for (const ui::KeyValue& number : answer->numbers)
      for (const std::string_view bare : {"Sd ", "Aic", " squared", " sd"})
        EXPECT_EQ(number.key.find(bare), std::string::npos) << row.slug << ": " << number.key;
  }
}

}  // namespace
}  // namespace qi::analysis
