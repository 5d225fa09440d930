#include "analysis/try_funnel/funnel_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/try_funnel/funnel_key.h"
#include "base/assert.h"
#include "base/text.h"
#include "spc/funnel_catalogue.h"
#include "tabular/csv_writing.h"

namespace qi::analysis {
namespace {

using ui::Align;

constexpr double kPercent = 100;

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

ui::DataTable units_table(const FunnelReading& reading) {
  const spc::Funnel& funnel = reading.drawing.funnel;
  const spc::FunnelWording& wording = reading.drawing.wording;
  ui::DataTable table{.caption = capitalised(wording.units) + ", in the order of your table",
                      .columns = {{reading.name_heading},
                                  {reading.numerator_heading, Align::right},
                                  {reading.denominator_heading, Align::right},
                                  {value_words(reading), Align::right},
                                  {"95% limits", Align::right},
                                  {"99.8% limits", Align::right},
                                  {"z", Align::right},
                                  {"What it means"}},
                      .density = ui::TableDensity::tight,
                      .width = ui::TableWidth::cards};
  for (std::size_t i = 0; i < funnel.units.size(); ++i) {
    const spc::FunnelUnit& unit = funnel.units[i];
    ui::TableRow row{.cells = {}, .id = "unit-" + std::to_string(i)};
    for (std::string& text : std::vector<std::string>{
             unit.name, count_words(unit.numerator), count_words(unit.denominator), show(unit.value, wording.format),
             range_words(unit.limits.of_95, wording.format), range_words(unit.limits.of_998, wording.format),
             score_words(unit.adjusted_z), spc::funnel_unit_words(funnel, wording, i)})
      row.cells.push_back({.text = std::move(text)});
    if (unit.is_outlier()) row.cells.back().emphasis = ui::Emphasis::strong;
    table.rows.push_back(std::move(row));
  }
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

std::vector<ui::KeyValue> method_of(const FunnelReading& reading) {
  const spc::Funnel& funnel = reading.drawing.funnel;
  const spc::FunnelRow& kind = spc::funnel_row(funnel.kind);
  const std::string trimming =
      kind.trimming == spc::Trimming::winsorised ? "pulled in at either end" : "left out at either end";
  std::vector<ui::KeyValue> rows;
  const auto add = [&](std::string key, std::string value) {
    rows.push_back({.key = std::move(key), .value = std::move(value)});
  };
  add("Method", std::string(kind.title));
  add("Compared", counted(funnel.units.size(), reading.drawing.wording.unit, reading.drawing.wording.units));
  add(spc::funnel_target_name(funnel, reading.drawing.wording), target_words(reading));
  add("Limits", limits_words(funnel));
  add("More than chance", spread_words(funnel));
  add("phi (about 1 by chance)", figure_words(funnel.phi));
  add("Variance between them", figure_words(funnel.between_units) + ", on the " + std::string(kind.scale_words));
  add("z scores trimmed", grouped(reading.trimmed_share * kPercent, 0) + "%, " + trimming);
  add("Source", std::string(kind.source));
  return rows;
}

}  // namespace

FunnelAnswer funnel_answer_of(const FunnelReading& reading) {
  const chart::FunnelDrawing& drawing = reading.drawing;
  const spc::FunnelRow& kind = spc::funnel_row(drawing.funnel.kind);
  return {
      .verdict = spc::funnel_sentence(drawing.funnel, drawing.wording),
      .figure = {.title = drawing.name,
                 .detail = value_words(reading) + " by " + uncapitalised(reading.denominator_heading) + ", " +
                           counted(drawing.funnel.units.size(), drawing.wording.unit, drawing.wording.units) + ". " +
                           std::string(kind.title) + ".",
                 .wide = html::TrustedMarkup(chart::funnel_chart(drawing, chart::Size::wide)),
                 .compact = html::TrustedMarkup(chart::funnel_chart(drawing, chart::Size::compact)),
                 .key = {},
                 .samples = funnel_key(drawing.funnel, drawing.wording)},
      .cautions = drawing.funnel.notes,
      .method = method_of(reading),
      .left_out = reading.left_out,
      .notes = reading.notes,
      .table = units_table(reading),
  };
}

std::string funnel_csv(const FunnelReading& reading) {
  const spc::Funnel& funnel = reading.drawing.funnel;
  tabular::CsvWriter csv;
  for (const std::string_view heading : {"unit", "numerator", "denominator", "value", "target", "lower_95", "upper_95",
                                         "lower_998", "upper_998", "z", "adjusted_z", "standing", "words"})
    csv.text(heading);
  csv.end_row();
  const auto defined = [](double value) { return std::isfinite(value) ? value : spc::kMissing; };
  for (std::size_t i = 0; i < funnel.units.size(); ++i) {
    const spc::FunnelUnit& unit = funnel.units[i];
    csv.text(unit.name).number(unit.numerator).number(unit.denominator).number(unit.value).number(funnel.target);
    for (const spc::FunnelRange& range : {unit.limits.of_95, unit.limits.of_998})
      csv.number(range.lower).number(range.upper);
    csv.number(unit.z).number(defined(unit.adjusted_z)).text(spc::slug(unit.standing));
    csv.text(spc::funnel_unit_words(funnel, reading.drawing.wording, i)).end_row();
  }
  return csv.take();
}

}  // namespace qi::analysis
