#include "analysis/calculations/calculation_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/calculations/calculation_columns.h"
#include "analysis/calculations/calculation_sentence.h"
#include "analysis/calculations/calculation_words.h"
#include "base/number.h"
#include "base/text.h"
#include "tabular/csv_writing.h"

namespace qi::analysis {
namespace {

using stats::CalculationFigure;
using stats::CalculationTable;

// More columns than these do not stand beside each other on a phone.
constexpr std::size_t kColumnsOfAPhone = 3;

ui::DataTable table(std::string caption, std::vector<std::string> headings) {
  ui::DataTable made{.caption = std::move(caption),
                     .caption_sight = ui::CaptionSight::for_screen_readers,
                     .density = ui::TableDensity::tight,
                     .width = headings.size() > kColumnsOfAPhone ? ui::TableWidth::cards : ui::TableWidth::fits};
  for (std::string& heading : headings)
    made.columns.push_back({std::move(heading), made.columns.empty() ? ui::Align::left : ui::Align::right});
  return made;
}

void add_row(ui::DataTable& into, std::vector<std::string> words) {
  ui::TableRow row;
  for (std::string& word : words) row.cells.push_back({.text = std::move(word)});
  into.rows.push_back(std::move(row));
}

/// The same number as in the sentence, with what it was rounded up from.
std::string told_words(const CalculationFigure& figure) {
  if (!is_said_rounded_up(figure.slug)) return value_words(figure);
  const std::string exact = number_words(figure.value);
  const std::string up = spoken_up_words(figure.value);
  return with_unit(up, figure) + (up == exact ? "" : " (before rounding up: " + exact + ")");
}

ui::DataTable figures_table(const std::vector<CalculationFigure>& figures) {
  const auto with_interval = std::ranges::find_if(figures, [](const auto& each) { return is_known(each.interval); });
  std::vector<std::string> headings{"Figure", "Value"};
  if (with_interval != figures.end())
    headings.push_back(fmt::format("{:g}% interval", std::round(with_interval->interval->level * 1000) / 10));
  const bool has_intervals = headings.size() > 2;
  ui::DataTable made = table("Every figure of the answer", std::move(headings));
  made.width = ui::TableWidth::cards;  // long labels
  for (const CalculationFigure& figure : figures) {
    std::vector<std::string> words{figure.label, told_words(figure)};
    if (has_intervals) words.push_back(interval_words(figure.interval));
    add_row(made, std::move(words));
  }
  return made;
}

/// A name that is a figure with a fraction is shortened as figures are.
std::string name_words(const std::string& name) {
  const auto number = name.find('.') == std::string::npos ? std::nullopt : parse_plain_number(name);
  return number ? number_words(*number) : name;
}

ui::DataTable table_of(const CalculationTable& given) {
  ui::DataTable made = table("Table: " + given.title, given.headings);
  for (const CalculationTable::Row& row : given.rows) {
    std::vector<std::string> words{name_words(row.name)};
    for (std::size_t i = 0; i < row.values.size(); ++i)
      words.push_back(is_p_value(given.headings[i + 1]) ? p_words(row.values[i]) : number_words(row.values[i]));
    add_row(made, std::move(words));
  }
  return made;
}

/// The analysis of variance as one more table.
std::vector<CalculationTable> every_table(const stats::CalculationResult& result) {
  std::vector<CalculationTable> tables = result.tables;
  if (result.variance.empty()) return tables;
  CalculationTable variance{
      .slug = "variance",
      .title = "Analysis of variance",
      .headings = {"Source", "Degrees of freedom", "Sum of squares", "Mean square", "F", "p-value"},
      .rows = {}};
  for (const stats::VarianceRow& row : result.variance)
    variance.rows.push_back({row.source, {row.degrees, row.sum_of_squares, row.mean_square, row.f, row.p_value}});
  tables.push_back(std::move(variance));
  return tables;
}

ui::ChartFigure figure_of(const CalculationPicture& picture) {
  return {.title = picture.title,
          .detail = picture.detail,
          .wide = html::TrustedMarkup(picture.draw(chart::Size::wide, chart::Purpose::page)),
          .compact = html::TrustedMarkup(picture.draw(chart::Size::compact, chart::Purpose::page)),
          .compact_note = {},
          .table_url = std::nullopt,
          .key = {}};
}

/// Where on the form an error belongs.
Error on_the_form(const stats::CalculationRow& row, const Error& error) {
  std::vector<FieldError> fields = error.fields;
  if (fields.empty()) fields.push_back({takes_table(row) ? std::string(kTableField) : std::string(), error.message});
  for (FieldError& field : fields) {
    const auto input = std::ranges::find(row.inputs, field.field, &stats::CalculationInput::slug);
    if (input != row.inputs.end() && is_in_table(*input)) field.field = kTableField;
  }
  return Error::invalid_fields(std::move(fields));
}

}  // namespace

Result<WorkedCalculation> work_out(CalculationReading reading) {
  const stats::CalculationRow& row = *reading.row;
  auto result = stats::run_calculation(row, reading.request);
  if (!result) return on_the_form(row, result.error());
  auto pictures = calculation_pictures(row, reading.request, *result, reading.headings);
  return WorkedCalculation{std::move(reading), *std::move(result), std::move(pictures)};
}

CalculationAnswer answer_of(const WorkedCalculation& worked) {
  const stats::CalculationResult& result = worked.result;
  CalculationAnswer answer{.headline = calculation_sentence(*worked.reading.row, worked.reading.request, result),
                           .method = result.method,
                           .figures = figures_table(result.figures),
                           .pictures = {},
                           .tables = {},
                           .guidance = result.guidance,
                           .notes = result.notes,
                           .read_as = worked.reading.notes,
                           .problems = {}};
  for (const CalculationPicture& picture : worked.pictures) answer.pictures.push_back(figure_of(picture));
  for (const CalculationTable& each : every_table(result)) answer.tables.push_back({each.title, table_of(each)});
  for (const tabular::RowProblem& problem : worked.reading.problems)
    answer.problems.push_back(tabular::words_of(problem));
  return answer;
}

std::string calculation_csv(const stats::CalculationResult& result) {
  tabular::CsvWriter csv;
  csv.text("figure").text("value").text("unit").text("lower").text("upper").end_row();
  for (const CalculationFigure& figure : result.figures) {
    const stats::Interval interval = figure.interval.value_or(stats::Interval{});
    csv.text(figure.label).number(figure.value).text(figure.unit);
    csv.number(interval.lower).number(interval.upper).end_row();
  }
  for (const CalculationTable& each : every_table(result)) {
    csv.text("").end_row();
    csv.text(each.title).end_row();
    for (const std::string& heading : each.headings) csv.text(heading);
    csv.end_row();
    for (const CalculationTable::Row& row : each.rows) {
      csv.text(row.name);
      for (const double value : row.values) csv.number(value);
      csv.end_row();
    }
  }
  return std::string(tabular::kByteOrderMark) + csv.take();
}

}  // namespace qi::analysis
