#include "analysis/spc_commands.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <thread>

#include "analysis/advice_json.h"
#include "analysis/event_table.h"
#include "analysis/many_series.h"
#include "analysis/shared_commands.h"
#include "analysis/spc_json.h"
#include "analysis/try_view.h"
#include "base/text.h"
#include "chart/png.h"
#include "chart/spc_drawing.h"
#include "measures/series_reading.h"
#include "spc/chart_catalogue.h"
#include "spc/stretches.h"
#include "tabular/date_reading.h"
#include "tabular/figures_notes.h"
#include "tabular/number_reading.h"

namespace qi::analysis {
namespace {

enum class Output { text, json, advice, svg, png };

struct Choices {
  std::string file;
  TryForm form;
  std::string as = "text";
  std::string out;
  bool jsonl = false;
  bool many = false;
  ColumnNames columns;
  std::size_t threads = std::max(1u, std::thread::hardware_concurrency());
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

/// What somebody who never sees the page must know of how the table was read.
std::vector<std::string> told_of(const TryReading& read) {
  std::vector<std::string> told;
  if (read.points == PointsAre::periods)
    told = tabular::passed_over_notes(read.figures.columns);
  else
    told = read.figures.notes;
  if (read.points == PointsAre::periods && spc::is_of_events(read.reading.request.chart))
    if (std::string note = given_times_note(read.figures.columns); !note.empty())
      told.insert(told.begin(), std::move(note));
  const bool is_assumed = read.counts_by_place || !rates_for(read).empty();
  if (is_assumed && !read.figures.notes.empty()) told.push_back(read.figures.notes.front());
  if (read.points == PointsAre::periods) std::ranges::copy(read.marks.told, std::back_inserter(told));
  if (!read.asks.empty()) told.push_back(read.asks);
  const auto without = std::ranges::count_if(read.figures.rows, [](const auto& row) { return !row.value; });
  if (without > 0 && read.points == PointsAre::periods)
    told.push_back(counted(static_cast<std::size_t>(without), "row has", "rows have") + " no figure and " +
                   (without == 1 ? "stays a gap." : "stay gaps."));
  return told;
}

/// Every date on two rows or more, with different figures: a table of several series.
bool seems_of_many_series(const tabular::FiguresReading& figures) {
  const auto column = figures.columns.column_with(tabular::ColumnRole::date);
  const bool repeat =
      column && std::ranges::any_of(figures.problems, [&](const tabular::RowProblem& problem) {
        const auto read = tabular::read_date(problem.cells[*column]);
        return read && std::ranges::binary_search(figures.rows, period_start(figures.frequency, read->date), {},
                                                  &tabular::FigureRow::date);
      });
  return repeat && figures.rows_read >= 2 * figures.rows.size();
}

void tell_problems(const tabular::FiguresReading& figures) {
  const bool is_long = seems_of_many_series(figures);
  constexpr std::size_t kEnoughOfALongTable = 3;
  std::size_t told = 0;
  for (const tabular::RowProblem& problem : figures.problems) {
    if (is_long && told == kEnoughOfALongTable) break;
    std::cerr << tabular::words_of(problem) << "\n";
    ++told;
  }
  if (!is_long) return;
  std::cerr << "This looks like a long table of several series: " << figures.rows_read - figures.rows.size() << " of "
            << figures.rows_read
            << " rows were left out, most of them because their date is there already. To read every series by itself, "
               "add --many, and --by with the column that names them.\n";
}

std::string rendered_figures(const Choices& choices, const std::string& text, Output output) {
  TryForm form = choices.form;
  form.figures = text;
  const auto read = read_try(form);
  if (!read) end_with(read.error());
  tell_problems(read->figures);
  for (const std::string& note : told_of(*read)) std::cerr << note << "\n";
  if (output == Output::advice)
    return advice_of_question({.request = read->reading.request, .wording = read->reading.wording});
  if (output == Output::json)
    return spc_answer_of(read->reading.reading, read->reading.wording, read->points, read->reading.times) + "\n";
  std::string out = rendered(measures::drawing_of(read->series, read->reading), output);
  return output == Output::text ? out + advice_words(*read) : out;
}

ManyQuestion many_question_of(const Choices& choices) {
  ManyQuestion question{.columns = choices.columns, .threads = std::max<std::size_t>(1, choices.threads)};
  if (choices.as == "jsonl")
    question.answers = ManyAnswers::jsonl;
  else if (choices.as != "csv" && choices.as != "text")
    end_with(Error::invalid("With --many, --as must be csv or jsonl."));
  // One chart for all of them, so that their lines can be compared: nothing is chosen series by series.
  const auto chart = spc::find_chart(choices.form.chart.empty() ? "i" : choices.form.chart);
  if (!chart) end_with(Error::invalid("--chart must be one of GET /api/v1/spc/charts, such as i, p or u."));
  question.chart = *chart;
  const auto better = measures::parse_direction(choices.form.better);
  if (!better) end_with(Error::invalid("--better must be increase, decrease or neutral."));
  question.better = *better;
  if (choices.form.target.empty()) return question;
  const auto target = tabular::read_number(choices.form.target);
  if (!target || target->form == tabular::NumberForm::missing)
    end_with(Error::invalid("--target must be a number, like 85 or 18:00."));
  question.target = target->value;
  return question;
}

void run_many(const Choices& choices) {
  const ManyQuestion question = many_question_of(choices);
  std::ios::sync_with_stdio(false);
  std::ifstream file;
  if (choices.file != "-") {
    file.open(choices.file, std::ios::binary);
    if (!file || std::filesystem::is_directory(choices.file))
      end_with(Error::not_found("We could not read " + choices.file + ". Check its name."));
  }
  std::ofstream written;
  if (!choices.out.empty()) written.open(choices.out, std::ios::binary);
  std::ostream& out = choices.out.empty() ? std::cout : written;
  const auto answered = answer_many_series(choices.file == "-" ? std::cin : file, question, out, std::cerr);
  if (!answered) end_with(answered.error());
  if (!out.flush()) end_with(Error::unavailable("We could not write every answer. Is the disk full?"));
}

void run(const Choices& choices) {
  if (choices.jsonl) {
    return answer_standard_input(spc_answer_line);
  }
  if (choices.file.empty()) end_with(Error::invalid("Give a file, or --jsonl to read questions from standard input."));
  keep_apart(choices.file, choices.out);
  if (choices.many) return run_many(choices);
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
  command->add_option("--as", choices->as, "What to write: text, json, advice, svg or png; with --many csv or jsonl")
      ->capture_default_str();
  command->add_option("--out", choices->out, "Write to this file instead of standard output");
  command->add_option("--name", choices->form.name, "What the figures are called");
  command->add_option("--better", choices->form.better, "Which way is better: increase, decrease or neutral");
  command->add_option("--target", choices->form.target, "The target, written like the values: 85%, 18:00");
  command->add_option(
      "--chart", choices->form.chart,
      "The chart: i, p, u, c, g, t and others of GET /api/v1/spc/charts; left out, one is chosen by the "
      "figures, or with --many i is taken");
  command->add_flag("--jsonl", choices->jsonl,
                    "Read one JSON question a line from standard input, answer one line each");
  command->add_flag("--many", choices->many, "A long table of many series: one answer for each");
  command->add_option("--by", choices->columns.by, "With --many: the column that names the series, or several")
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_option("--order", choices->columns.order, "With --many: the column of dates, or of numbers in order");
  command->add_option("--value", choices->columns.value, "With --many: the column of values, counts where it counts");
  command->add_option("--denominator", choices->columns.denominator, "With --many: what each count is out of");
  command->add_option("--target-column", choices->columns.target, "With --many: a target for each value");
  command->add_option("--threads", choices->threads, "With --many: how many analyse; left out: one for each core");
  command->footer(
      "Rows that cannot be read are named on standard error and left out. It ends with 0 as long as one can be read.");
  command->callback([choices] { run(*choices); });
}

}  // namespace qi::analysis
