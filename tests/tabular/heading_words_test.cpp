#include "tabular/heading_words.h"

#include <gtest/gtest.h>

#include <array>

namespace qi::tabular {
namespace {

TEST(HeadingWords, AreWholeWords) {
  EXPECT_TRUE(has_word("No of calls", "no"));
  EXPECT_TRUE(has_word("Incident_no.", "no"));
  EXPECT_FALSE(has_word("Notes", "no"));
  EXPECT_TRUE(has_word("Number out of range, out of", "out of"));
}

// Once only the first place was looked at: "Notes no" held no word "no".
TEST(HeadingWords, AreFoundBehindALongerWordThatBeginsLikeThem) {
  EXPECT_TRUE(has_word("Notes no", "no"));
}

TEST(HeadingWords, AreLookedForInTheirOrder) {
  constexpr std::array<std::string_view, 2> kWords{"week", "date"};
  EXPECT_EQ(word_in("Date of the week", kWords), "week");
  EXPECT_EQ(word_in("Calls", kWords), std::nullopt);
}

}  // namespace
}  // namespace qi::tabular
