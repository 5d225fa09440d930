#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

#include "json/json_reading.h"
#include "json/json_writer.h"

namespace qi::json {
namespace {

TEST(JsonWriter, WritesNestedValuesInOrder) {
  Writer w;
  w.object([&] {
    w.key("n").value(3);
    w.key("name").value("C2 \"mean\"\n");
    w.key("list").array([&] {
      w.value(0.1);
      w.value(true);
      w.null();
    });
    w.key("empty").object([] {});
    w.key("none").value(std::optional<double>());
  });
  EXPECT_EQ(std::move(w).take(), R"({"n":3,"name":"C2 \"mean\"\n","list":[0.1,true,null],"empty":{},"none":null})");
}

TEST(JsonWriter, WritesWhatIsNotANumberAsNullAndNeverMinusZero) {
  Writer w;
  w.array([&] {
    w.value(std::nan(""));
    w.value(std::numeric_limits<double>::infinity());
    w.value(-0.0);
  });
  EXPECT_EQ(std::move(w).take(), "[null,null,0]");
}

TEST(JsonReading, GivesBackTheSameDoubleForItsShortestText) {
  for (const double number : {0.1, -24.488436923076925, 5e-324, 1.7976931348623157e308, 123456789.12345679}) {
    Writer w;
    w.value(number);
    const auto value = read(std::move(w).take());
    ASSERT_TRUE(value);
    EXPECT_EQ(value->to_number<double>(), number);
  }
}

TEST(JsonReading, NamesTheLineAndWhatIsExpected) {
  const auto broken = read("{\n  \"a\": 1\n  \"b\": 2\n}");
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().message, "Line 3: this is not JSON. Look for a missing comma, quote or bracket.");
  EXPECT_EQ(read("[1, 2").error().message, "Line 1: the text ends too early. Close every quote and bracket.");
  EXPECT_EQ(read("[1] [2]").error().message, "Line 1: there is something after the end. Send one JSON value.");
  EXPECT_EQ(read("[1e999]").error().message, "Line 1: a number is too large. Use a smaller one.");
}

TEST(JsonReading, AcceptsBlanksAtTheEndButNotAnEmptyText) {
  EXPECT_TRUE(read(" [1]\n\n"));
  EXPECT_FALSE(read(""));
  EXPECT_FALSE(read("   "));
}

TEST(JsonReading, RefusesBracketsNestedTooDeep) {
  const std::string deep = std::string(33, '[') + std::string(33, ']');
  EXPECT_EQ(read(deep).error().message, "Line 1: brackets are nested too deep. Use fewer levels.");
  EXPECT_TRUE(read(deep, 33));
}

TEST(JsonReading, RefusesBytesThatAreNotUtf8) {
  EXPECT_EQ(read("[1,\n\"\xff\"]").error().message, "Line 2: the bytes are not UTF-8. Send the text as UTF-8.");
  EXPECT_FALSE(read("[\"\xed\xa0\x80\"]")) << "a surrogate written as bytes";
}

TEST(JsonReading, RefusesWhatNoDatabaseKeepsInText) {
  const std::string zero = "Line 1: a text holds the character U+0000. Leave it out.";
  EXPECT_EQ(read(R"(["a\u0000b"])").error().message, zero);
  EXPECT_EQ(read(R"({"a\u0000b": 1})").error().message, zero) << "in a name as well";
  EXPECT_EQ(read("[\"" + std::string(9000, 'x') + "\\u0000\"]").error().message, zero) << "in a later part of a text";
  EXPECT_FALSE(read(std::string("[\"a\0b\"]", 7))) << "a control character must be escaped";
  const std::string half =
      R"(Line 1: a \u escape is half of a character. Write both halves, such as \ud83d\ude91, or leave it out.)";
  for (const char* text : {R"(["\ud83d"])", R"(["\ude91"])", R"(["\ud83d\ud83d"])", R"(["\ud83d x"])"})
    EXPECT_EQ(read(text).error().message, half) << text;
  EXPECT_EQ(read(R"(["\ud83d\ude91"])")->as_array()[0].as_string(), "\U0001F691");
}

}  // namespace
}  // namespace qi::json
