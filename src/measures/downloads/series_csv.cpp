#include "measures/downloads/series_csv.h"

#include <algorithm>

#include "base/assert.h"
#include "spc/rule_catalogue.h"
#include "tabular/csv_writing.h"

namespace qi::measures {

std::string_view state_word(spc::PointState state) {
  switch (state) {
    case spc::PointState::missing: return "missing";
    case spc::PointState::excluded: return "excluded";
    case spc::PointState::common: return "common cause";
    case spc::PointState::improving: return "improving";
    case spc::PointState::concerning: return "concerning";
    case spc::PointState::neutral: return "neutral";
    case spc::PointState::mixed: return "mixed";
  }
  stop_at("a known point state", __FILE__, __LINE__);
}

namespace {

std::string_view side_word(const spc::Point& point, spc::RuleId rule) {
  const bool high = point.high.has(rule);
  const bool low = point.low.has(rule);
  if (high && low) return "both";
  if (high) return "high";
  if (low) return "low";
  return point.undirected.has(rule) ? "yes" : "";
}

enum class Columns { of_now, of_the_past };

void write_headings(tabular::CsvWriter& csv, const spc::Profile& profile, Columns columns) {
  for (const std::string_view heading : {"period", "value", "numerator", "denominator", "centre", "lower_limit",
                                         "upper_limit", "moving_range", "target", "phase", "state"})
    csv.text(heading);
  for (const spc::RuleId id : profile.rules) csv.text(spc::rule(id).slug);
  if (columns == Columns::of_the_past)
    for (const std::string_view heading : {"value_now", "revised_on", "revised_by"}) csv.text(heading);
  csv.end_row();
}

void write_revision(tabular::CsvWriter& csv, std::span<const Revision> revisions, Date period) {
  const auto revision = std::ranges::find(revisions, period, &Revision::period);
  if (revision == revisions.end()) {
    csv.text("").text("").text("");
    return;
  }
  if (revision->after.value) {
    csv.number(revision->after.value);
  } else {
    csv.text("not available");
  }
  csv.text(to_iso(london_date(revision->revised_at))).text(words_of(revision->source));
}

std::string csv_of(const SeriesFigures& figures, const SeriesReading& reading, Columns columns,
                   std::span<const Revision> revisions) {
  const spc::Analysis& analysis = reading.reading.analysis;
  tabular::CsvWriter csv;
  write_headings(csv, analysis.profile, columns);
  auto stored = figures.points.begin();
  for (std::size_t i = 0; i < analysis.points.size(); ++i) {
    const spc::Point& point = analysis.points[i];
    const spc::Limits& limits = analysis.limits_at(i);
    stored = std::lower_bound(stored, figures.points.end(), reading.periods[i],
                              [](const Point& each, Date period) { return each.period < period; });
    const bool known = stored != figures.points.end() && stored->period == reading.periods[i];
    const Figure figure = known ? stored->figure : Figure{};
    const auto phase = std::ranges::find_if(analysis.phases, [&](const spc::Phase& each) { return i < each.end; });
    csv.text(to_iso(reading.periods[i]) + (i < reading.times.size() ? " " + reading.times[i] : ""));
    csv.number(point.value).number(figure.numerator).number(figure.denominator);
    csv.number(limits.centre).number(limits.lower).number(limits.upper);
    csv.number(point.moving_range).number(point.target);
    csv.whole(phase - analysis.phases.begin() + 1);
    csv.text(state_word(point.state));
    for (const spc::RuleId id : analysis.profile.rules) csv.text(side_word(point, id));
    if (columns == Columns::of_the_past) write_revision(csv, revisions, reading.periods[i]);
    csv.end_row();
  }
  return std::string(tabular::kByteOrderMark) + csv.take();
}

}  // namespace

std::string series_csv(const SeriesFigures& figures, const SeriesReading& reading) {
  return csv_of(figures, reading, Columns::of_now, {});
}

std::string series_csv_as_known(const SeriesFigures& figures, const SeriesReading& reading,
                                std::span<const Revision> revisions) {
  return csv_of(figures, reading, Columns::of_the_past, revisions);
}

}  // namespace qi::measures
