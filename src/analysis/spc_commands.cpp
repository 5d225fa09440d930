#include "analysis/spc_commands.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "analysis/advice_json.h"
#include "analysis/command_files.h"
#include "analysis/spc_json.h"
#include "analysis/try_view.h"
#include "base/text.h"
#include "chart/png.h"
#include "chart/spc_drawing.h"
#include "measures/series_reading.h"
#include "spc/chart_catalogue.h"
#include "spc/stretches.h"

namespace qi::analysis {
namespace {

enum class Output { text, json, advice, svg, png };

struct Choices {
  std::string file;
  TryForm form;
  std::string as = "text";
  std::string out;
  bool jsonl = false;
};

Output output_of(const std::string& as) {
  if (as == "text") return Output::text;
  if (as == "json") return Output::json;
  if (as == "advice") return Output::advice;
  if (as == "svg") return Output::svg;
  if (as == "png") return Output::png;
  end_with(Error::invalid("--as must be text, json, advice, svg or png."));
}

std::string words_of(const spc::Reading& reading, const spc::Wording& wording) {
  const spc::Verdict verdict = spc::sentence(reading, wording);
  std::string text = verdict.headline + "\n" + verdict.explanation + "\n";
  for (const spc::Pattern& pattern : spc::stretches(reading.analysis))
    text += "- " + capitalised(spc::pattern_span(pattern, wording)) + ": " +
            spc::pattern_note(reading.analysis, pattern, wording) + "\n";
  return text;
}

/// Under the words of a chart: why it is this one, and what warns.
std::string advice_words(const TryReading& read) {
  std::string text;
  const TryAnswer answer = answer_of(read);
  if (!answer.chosen_because.empty()) {
    text += "Chart: " + std::string(spc::chart_row(read.reading.request.chart).title) + ", chosen for you.";
    for (const std::string& reason : answer.chosen_because) text += " " + reason;
    text += "\n";
  }
  if (!answer.advice) return text;
  if (answer.advice->proposal) {
    text += answer.advice->proposal->title + ".";
    for (const std::string& reason : answer.advice->proposal->reasons) text += " " + reason;
    text += "\n";
  }
  for (const measures::WarningWords& warning : answer.advice->warnings)
    text += "Warning: " + warning.title + ". " + warning.says + " " + warning.what_to_do + "\n";
  return text;
}

std::string rendered(const chart::SpcDrawing& drawing, Output output) {
  if (output == Output::text) return words_of(drawing.reading, drawing.wording);
  if (output == Output::json) return spc_answer_of(drawing.reading, drawing.wording) + "\n";
  const std::string svg = chart::spc_chart(drawing, chart::Size::wide, chart::Purpose::file);
  return output == Output::svg ? svg : chart::png_of(svg);
}

chart::SpcDrawing drawing_of_question(const std::string& text) {
  auto question = read_spc_question(text);
  if (!question) end_with(question.error());
  auto reading = spc::read_series(question->request, 0);
  if (!reading) end_with(reading.error());
  chart::SpcDrawing drawing{.reading = *std::move(reading), .wording = std::move(question->wording)};
  drawing.name = "Your figures";
  drawing.phases.resize(drawing.reading.analysis.phases.size());
  return drawing;
}

std::string advice_of_question(const SpcQuestion& question) {
  const auto answer = advice_answer(question);
  if (!answer) end_with(answer.error());
  return *answer + "\n";
}

std::string rendered_figures(const Choices& choices, const std::string& text, Output output) {
  TryForm form = choices.form;
  form.figures = text;
  const auto read = read_try(form);
  if (!read) end_with(read.error());
  for (const tabular::RowProblem& problem : read->figures.problems) std::cerr << tabular::words_of(problem) << "\n";
  if (output == Output::advice)
    return advice_of_question({.request = read->reading.request, .wording = read->reading.wording});
  std::string out = rendered(measures::drawing_of(read->series, read->reading), output);
  return output == Output::text ? out + advice_words(*read) : out;
}

void run(const Choices& choices) {
  if (choices.jsonl) {
    return answer_standard_input(spc_answer_line);
  }
  if (choices.file.empty()) end_with(Error::invalid("Give a file, or --jsonl to read questions from standard input."));
  const Output output = output_of(choices.as);
  if (!measures::parse_direction(choices.form.better))
    end_with(Error::invalid("--better must be increase, decrease or neutral."));
  const std::string text = read_all(choices.file);
  if (trimmed(text).empty())
    end_with(Error::invalid("There is nothing to read. Give a date and a number on each line."));
  const bool is_question = trimmed(text).starts_with('{');
  // A question has its answer computed from 2 points on, without the page's minimum.
  if (is_question && (output == Output::json || output == Output::advice)) {
    const auto question = read_spc_question(text);
    if (!question) end_with(question.error());
    if (output == Output::advice) return write_out(choices.out, advice_of_question(*question));
    const auto answer = spc_answer(*question);
    if (!answer) end_with(answer.error());
    return write_out(choices.out, *answer + "\n");
  }
  write_out(choices.out,
            is_question ? rendered(drawing_of_question(text), output) : rendered_figures(choices, text, output));
}

}  // namespace

void add_spc_command(CLI::App& program) {
  const auto choices = std::make_shared<Choices>();
  CLI::App* command = program.add_subcommand("spc", "Chart figures from a file and say whether anything has changed");
  command->add_option("FILE", choices->file,
                      "A CSV, cells pasted from a spreadsheet or a JSON question; - is standard input");
  command->add_option("--as", choices->as, "What to write: text, json, advice, svg or png")->capture_default_str();
  command->add_option("--out", choices->out, "Write to this file instead of standard output");
  command->add_option("--name", choices->form.name, "What the figures are called");
  command->add_option("--better", choices->form.better, "Which way is better: increase, decrease or neutral");
  command->add_option("--target", choices->form.target, "The target, written like the values: 85%, 18:00");
  command->add_option(
      "--chart", choices->form.chart,
      "The chart: i, p, u, c, g, t and others of GET /api/v1/spc/charts; left out, one is chosen by the "
      "figures");
  command->add_flag("--jsonl", choices->jsonl,
                    "Read one JSON question a line from standard input, answer one line each");
  command->footer(
      "Rows that cannot be read are named on standard error and left out. It ends with 0 as long as one can be read.");
  command->callback([choices] { run(*choices); });
}

}  // namespace qi::analysis
