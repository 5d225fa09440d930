#include "analysis/try_pareto/pareto_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "chart/pareto_frame.h"
#include "chart/small_multiples.h"
#include "tabular/csv_writing.h"

namespace qi::analysis {
namespace {

using ui::Align;

std::string square(std::string_view colour) {
  return fmt::format(R"(<rect x="2" y="2" width="12" height="12" fill="{}"/>)", colour);
}

/// What pareto_chart draws, in its colours: files carry their own key.
std::vector<ui::KeySample> key_of(const spc::Pareto& pareto) {
  std::vector<ui::KeySample> key;
  const auto add = [&](std::string words, std::string mark) {
    key.push_back({std::move(words), html::TrustedMarkup(std::move(mark))});
  };
  const std::string share = chart::share_words(pareto.vital_share);
  if (pareto.vital_rows > 0) {
    add("The first that make up " + share, square(chart::kNeutral));
    if (pareto.vital_rows < pareto.rows.size()) add("The rest", square(chart::kRule));
  }
  add("Together with all before: a line, on a small screen the end of a pale bar",
      fmt::format(R"(<path d="M0 8H16" stroke="{0}" stroke-width="1.6"/><circle cx="8" cy="8" r="3.2" fill="{0}"/>)",
                  chart::kInk));
  add(share + " of all",
      fmt::format(R"(<path d="M0 8H16" stroke="{}" stroke-width="1.2" stroke-dasharray="6 4"/>)", chart::kInk2));
  return key;
}

void add_row(ui::DataTable& table, std::vector<std::string> words) {
  ui::TableRow row;
  for (std::string& word : words) row.cells.push_back({.text = std::move(word)});
  table.rows.push_back(std::move(row));
}

ui::DataTable causes_table(const ParetoReading& reading) {
  const spc::Pareto& pareto = reading.drawing.pareto;
  const ValueFormat& format = reading.drawing.wording.format;
  ui::DataTable table{.caption = capitalised(reading.drawing.wording.categories) + ", the largest first",
                      .columns = {{reading.category_heading}, {"Cases", Align::right}},
                      .density = ui::TableDensity::tight,
                      .width = ui::TableWidth::cards};
  const std::string& cases = reading.drawing.wording.cases;
  if (pareto.is_weighted)
    table.columns.push_back({cases == spc::ParetoWording{}.cases ? "Weighted" : capitalised(cases), Align::right});
  for (const char* title : {"Share", "Together", "Share together"}) table.columns.push_back({title, Align::right});
  for (const spc::ParetoRow& row : pareto.rows) {
    std::vector<std::string> words{chart::row_name(row), show(row.count, format)};
    if (pareto.is_weighted) words.push_back(show(row.amount, format));
    words.push_back(chart::share_words(row.share));
    words.push_back(show(row.cumulative_amount, format));
    words.push_back(chart::share_words(row.cumulative_share));
    add_row(table, std::move(words));
  }
  return table;
}

/// "1 case" where nothing else was said of what is counted: words that were given are not bent.
std::string amount_words(const chart::ParetoDrawing& drawing) {
  const bool is_one_case = drawing.pareto.total_amount == 1 && drawing.wording.cases == spc::ParetoWording{}.cases;
  return show(drawing.pareto.total_amount, drawing.wording.format) + " " +
         (is_one_case ? "case" : drawing.wording.cases);
}

ParetoPart causes_of(const ParetoReading& reading) {
  const chart::ParetoDrawing& drawing = reading.drawing;
  const std::size_t categories = spc::category_count(drawing.pareto);
  return {.verdict = spc::pareto_sentence(drawing.pareto, drawing.wording),
          .figure = {.title = drawing.name,
                     .detail = amount_words(drawing) + ", " +
                               counted(categories, "category", drawing.wording.categories) + ". Pareto chart.",
                     .wide = html::TrustedMarkup(chart::pareto_chart(drawing, chart::Size::wide)),
                     .compact = html::TrustedMarkup(chart::pareto_chart(drawing, chart::Size::compact)),
                     .key = {},
                     .samples = key_of(drawing.pareto)},
          .table = causes_table(reading)};
}

std::string signed_words(double value, int decimals, std::string_view unit) {
  const std::string size = grouped(std::abs(value), decimals);
  const bool is_zero = size.find_first_not_of("0.") == std::string::npos;
  return (is_zero ? "" : value > 0 ? "+" : "−") + size + std::string(unit);
}

ui::DataTable periods_table(const ParetoReading& reading) {
  const ParetoPeriods& periods = *reading.periods;
  const ValueFormat& format = reading.drawing.wording.format;
  ui::DataTable table{.caption = capitalised(reading.drawing.wording.categories) + " of both periods",
                      .columns = {{reading.category_heading},
                                  {periods.names.before, Align::right},
                                  {periods.names.after, Align::right},
                                  {"Share, " + periods.names.before, Align::right},
                                  {"Share, " + periods.names.after, Align::right},
                                  {"Change of share", Align::right},
                                  {"Change of count", Align::right}},
                      .density = ui::TableDensity::tight,
                      .width = ui::TableWidth::cards};
  for (const spc::ParetoChange& row : periods.drawing.comparison.rows)
    add_row(table, {row.category, show(row.amount_before, format), show(row.amount_after, format),
                    chart::share_words(row.share_before), chart::share_words(row.share_after),
                    signed_words(row.change_in_share * 100, 1, " points"),
                    row.relative_change ? signed_words(*row.relative_change * 100, 0, "%") : "none before"});
  return table;
}

ParetoPart periods_of(const ParetoReading& reading) {
  const ParetoPeriods& periods = *reading.periods;
  return {
      .verdict = spc::pareto_comparison_sentence(periods.drawing.comparison, reading.drawing.wording, periods.names),
      .figure = {.title = periods.drawing.name,
                 .detail = periods.names.before + " and " + periods.names.after + ", shares of each. " +
                           "In the order of the first.",
                 .wide = html::TrustedMarkup(chart::pareto_comparison_chart(periods.drawing, chart::Size::wide)),
                 .compact = html::TrustedMarkup(chart::pareto_comparison_chart(periods.drawing, chart::Size::compact)),
                 .key = {}},
      .table = periods_table(reading)};
}

bool are_groups(std::span<const ParetoReading> readings) {
  return !readings.front().group.empty();
}

/// Both periods where there are two.
std::string compact_drawing(const ParetoReading& reading, chart::Purpose purpose) {
  return reading.periods ? chart::pareto_comparison_chart(reading.periods->drawing, chart::Size::compact, purpose)
                         : chart::pareto_chart(reading.drawing, chart::Size::compact, purpose);
}

/// Tables of all groups in one, which have the same columns.
void append_rows(const std::string& group, ui::DataTable more, ui::DataTable& table) {
  const std::size_t at = table.columns.size();
  if (at == 0) {
    table = {.caption = more.caption, .columns = more.columns, .density = more.density, .width = more.width};
    table.columns.insert(table.columns.begin() + 1, ui::Column{"Group"});
  }
  for (ui::TableRow& row : more.rows) {
    row.cells.insert(row.cells.begin() + 1, ui::Cell{.text = group});
    table.rows.push_back(std::move(row));
  }
}

ParetoGroups groups_of(std::span<const ParetoReading> readings) {
  ParetoGroups groups;
  for (const ParetoReading& reading : readings) {
    const spc::Verdict verdict = reading.periods
                                     ? spc::pareto_comparison_sentence(reading.periods->drawing.comparison,
                                                                       reading.drawing.wording, reading.periods->names)
                                     : spc::pareto_sentence(reading.drawing.pareto, reading.drawing.wording);
    groups.figures.figures.push_back({.title = reading.group,
                                      .detail = verdict.headline + " " + verdict.explanation,
                                      .wide = html::TrustedMarkup(""),
                                      .compact = html::TrustedMarkup(compact_drawing(reading, chart::Purpose::page)),
                                      .key = {}});
    if (!reading.periods)
      for (ui::KeySample& sample : key_of(reading.drawing.pareto))
        if (std::ranges::find(groups.figures.samples, sample.words, &ui::KeySample::words) ==
            groups.figures.samples.end())
          groups.figures.samples.push_back(std::move(sample));
    append_rows(reading.group, reading.periods ? periods_table(reading) : causes_table(reading), groups.table);
  }
  return groups;
}

void headings(tabular::CsvWriter& csv, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) csv.text(word);
  csv.end_row();
}

}  // namespace

ParetoAnswer pareto_answer_of(std::span<const ParetoReading> readings) {
  ParetoAnswer answer{
      .periods = std::nullopt, .causes = std::nullopt, .groups = std::nullopt, .left_out = {}, .notes = {}};
  for (const ParetoReading& reading : readings) {
    answer.left_out.insert(answer.left_out.end(), reading.left_out.begin(), reading.left_out.end());
    for (const std::string& note : reading.notes)
      if (std::ranges::count(answer.notes, note) == 0) answer.notes.push_back(note);
  }
  if (are_groups(readings)) {
    answer.groups = groups_of(readings);
    return answer;
  }
  const ParetoReading& reading = readings.front();
  if (reading.periods) answer.periods = periods_of(reading);
  answer.causes = causes_of(reading);
  return answer;
}

std::string pareto_file_drawing(std::span<const ParetoReading> readings, std::string_view name) {
  using chart::Purpose;
  using chart::Size;
  const ParetoReading& first = readings.front();
  if (!are_groups(readings))
    return first.periods ? chart::pareto_comparison_chart(first.periods->drawing, Size::wide, Purpose::file)
                         : chart::pareto_chart(first.drawing, Size::wide, Purpose::file);
  chart::SmallMultiples sheet{.heading = std::string(name), .names = {}, .pictures = {}};
  for (const ParetoReading& reading : readings) {
    sheet.names.push_back(reading.group);
    sheet.pictures.push_back(compact_drawing(reading, Purpose::file));
  }
  return chart::small_multiples(sheet);
}

std::string pareto_csv(std::span<const ParetoReading> readings) {
  tabular::CsvWriter csv;
  if (are_groups(readings)) csv.text("group");
  if (readings.front().periods) {
    headings(csv, {"category", "amount_before", "amount_after", "share_before", "share_after", "change_in_share",
                   "relative_change"});
    for (const ParetoReading& reading : readings)
      for (const spc::ParetoChange& row : reading.periods->drawing.comparison.rows) {
        if (are_groups(readings)) csv.text(reading.group);
        csv.text(row.category).number(row.amount_before).number(row.amount_after).number(row.share_before);
        csv.number(row.share_after).number(row.change_in_share).number(row.relative_change).end_row();
      }
    return csv.take();
  }
  headings(csv, {"category", "count", "amount", "share", "cumulative_amount", "cumulative_share", "vital", "gathered"});
  for (const ParetoReading& reading : readings)
    for (const spc::ParetoRow& row : reading.drawing.pareto.rows) {
      if (are_groups(readings)) csv.text(reading.group);
      csv.text(row.category).number(row.count).number(row.amount).number(row.share).number(row.cumulative_amount);
      csv.number(row.cumulative_share).text(row.is_vital ? "yes" : "no").whole(static_cast<long long>(row.gathered));
      csv.end_row();
    }
  return csv.take();
}

const ParetoForm& pareto_example() {
  // Made up.
  static const ParetoForm kExample{
      .figures =
          "Reason\tLate handovers\n"
          "No cubicle free\t132\n"
          "Corridor full\t96\n"
          "Waiting for triage nurse\t58\n"
          "Mental health assessment\t21\n"
          "Paperwork or system down\t17\n"
          "Infection control\t12\n"
          "Wrong department\t9\n"
          "Cleaning the vehicle\t6\n"
          "Patient property\t4\n",
      .second = "later",
      .first = "looks",
      .gather = "rows",
      .kept = "6",
      .vital = "80",
      .blank = "left_out",
      .cases = "late handovers",
      .categories = "reasons",
      .name = "Late handovers by reason",
  };
  return kExample;
}

}  // namespace qi::analysis
