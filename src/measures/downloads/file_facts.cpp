#include "measures/downloads/file_facts.h"

#include <fmt/format.h>

#include "base/text.h"
#include "measures/data_age.h"
#include "measures/page/measure_facts.h"
#include "measures/reading_parts.h"
#include "spc/rule_catalogue.h"

namespace qi::measures {
namespace {

constexpr std::string_view kNationalLicence =
    "Contains public sector information licensed under the Open Government Licence v3.0. Source: NHS England, "
    "Ambulance "
    "Quality Indicators.";
constexpr std::string_view kSynthetic = "Synthetic: made for a demonstration. These are not real figures.";

void add(std::vector<FileFact>& facts, std::string name, std::string words, std::optional<double> number = {}) {
  if (!words.empty()) facts.push_back({std::move(name), std::move(words), number});
}

std::string sentence_of(std::string_view title, std::string_view detail) {
  return detail.empty() ? std::string(title) : fmt::format("{}. {}", title, detail);
}

void add_limits(std::vector<FileFact>& facts, const SeriesReading& reading) {
  const spc::Analysis& analysis = reading.reading.analysis;
  const ValueFormat& format = reading.wording.format;
  const spc::Limits& limits = analysis.last_phase().limits;
  if (limits.centre == limits.centre)
    add(facts, std::string(centre_name(reading)), show_line(limits.centre, format), limits.centre);
  if (!reading.reading.limits_shown) return;
  add(facts, "Lower process limit", show_line(limits.lower, format), limits.lower);
  add(facts, "Upper process limit", show_line(limits.upper, format), limits.upper);
}

void add_target(std::vector<FileFact>& facts, const SeriesReading& reading) {
  if (!reading.target) {
    add(facts, "Target", "None");
    return;
  }
  const Target& target = *reading.target;
  add(facts, "Target", show_target(target.value, reading.wording.format), target.value);
  add(facts, "Target is",
      fmt::format("{}. {}, {}.", target.title, title(target.kind), holding_words(target.from, target.until)));
  if (reading.reading.target_asked > 0)
    add(facts, "Target met",
        fmt::format("In {} of the last {}.", reading.reading.target_met,
                    counted(reading.reading.target_asked, slug(reading.wording.frequency),
                            plural_noun(reading.wording.frequency))));
}

}  // namespace

std::string series_title(const SeriesFigures& figures) {
  return figures.measure.definition.short_name + ", " + figures.organisation.short_name;
}

std::string edition_words(const FileEdition& edition) {
  std::string words = "Written " + long_date(edition.written_on) + ".";
  if (edition.known_on) words += " As known on " + long_date(*edition.known_on) + ".";
  return words;
}

std::vector<FileFact> summary_facts(const SeriesFigures& figures, const SeriesReading& reading,
                                    const FileEdition& edition) {
  const spc::Analysis& analysis = reading.reading.analysis;
  std::vector<FileFact> facts;
  add(facts, "Place", figures.organisation.name);
  if (analysis.latest) {
    const double latest = analysis.points[*analysis.latest].value;
    add(facts, "Latest value", show(latest, reading.wording.format), latest);
    add(facts, "Latest " + std::string(slug(reading.wording.frequency)),
        period_name(reading.wording.frequency, reading.periods[*analysis.latest]));
  }
  add(facts, "Variation",
      sentence_of(spc::variation_title(analysis.variation), spc::variation_detail(analysis.variation)));
  add(facts, "Assurance", sentence_of(spc::assurance_title(analysis.assurance), spc::assurance_detail(analysis)));
  if (!analysis.phases.empty()) add_limits(facts, reading);
  add_target(facts, reading);
  add(facts, "Unit", unit_words(reading.wording.format));
  add(facts, "Age of the figures", data_age(figures, reading));
  if (edition.known_on) add(facts, "As known on", long_date(*edition.known_on));
  add(facts, "Written", long_date(edition.written_on) + ", by Qualitea for " + edition.site);
  if (figures.measure.is_synthetic) add(facts, "Take care", std::string(kSynthetic));
  return facts;
}

std::vector<FileFact> definition_facts(const SeriesFigures& figures, const SeriesReading& reading) {
  const Definition& definition = figures.measure.definition;
  std::vector<FileFact> facts;
  add(facts, "Measure", definition.name);
  for (const ui::KeyValue& each : about_measure(figures, reading)) add(facts, each.key, each.value);
  add(facts, "Address of the source", definition.source_url);
  if (figures.measure.kind == MeasureKind::national) add(facts, "Licence", std::string(kNationalLicence));
  if (figures.measure.is_synthetic) add(facts, "Take care", std::string(kSynthetic));

  const spc::Profile& profile = reading.reading.analysis.profile;
  add(facts, "Chart", chart_reason(reading));
  add(facts, "Rules follow", fmt::format("{}. {}", profile.title, profile.source));
  for (const spc::RuleId id : profile.rules)
    add(facts, "Rule: " + lowered(spc::rule(id).title), spc::meaning(spc::rule(id), profile));
  for (const PhaseWords& phase : phase_words(reading))
    add(facts, "Limits: " + phase.title,
        fmt::format("{}. {}{}{}", phase.heading, phase.limits, phase.reason.empty() ? "" : " " + phase.reason,
                    phase.decided_by.empty() ? "" : " " + phase.decided_by));
  for (const Target& target : figures.targets)
    add(facts, std::string(title(target.kind)) + ": " + target.title,
        fmt::format("{}, {}.{}", show_target(target.value, definition.format), holding_words(target.from, target.until),
                    target.source.empty() ? "" : " " + target.source));
  for (const Annotation& note : figures.annotations)
    add(facts, std::string(title(note.kind)) + " " + note.code,
        fmt::format("{}: {}.{}", long_date(note.happened_on), note.title, note.note.empty() ? "" : " " + note.note));
  return facts;
}

std::vector<FileFact> reading_guide() {
  return {
      {"How to read the chart",
       "Most figures move a little for many small reasons. Between the limits, without a pattern, such movement calls "
       "for no reaction.",
       {}},
      {"Limits", "Mean plus and minus 2.66 times the average moving range, worked out within each phase.", {}},
      {"Grey circle", "Common cause: nothing unusual.", {}},
      {"Hollow circle", "Too few points to tell.", {}},
      {"Blue circle", "Special cause, improving.", {}},
      {"Orange diamond", "Special cause, concerning.", {}},
      {"Purple square", "Special cause where neither way is better.", {}},
      {"Cross", "Left out of the limits, for the reason given.", {}},
      {"Variation", "Whether anything has really changed.", {}},
      {"Assurance", "Whether the target will be met if nothing changes: always, never, or hit and miss.", {}},
  };
}

}  // namespace qi::measures
