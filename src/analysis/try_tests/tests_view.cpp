#include "analysis/try_tests/tests_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/try_tests/result_titles.h"
#include "analysis/try_tests/tests_figures.h"
#include "base/assert.h"
#include "base/text.h"
#include "stats/figure_words.h"
#include "stats/result_units.h"
#include "stats/test_sentence.h"

namespace qi::analysis {
namespace {

using ui::Align;

constexpr int kDigits = 5;
constexpr double kSmallestShown = 0.0001;

std::string number_words(double value, ValueStyle style = ValueStyle::number) {
  if (std::isnan(value)) return "–";
  if (std::isinf(value)) return "no bound";
  if (style == ValueStyle::minutes_seconds) return stats::in_figures(value, style);
  return fmt::format("{:.{}g}", value, kDigits);
}

std::string p_words(double p) {
  if (std::isnan(p)) return "–";
  return p < kSmallestShown ? "below 0.0001" : fmt::format("{:.4f}", p);
}

std::string interval_words(const std::optional<stats::Interval>& interval, ValueStyle style = ValueStyle::number) {
  if (!interval || (std::isnan(interval->lower) && std::isnan(interval->upper))) return "–";
  if (std::isinf(interval->lower)) return "up to " + number_words(interval->upper, style);
  if (std::isinf(interval->upper)) return number_words(interval->lower, style) + " or more";
  return fmt::format("{} to {}", number_words(interval->lower, style), number_words(interval->upper, style));
}

std::string level_words(double level) {
  return fmt::format("{}% interval", fmt::format("{:g}", std::round(level * 1000) / 10));
}

ui::DataTable table(std::string caption, std::vector<std::string> headings) {
  ui::DataTable made{.caption = std::move(caption),
                     .caption_sight = ui::CaptionSight::shown,
                     .density = ui::TableDensity::tight,
                     .width = ui::TableWidth::cards};
  for (std::string& heading : headings)
    made.columns.push_back({std::move(heading), made.columns.empty() ? Align::left : Align::right});
  return made;
}

void add_row(ui::DataTable& into, std::vector<std::string> words) {
  ui::TableRow row;
  for (std::string& word : words) row.cells.push_back({.text = std::move(word)});
  into.rows.push_back(std::move(row));
}

/// Numbers that are not in the unit of the figures are plain ones.
ValueStyle style_if(bool is_in_unit, ValueStyle style) {
  return is_in_unit ? style : ValueStyle::number;
}

ui::DataTable effects_table(const stats::TestResult& result, double level, ValueStyle of_figures) {
  ui::DataTable made = table("How large it is", {"Effect", "Estimate", level_words(level)});
  for (const stats::Effect& effect : result.effects) {
    const ValueStyle style = style_if(stats::effect_is_in_unit(effect.name), of_figures);
    add_row(made,
            {effect_title(effect.name), number_words(effect.estimate, style), interval_words(effect.interval, style)});
  }
  return made;
}

std::vector<ui::DataTable> further_tables(const stats::TestResult& result, double level, ValueStyle of_figures) {
  std::vector<ui::DataTable> tables;
  if (!result.variance.empty()) {
    ui::DataTable made = table("Analysis of variance",
                               {"Source", "Degrees of freedom", "Sum of squares", "Mean square", "F", "p-value"});
    for (const stats::VarianceRow& row : result.variance)
      add_row(made, {row.source, number_words(row.degrees), number_words(row.sum_of_squares),
                     number_words(row.mean_square), number_words(row.f), p_words(row.p_value)});
    tables.push_back(std::move(made));
  }
  if (!result.coefficients.empty()) {
    ui::DataTable made = table("Terms of the model", {"Term", "Estimate", level_words(level), "Standard error",
                                                      "Statistic", "p-value", "Variance inflation"});
    for (const stats::Coefficient& term : result.coefficients)
      add_row(made,
              {term.term, number_words(term.estimate), interval_words(term.interval), number_words(term.standard_error),
               number_words(term.statistic), p_words(term.p_value), number_words(term.inflation)});
    tables.push_back(std::move(made));
  }
  if (!result.comparisons.empty()) {
    ui::DataTable made =
        table("Pairs of groups, allowing for their number", {"Pair", "Difference", level_words(level), "p-value"});
    for (const stats::PairComparison& pair : result.comparisons) {
      // Differences of mean ranks have no interval.
      const ValueStyle style = style_if(pair.interval.has_value(), of_figures);
      add_row(made, {pair.first + " less " + pair.second, number_words(pair.difference, style),
                     interval_words(pair.interval, style), p_words(pair.p_value)});
    }
    tables.push_back(std::move(made));
  }
  return tables;
}

std::vector<ui::KeyValue> numbers_of(const StatsQuestion& question, const stats::TestResult& result) {
  std::vector<ui::KeyValue> numbers;
  const auto add = [&](std::string key, std::string value) {
    if (value != "–") numbers.push_back({.key = std::move(key), .value = std::move(value)});
  };
  if (!result.statistic_name.empty()) add(statistic_title(result.statistic_name), number_words(result.statistic));
  std::vector<std::string> degrees;
  for (const double each : result.degrees) degrees.push_back(number_words(each));
  if (!degrees.empty()) add("Degrees of freedom", listed(degrees));
  add("p-value", p_words(result.p_value) + (result.is_exact ? ", exact" : ""));
  std::vector<std::string> sizes;
  for (const std::size_t size : result.sizes) sizes.push_back(grouped(static_cast<std::int64_t>(size)));
  if (!sizes.empty()) add("Figures used", listed(sizes));
  std::vector<std::string> groups;
  if (question.test->takes == stats::Takes::samples)
    for (const stats::Column& column : question.request.columns) groups.push_back(column.name);
  for (const stats::Figure& figure : result.figures)
    add(figure_title(figure.slug, groups),
        number_words(figure.value, style_if(stats::figure_is_in_unit(figure.slug), question.style)));
  return numbers;
}

ui::Chip chip_of(stats::Holds holds) {
  switch (holds) {
    case stats::Holds::yes: return {"Holds", ui::Tone::common};
    case stats::Holds::doubtful: return {"Doubtful", ui::Tone::concern};
    case stats::Holds::no: return {"Does not hold", ui::Tone::concern};
    case stats::Holds::cannot_tell: return {"Cannot tell", ui::Tone::common};
  }
  stop_at("a known answer", __FILE__, __LINE__);
}

/// "Minutes is explained by Miles and Hour. To explain another column, paste it as the first one."
std::string explained_by(const StatsQuestion& question) {
  const std::vector<stats::Column>& columns = question.request.columns;
  if (question.test->takes != stats::Takes::predictors || columns.size() < 2) return {};
  std::vector<std::string> names;
  for (std::size_t i = 1; i < columns.size(); ++i) names.push_back(columns[i].name);
  return columns.front().name + " is explained by " + listed(names) +
         ". To explain another column, paste it as the first one.";
}

}  // namespace

TestAnswer answer_of_result(const StatsQuestion& question, const stats::TestResult& result) {
  TestAnswer answer{
      .method = result.method,
      .sentence = stats::sentence(*question.test, question.request, result, question.style),
      .explained = explained_by(question),
      .why = {},
      .figures = {},
      .files = {},
      .effects = effects_table(result, question.request.level, question.style),
      .numbers = numbers_of(question, result),
      .tables = further_tables(result, question.request.level, question.style),
      .assumptions = {},
      .notes = result.notes,
      .problems = {},
  };
  for (const stats::Check& check : result.checks) answer.assumptions.push_back({chip_of(check.holds), check.seen});
  return answer;
}

Result<TestAnswer> test_answer_of(const TestsReading& reading) {
  const auto result = stats::run_test(reading.question.test->slug, reading.question.request);
  if (!result) return Error::invalid_fields({{"figures", result.error().message}});
  TestAnswer answer = answer_of_result(reading.question, *result);
  answer.why = reading.why;
  answer.asks = reading.asks;
  for (TestPicture& picture : test_figures({reading.question, *result, reading.row_names})) {
    answer.figures.push_back(std::move(picture.figure));
    answer.files.push_back(std::move(picture.standing_alone));
  }
  answer.notes.insert(answer.notes.begin(), reading.notes.begin(), reading.notes.end());
  for (const tabular::RowProblem& problem : reading.problems) answer.problems.push_back(tabular::words_of(problem));
  return answer;
}

}  // namespace qi::analysis
