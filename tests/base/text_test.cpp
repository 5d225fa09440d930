#include <gtest/gtest.h>

#include <array>
#include <string>

#include "base/text.h"

namespace qi {
namespace {

TEST(Trimmed, TakesNoBreakSpacesAwayToo) {
  EXPECT_EQ(trimmed("\t\u00A0 RYD \u00A0\r\n"), "RYD");
  EXPECT_EQ(trimmed("\u00A0"), "");
}

TEST(Split, KeepsEmptyPieces) {
  const auto pieces = split("a,,b,", ',');
  ASSERT_EQ(pieces.size(), 4u);
  EXPECT_EQ(pieces[1], "");
  EXPECT_EQ(pieces[3], "");
}

TEST(Listed, JoinsAsInASentence) {
  EXPECT_EQ(listed(std::array<std::string, 3>{"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(listed(std::array<std::string, 1>{"a"}), "a");
}

TEST(Counted, HasOneSingular) {
  EXPECT_EQ(counted(1, "row", "rows"), "1 row");
  EXPECT_EQ(counted(0, "row", "rows"), "0 rows");
  EXPECT_EQ(counted(2, "row", "rows"), "2 rows");
}

TEST(Uncapitalised, LowersTheFirstLetterAlone) {
  EXPECT_EQ(uncapitalised("Special cause in the RYD figures"), "special cause in the RYD figures");
  EXPECT_EQ(uncapitalised("Été"), "Été") << "letters beyond ASCII stay";
  EXPECT_EQ(uncapitalised(""), "");
}

TEST(CharacterCount, CountsCharactersNotBytes) {
  EXPECT_EQ(character_count(""), 0u);
  EXPECT_EQ(character_count("Tân 🚑"), 5u);
}

TEST(Utf8, RefusesOverlongFormsSurrogatesAndHalves) {
  EXPECT_TRUE(is_utf8("Tân 🚑"));
  EXPECT_FALSE(is_utf8("\xC0\xAF")) << "an overlong slash";
  EXPECT_FALSE(is_utf8("\xED\xA0\x80")) << "a surrogate";
  EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80")) << "beyond U+10FFFF";
  EXPECT_FALSE(is_utf8("\xE2\x80")) << "the end is missing";
}

}  // namespace
}  // namespace qi
