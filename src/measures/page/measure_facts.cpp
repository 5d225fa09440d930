#include "measures/page/measure_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "base/text.h"
#include "measures/reading_parts.h"
#include "spc/rule_catalogue.h"
#include "spc/stretches.h"

namespace qi::measures {
namespace {

ui::Tone tone_of(const std::optional<spc::Side>& side, spc::Direction better) {
  if (!side || better == spc::Direction::neutral) return ui::Tone::neutral;
  const bool good = (*side == spc::Side::high) == (better == spc::Direction::increase);
  return good ? ui::Tone::improve : ui::Tone::concern;
}

ui::RuleHit hit_of(const SeriesReading& reading, const spc::Pattern& pattern) {
  const spc::Analysis& analysis = reading.reading.analysis;
  ui::RuleHit hit;
  hit.span = {.text = capitalised(spc::pattern_span(pattern, reading.wording)),
              .tone = tone_of(pattern.side, analysis.better)};
  hit.note = spc::pattern_note(analysis, pattern, reading.wording);
  // A single point is known by its value; a run is not.
  if (pattern.first == pattern.last)
    hit.note = show(analysis.points[pattern.first].value, reading.wording.format) + ". " + capitalised(hit.note);
  return hit;
}

std::string heading_of(const SeriesReading& reading, std::size_t index) {
  const Frequency frequency = reading.wording.frequency;
  const spc::Phase& phase = reading.reading.analysis.phases[index];
  const Date first = reading.periods[phase.first];
  return titled_span(reading.phase_titles[index], frequency, first, period_name(frequency, first),
                     period_name(frequency, reading.periods[phase.end - 1]));
}

std::string points_words(const spc::Phase& phase) {
  if (!phase.frozen) return counted(phase.used, "point", "points");
  return fmt::format("the first {} of {} points", phase.baseline_used, phase.used);
}

std::string limits_words(const SeriesReading& reading, const spc::Phase& phase) {
  const ValueFormat& format = reading.wording.format;
  if (!reading.reading.limits_shown)
    return fmt::format("{} {}, from {}.", centre_name(reading), show_line(phase.limits.centre, format),
                       points_words(phase));
  return fmt::format("{} {}, {}, from {}.", centre_name(reading), show_line(phase.limits.centre, format),
                     limits_span(reading, phase), points_words(phase));
}

std::string decided_by(const Phase& phase) {
  const std::string author = phase.author.name.empty() ? "the command line" : phase.author.name;
  if (author == phase.approver) return "Decided by " + author + ".";
  return "Proposed by " + author + ", approved by " + phase.approver + ".";
}

/// The stored row behind a phase of the analysis; the first phase may have none.
const Phase* stored_phase(const SeriesReading& reading, std::size_t index) {
  const std::size_t unnamed = reading.reading.analysis.phases.size() - reading.phases.size();
  return index < unnamed ? nullptr : &reading.phases[index - unnamed];
}

int rank(TargetKind kind) {
  switch (kind) {
    case TargetKind::standard: return 0;
    case TargetKind::local: return 1;
    case TargetKind::ambition: return 2;
  }
  return 3;
}

std::string limits_fact(const SeriesReading& reading) {
  const spc::Analysis& analysis = reading.reading.analysis;
  if (analysis.phases.empty()) return {};
  if (reading.request.chart == spc::ChartKind::run) return "None: a run chart has no limits.";
  if (!reading.reading.limits_shown)
    return fmt::format("None yet. They need {} points; there are {}.", spc::kMinimumPoints, analysis.last_phase().used);
  const spc::Phase& last = analysis.last_phase();
  const std::string since = period_name(reading.wording.frequency, reading.periods[last.first]);
  std::string words = last.frozen ? fmt::format("Set by {} since {}.", points_words(last), since)
                                  : fmt::format("{} since {}.", capitalised(points_words(last)), since);
  const Phase* stored = stored_phase(reading, analysis.phases.size() - 1);
  if (stored) words += " " + stored->reason + " Approved by " + stored->approver + ".";
  return words;
}

std::string bounds_fact(const Definition& definition) {
  const auto written = [&](double value) { return show_target(value, definition.format); };
  const auto& lower = definition.natural_lower;
  const auto& upper = definition.natural_upper;
  if (lower && upper) return written(*lower) + " to " + written(*upper);
  if (lower) return written(*lower) + " or more";
  if (upper) return written(*upper) + " or less";
  return {};
}

std::string unit_fact(const Definition& definition) {
  return fmt::format("{}, one value each {}", unit_words(definition.format), slug(definition.frequency));
}

std::string exclusions_fact(const SeriesFigures& figures) {
  std::vector<std::string> words;
  for (const Exclusion& exclusion : figures.exclusions)
    words.push_back(period_name(figures.measure.definition.frequency, exclusion.period) + ": " + exclusion.reason);
  return fmt::format("{}", fmt::join(words, " "));
}

}  // namespace

std::vector<ui::RuleEntry> rule_entries(const SeriesReading& reading) {
  const spc::Analysis& analysis = reading.reading.analysis;
  std::vector<spc::Pattern> found = spc::stretches(analysis);
  std::ranges::stable_sort(found, std::ranges::greater{}, &spc::Pattern::first);
  std::vector<ui::RuleEntry> entries;
  for (const spc::Rule& rule : spc::rule_catalogue()) {
    if (std::ranges::find(analysis.profile.rules, rule.id) == analysis.profile.rules.end()) continue;
    ui::RuleEntry entry{.rule = rule.id, .means = spc::meaning(rule, analysis.profile), .hits = {}};
    for (const spc::Pattern& stretch : found)
      if (stretch.rule == rule.id) entry.hits.push_back(hit_of(reading, stretch));
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::vector<PhaseWords> phase_words(const SeriesReading& reading) {
  const spc::Analysis& analysis = reading.reading.analysis;
  if (reading.phases.empty()) return {};
  std::vector<PhaseWords> words;
  for (std::size_t i = analysis.phases.size(); i-- > 0;) {
    const Phase* stored = stored_phase(reading, i);
    words.push_back({
        .title = reading.phase_titles[i],
        .heading = heading_of(reading, i),
        .limits = limits_words(reading, analysis.phases[i]),
        .reason = stored ? stored->reason : "",
        .decided_by = stored ? decided_by(*stored) : "",
    });
  }
  return words;
}

std::vector<NoteWords> note_words(const SeriesFigures& figures, AnnotationKind kind) {
  std::vector<NoteWords> words;
  for (const Annotation& note : figures.annotations | std::views::reverse) {
    if (note.kind != kind) continue;
    words.push_back({
        .id = "event-" + to_text(note.id),
        .title = note.code + " " + note.title,
        .when = long_date(note.happened_on),
        .note = note.note,
    });
  }
  return words;
}

std::vector<TargetWords> target_words(const SeriesFigures& stored, const ChartView& view, const MeasureQuery& query) {
  std::vector<Target> targets = stored.targets;
  std::ranges::stable_sort(targets, [](const Target& a, const Target& b) {
    return rank(a.kind) != rank(b.kind) ? rank(a.kind) < rank(b.kind) : a.from > b.from;
  });
  const auto& judging = view.reading.target;
  const spc::Reading& reading = view.reading.reading;
  std::vector<TargetWords> words;
  for (const Target& target : targets) {
    TargetWords line{
        .title = target.title,
        .value = show_target(target.value, stored.measure.definition.format),
        .holds = fmt::format("{}, {}", title(target.kind), holding_words(target.from, target.until)),
        .source = target.source,
        .met = {},
        .url = std::nullopt,
    };
    const bool judges = query.target ? *query.target == target.id : judging && judging->id == target.id;
    if (judges) {
      if (reading.target_asked > 0)
        line.met = fmt::format("Met in {} of the last {}.", reading.target_met,
                               counted(reading.target_asked, slug(view.reading.wording.frequency),
                                       plural_noun(view.reading.wording.frequency)));
    } else {
      MeasureQuery other = query;
      other.target = target.id;
      line.url = measure_url(stored.measure.id, stored.organisation.code, other).fragment("chart");
    }
    words.push_back(std::move(line));
  }
  return words;
}

std::vector<ui::KeyValue> about_measure(const SeriesFigures& figures, const SeriesReading& reading) {
  const Definition& definition = figures.measure.definition;
  const bool linked = !definition.source_url.empty();
  return {
      {.key = "What it is", .value = definition.description},
      {.key = "Numerator", .value = definition.numerator},
      {.key = "Denominator", .value = definition.denominator},
      {.key = "Unit", .value = unit_fact(definition)},
      {.key = "Which way is better", .value = std::string(title(definition.better))},
      {.key = "Possible values", .value = bounds_fact(definition)},
      {.key = "Source",
       .value = definition.source,
       .url = linked ? std::optional(html::Url::external(definition.source_url)) : std::nullopt},
      {.key = "Owner", .value = definition.owner},
      {.key = "Data quality", .value = definition.quality_notes},
      {.key = "Chart", .value = chart_reason(reading)},
      {.key = "Limits", .value = limits_fact(reading)},
      {.key = "Left out of the limits", .value = exclusions_fact(figures)},
  };
}

std::string holding_words(Date from, std::optional<Date> until) {
  if (!until) return "from " + long_date(from);
  return long_date(from) + " to " + long_date(add_days(*until, -1));
}

}  // namespace qi::measures
