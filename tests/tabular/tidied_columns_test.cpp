#include "tabular/tidied_columns.h"

#include <gtest/gtest.h>

namespace qi::tabular {
namespace {

using Notes = std::vector<std::string>;

struct Tidied {
  PastedCells cells;
  Notes notes;

  std::vector<std::string> column(std::size_t place) const {
    std::vector<std::string> found;
    for (const PastedRow& row : cells.rows) found.push_back(row.cells[place]);
    return found;
  }
};

Tidied tidied(std::string_view text) {
  auto cells = read_pasted(text);
  EXPECT_TRUE(cells);
  Tidied result{.cells = *std::move(cells), .notes = {}};
  result.notes = take_units(result.cells);
  for (std::string& note : put_colons(result.cells)) result.notes.push_back(std::move(note));
  return result;
}

TEST(TidiedColumns, LoseAUnitThatEveryFigureCarries) {
  const Tidied minutes = tidied("Week\tWait\n01/01/2024\t30 min\n08/01/2024\t-\n15/01/2024\t1,234.5Min\n");
  EXPECT_EQ(minutes.column(1), (Notes{"Wait (min)", "30", "-", "1,234.5"}));
  EXPECT_EQ(minutes.column(0)[1], "01/01/2024");
  EXPECT_EQ(minutes.notes, Notes{"\"min\" was taken off the figures of \"Wait\"."});
  EXPECT_EQ(tidied("Jan-24\t£1,030\nFeb-24\t£ 900\n").column(1), (Notes{"1,030", "900"}));
  EXPECT_EQ(tidied("Jan-24\t£1,030\nFeb-24\t£ 900\n").notes, Notes{"\"£\" was taken off the figures of column 2."});
}

TEST(TidiedColumns, TakeNoFigureForAHeadingAndNoHeadingForAFigure) {
  EXPECT_EQ(tidied("30\n31 min\n32 min\n").notes, Notes{}) << "ways are mixed";
  EXPECT_EQ(tidied("30 min\n31 min\n").column(0), (Notes{"30", "31"}));
  EXPECT_EQ(tidied("Date\t4h\n01/01/2024\t30 min\n02/01/2024\t31 min\n").notes,
            Notes{"\"min\" was taken off the figures of \"4h\"."});
}

TEST(TidiedColumns, StayAsTheyAreWhereUnitsAreMixedUnknownOrAlone) {
  for (const std::string_view text :
       {"Jan-24\t30 min\nFeb-24\t1 h\n", "Jan-24\t30 min\nFeb-24\t31\n", "Jan-24\t3 falls\nFeb-24\t4 falls\n",
        "Jan-24\t3 min\n", "Jan-24\tmin\nFeb-24\ts\n"}) {
    const Tidied same = tidied(text);
    EXPECT_EQ(same.notes, Notes{}) << text;
    EXPECT_EQ(same.cells.rows[0].cells, read_pasted(text)->rows[0].cells) << text;
  }
}

// "0215" under "Time" was charted as the number 215.
TEST(TidiedColumns, HaveTimesOfDayOfFourDigitsAsAClockShowsThem) {
  const Tidied times = tidied("Date\tTime\n01/01/2024\t0215\n02/01/2024\t1430\n03/01/2024\t2359\n");
  EXPECT_EQ(times.column(1), (Notes{"Time of day", "02:15", "14:30", "23:59"}));
  EXPECT_EQ(times.notes, Notes{"The four digits of \"Time\" were read as times of day."});
  EXPECT_EQ(tidied("Date\tTime of call\n01/01/2024\t0215\n02/01/2024\t1430\n").column(1)[0], "Time of call");
  for (const std::string_view text :
       {"Date\tTime\n01/01/2024\t1215\n02/01/2024\t1430\n", "Date\tTime\n01/01/2024\t0215\n02/01/2024\t1475\n",
        "Date\tCalls\n01/01/2024\t0215\n02/01/2024\t1430\n", "Date\tTime\n01/01/2024\t0215\n02/01/2024\t930\n"})
    EXPECT_EQ(tidied(text).notes, Notes{}) << text;
}

TEST(TidiedColumns, OfNoRowsAreNone) {
  PastedCells none;
  EXPECT_EQ(take_units(none), Notes{});
  EXPECT_EQ(put_colons(none), Notes{});
}

}  // namespace
}  // namespace qi::tabular
