#include "chart/time_axis.h"

#include <gtest/gtest.h>

#include "chart/text_width.h"
#include "support/chart_cases.h"

namespace qi::chart {
namespace {

std::string row(const TimeAxis& axis) {
  std::string words;
  for (const TimeLabel& label : axis.labels) words += (words.empty() ? "" : " ") + label.text;
  return words;
}
std::string years(const TimeAxis& axis) {
  std::string words;
  for (const YearLabel& year : axis.years) words += "[" + year.text + "]";
  return words;
}

TimeAxis axis_of(Frequency frequency, Date first, std::size_t count, double width = 970) {
  const std::vector<Date> dates = support::dates_from(frequency, first, count);
  return time_axis(dates, frequency, {0, width, count}, {14, 12, 100});
}

TEST(TimeAxis, NamesEveryMonthWhenThereIsRoom) {
  EXPECT_EQ(row(axis_of(Frequency::month, *Date::from(2024, 11, 1), 4)), "Nov Dec Jan Feb");
}

TEST(TimeAxis, NamesQuartersThenHalfYearsThenOnlyYears) {
  EXPECT_EQ(row(axis_of(Frequency::month, *Date::from(2022, 1, 1), 38)),
            "Jan Apr Jul Oct Jan Apr Jul Oct Jan Apr Jul Oct Jan");
  EXPECT_EQ(row(axis_of(Frequency::month, *Date::from(2022, 1, 1), 36, 286)), "Jan Jul Jan Jul Jan Jul");
  EXPECT_EQ(row(axis_of(Frequency::month, *Date::from(2008, 1, 1), 200, 286)), "");
}

TEST(TimeAxis, NamesTheFirstWeekOfAMonth) {
  EXPECT_EQ(row(axis_of(Frequency::week, *Date::from(2024, 1, 1), 60)),
            "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb");
}

TEST(TimeAxis, NamesMondaysThenMonthsOfDays) {
  EXPECT_EQ(row(axis_of(Frequency::day, *Date::from(2024, 3, 1), 24)), "4 Mar 11 Mar 18 Mar");
  EXPECT_EQ(row(axis_of(Frequency::day, *Date::from(2023, 11, 6), 200)), "Nov Dec Jan Feb Mar Apr May");
}

TEST(TimeAxis, GivesUpTheYearOfASingleLeadingMonth) {
  EXPECT_EQ(years(axis_of(Frequency::month, *Date::from(2017, 12, 1), 88)),
            "[][2018][2019][2020][2021][2022][2023][2024][2025]");
}

TEST(TimeAxis, DrawsATickPerPointOnlyWhenThereIsRoom) {
  EXPECT_EQ(axis_of(Frequency::month, *Date::from(2022, 1, 1), 60).ticks[1], Tick::small);
  EXPECT_EQ(axis_of(Frequency::day, *Date::from(2023, 1, 1), 200).ticks[1], Tick::none);
}

TEST(TimeAxis, NumbersPointsWithoutDates) {
  EXPECT_EQ(row(time_axis({}, Frequency::month, {0, 200, 24}, {14, 12, 0})), "1 5 10 15 20");
}

TEST(TimeAxis, NumbersTheLastPointsByTheirPlacesInTheWhole) {
  // Found by looking: the last 24 of 400 points were numbered 1 to 24.
  EXPECT_EQ(row(time_axis({}, Frequency::month, {0, 280, 24}, {14, 12, 0}, 376)), "380 385 390 395 400");
}

TEST(TimeAxis, GivesTheLastYearItsLabelThoughOnlyJanuaryIsLeftOfIt) {
  // Found by looking: January 2023 stood under the 2022 that began a year before.
  const std::vector<Date> dates = support::dates_from(Frequency::month, *Date::from(2021, 2, 1), 24);
  const TimeAxis axis = time_axis(dates, Frequency::month, {0, 280, 24}, {14, 12, 9});
  EXPECT_EQ(years(axis), "[2021][2022][2023]");
  EXPECT_FALSE(axis.years.back().has_divider) << "it would run through the label";
}

TEST(TimeAxis, NeverLetsTwoLabelsTouchWhateverTheCount) {
  for (const Frequency frequency :
       {Frequency::day, Frequency::week, Frequency::month, Frequency::quarter, Frequency::year})
    for (std::size_t count = 1; count <= 400; count += 7)
      for (const double width : {286.0, 970.0}) {
        const std::vector<Date> dates =
            support::dates_from(frequency, period_start(frequency, *Date::from(1999, 11, 29)), count);
        const PointScale scale{0, width, count};
        const TimeAxis axis = time_axis(dates, frequency, scale, {14, 12, 10});
        double end = -1e9;
        for (const TimeLabel& label : axis.labels) {
          const double half = text_width(label.text, 14) / 2;
          EXPECT_GE(scale.x(label.point) - half, end) << label.text << " of " << count;
          end = scale.x(label.point) + half;
        }
        end = -1e9;
        for (const YearLabel& year : axis.years) {
          if (year.text.empty()) continue;
          EXPECT_GE(year.x, end) << year.text << " of " << count;
          end = year.x + text_width(year.text, 14, Weight::bold);
          EXPECT_LE(end, width + 10 + 1e-9) << year.text << " of " << count;
        }
      }
}

}  // namespace
}  // namespace qi::chart
