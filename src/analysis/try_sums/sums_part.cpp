#include "analysis/try_sums/sums_part.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "analysis/try_sums/sums_finding.h"
#include "base/percent.h"
#include "base/text.h"
#include "chart/chart_style.h"
#include "chart/time_plot.h"
#include "spc/hotelling_sentence.h"
#include "spc/sums/sum_sentence.h"
#include "ui/chart_figure_parts.h"

namespace qi::analysis {
namespace {

const ValueFormat kSumFormat{ValueStyle::number, 2, ""};

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

std::vector<ui::KeyEntry> key_of(const spc::Analysis& analysis, std::size_t from = 0) {
  if (analysis.is_waiting()) return {ui::KeyEntry::too_few};
  std::set<spc::PointState> states;
  for (const spc::Point& point : std::span(analysis.points).subspan(from)) states.insert(point.state);
  return key_of(states);
}

std::vector<ui::KeyEntry> key_of_wide(const spc::Analysis& analysis) {
  const std::size_t points = analysis.points.size();
  return ui::entries_beyond(key_of(analysis), key_of(analysis, points - std::min(points, chart::kCompactPoints)));
}

/// What the picture shows beside its sums: "CUSUM chart. A short tick on the line of 0 …"
std::string detail_of(const chart::SumDrawing& drawing) {
  // The display beside it is a picture of its own.
  constexpr std::string_view kWithDisplay = " and VLAD";
  std::string_view title = drawing.title;
  if (title.ends_with(kWithDisplay)) title.remove_suffix(kWithDisplay.size());
  std::string words = std::string(title) + ".";
  if (drawing.sums.signals.empty()) return words;
  words += " A short tick on the line of 0 shows where a sum that signals began.";
  if (drawing.after == spc::AfterSignal::starts_again) words += " A dotted line shows where it starts again.";
  return words;
}

/// "Acceptable chance 8%", "Centre 11.3".
ui::KeyValue number_words(const SumsFigure& figure, const ValueFormat& format) {
  const ValueFormat percent{ValueStyle::percent, 1, ""};
  if (figure.slug == "accepted")
    return {.key = "Acceptable chance", .value = show(figure.value * kWholePercent, percent)};
  if (figure.slug == "raised")
    return {.key = "Rise that it looks for", .value = show(figure.value * kWholePercent, percent)};
  if (figure.slug == "lowered")
    return {.key = "Fall that it looks for", .value = show(figure.value * kWholePercent, percent)};
  ValueFormat finer = format;
  finer.decimals += 1;
  const bool is_sigma = figure.slug == "sigma";
  return {.key = capitalised(std::string(figure.slug)),
          .value = is_sigma ? show_difference(figure.value, finer) : show(figure.value, finer)};
}

constexpr std::string_view kFirstPhase = "Phase 1";

/// The names of phases from left to right; empty: there is one alone.
std::vector<std::string> several_phases(const RowMarks& marks) {
  return marks.starts().empty() ? std::vector<std::string>() : marks.phase_names(kFirstPhase);
}

/// What each row's phase is called; empty: rows have no phases.
std::vector<std::string> phases_of_rows(const RowMarks& marks) {
  const std::vector<std::string> names = marks.phase_names(kFirstPhase);
  const std::vector<std::size_t> starts = marks.starts();
  std::vector<std::string> of_rows;
  for (std::size_t i = 0; i < marks.phases.size(); ++i)
    of_rows.push_back(names[static_cast<std::size_t>(std::ranges::upper_bound(starts, i) - starts.begin())]);
  return of_rows;
}

std::vector<chart::PhaseHeading> phase_headings(const RowMarks& marks) {
  std::vector<chart::PhaseHeading> headings;
  for (const std::string& name : several_phases(marks)) headings.push_back({.title = name});
  return headings;
}

/// ", Before" behind what is told of one of several phases.
std::string of_phase(const std::vector<std::string>& names, std::size_t phase) {
  return phase < names.size() ? ", " + names[phase] : "";
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

SumsFound found_of(const SumsReading& reading, const SumsQuestion& question, const RowMarks& marks,
                   const SumsFinding& finding) {
  chart::SumDrawing drawing = drawing_of(question, finding, reading.name);
  drawing.phases = phase_headings(marks);
  SumsFound found{.saying = {.sentence = spc::sum_sentence(finding.sums, question.wording),
                             .tone = ui::tone_of(finding.sums.variation),
                             .note = finding.setting},
                  .setting = finding.setting,
                  .numbers = {},
                  .rows = rows_of(question, finding),
                  .wording = question.wording,
                  .drawing = {},
                  .detail = detail_of(drawing),
                  .key = key_of(finding.sums),
                  .samples = {}};
  const std::vector<std::string> phases = several_phases(marks);
  for (std::size_t k = 0; k < finding.figures.size(); ++k)
    for (const SumsFigure& figure : finding.figures[k]) {
      ui::KeyValue words = number_words(figure, question.wording.format);
      if (finding.figures.size() > 1) words.key += of_phase(phases, k);
      found.numbers.push_back(std::move(words));
    }
  if (std::isfinite(finding.sums.upper))
    found.numbers.push_back({.key = "Decision interval", .value = shortest(finding.sums.upper)});
  found.drawing = std::move(drawing);
  return found;
}

Result<SumsFound> found_of(const SumsReading& reading, const SumsQuestion& question, const RowMarks& marks) {
  auto finding = find_sums(question);
  if (!finding) return finding.error();
  finding->sums = spc::read_sums(std::move(finding->sums), finding->level);
  return found_of(reading, question, marks, *finding);
}

Result<SumsFound> found_of(const SumsReading& reading, const DistanceQuestion& question, const RowMarks& marks) {
  const auto found = spc::hotelling_chart(question.request);
  if (!found) return found.error();
  const bool is_outside = !found->points.empty() && found->points.back().is_outside;
  SumsFound part{.saying = {.sentence = spc::hotelling_sentence(*found, question.variables, question.wording),
                            .tone = is_outside ? ui::Tone::neutral : ui::Tone::common,
                            .note = {}},
                 .setting = {},
                 .numbers = {},
                 .rows = {.caption = "Distances and their parts", .columns = {"T²", "Limit"}, .rows = {}},
                 .wording = question.wording,
                 .drawing = chart::DistanceDrawing{.chart = *found,
                                                   .variables = question.variables,
                                                   .wording = question.wording,
                                                   .name = reading.name,
                                                   .phases = phase_headings(marks)},
                 .detail = std::string(reading.chart->title) + " of " + listed(question.variables) + ".",
                 .key = found->outside.empty() ? std::vector<ui::KeyEntry>{} : std::vector{ui::KeyEntry::neutral},
                 .samples = {}};
  if (const std::vector<std::string> phases = several_phases(marks); !phases.empty())
    part.numbers.push_back({.key = "Phase", .value = phases.back() + ", the last of " + std::to_string(phases.size())});
  part.numbers.push_back({.key = "Limit", .value = show(found->upper, kSumFormat)});
  if (std::isfinite(found->upper_of_new))
    part.numbers.push_back({.key = "Limit of new ones", .value = show(found->upper_of_new, kSumFormat)});
  part.numbers.push_back({.key = "Rows in the baseline", .value = std::to_string(found->baseline_used)});
  for (std::size_t k = 0; k < found->centre.size(); ++k) {
    ValueFormat finer = question.wording.format;
    finer.decimals += 1;
    part.numbers.push_back({.key = "Mean of " + question.variables[k], .value = show(found->centre[k], finer)});
  }
  for (const std::string& name : question.variables) part.rows.columns.push_back("Due to " + name);
  for (const spc::HotellingPoint& point : found->points) {
    AnswerRow row{.cells = {RowNumber{point.statistic, kSumFormat}, RowNumber{point.upper, kSumFormat}},
                  .state = point.is_outside ? ui::RowState::special : ui::RowState::plain};
    for (std::size_t k = 0; k < question.variables.size(); ++k)
      row.cells.emplace_back(RowNumber{k < point.parts.size() ? point.parts[k] : spc::kMissing, kSumFormat});
    part.rows.rows.push_back(std::move(row));
  }
  return part;
}

Result<SumsFound> found_of(const SumsReading& reading, const SpcQuestion& question, const RowMarks& marks) {
  auto read = spc::read_series(question.request);
  if (!read) return read.error();
  chart::SpcDrawing drawing{.reading = *std::move(read), .wording = question.wording};
  drawing.name = reading.name;
  drawing.phases = phase_headings(marks);
  drawing.phases.resize(drawing.reading.analysis.phases.size());
  const spc::Analysis& analysis = drawing.reading.analysis;
  SumsFound part{.saying = {.sentence = spc::sentence(drawing.reading, question.wording),
                            .tone = ui::tone_of(analysis.variation),
                            .note = {}},
                 .setting = {},
                 .numbers = {},
                 .rows = {.caption = "Values and limits",
                          .columns = {"Value", "Centre", "Lower limit", "Upper limit"},
                          .rows = {}},
                 .wording = question.wording,
                 .drawing = {},
                 .detail = std::string(reading.chart->title) + ".",
                 .key = key_of(analysis),
                 .key_of_wide = key_of_wide(analysis),
                 .samples = {}};
  ValueFormat finer = question.wording.format;
  finer.decimals += 1;
  const std::vector<std::string> phases = several_phases(marks);
  for (std::size_t k = 0; k < analysis.phases.size(); ++k) {
    const spc::Limits& limits = analysis.phases[k].limits;
    const auto tell = [&](const char* name, double value) {
      if (std::isfinite(value))
        part.numbers.push_back({.key = name + of_phase(phases, k), .value = show(value, finer)});
    };
    tell("Centre", limits.centre);
    tell("Lower limit", limits.lower);
    tell("Upper limit", limits.upper);
  }
  for (std::size_t i = 0; i < analysis.points.size(); ++i) {
    const spc::Limits& limits = analysis.limits_at(i);
    part.rows.rows.push_back({.cells = {RowNumber{analysis.points[i].value, finer}, RowNumber{limits.centre, finer},
                                        RowNumber{limits.lower, finer}, RowNumber{limits.upper, finer}},
                              .state = analysis.points[i].is_special() ? ui::RowState::special : ui::RowState::plain});
  }
  part.drawing = std::move(drawing);
  return part;
}

/// What stands under Phase, Leave out and Note, beside the figures. Every group has the same columns.
void add_marks(const SumsReading& reading, const RowMarks& marks, SumsFound& found) {
  const auto is_any = [&](auto has) {
    return std::ranges::any_of(reading.parts, [&](const SumsPart& part) { return has(part.marks); });
  };
  if (is_any([](const RowMarks& each) { return !each.starts().empty(); })) {
    found.rows.columns.emplace_back("Phase");
    const std::vector<std::string> phases = phases_of_rows(marks);
    for (std::size_t i = 0; i < found.rows.rows.size(); ++i)
      found.rows.rows[i].cells.emplace_back(i < phases.size() ? phases[i] : std::string());
  }
  // Sums have no limits from which a row could be left out, so that the key has words of its own.
  if (!marks.left_out.empty())
    found.samples.push_back({"Left out", html::TrustedMarkup(std::string(ui::mark_of(ui::KeyEntry::excluded)))});
  if (is_any([](const RowMarks& each) { return !each.left_out.empty(); })) {
    found.rows.columns.emplace_back("Left out");
    for (std::size_t i = 0; i < found.rows.rows.size(); ++i)
      found.rows.rows[i].cells.emplace_back(std::ranges::binary_search(marks.left_out, i) ? "yes" : "");
  }
  if (!is_any([](const RowMarks& each) { return each.has_notes(); })) return;
  found.rows.columns.emplace_back("Note");
  for (std::size_t i = 0; i < found.rows.rows.size(); ++i) found.rows.rows[i].cells.emplace_back(marks.note_of(i));
  std::visit([&](auto& drawing) { drawing.annotations = annotations_of(marks, found.wording); }, found.drawing);
}

}  // namespace

std::vector<chart::Annotation> annotations_of(const RowMarks& marks, const spc::Wording& wording) {
  std::vector<chart::Annotation> annotations;
  for (std::size_t i = 0; i < marks.notes.size(); ++i) {
    if (marks.notes[i].empty()) continue;
    const std::string code = "E" + std::to_string(annotations.size() + 1);
    annotations.push_back({.index = i,
                           .code = code,
                           .label = marks.notes[i],
                           .description = code + " " + marks.notes[i] + ". " + chart::short_name_of(wording, i),
                           .href = {}});
  }
  return annotations;
}

Result<SumsFound> find_part(const SumsReading& reading, const SumsPart& part) {
  auto found = std::visit([&](const auto& question) { return found_of(reading, question, part.marks); }, part.question);
  if (found) add_marks(reading, part.marks, *found);
  return found;
}

}  // namespace qi::analysis
