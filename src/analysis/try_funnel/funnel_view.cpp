#include "analysis/try_funnel/funnel_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/try_funnel/funnel_key.h"
#include "base/assert.h"
#include "base/percent.h"
#include "base/text.h"
#include "chart/small_multiples.h"
#include "spc/funnel_catalogue.h"
#include "tabular/csv_writing.h"

namespace qi::analysis {
namespace {

using ui::Align;

std::string count_words(double count) {
  const bool is_whole = std::abs(count - std::round(count)) <= 0;
  return grouped(count, is_whole ? 0 : 2);
}

std::string score_words(double z) {
  if (std::isnan(z)) return "–";
  if (std::isinf(z)) return z > 0 ? "beyond all" : "below all";
  const std::string size = grouped(std::abs(z), 2);
  return z < 0 && size != "0.00" ? "−" + size : size;
}

std::string range_words(const spc::FunnelRange& range, const ValueFormat& format) {
  if (std::isnan(range.lower) || std::isnan(range.upper)) return "–";
  return show(range.lower, format) + " to " + show(range.upper, format);
}

std::string figure_words(double value) {
  return std::isnan(value) ? "–" : fmt::format("{:.4g}", value);
}

std::string per_words(double multiplier) {
  if (std::abs(multiplier - 1) <= 0) return "";
  return " for each " + grouped(multiplier, 0);
}

std::string value_words(const FunnelReading& reading) {
  const spc::Funnel& funnel = reading.drawing.funnel;
  const spc::FunnelRow& kind = spc::funnel_row(funnel.kind);
  const bool in_percent = reading.drawing.wording.format.style == ValueStyle::percent;
  return std::string(kind.value_name) + (in_percent ? "" : per_words(funnel.multiplier));
}

bool are_groups(std::span<const FunnelReading> readings) {
  return !readings.front().group.empty();
}

void add_units(const FunnelReading& reading, ui::DataTable& table) {
  const spc::Funnel& funnel = reading.drawing.funnel;
  const spc::FunnelWording& wording = reading.drawing.wording;
  for (std::size_t i = 0; i < funnel.units.size(); ++i) {
    const spc::FunnelUnit& unit = funnel.units[i];
    ui::TableRow row{.cells = {}, .id = reading.drawing.unit_link_base.substr(1) + std::to_string(i)};
    for (std::string& text : std::vector<std::string>{
             unit.name, count_words(unit.numerator), count_words(unit.denominator), show(unit.value, wording.format),
             range_words(unit.limits.of_95, wording.format), range_words(unit.limits.of_998, wording.format),
             score_words(unit.adjusted_z), spc::funnel_unit_words(funnel, wording, i)})
      row.cells.push_back({.text = std::move(text)});
    if (unit.is_outlier()) row.cells.back().emphasis = ui::Emphasis::strong;
    if (!reading.drawing.notes.empty()) row.cells.back().note = reading.drawing.notes[i];
    if (!reading.group.empty()) row.cells.insert(row.cells.begin() + 1, ui::Cell{.text = reading.group});
    table.rows.push_back(std::move(row));
  }
}

ui::DataTable units_table(std::span<const FunnelReading> readings) {
  const FunnelReading& first = readings.front();
  ui::DataTable table{.caption = capitalised(first.drawing.wording.units) + ", in the order of your table",
                      .columns = {{first.name_heading},
                                  {first.numerator_heading, Align::right},
                                  {first.denominator_heading, Align::right},
                                  {value_words(first), Align::right},
                                  {"95% limits", Align::right},
                                  {"99.8% limits", Align::right},
                                  {"z", Align::right},
                                  {"What it means"}},
                      .density = ui::TableDensity::tight,
                      .width = ui::TableWidth::cards};
  if (are_groups(readings)) table.columns.insert(table.columns.begin() + 1, ui::Column{"Group"});
  for (const FunnelReading& reading : readings) add_units(reading, table);
  return table;
}

std::string limits_words(const spc::Funnel& funnel) {
  const spc::FunnelRow& kind = spc::funnel_row(funnel.kind);
  switch (funnel.limits) {
    case spc::FunnelLimitMethod::normal: return "Normal, on the " + std::string(kind.scale_words);
    case spc::FunnelLimitMethod::exact: return "Exact, from the distribution of counts";
    case spc::FunnelLimitMethod::gamma: return "Gamma, as published";
  }
  stop_at("a known method of limits", __FILE__, __LINE__);
}

std::string spread_words(const spc::Funnel& funnel) {
  if (funnel.asked_overdispersion == spc::Overdispersion::none) return "Not in the limits";
  if (funnel.overdispersion == spc::Overdispersion::none) return "Asked for, but none was found";
  return funnel.overdispersion == spc::Overdispersion::additive ? "A variance between them is in the limits"
                                                                : "All limits are widened by one factor";
}

std::string target_words(const FunnelReading& reading) {
  const spc::Funnel& funnel = reading.drawing.funnel;
  return show(funnel.target, reading.drawing.wording.format) + (funnel.target_is_given ? ", as given"
                                                                : spc::funnel_row(funnel.kind).target_is_one
                                                                    ? ", as many events as expected"
                                                                    : ", all cases together");
}

std::vector<ui::KeyValue> method_of(std::span<const FunnelReading> readings) {
  const FunnelReading& first = readings.front();
  const spc::FunnelRow& kind = spc::funnel_row(first.drawing.funnel.kind);
  const std::string trimming =
      kind.trimming == spc::Trimming::winsorised ? "pulled in at either end" : "left out at either end";
  std::vector<ui::KeyValue> rows;
  const auto add = [&](std::string key, std::string value) {
    rows.push_back({.key = std::move(key), .value = std::move(value)});
  };
  add("Method", std::string(kind.title));
  for (const FunnelReading& reading : readings) {
    const spc::Funnel& funnel = reading.drawing.funnel;
    const std::string of_group = reading.group.empty() ? "" : ", " + reading.group;
    add("Compared" + of_group, counted(funnel.compared(), reading.drawing.wording.unit, reading.drawing.wording.units));
    add(spc::funnel_target_name(funnel, reading.drawing.wording) + of_group, target_words(reading));
    add("Limits" + of_group, limits_words(funnel));
    add("More than chance" + of_group, spread_words(funnel));
    add((reading.group.empty() ? "phi (about 1 by chance)" : "phi") + of_group, figure_words(funnel.phi));
    if (reading.group.empty())
      add("Variance between them", figure_words(funnel.between_units) + ", on the " + std::string(kind.scale_words));
  }
  add("z scores trimmed", grouped(first.trimmed_share * kWholePercent, 0) + "%, " + trimming);
  add("Source", std::string(kind.source));
  return rows;
}

ui::ChartFigure figure_of(const FunnelReading& reading) {
  const chart::FunnelDrawing& drawing = reading.drawing;
  return {.title = drawing.name,
          .detail = value_words(reading) + " by " + uncapitalised(reading.denominator_heading) + ", " +
                    counted(drawing.funnel.units.size(), drawing.wording.unit, drawing.wording.units) + ". " +
                    std::string(spc::funnel_row(drawing.funnel.kind).title) + ".",
          .wide = html::TrustedMarkup(chart::funnel_chart(drawing, chart::Size::wide)),
          .compact = html::TrustedMarkup(chart::funnel_chart(drawing, chart::Size::compact)),
          .key = {},
          .samples = funnel_key(drawing.funnel, drawing.wording)};
}

ui::SmallFigures small_figures_of(std::span<const FunnelReading> readings) {
  ui::SmallFigures small;
  for (const FunnelReading& reading : readings) {
    const chart::FunnelDrawing& drawing = reading.drawing;
    const spc::Verdict verdict = spc::funnel_sentence(drawing.funnel, drawing.wording);
    small.figures.push_back({.title = reading.group,
                             .detail = verdict.headline + " " + verdict.explanation,
                             .wide = html::TrustedMarkup(""),
                             .compact = html::TrustedMarkup(chart::funnel_chart(drawing, chart::Size::compact)),
                             .key = {}});
    for (ui::KeySample& sample : funnel_key(drawing.funnel, drawing.wording))
      if (std::ranges::find(small.samples, sample.words, &ui::KeySample::words) == small.samples.end())
        small.samples.push_back(std::move(sample));
  }
  return small;
}

template <class Texts>
void add_once(std::vector<std::string>& all, const Texts& more, const std::string& whose) {
  for (const std::string& each : more)
    if (std::ranges::count(all, whose + each) == 0) all.push_back(whose + each);
}

}  // namespace

FunnelAnswer funnel_answer_of(std::span<const FunnelReading> readings) {
  FunnelAnswer answer{.verdict = std::nullopt,
                      .asks = {},
                      .figure = std::nullopt,
                      .small = std::nullopt,
                      .cautions = {},
                      .method = method_of(readings),
                      .left_out = {},
                      .notes = {},
                      .table = units_table(readings)};
  for (const FunnelReading& reading : readings) {
    add_once(answer.cautions, reading.drawing.funnel.notes, reading.group.empty() ? "" : reading.group + ": ");
    answer.left_out.insert(answer.left_out.end(), reading.left_out.begin(), reading.left_out.end());
    add_once(answer.notes, reading.notes, "");
    if (answer.asks.empty()) answer.asks = reading.asks;
  }
  if (are_groups(readings)) {
    answer.small = small_figures_of(readings);
    return answer;
  }
  const chart::FunnelDrawing& drawing = readings.front().drawing;
  answer.verdict = spc::funnel_sentence(drawing.funnel, drawing.wording);
  answer.figure = figure_of(readings.front());
  return answer;
}

std::string funnel_file_drawing(std::span<const FunnelReading> readings, std::string_view name) {
  using chart::Purpose;
  using chart::Size;
  if (!are_groups(readings)) return chart::funnel_chart(readings.front().drawing, Size::wide, Purpose::file);
  chart::SmallMultiples sheet{.heading = std::string(name), .names = {}, .pictures = {}};
  for (const FunnelReading& reading : readings) {
    sheet.names.push_back(reading.group);
    sheet.pictures.push_back(chart::funnel_chart(reading.drawing, Size::compact, Purpose::file));
  }
  return chart::small_multiples(sheet);
}

std::string funnel_csv(std::span<const FunnelReading> readings) {
  tabular::CsvWriter csv;
  if (are_groups(readings)) csv.text("group");
  const auto has = [&](auto is_so) { return std::ranges::any_of(readings, is_so); };
  const bool has_notes = has([](const FunnelReading& reading) { return !reading.drawing.notes.empty(); });
  for (const std::string_view heading : {"unit", "numerator", "denominator", "value", "target", "lower_95", "upper_95",
                                         "lower_998", "upper_998", "z", "adjusted_z", "standing", "words"})
    csv.text(heading);
  if (has_notes) csv.text("note");
  csv.end_row();
  const auto defined = [](double value) { return std::isfinite(value) ? value : spc::kMissing; };
  for (const FunnelReading& reading : readings) {
    const spc::Funnel& funnel = reading.drawing.funnel;
    for (std::size_t i = 0; i < funnel.units.size(); ++i) {
      const spc::FunnelUnit& unit = funnel.units[i];
      if (are_groups(readings)) csv.text(reading.group);
      csv.text(unit.name).number(unit.numerator).number(unit.denominator).number(unit.value).number(funnel.target);
      for (const spc::FunnelRange& range : {unit.limits.of_95, unit.limits.of_998})
        csv.number(range.lower).number(range.upper);
      csv.number(unit.z).number(defined(unit.adjusted_z));
      csv.text(unit.is_left_out ? "left_out" : spc::slug(unit.standing));
      csv.text(spc::funnel_unit_words(funnel, reading.drawing.wording, i));
      if (has_notes) csv.text(reading.drawing.notes.empty() ? "" : reading.drawing.notes[i]);
      csv.end_row();
    }
  }
  return csv.take();
}

}  // namespace qi::analysis
