#include "analysis/try_sums/sums_view.h"

#include <array>
#include <cmath>
#include <set>

#include "analysis/try_sums/sums_finding.h"
#include "analysis/try_sums/sums_rows.h"
#include "base/text.h"
#include "chart/chart_style.h"
#include "chart/distance_chart.h"
#include "chart/spc_drawing.h"
#include "chart/sum_drawing.h"
#include "spc/hotelling_sentence.h"
#include "spc/sums/sum_sentence.h"

namespace qi::analysis {
namespace {

using chart::Purpose;
using chart::Size;

const ValueFormat kSumFormat{ValueStyle::number, 2, ""};
constexpr double kHundredPercent = 100;

/// A picture in its three forms.
template <class Drawing>
SumsPicture picture(std::string file, std::string title, std::string detail, const Drawing& drawing,
                    std::string (*draw)(const Drawing&, Size, Purpose), std::vector<ui::KeyEntry> key) {
  return {.file = std::move(file),
          .figure = {.title = std::move(title),
                     .detail = std::move(detail),
                     .wide = html::TrustedMarkup(draw(drawing, Size::wide, Purpose::page)),
                     .compact = html::TrustedMarkup(draw(drawing, Size::compact, Purpose::page)),
                     .compact_note = {},
                     .table_url = std::nullopt,
                     .key = std::move(key)},
          .standing_alone = draw(drawing, Size::wide, Purpose::file)};
}

/// One entry for each state that a mark has.
std::vector<ui::KeyEntry> key_of(const std::set<spc::PointState>& states) {
  constexpr std::array kEntries{std::pair{spc::PointState::improving, ui::KeyEntry::improving},
                                std::pair{spc::PointState::concerning, ui::KeyEntry::concerning},
                                std::pair{spc::PointState::neutral, ui::KeyEntry::neutral},
                                std::pair{spc::PointState::mixed, ui::KeyEntry::mixed},
                                std::pair{spc::PointState::common, ui::KeyEntry::common_cause}};
  std::vector<ui::KeyEntry> key;
  for (const auto& [state, entry] : kEntries)
    if (states.contains(state)) key.push_back(entry);
  return key;
}

std::vector<ui::KeyEntry> key_of(const spc::SumChart& sums) {
  std::set<spc::PointState> states;
  for (const spc::SumSignal& signal : sums.signals)
    states.insert(chart::state_of(spc::Pattern{.side = signal.side}, sums.better));
  return key_of(states);
}

std::vector<ui::KeyEntry> key_of(const spc::Analysis& analysis) {
  std::set<spc::PointState> states;
  for (const spc::Point& point : analysis.points) states.insert(point.state);
  return key_of(states);
}

/// What the picture shows beside its sums: "CUSUM chart. A short tick on the line of 0 …"
std::string detail_of(const chart::SumDrawing& drawing) {
  std::string words = drawing.title + ".";
  if (drawing.sums.signals.empty()) return words;
  words += " A short tick on the line of 0 shows where a sum that signals began.";
  if (drawing.after == spc::AfterSignal::starts_again) words += " A dotted line shows where it starts again.";
  return words;
}

/// "Accepted chance 8%", "Centre 11.3".
ui::KeyValue number_words(const SumsFigure& figure, const ValueFormat& format) {
  const ValueFormat percent{ValueStyle::percent, 1, ""};
  if (figure.slug == "accepted")
    return {.key = "Acceptable chance", .value = show(figure.value * kHundredPercent, percent)};
  if (figure.slug == "raised")
    return {.key = "Rise that it looks for", .value = show(figure.value * kHundredPercent, percent)};
  if (figure.slug == "lowered")
    return {.key = "Fall that it looks for", .value = show(figure.value * kHundredPercent, percent)};
  ValueFormat finer = format;
  finer.decimals += 1;
  const bool is_sigma = figure.slug == "sigma";
  return {.key = capitalised(std::string(figure.slug)),
          .value = is_sigma ? show_difference(figure.value, finer) : show(figure.value, finer)};
}

AnswerRows rows_of(const SumsQuestion& question, const SumsFinding& finding) {
  AnswerRows rows{.caption = "Values and sums", .columns = {"Value", "For a rise", "For a fall", "Signal"}, .rows = {}};
  if (!finding.vlad.empty()) rows.columns.emplace_back("Expected less observed");
  for (std::size_t i = 0; i < finding.sums.points.size(); ++i) {
    const spc::SumPoint& point = finding.sums.points[i];
    std::string signal = point.signals_high ? "rise" : "";
    if (point.signals_low) signal += signal.empty() ? "fall" : " and fall";
    AnswerRow row{.cells = {RowNumber{point.value, question.wording.format}, RowNumber{point.high, kSumFormat},
                            RowNumber{point.low, kSumFormat}, signal},
                  .state = signal.empty() ? ui::RowState::plain : ui::RowState::special};
    if (!finding.vlad.empty()) row.cells.emplace_back(RowNumber{finding.vlad[i], kSumFormat});
    rows.rows.push_back(std::move(row));
  }
  return rows;
}

void put_rows(const AnswerRows& rows, const spc::Wording& wording, SumsAnswer& answer) {
  answer.table = page_table(rows, wording);
  answer.csv = csv_of(rows, wording);
}

Result<SumsAnswer> answer_of(const SumsReading& reading, const SumsQuestion& question) {
  const auto finding = find_sums(question);
  if (!finding) return finding.error();
  const chart::SumDrawing drawing = drawing_of(question, *finding, reading.name);
  SumsAnswer answer{.saying = {.sentence = spc::sum_sentence(finding->sums, question.wording),
                               .tone = ui::tone_of(finding->sums.variation),
                               .note = finding->setting},
                    .setting = finding->setting,
                    .pictures = {},
                    .numbers = {},
                    .table = {},
                    .csv = {},
                    .notes = {},
                    .problems = {}};
  if (!drawing.vlad.empty())
    answer.pictures.push_back(picture<chart::SumDrawing>("vlad", reading.name, "Variable life-adjusted display.",
                                                         drawing, chart::vlad_chart, {}));
  answer.pictures.push_back(picture<chart::SumDrawing>(std::string(reading.chart->slug), reading.name,
                                                       detail_of(drawing), drawing, chart::sum_chart,
                                                       key_of(finding->sums)));
  for (const SumsFigure& figure : finding->figures)
    answer.numbers.push_back(number_words(figure, question.wording.format));
  answer.numbers.push_back({.key = "Decision interval", .value = shortest(finding->sums.upper)});
  put_rows(rows_of(question, *finding), question.wording, answer);
  return answer;
}

Result<SumsAnswer> answer_of(const SumsReading& reading, const DistanceQuestion& question) {
  const auto found = spc::hotelling_chart(question.request);
  if (!found) return found.error();
  const chart::DistanceDrawing drawing{
      .chart = *found, .variables = question.variables, .wording = question.wording, .name = reading.name};
  const bool is_outside = !found->points.empty() && found->points.back().is_outside;
  SumsAnswer answer{.saying = {.sentence = spc::hotelling_sentence(*found, question.variables, question.wording),
                               .tone = is_outside ? ui::Tone::neutral : ui::Tone::common,
                               .note = {}},
                    .setting = {},
                    .pictures = {},
                    .numbers = {},
                    .table = {},
                    .csv = {},
                    .notes = {},
                    .problems = {}};
  answer.pictures.push_back(picture<chart::DistanceDrawing>(
      "t2", reading.name, std::string(reading.chart->title) + " of " + listed(question.variables) + ".", drawing,
      chart::distance_chart,
      found->outside.empty() ? std::vector<ui::KeyEntry>{} : std::vector{ui::KeyEntry::neutral}));
  answer.numbers = {{.key = "Limit", .value = show(found->upper, kSumFormat)},
                    {.key = "Limit of new ones",
                     .value = std::isnan(found->upper_of_new) ? "" : show(found->upper_of_new, kSumFormat)},
                    {.key = "Rows in the baseline", .value = std::to_string(found->baseline_used)}};
  for (std::size_t k = 0; k < found->centre.size(); ++k) {
    ValueFormat finer = question.wording.format;
    finer.decimals += 1;
    answer.numbers.push_back({.key = "Mean of " + question.variables[k], .value = show(found->centre[k], finer)});
  }
  AnswerRows rows{.caption = "Distances and their parts", .columns = {"T²", "Limit"}, .rows = {}};
  for (const std::string& name : question.variables) rows.columns.push_back("Due to " + name);
  for (const spc::HotellingPoint& point : found->points) {
    AnswerRow row{.cells = {RowNumber{point.statistic, kSumFormat}, RowNumber{point.upper, kSumFormat}},
                  .state = point.is_outside ? ui::RowState::special : ui::RowState::plain};
    for (std::size_t k = 0; k < question.variables.size(); ++k)
      row.cells.emplace_back(RowNumber{k < point.parts.size() ? point.parts[k] : spc::kMissing, kSumFormat});
    rows.rows.push_back(std::move(row));
  }
  put_rows(rows, question.wording, answer);
  return answer;
}

Result<SumsAnswer> answer_of(const SumsReading& reading, const SpcQuestion& question) {
  auto read = spc::read_series(question.request, 0);
  if (!read) return read.error();
  chart::SpcDrawing drawing{.reading = *std::move(read), .wording = question.wording};
  drawing.name = reading.name;
  drawing.phases.resize(drawing.reading.analysis.phases.size());
  const spc::Analysis& analysis = drawing.reading.analysis;
  SumsAnswer answer{.saying = {.sentence = spc::sentence(drawing.reading, question.wording),
                               .tone = ui::tone_of(analysis.variation),
                               .note = {}},
                    .setting = {},
                    .pictures = {},
                    .numbers = {},
                    .table = {},
                    .csv = {},
                    .notes = {},
                    .problems = {}};
  answer.pictures.push_back(picture<chart::SpcDrawing>(std::string(reading.chart->slug), reading.name,
                                                       std::string(reading.chart->title) + ".", drawing,
                                                       chart::spc_chart, key_of(analysis)));
  constexpr std::size_t kCompactPoints = 24;  // of a compact picture: see spc_drawing.h
  if (analysis.points.size() > kCompactPoints)
    answer.pictures.back().figure.compact_note = "Showing the last 24 points.";
  ValueFormat finer = question.wording.format;
  finer.decimals += 1;
  if (!analysis.phases.empty()) {
    const spc::Limits& limits = analysis.last_phase().limits;
    answer.numbers = {{.key = "Centre", .value = show(limits.centre, finer)},
                      {.key = "Lower limit", .value = show(limits.lower, finer)},
                      {.key = "Upper limit", .value = show(limits.upper, finer)}};
  }
  AnswerRows rows{
      .caption = "Values and limits", .columns = {"Value", "Centre", "Lower limit", "Upper limit"}, .rows = {}};
  for (std::size_t i = 0; i < analysis.points.size(); ++i) {
    const spc::Limits& limits = analysis.limits_at(i);
    rows.rows.push_back({.cells = {RowNumber{analysis.points[i].value, finer}, RowNumber{limits.centre, finer},
                                   RowNumber{limits.lower, finer}, RowNumber{limits.upper, finer}},
                         .state = analysis.points[i].is_special() ? ui::RowState::special : ui::RowState::plain});
  }
  put_rows(rows, question.wording, answer);
  return answer;
}

}  // namespace

Result<SumsAnswer> sums_answer_of(const SumsReading& reading) {
  auto answer = std::visit([&](const auto& question) { return answer_of(reading, question); }, reading.question);
  if (!answer) return Error::invalid_fields({{"figures", answer.error().message}});
  answer->notes = reading.notes;
  answer->problems = reading.problems;
  return answer;
}

}  // namespace qi::analysis
