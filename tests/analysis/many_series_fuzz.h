#pragma once
/// One run of `qualitea spc --many` over a table of anyone's choosing, in the shape that libFuzzer calls. Its first
/// line holds the options, written as a query: "chart=p&answers=jsonl&target=90&by=Station&by=Measure&order=Month".
/// Returns 0; a broken promise of an answer stops the program.

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/many_series.h"
#include "analysis/route_fuzz.h"
#include "base/number.h"
#include "measures/measure.h"
#include "spc/chart_catalogue.h"

namespace qi::analysis {

inline ManyQuestion many_question_of(const http::Form& options) {
  ManyQuestion question;
  if (const auto chart = spc::find_chart(options.get("chart"))) question.chart = *chart;
  if (const auto better = measures::parse_direction(options.get("better"))) question.better = *better;
  if (options.get("answers") == "jsonl") question.answers = ManyAnswers::jsonl;
  question.target = parse_plain_number(options.get("target"));
  for (const std::string_view heading : options.all("by")) question.columns.by.emplace_back(heading);
  question.columns.order = options.get("order");
  question.columns.value = options.get("value");
  question.columns.denominator = options.get("denominator");
  question.columns.target = options.get("targets");
  return question;
}

/// How many cells each row has, by RFC 4180 alone.
inline std::vector<std::size_t> widths_of_csv(std::string_view text) {
  std::vector<std::size_t> widths;
  std::size_t cells = 1;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == ',') ++cells;
    if (c == '\n') widths.push_back(std::exchange(cells, 1));
  }
  return widths;
}

inline int fuzz_many_series(std::string_view given) {
  const std::size_t line_end = std::min(given.find('\n'), given.size());
  const ManyQuestion question = many_question_of(http::parse_urlencoded(given.substr(0, line_end)));
  const std::string table(given.substr(std::min(line_end + 1, given.size())));
  std::istringstream in(table);
  std::ostringstream out;
  std::ostringstream told;
  const auto counts = answer_many_series(in, question, out, told);
  if (!counts) {
    QI_ASSERT(!counts.error().message.empty());
    return 0;
  }
  QI_ASSERT(counts->series > 0 && counts->refused <= counts->series && counts->series <= counts->values);
  if (question.answers == ManyAnswers::jsonl) {
    std::istringstream answers(out.str());
    std::size_t lines = 0;
    for (std::string line; std::getline(answers, line); ++lines) QI_ASSERT(json::read(line));
    QI_ASSERT(lines == counts->series);
    return 0;
  }
  QI_ASSERT(shows_what_is_not_finite(table) || !shows_what_is_not_finite(out.str()));
  // A line for the headings and one for each series, of equal width.
  const auto widths = widths_of_csv(out.str());
  QI_ASSERT(widths.size() == counts->series + 1 && std::ranges::count(widths, widths.front()) == std::ssize(widths));
  return 0;
}

}  // namespace qi::analysis
