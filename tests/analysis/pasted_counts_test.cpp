#include "analysis/pasted_counts.h"

#include <gtest/gtest.h>

#include "analysis/try_view.h"

namespace qi::analysis {
namespace {

tabular::PastedCells cells_of(const std::string& text) {
  return *tabular::read_pasted(text);
}

CountsReading read(const std::string& text, spc::ChartKind chart) {
  const auto counts = read_for_chart(cells_of(text), chart);
  if (!counts) throw std::runtime_error(counts.error().message);
  return *counts;
}

// Once only headings like "Numerator" and "Denominator" were taken for counts.
TEST(PastedCounts, TakeTheFirstColumnOfNumbersForTheCountAndTheSecondForTheWhole) {
  for (const std::string_view headings :
       {"Month\tFalls\tBed days\n", "Month\tn\tcalls\n", "Month\tlate\tTotal\n", ""}) {
    const auto figures = read(std::string(headings) + "Jan-24\t4\t1200\nFeb-24\t6\t1100\n", spc::ChartKind::p).figures;
    ASSERT_EQ(figures.rows.size(), 2u) << headings;
    EXPECT_EQ(figures.rows[1].numerator, 6) << headings;
    EXPECT_EQ(figures.rows[1].denominator, 1100) << headings;
  }
}

TEST(PastedCounts, SayInOneLineHowTheColumnsWereRead) {
  EXPECT_EQ(read("Month\tlate\tcalls\nJan-24\t4\t12\n", spc::ChartKind::p).figures.notes.front(),
            "\"late\" was read as the count and \"calls\" as what it is out of.");
  EXPECT_EQ(read("Jan-24\t4\t12\nFeb-24\t3\t11\n", spc::ChartKind::p).figures.notes.front(),
            "Column 2 was read as the count and column 3 as what it is out of.");
}

TEST(PastedCounts, LeaveAHeadingThatSaysWhatItIsItsMeaning) {
  const CountsReading counts = read("Month\tTotal\tLate\nJan-24\t12\t4\nFeb-24\t11\t3\n", spc::ChartKind::p);
  EXPECT_EQ(counts.figures.rows[0].numerator, 4);
  EXPECT_EQ(counts.figures.rows[0].denominator, 12);
  EXPECT_TRUE(counts.by_place);
  EXPECT_FALSE(read("Month\tNumerator\tDenominator\nJan-24\t4\t12\n", spc::ChartKind::p).by_place);
}

// Once the heading Numerator was not looked at: the first column of numbers was the count.
TEST(PastedCounts, TakeTheColumnThatIsHeadedNumeratorForTheCount) {
  const auto numbered = read("Date\tWeek number\tNumerator\tDenominator\n01/01/2024\t1\t4\t12\n08/01/2024\t2\t3\t11\n",
                             spc::ChartKind::p);
  EXPECT_EQ(numbered.figures.rows[0].numerator, 4);
  EXPECT_EQ(numbered.figures.rows[0].denominator, 12);
  EXPECT_FALSE(numbered.by_place);
  const auto turned = read("Month\tCalls\tNumerator\nJan-24\t12\t4\nFeb-24\t11\t3\n", spc::ChartKind::p);
  EXPECT_EQ(turned.figures.rows[0].numerator, 4);
  EXPECT_EQ(turned.figures.rows[0].denominator, 12);
  EXPECT_EQ(read("Month\tLate\tn\nJan-24\t4\t12\nFeb-24\t3\t11\n", spc::ChartKind::p).figures.rows[0].numerator, 4)
      << "n is as often the number of all cases";
}

// Once a table without headings said nothing, though the header promised a note.
TEST(PastedCounts, OfATableWithoutHeadingsAreToldWhereNoChartWasAskedFor) {
  const auto counts = read_for_chart(cells_of("Jan-24\t4\t12\nFeb-24\t3\t11\n"), std::nullopt);
  ASSERT_TRUE(counts);
  EXPECT_TRUE(counts->by_place);
  EXPECT_EQ(counts->figures.notes.front(), "Column 2 was read as the count and column 3 as what it is out of.");
}

// Once "Met, Total" became an XmR chart of Met, and nobody was told.
TEST(PastedCounts, UnderHeadingsAreReadWhereOneSaysTheWholeAndAskedForElsewhere) {
  const auto total = read_for_chart(cells_of("Month\tMet\tTotal\nJan-24\t4\t12\nFeb-24\t3\t11\n"), std::nullopt);
  ASSERT_TRUE(total);
  EXPECT_EQ(total->figures.notes.front(), "\"Met\" was read as the count and \"Total\" as what it is out of.");
  EXPECT_EQ(total->figures.rows.front().denominator, 12);

  const auto unsure =
      read_for_chart(cells_of("Month\tCompliant\tAudited\nJan-24\t4\t12\nFeb-24\t3\t11\n"), std::nullopt);
  ASSERT_TRUE(unsure);
  EXPECT_EQ(unsure->asks, "\"Audited\" was left out. If it is what \"Compliant\" is out of, choose a p or u chart.");
  EXPECT_EQ(unsure->figures.rows.front().value, 4);
}

TEST(PastedCounts, PassOverSharesAndAverages) {
  const auto figures =
      read("Month\tRate\tLate\tCalls\tShare\nJan-24\t0.3\t4\t12\t33%\nFeb-24\t0.3\t3\t11\t27%\n", spc::ChartKind::p)
          .figures;
  EXPECT_EQ(figures.rows[0].numerator, 4);
  EXPECT_EQ(figures.rows[0].denominator, 12);
}

// Once rates were written in percent, and a month of more events than the whole was left out.
TEST(PastedCounts, WriteRatesForSoMuchThatTheyCanBeRead) {
  const auto falls = read("Month\tFalls\tBed days\nJan-24\t4\t1200\nFeb-24\t6\t1100\n", spc::ChartKind::u).figures;
  EXPECT_EQ(falls.factor, 1000);
  EXPECT_NEAR(*falls.rows[0].value, 10.0 / 3, 1e-12);
  EXPECT_EQ(falls.notes.front(),
            "\"Falls\" was read as the count and \"Bed days\" as what it is out of; rates are for each 1,000 of them.");
  const auto faults = read("Month\tFaults\tVehicles\nJan-24\t24\t12\nFeb-24\t9\t11\n", spc::ChartKind::u).figures;
  EXPECT_EQ(faults.factor, 1);
  EXPECT_EQ(faults.rows.size(), 2u);
  EXPECT_EQ(faults.format.style, ValueStyle::number);
}

TEST(PastedCounts, OfRatesSayWhatTheyAreWrittenFor) {
  const auto reading =
      read_try({.figures = "Month\tFalls\tBed days\nJan-24\t4\t1200\nFeb-24\t6\t1100\n", .target = "3", .chart = "u"});
  ASSERT_TRUE(reading);
  EXPECT_EQ(answer_of(*reading).rates_for, "1,000");
}

TEST(PastedCounts, OfOtherChartsStayFigures) {
  EXPECT_EQ(read("Month\tFalls\tBed days\nJan-24\t4\t1200\n", spc::ChartKind::individuals).figures.rows[0].value, 4);
}

TEST(PastedCounts, AreSavedUnderHeadingsThatAMeasureReadsAlike) {
  const auto saved = [](const std::string& figures) {
    const auto reading = read_try({.figures = figures, .chart = "p"});
    if (!reading) throw std::runtime_error(reading.error().fields.front().message);
    return answer_of(*reading).figures_to_save;
  };
  EXPECT_EQ(saved("Month\tlate\tcalls\nJan-24\t4\t12\nFeb-24\t3\t11\n"),
            "Date\tNumerator\tDenominator\n2024-01-01\t4\t12\n2024-02-01\t3\t11\n");
  EXPECT_EQ(saved("Month\tNumerator\tDenominator\nJan-24\t4\t12\nFeb-24\t3\t11\n"), "");
}

// Once the refusal counted values: "Value 3 is more than its denominator".
TEST(PastedCounts, ARefusalNamesTheRowAndItsPeriod) {
  const auto refused =
      read_try({.figures = "Month\tlate\tcalls\nJan-24\t4\t2\nFeb-24\t9\t2\nMar-24\t1\t2\n", .chart = "p"});
  ASSERT_FALSE(refused);
  const std::string message = refused.error().fields.front().message;
  EXPECT_NE(message.find("in row 2, January 2024, the figure is more than its denominator."), std::string::npos)
      << message;
  EXPECT_EQ(message.find("Value"), std::string::npos) << message;
}

}  // namespace
}  // namespace qi::analysis
