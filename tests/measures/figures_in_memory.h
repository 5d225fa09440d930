#pragma once
/// Series with rows as the stores would give them, without a database: for the tests of views.
/// SECAmb's Category 2 response times are the real ones (see tests/data/README.md).

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "measures/series_reading.h"

namespace qi::measures {

inline Date on(const char* iso_date) {
  return parse_iso_date(iso_date).value();
}

/// Monthly percentages from January 2023, higher is better; not-a-number is "not available".
inline SeriesFigures percentages(const std::vector<double>& values) {
  SeriesFigures figures;
  figures.series = {.id = {1}, .measure = {7}, .organisation = {3}};
  figures.measure.id = {7};
  Definition& definition = figures.measure.definition;
  definition.name = "Welfare calls made on time";
  definition.short_name = "Welfare calls";
  definition.area = "Call handling";
  definition.format = {.style = ValueStyle::percent, .decimals = 1, .unit = ""};
  definition.natural_lower = 0;
  definition.natural_upper = 100;
  definition.better = spc::Direction::increase;
  figures.organisation = {.id = {3}, .code = "RYD", .name = "South East Coast", .short_name = "South East Coast"};
  Date period = on("2023-01-01");
  for (const double value : values) {
    Point point{.period = period, .figure = {}};
    if (value == value) point.figure.value = value;
    figures.points.push_back(point);
    period = next_period(Frequency::month, period);
  }
  return figures;
}

/// `count` values that swing about 50 by 2 without any signal.
inline std::vector<double> steady(std::size_t count) {
  const std::vector<double> swing{50, 52, 49, 51, 48, 50, 52, 49, 50, 48, 51};
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i) values.push_back(swing[i % swing.size()]);
  return values;
}

inline Target target_of(int id, double value, TargetKind kind, const char* from) {
  return {.id = {id},
          .series = {1},
          .from = on(from),
          .until = std::nullopt,
          .value = value,
          .kind = kind,
          .title = "Target " + std::to_string(id),
          .source = "Written down somewhere"};
}

/// SECAmb's Category 2 mean response time by month, December 2017 to March 2025, with the three phases of the demo, the
/// standard of 18 minutes (target 1) and an ambition of 30 minutes (target 2).
inline SeriesFigures category_two() {
  SeriesFigures figures = percentages({});
  Definition& definition = figures.measure.definition;
  definition.name = "Category 2 mean response time";
  definition.short_name = "C2 mean";
  definition.area = "Response times";
  definition.format = {.style = ValueStyle::minutes_seconds, .decimals = 0, .unit = ""};
  definition.natural_lower = 0;
  definition.natural_upper.reset();
  definition.better = spc::Direction::decrease;

  std::ifstream file(std::string(QUALITEA_SOURCE_DIR) + "/tests/data/RYD_C2_monthly_extract.csv");
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    std::string month, incidents, seconds;
    std::getline(cells, month, ',');
    std::getline(cells, incidents, ',');
    std::getline(cells, seconds, ',');
    const double numerator = std::stod(seconds), denominator = std::stod(incidents);
    figures.points.push_back(
        {.period = on(month.c_str()),
         .figure = {.value = numerator / denominator, .numerator = numerator, .denominator = denominator}});
  }
  const auto phase = [&](int id, const char* from, const char* title, const char* reason) {
    figures.phases.push_back({.id = {id},
                              .series = {1},
                              .starts_on = on(from),
                              .title = title,
                              .reason = reason,
                              .author = {.account = std::nullopt, .name = "Priya Nair"},
                              .approver = "Dan Okafor"});
  };
  phase(1, "2017-12-01", "New standards", "The response standards changed.");
  phase(2, "2021-06-01", "Demand returned", "Calls rose after the lockdowns.");
  phase(3, "2023-01-01", "Since January 2023", "The winter peak had passed.");
  figures.targets = {target_of(1, 18 * 60, TargetKind::standard, "2017-12-01"),
                     target_of(2, 30 * 60, TargetKind::ambition, "2023-04-01")};
  return figures;
}

}  // namespace qi::measures
