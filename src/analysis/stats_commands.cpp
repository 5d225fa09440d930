#include "analysis/stats_commands.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "analysis/assumed_value.h"
#include "analysis/shared_commands.h"
#include "analysis/stats_json.h"
#include "analysis/test_columns.h"
#include "base/text.h"
#include "stats/test_sentence.h"

namespace qi::analysis {
namespace {

struct Choices {
  std::string test;
  std::string file;
  std::string as = "text";
  std::string alternative = "two_sided";
  std::string null_value = "0";
  stats::TestRequest request;
  bool jsonl = false;
  bool list = false;
};

void list_tests() {
  for (const stats::AsksRow& asks : stats::every_question()) {
    std::cout << asks.title << "\n";
    for (const stats::TestRow& row : stats::test_catalogue())
      if (row.asks == asks.asks) std::cout << fmt::format("  {:<28} {}\n", row.slug, row.question);
  }
}

stats::Alternative alternative_of(const std::string& word) {
  if (word == "two_sided") return stats::Alternative::two_sided;
  if (word == "less") return stats::Alternative::less;
  if (word == "greater") return stats::Alternative::greater;
  end_with(Error::invalid("--alternative must be two_sided, less or greater."));
}

struct TableQuestion {
  StatsQuestion question;
  std::vector<std::string> notes;  ///< how the table and the choices were read
};

TableQuestion question_of_table(const Choices& choices, const std::string& text) {
  StatsQuestion question{
      .test = stats::find_test(choices.test), .request = choices.request, .style = ValueStyle::number};
  if (!question.test)
    end_with(
        Error::invalid("We know no test called " + choices.test + ". See all of them with qualitea stats --list."));
  const auto table = tabular::read_plain_table(text);
  if (!table) end_with(table.error());
  for (const tabular::RowProblem& problem : table->problems()) std::cerr << tabular::words_of(problem) << "\n";
  auto columns = test_columns(*table, *question.test);
  if (!columns) end_with(columns.error());
  const auto assumed = read_assumed_value(choices.null_value, *question.test, *columns);
  if (!assumed) end_with(Error::invalid_fields({{"null-value", assumed.error().message}}));
  if (!assumed->asks.empty()) columns->notes.push_back(assumed->asks);
  question.request.null_value = assumed->value;
  question.style = columns->style;
  question.request.columns = std::move(columns->columns);
  question.request.factors = std::move(columns->factors);
  question.request.alternative = alternative_of(choices.alternative);
  return {std::move(question), std::move(columns->notes)};
}

std::string words_of(const StatsQuestion& question, const stats::TestResult& result) {
  std::string text =
      result.method + "\n" + stats::sentence(*question.test, question.request, result, question.style) + "\n";
  for (const stats::Check& check : result.checks) text += "- " + check.seen + "\n";
  for (const std::string& note : result.notes) text += "- " + note + "\n";
  return text;
}

void run(const Choices& choices) {
  if (choices.list) return list_tests();
  if (choices.jsonl) return answer_standard_input(stats_answer_line);
  if (choices.test.empty() || choices.file.empty())
    end_with(Error::invalid("Give a test and a file, like: qualitea stats welch-t times.csv"));
  if (choices.as != "text" && choices.as != "json") end_with(Error::invalid("--as must be text or json."));
  const std::string text = read_all(choices.file);
  if (trimmed(text).empty()) end_with(Error::invalid("There is nothing to read. Give a table with a heading row."));
  const auto [question, notes] = question_of_table(choices, text);
  auto result = stats::run_test(question.test->slug, question.request);
  if (!result) end_with(result.error());
  (*result).notes.insert(result->notes.begin(), notes.begin(), notes.end());
  write_out({}, choices.as == "json" ? stats_answer_of(question, *result) + "\n" : words_of(question, *result));
}

}  // namespace

void add_stats_command(CLI::App& program) {
  const auto choices = std::make_shared<Choices>();
  CLI::App* command = program.add_subcommand("stats", "Run a test or a model on columns of figures");
  command->add_option("TEST", choices->test, "The test, like welch-t; --list shows all");
  command->add_option("FILE", choices->file, "A table with a heading row; - is standard input");
  command->add_option("--as", choices->as, "What to write: text or json")->capture_default_str();
  command->add_option("--level", choices->request.level, "Confidence level of intervals")->capture_default_str();
  command->add_option("--alternative", choices->alternative, "two_sided, less or greater")->capture_default_str();
  command
      ->add_option("--null-value", choices->null_value,
                   "What is assumed: a mean, a difference, a share like 0.9 or 90%, a time like 18:00")
      ->capture_default_str();
  command->add_option("--variant", choices->request.variant, "A variant of the test that its reference page names");
  command->add_flag("--list", choices->list, "List every test with the question that it answers");
  command->add_flag("--jsonl", choices->jsonl,
                    "Read one JSON question a line from standard input, answer one line each");
  command->callback([choices] { run(*choices); });
}

}  // namespace qi::analysis
