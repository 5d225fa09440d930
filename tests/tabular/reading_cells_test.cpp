// Dates, numbers and frequencies of single cells, from tables of cases in text files.
#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include "base/text.h"
#include "tabular/date_reading.h"
#include "tabular/frequency_guess.h"
#include "tabular/number_reading.h"

namespace qi::tabular {
namespace {

std::vector<std::pair<std::string, std::string>> cases_in(const std::string& name) {
  std::ifstream file(std::string(QUALITEA_SOURCE_DIR) + "/tests/tabular/" + name);
  std::vector<std::pair<std::string, std::string>> cases;
  for (std::string line; std::getline(file, line);) {
    const std::size_t bar = line.find(" | ");
    if (line.starts_with('#') || bar == std::string::npos) continue;
    cases.emplace_back(line.substr(0, bar), line.substr(bar + 3));
  }
  return cases;
}

std::string_view word(DateForm form) {
  constexpr std::array<std::string_view, 9> kWords{
      "day",     "spreadsheet_day", "month", "week_commencing", "week_ending",
      "quarter", "financial_year",  "year",  "financial_month"};
  return kWords[static_cast<std::size_t>(form)];
}

TEST(DateReading, TakesAndRefusesWhatTheTableSays) {
  const auto cases = cases_in("date_cases.txt");
  ASSERT_GT(cases.size(), 50u);
  for (const auto& [typed, expected] : cases) {
    const auto read = read_date(typed);
    EXPECT_EQ(read ? fmt::format("{} {}", to_iso(read->date), word(read->form)) : read.error().message, expected)
        << "typed: " << typed;
  }
}

TEST(DateReading, RefusesAnEmptyCellWithAnExample) {
  EXPECT_EQ(read_date("  ").error().message, "Enter a date, like 30/11/2024.");
}

TEST(NumberReading, TakesAndRefusesWhatTheTableSays) {
  const auto cases = cases_in("number_cases.txt");
  ASSERT_GT(cases.size(), 30u);
  constexpr std::array<std::string_view, 4> kForms{"missing", "number", "percent", "time"};
  for (const auto& [typed, expected] : cases) {
    const auto read = read_number(typed);
    std::string got = read ? std::string(kForms[static_cast<std::size_t>(read->form)]) : read.error().message;
    if (read && read->form != NumberForm::missing) got += fmt::format(" {}", read->value);
    EXPECT_EQ(got, expected) << "typed: " << typed;
  }
}

TEST(NumberReading, CountsTheDecimalsAsWritten) {
  EXPECT_EQ(read_number("58.20%")->decimals, 2);
  EXPECT_EQ(read_number("1,234.5")->decimals, 1);
  EXPECT_EQ(read_number("44")->decimals, 0);
}

TEST(FrequencyGuess, FollowsTheCommonestDistance) {
  const auto dates = [](std::initializer_list<const char*> texts) {
    std::vector<Date> days;
    for (const char* text : texts) days.push_back(*parse_iso_date(text));
    return days;
  };
  EXPECT_EQ(guess_frequency(dates({"2025-03-03", "2025-03-04", "2025-03-07", "2025-03-10"})), Frequency::day);
  EXPECT_EQ(guess_frequency(dates({"2025-03-17", "2025-03-03", "2025-03-10", "2025-04-07"})), Frequency::week);
  EXPECT_EQ(guess_frequency(dates({"2025-01-31", "2025-02-28", "2025-03-31", "2025-03-31"})), Frequency::month);
  EXPECT_EQ(guess_frequency(dates({"2024-04-01", "2024-07-01", "2024-10-01"})), Frequency::quarter);
  EXPECT_EQ(guess_frequency(dates({"2022-04-01", "2023-04-01"})), Frequency::year);
  EXPECT_EQ(guess_frequency({}), Frequency::month);
}

TEST(DateHeading, SaysHowWeeksAreNamed) {
  EXPECT_EQ(form_in_heading("Week ending"), DateForm::week_ending);
  EXPECT_EQ(form_in_heading("W/C"), DateForm::week_commencing);
  EXPECT_EQ(form_in_heading("Month"), DateForm::month);
  EXPECT_EQ(form_in_heading("Mean minutes"), std::nullopt);
}

}  // namespace
}  // namespace qi::tabular
