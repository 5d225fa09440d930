#pragma once
/// Drawings that tests of charts share: given values read by the engine, named the way a page names them.
/// The numbers are made here unless a case says where they come from.

#include <cmath>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "chart/spc_drawing.h"

namespace qi::support {

inline std::vector<Date> dates_from(Frequency frequency, Date first, std::size_t count) {
  std::vector<Date> dates;
  for (std::size_t i = 0; i < count; ++i) dates.push_back(next_period(frequency, first, static_cast<int>(i)));
  return dates;
}

/// A wave with a slow beat: it looks like a process, and is the same on every machine.
inline std::vector<double> wave(std::size_t count, double level = 60, double height = 8) {
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i) {
    const double at = static_cast<double>(i);
    values.push_back(std::round((level + height * std::sin(at * 2.4) + height / 2 * std::cos(at * 1.1)) * 10) / 10);
  }
  return values;
}

inline chart::SpcDrawing drawing_of(std::string name, spc::Request request, Frequency frequency = Frequency::month,
                                    Date first = *Date::from(2022, 1, 1),
                                    ValueFormat format = {ValueStyle::percent, 1, ""}) {
  chart::SpcDrawing drawing;
  drawing.wording = {std::move(format), frequency, dates_from(frequency, first, request.values.size())};
  const auto reading = spc::read_series(std::move(request));
  if (!reading) throw std::runtime_error(reading.error().message);
  drawing.reading = *reading;
  drawing.name = std::move(name);
  drawing.rule_link_base = "#rule-";
  for (const spc::Phase& phase : drawing.reading.analysis.phases) {
    const std::string start = period_name(frequency, drawing.wording.dates[phase.first]);
    const std::string end = period_name(frequency, drawing.wording.dates[phase.end - 1]);
    drawing.phases.push_back(phase.first == 0
                                 ? chart::PhaseHeading{"Baseline, " + start + " to " + end, "Baseline"}
                                 : chart::PhaseHeading{"Limits recalculated, " + start, "Limits recalculated"});
  }
  return drawing;
}

inline chart::SpcDrawing wave_drawing(std::size_t count, spc::Direction better = spc::Direction::increase) {
  spc::Request request;
  request.values = wave(count);
  request.targets.assign(count, 75);
  request.better = better;
  return drawing_of("Welfare calls made on time", std::move(request));
}

/// SECAmb's Category 2 mean response time by month, December 2017 on, in seconds: NHS England, Ambulance Quality
/// Indicators, Open Government Licence 3.0. One value a line after the heading.
inline chart::SpcDrawing category_2_drawing() {
  std::ifstream file(QUALITEA_SOURCE_DIR "/tests/support/category_2_mean_seconds.csv");
  spc::Request request;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) request.values.push_back(std::stod(line.substr(line.find(',') + 1)));
  if (request.values.size() != 88) throw std::runtime_error("the Category 2 months are not all there");
  request.targets.assign(request.values.size(), 1080);
  request.phases = {{0, {}}, {42, {}}, {61, {}}};
  request.better = spc::Direction::decrease;
  chart::SpcDrawing drawing = drawing_of("Category 2 mean response time", std::move(request), Frequency::month,
                                         *Date::from(2017, 12, 1), {ValueStyle::minutes_seconds, 0, ""});
  drawing.natural_lower = 0;
  return drawing;
}

}  // namespace qi::support
