// Numbers from 999 000 0000 on are never given to a person; 943 476 5919 is the NHS Data Dictionary's example.
#include "tabular/patient_identifiers.h"

#include <gtest/gtest.h>

#include <vector>

namespace qi::tabular {
namespace {

TEST(PatientIdentifiers, HaveAValidCheckDigit) {
  EXPECT_TRUE(is_nhs_number("9434765919"));
  EXPECT_TRUE(is_nhs_number("9990000018"));
  EXPECT_FALSE(is_nhs_number("9434765918"));
  EXPECT_FALSE(is_nhs_number("0000000000"));
  EXPECT_FALSE(is_nhs_number("999000001"));
  EXPECT_FALSE(is_nhs_number("99900000x8"));
}

TEST(PatientIdentifiers, AreFoundInFreeTextHoweverParted) {
  for (const char* text :
       {"9990000018", "NHS no. 999 000 0018.", "seen 999-000-0018 at home", "(9990000018)", "999\u00a0000\u00a00018"})
    EXPECT_TRUE(mentions_nhs_number(text)) << text;
  for (const char* text : {"", "9990000019", "19990000018", "99900000181", "9 990 000 018", "999 0000018",
                           "99 90 00 00 18", "01622 740000", "2024-04-01 13:30", "1,234,567,890"})
    EXPECT_FALSE(mentions_nhs_number(text)) << text;
}

PastedCells cells_of(std::vector<std::vector<std::string>> rows) {
  PastedCells cells;
  cells.width = rows[0].size();
  for (auto& row : rows) cells.rows.push_back({cells.rows.size() + 1, std::move(row)});
  return cells;
}

TEST(PatientIdentifiers, AreToldByPlaceAndNotRepeated) {
  const auto cells =
      cells_of({{"Month", "Value", "Note"}, {"Apr-24", "3", "ring 999 000 0026"}, {"May-24", "4", "9990000018"}});
  const std::vector<ColumnRole> roles{ColumnRole::date, ColumnRole::value, ColumnRole::label};
  const auto places = find_patient_identifiers(cells, roles);
  ASSERT_EQ(places.size(), 2u);
  EXPECT_EQ(places[0].row, 2u);
  EXPECT_EQ(places[0].column, 3u);
  EXPECT_EQ(
      words_of(std::span(places).first(1)),
      "The cell in row 2, column 3 looks like an NHS number. Take every patient's number out of the file, then give "
      "it again.");
  // Nobody said what the columns are: every one is looked at.
  EXPECT_EQ(find_patient_identifiers(cells, {}).size(), 2u);
}

TEST(PatientIdentifiers, AreFoundInAColumnOfThemWhateverItIsCalled) {
  const auto cells = cells_of({{"1/4/24", "9990000018"}, {"2/4/24", "9990000026"}, {"3/4/24", "9990000034"}});
  EXPECT_EQ(find_patient_identifiers(cells, std::vector{ColumnRole::date, ColumnRole::value}).size(), 3u);
}

TEST(PatientIdentifiers, AreFoundAmongFiguresAndInTheirHeading) {
  const std::vector roles{ColumnRole::date, ColumnRole::value};
  EXPECT_EQ(
      find_patient_identifiers(cells_of({{"Apr-24", "3"}, {"May-24", "9990000018"}, {"Jun-24", "4"}}), roles).at(0).row,
      2u);
  EXPECT_EQ(find_patient_identifiers(cells_of({{"Month", "Calls of 999 000 0018"}, {"Apr-24", "3"}}), roles).size(),
            1u);
}

TEST(PatientIdentifiers, AreNotSeenInFiguresOfTenDigitsOfWhichSomeFitByChance) {
  const auto pounds = cells_of({{"Apr-24", "1234567890"}, {"May-24", "9990000018"}, {"Jun-24", "1234567891"}});
  EXPECT_TRUE(find_patient_identifiers(pounds, std::vector{ColumnRole::date, ColumnRole::value}).empty());
  const auto shares = cells_of({{"Apr-24", "0.9230769231"}, {"May-24", "0.0714285714"}, {"Jun-24", "0.5"}});
  EXPECT_TRUE(find_patient_identifiers(shares, std::vector{ColumnRole::date, ColumnRole::value}).empty());
  const auto seconds = cells_of({{"Apr-24", "1714550400.5"}, {"May-24", "1714550401.5"}, {"Jun-24", "1714550402.5"}});
  EXPECT_TRUE(find_patient_identifiers(seconds, std::vector{ColumnRole::date, ColumnRole::value}).empty());
}

}  // namespace
}  // namespace qi::tabular
