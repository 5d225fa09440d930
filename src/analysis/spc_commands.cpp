#include "analysis/spc_commands.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>

#include "analysis/spc_json.h"
#include "analysis/try_view.h"
#include "base/text.h"
#include "chart/png.h"
#include "chart/spc_drawing.h"
#include "measures/series_reading.h"
#include "spc/stretches.h"

namespace qi::analysis {
namespace {

enum class Output { text, json, svg, png };

struct Choices {
  std::string file;
  TryForm form;
  std::string as = "text";
  std::string out;
  bool jsonl = false;
};

constexpr int kRefusedExit = 1;

[[noreturn]] void refuse(const Error& error) {
  if (error.fields.empty()) std::cerr << error.message << "\n";
  for (const FieldError& field : error.fields)
    std::cerr << (field.field == "figures" ? "" : "--" + field.field + ": ") << field.message << "\n";
  throw CLI::RuntimeError(kRefusedExit);
}

Output output_of(const std::string& as) {
  if (as == "text") return Output::text;
  if (as == "json") return Output::json;
  if (as == "svg") return Output::svg;
  if (as == "png") return Output::png;
  refuse(Error::invalid("--as must be text, json, svg or png."));
}

std::string read_all(const std::string& path) {
  std::stringstream text;
  if (path == "-") {
    text << std::cin.rdbuf();
    return text.str();
  }
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path))
    refuse(Error::not_found("We could not read " + path + ". Check its name."));
  text << file.rdbuf();
  return text.str();
}

void write_out(const Choices& choices, const std::string& bytes) {
  if (choices.out.empty()) {
    std::cout << bytes;
    return;
  }
  std::ofstream file(choices.out, std::ios::binary);
  file << bytes;
  if (!file.flush()) refuse(Error::unavailable("We could not write " + choices.out + "."));
}

std::string words_of(const spc::Reading& reading, const spc::Wording& wording) {
  const spc::Verdict verdict = spc::sentence(reading, wording);
  std::string text = verdict.headline + "\n" + verdict.explanation + "\n";
  for (const spc::Pattern& pattern : spc::stretches(reading.analysis))
    text += "- " + capitalised(spc::pattern_span(pattern, wording)) + ": " +
            spc::pattern_note(reading.analysis, pattern, wording) + "\n";
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
  if (!question) refuse(question.error());
  auto reading = spc::read_series(question->request, 0);
  if (!reading) refuse(reading.error());
  chart::SpcDrawing drawing{.reading = *std::move(reading), .wording = std::move(question->wording)};
  drawing.name = "Your figures";
  drawing.phases.resize(drawing.reading.analysis.phases.size());
  return drawing;
}

chart::SpcDrawing drawing_of_figures(const Choices& choices, const std::string& text) {
  TryForm form = choices.form;
  form.figures = text;
  const auto read = read_try(form);
  if (!read) refuse(read.error());
  for (const tabular::RowProblem& problem : read->figures.problems) std::cerr << tabular::words_of(problem) << "\n";
  return measures::drawing_of(read->series, read->reading);
}

void run(const Choices& choices) {
  if (choices.jsonl) {
    std::ios::sync_with_stdio(false);
    return answer_lines(std::cin, std::cout);
  }
  if (choices.file.empty()) refuse(Error::invalid("Give a file, or --jsonl to read questions from standard input."));
  const Output output = output_of(choices.as);
  if (!measures::parse_direction(choices.form.better))
    refuse(Error::invalid("--better must be increase, decrease or neutral."));
  const std::string text = read_all(choices.file);
  if (trimmed(text).empty()) refuse(Error::invalid("There is nothing to read. Give a date and a number on each line."));
  const bool is_question = trimmed(text).starts_with('{');
  // A question has its answer computed from 2 points on, without the page's minimum.
  if (is_question && output == Output::json) {
    const auto question = read_spc_question(text);
    if (!question) refuse(question.error());
    const auto answer = spc_answer(*question);
    if (!answer) refuse(answer.error());
    return write_out(choices, *answer + "\n");
  }
  write_out(choices, rendered(is_question ? drawing_of_question(text) : drawing_of_figures(choices, text), output));
}

}  // namespace

void add_spc_command(CLI::App& program) {
  const auto choices = std::make_shared<Choices>();
  CLI::App* command = program.add_subcommand("spc", "Chart figures from a file and say whether anything has changed");
  command->add_option("FILE", choices->file,
                      "A CSV, cells pasted from a spreadsheet or a JSON question; - is standard input");
  command->add_option("--as", choices->as, "What to write: text, json, svg or png")->capture_default_str();
  command->add_option("--out", choices->out, "Write to this file instead of standard output");
  command->add_option("--name", choices->form.name, "What the figures are called");
  command->add_option("--better", choices->form.better, "Which way is better: increase, decrease or neutral");
  command->add_option("--target", choices->form.target, "The target, written like the values: 85%, 18:00");
  command->add_flag("--jsonl", choices->jsonl,
                    "Read one JSON question a line from standard input, answer one line each");
  command->footer(
      "Rows that cannot be read are named on standard error and left out. It ends with 0 as long as one can be read.");
  command->callback([choices] { run(*choices); });
}

}  // namespace qi::analysis
