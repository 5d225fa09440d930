#include <array>
#include <string>
#include <utility>

#include "analysis/stats_json.h"
#include "base/assert.h"
#include "json/json_writer.h"
#include "stats/test_sentence.h"

namespace qi::analysis {
namespace {

using json::Writer;

/// Ends beyond every number are null: an open end.
void write_interval(Writer& w, const std::optional<stats::Interval>& interval) {
  w.key("interval");
  if (!interval) return w.null();
  w.object([&] {
    w.key("lower").value(interval->lower);
    w.key("upper").value(interval->upper);
    w.key("level").value(interval->level);
  });
}

std::string_view slug(stats::Holds holds) {
  switch (holds) {
    case stats::Holds::yes: return "yes";
    case stats::Holds::doubtful: return "doubtful";
    case stats::Holds::no: return "no";
    case stats::Holds::cannot_tell: return "cannot_tell";
  }
  stop_at("a known answer", __FILE__, __LINE__);
}

template <class Row, class Write>
void list(Writer& w, std::string_view key, const std::vector<Row>& rows, Write write) {
  if (rows.empty()) return;
  w.key(key).array([&] {
    for (const Row& row : rows) w.object([&] { write(row); });
  });
}

void write_tables(Writer& w, const stats::TestResult& result) {
  list(w, "variance", result.variance, [&](const stats::VarianceRow& row) {
    w.key("source").value(row.source);
    w.key("degrees").value(row.degrees);
    w.key("sum_of_squares").value(row.sum_of_squares);
    w.key("mean_square").value(row.mean_square);
    w.key("f").value(row.f);
    w.key("p_value").value(row.p_value);
  });
  list(w, "comparisons", result.comparisons, [&](const stats::PairComparison& pair) {
    w.key("first").value(pair.first);
    w.key("second").value(pair.second);
    w.key("difference").value(pair.difference);
    write_interval(w, pair.interval);
    w.key("statistic").value(pair.statistic);
    w.key("p_value").value(pair.p_value);
  });
  list(w, "coefficients", result.coefficients, [&](const stats::Coefficient& term) {
    w.key("term").value(term.term);
    w.key("estimate").value(term.estimate);
    w.key("standard_error").value(term.standard_error);
    w.key("statistic").value(term.statistic);
    w.key("p_value").value(term.p_value);
    write_interval(w, term.interval);
    w.key("inflation").value(term.inflation);
  });
  list(w, "rows", result.rows, [&](const stats::FittedRow& row) {
    w.key("fitted").value(row.fitted);
    w.key("residual").value(row.residual);
    w.key("standardised_residual").value(row.standardised_residual);
    w.key("leverage").value(row.leverage);
    w.key("cook_distance").value(row.cook_distance);
  });
}

void write_result(Writer& w, const StatsQuestion& question, const stats::TestResult& result) {
  w.key("test").value(question.test->slug);
  w.key("method").value(result.method);
  w.key("sentence").value(stats::sentence(*question.test, question.request, result, question.style));
  w.key("effects").array([&] {
    for (const stats::Effect& effect : result.effects)
      w.object([&] {
        w.key("name").value(effect.name);
        w.key("estimate").value(effect.estimate);
        write_interval(w, effect.interval);
      });
  });
  w.key("statistic_name").value(result.statistic_name);
  w.key("statistic").value(result.statistic);
  w.key("degrees").array([&] {
    for (const double each : result.degrees) w.value(each);
  });
  w.key("p_value").value(result.p_value);
  w.key("exact").value(result.is_exact);
  w.key("sizes").array([&] {
    for (const std::size_t size : result.sizes) w.value(size);
  });
  w.key("checks").array([&] {
    for (const stats::Check& check : result.checks)
      w.object([&] {
        w.key("assumption").value(check.slug);
        w.key("holds").value(slug(check.holds));
        w.key("seen").value(check.seen);
      });
  });
  w.key("figures").object([&] {
    for (const stats::Figure& figure : result.figures) w.key(figure.slug).value(figure.value);
  });
  write_tables(w, result);
  w.key("notes").array([&] {
    for (const std::string& note : result.notes) w.value(note);
  });
}

}  // namespace

std::string stats_answer_of(const StatsQuestion& question, const stats::TestResult& result) {
  Writer w;
  w.object([&] { write_result(w, question, result); });
  return std::move(w).take();
}

Result<std::string> stats_answer(const StatsQuestion& question) {
  const auto result = stats::run_test(question.test->slug, question.request);
  if (!result) return result.error();
  return stats_answer_of(question, *result);
}

std::string stats_answer_line(std::string_view line) {
  const auto question = read_stats_question(line);
  const auto answer = question ? stats_answer(*question) : Result<std::string>(question.error());
  if (answer) return *answer;
  Writer w;
  w.object([&] { w.key("error").value(answer.error().message); });
  return std::move(w).take();
}

}  // namespace qi::analysis
