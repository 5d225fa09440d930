#include "analysis/try_capability/capability_form.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace qi::analysis {
namespace {

std::string error_at(const CapabilityForm& form, std::string_view field) {
  const auto read = read_capability_form(form);
  if (read) return "accepted";
  const auto found = std::ranges::find(read.error().fields, field, &FieldError::field);
  return found == read.error().fields.end() ? "another field" : found->message;
}

CapabilityReading reading_of(const CapabilityForm& form) {
  const auto read = read_capability_form(form);
  if (!read) throw std::runtime_error(read.error().message);
  return *read;
}

constexpr std::string_view kTimes = "Time\n9:15\n10:00\n8:30\n";

TEST(CapabilityForm, AsksForFiguresAndForALimit) {
  EXPECT_EQ(error_at({}, "figures"), "Paste or type some figures: one on each line, the oldest first.");
  EXPECT_EQ(error_at({.figures = "12\n13\n"}, "upper"),
            "Give a lower or an upper limit: without one there is nothing to be capable of.");
  EXPECT_EQ(error_at({.figures = "fast\nslow\n", .upper = "3"}, "figures"),
            "Paste at least one column of figures, such as 31 or 18:05.");
}

TEST(CapabilityForm, RefusesEveryFieldAtOnce) {
  const CapabilityForm form{
      .figures = "12\n13\n", .lower = "low", .upper = "9:15", .level = "100", .shape = "bell", .centile = "0"};
  const auto read = read_capability_form(form);
  ASSERT_FALSE(read);
  std::vector<std::string> fields;
  for (const FieldError& error : read.error().fields) fields.push_back(error.field);
  EXPECT_EQ(fields, (std::vector<std::string>{"lower", "upper", "level", "centile", "shape"}));
}

TEST(CapabilityForm, ReadsLimitsInTheWritingOfTheFigures) {
  EXPECT_EQ(error_at({.figures = std::string(kTimes), .upper = "10"}, "upper"),
            "Enter minutes and seconds, like 9:15.");
  const CapabilityReading times = reading_of({.figures = std::string(kTimes), .upper = "10:00"});
  EXPECT_EQ(times.question.values, (std::vector<double>{555, 600, 510}));
  EXPECT_EQ(times.question.specification.upper, 600);
  EXPECT_EQ(times.question.format.style, ValueStyle::minutes_seconds);
  EXPECT_EQ(times.name, "Time");
  EXPECT_EQ(times.first, ToldFirst::standard);
  const CapabilityReading percent = reading_of({.figures = "81%\n84.25%\n", .lower = "80%"});
  EXPECT_EQ(percent.question.format, (ValueFormat{ValueStyle::percent, 2, ""}));
  EXPECT_EQ(percent.first, ToldFirst::indices);
}

TEST(CapabilityForm, SaysWhichLimitIsAtFault) {
  EXPECT_EQ(error_at({.figures = "12\n13\n", .lower = "5", .upper = "5"}, "lower"),
            "Give a lower limit below the upper limit.");
  EXPECT_EQ(error_at({.figures = "12\n13\n", .lower = "5", .upper = "15", .target = "16"}, "target"),
            "Give a target between the limits.");
}

TEST(CapabilityForm, RefusesFiguresInTwoWritings) {
  EXPECT_EQ(error_at({.figures = "9:15\n12\n", .upper = "20"}, "figures"),
            "Some figures are times like 9:15 and some are not. Write all of them in one way.");
  EXPECT_EQ(error_at({.figures = "9%\n12\n", .upper = "20"}, "figures"),
            "Some figures have a percent sign and some have none. Write all of them in one way.");
  EXPECT_EQ(error_at({.figures = "9:15\n0\n", .upper = "20:00"}, "figures"), "accepted");
}

TEST(CapabilityForm, TakesARowForEachSubgroup) {
  const CapabilityReading read = reading_of({.figures = "a\tb\tc\n1\t2\t3\n4\t\t6\n\t-\t\n5\t5\t5\n", .upper = "9"});
  EXPECT_TRUE(read.question.values.empty());
  ASSERT_EQ(read.question.subgroups.size(), 3u);
  EXPECT_EQ(read.question.subgroups[1], (std::vector<double>{4, 6}));
  ASSERT_EQ(read.notes.size(), 2u);
  EXPECT_EQ(read.notes[0], "Each row was read as a subgroup: 3 subgroups of up to 3 figures.");
  EXPECT_EQ(read.notes[1], "1 row without a figure left out.");
}

TEST(CapabilityForm, LeavesOutWordsAndACountOfTheRows) {
  const CapabilityReading read =
      reading_of({.figures = "No\tCrew\tMinutes\n1\tred\t31\n2\tblue\t28\n3\tred\t34\n", .upper = "40"});
  EXPECT_EQ(read.question.values, (std::vector<double>{31, 28, 34}));
  EXPECT_EQ(read.notes, (std::vector<std::string>{"The column “Crew” holds words and was left out.",
                                                  "The column “No” counts the rows and was left out."}));
}

TEST(CapabilityForm, TakesAColumnLyingDown) {
  EXPECT_EQ(reading_of({.figures = "31\t28\t34\t30\n", .upper = "40"}).question.values,
            (std::vector<double>{31, 28, 34, 30}));
}

TEST(CapabilityForm, KeepsThePlaceOfAMissingFigure) {
  const CapabilityReading read = reading_of({.figures = "Minutes\tCrew\n31\ta\n-\tb\n34\tc\n", .upper = "40"});
  ASSERT_EQ(read.question.values.size(), 3u);
  EXPECT_TRUE(std::isnan(read.question.values[1]));
  EXPECT_EQ(read.notes.back(), "1 place has no figure; no range is formed across such a gap.");
}

}  // namespace
}  // namespace qi::analysis
