#include "measures/wall/comparison_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/assert.h"
#include "base/text.h"
#include "measures/data_age.h"
#include "measures/reading_parts.h"

namespace qi::measures {
namespace {

const spc::Analysis& analysis_of(const WallMember& member) {
  return member.reading.reading.analysis;
}

double latest_value(const WallMember& member) {
  return analysis_of(member).points[*analysis_of(member).latest].value;
}

std::string latest_period(const WallMember& member) {
  return period_name(member.reading.wording.frequency, member.reading.periods[*analysis_of(member).latest]);
}

/// From when the latest limits are worked out: places differ in this, so verdicts must be read with it.
std::string limits_since(const WallMember& member) {
  const std::size_t first = analysis_of(member).last_phase().first;
  return short_period_name(member.reading.wording.frequency, member.reading.periods[first]);
}

std::string limits_words(const WallMember& member) {
  const ValueFormat& format = member.reading.wording.format;
  const spc::Limits& limits = analysis_of(member).last_phase().limits;
  const std::string centre = fmt::format("{} {}", centre_name(member.reading), show_line(limits.centre, format));
  if (member.reading.request.chart == spc::ChartKind::run) return centre + ", a run chart without limits";
  if (!member.reading.reading.limits_shown) return centre + ", no limits yet";
  return fmt::format("{}, {} since {}", centre, limits_span(member.reading, analysis_of(member).last_phase()),
                     limits_since(member));
}

/// A page of the past leads to pages of the same day.
html::Url url_of(const WallMember& member, const ComparisonQuery& query) {
  return measure_url(member.figures.measure.id, member.figures.organisation.code, {.known = query.known});
}

ComparisonCard card_of(const WallMember& member, const ComparisonQuery& query, Date today) {
  const Definition& definition = member.figures.measure.definition;
  return {
      .place = member.figures.organisation.short_name,
      .url = url_of(member, query),
      .variation = analysis_of(member).variation,
      .assurance = analysis_of(member).assurance,
      .sparkline = html::TrustedMarkup(
          chart::sparkline(member.reading.reading, definition.natural_lower, definition.natural_upper)),
      .value = show(latest_value(member), definition.format),
      .period = latest_period(member),
      .age = short_loaded_words(member.figures),
      .warning = late_words(member.figures, member.reading, query.known ? query.known->day : today),
      .limits = limits_words(member),
  };
}

std::vector<const WallMember*> in_order(const std::vector<WallMember>& members, ComparisonSort sort) {
  std::vector<const WallMember*> order;
  for (const WallMember& member : members) order.push_back(&member);
  const auto is_england = [](const WallMember* member) {
    return member->figures.organisation.kind == OrganisationKind::england;
  };
  const auto others = std::ranges::stable_partition(order, is_england);
  if (sort == ComparisonSort::name)
    std::ranges::stable_sort(others, {},
                             [](const WallMember* m) { return lowered(m->figures.organisation.short_name); });
  if (sort == ComparisonSort::latest)
    std::ranges::stable_sort(others, {}, [](const WallMember* m) { return latest_value(*m); });
  return order;
}

ui::TableRow row_of(const WallMember& member, const ComparisonQuery& query) {
  const spc::Analysis& analysis = analysis_of(member);
  const ValueFormat& format = member.reading.wording.format;
  const spc::Limits& limits = analysis.last_phase().limits;
  const auto& target = member.reading.target;
  const bool shown = member.reading.reading.limits_shown;
  ui::TableRow row;
  row.cells = {
      {.text = member.figures.organisation.short_name, .url = url_of(member, query)},
      {.text = latest_period(member), .note = short_loaded_words(member.figures)},
      {.text = show(latest_value(member), format), .emphasis = ui::Emphasis::strong},
      {.text = show_line(limits.centre, format)},
      {.text = shown ? show_line(limits.lower, format) : "–"},
      {.text = shown ? show_line(limits.upper, format) : "–"},
      {.text = limits_since(member)},
      {.text = target ? show_target(target->value, format) : "None"},
      {.chip = ui::Chip{std::string(spc::variation_title(analysis.variation)), ui::tone_of(analysis.variation)}},
      {.text = std::string(spc::assurance_title(analysis.assurance))},
  };
  return row;
}

ui::DataTable table_of(const std::vector<const WallMember*>& order, const std::string& name,
                       const ComparisonQuery& query) {
  ui::DataTable table;
  table.caption = name + " for every place, each against its own limits";
  table.density = ui::TableDensity::tight;
  table.width = ui::TableWidth::scrolls;
  table.columns = {
      {.title = "Place"},
      {.title = "Latest period"},
      {.title = "Latest", .align = ui::Align::right},
      {.title = "Mean", .align = ui::Align::right},
      {.title = "Lower limit", .align = ui::Align::right},
      {.title = "Upper limit", .align = ui::Align::right},
      {.title = "Since"},
      {.title = "Target", .align = ui::Align::right},
      {.title = "Variation"},
      {.title = "Target verdict"},
  };
  for (const WallMember* member : order) table.rows.push_back(row_of(*member, query));
  return table;
}

std::string target_words(const std::vector<const WallMember*>& order) {
  for (const WallMember* member : order)
    if (const auto& target = member->reading.target)
      return fmt::format("The target is {} ({}).", show_target(target->value, member->reading.wording.format),
                         target->title);
  return {};
}

/// True where the places do not share one target.
bool targets_differ(const std::vector<const WallMember*>& order) {
  const auto value = [](const WallMember* member) {
    return member->reading.target ? std::optional(member->reading.target->value) : std::nullopt;
  };
  return std::ranges::any_of(order, [&](const WallMember* member) { return value(member) != value(order.front()); });
}

}  // namespace

std::string_view slug(ComparisonSort sort) {
  switch (sort) {
    case ComparisonSort::name: return "name";
    case ComparisonSort::latest: return "latest";
  }
  stop_at("a known order", __FILE__, __LINE__);
}

html::Url comparison_url(MeasureId measure, const ComparisonQuery& query) {
  const html::Url url = comparison_url(measure, query.known);
  return query.sort == ComparisonSort::name ? url : url.with("sort", slug(query.sort));
}

ComparisonSort read_comparison_sort(std::string_view slug_text) {
  return slug_text == slug(ComparisonSort::latest) ? ComparisonSort::latest : ComparisonSort::name;
}

ComparisonPage comparison_page_of(const Measure& measure, const std::vector<WallMember>& members,
                                  const ComparisonQuery& query, Date today) {
  const Definition& definition = measure.definition;
  ComparisonPage page;
  page.kicker =
      fmt::format("{} · {}, {}", definition.area, unit_words(definition.format), lowered(title(definition.better)));
  page.title = definition.name + ", every place";
  page.lead =
      "Each place is read against its own limits. Places differ in ways that these figures do not show, so do not rank "
      "them. Ask what a place that has improved did.";
  if (measure.is_synthetic)
    page.notices.push_back(
        {ui::NoticeKind::inset, {}, "Synthetic: made for this demonstration. These are not real figures."});
  ComparisonQuery now = query;
  now.known.reset();
  page.known_field = known_field(query.known, today);
  page.action = comparison_url(measure.id);
  if (query.sort != ComparisonSort::name) page.sort = slug(query.sort);
  if (query.known) page.known = known_banner(*query.known, comparison_url(measure.id, now));
  if (members.empty() && query.known) {
    page.empty = ui::EmptyState{
        "Nothing was known yet",
        "No figure of this measure was known on " + long_date(query.known->day) + ". Choose a later day.",
        ui::SideLink{"Show what is known now", comparison_url(measure.id, now)}};
    return page;
  }
  if (members.empty()) {
    page.empty = ui::EmptyState{"No figures yet", "No place has figures for this measure.",
                                ui::SideLink{"See the wall", wall_url()}};
    return page;
  }
  for (const ComparisonSort other : {ComparisonSort::name, ComparisonSort::latest}) {
    ComparisonQuery sorted = query;
    sorted.sort = other;
    page.sorts.push_back({other == ComparisonSort::name ? "By name" : "By latest value",
                          comparison_url(measure.id, sorted),
                          other == query.sort ? ui::Current::yes : ui::Current::no});
  }
  page.downloads = {
      {"Data", comparison_csv_url(measure.id, query.known), "CSV", "Every place: values, limits and flags"}};
  const auto order = in_order(members, query.sort);
  page.target = targets_differ(order) ? "Places have different targets: see the table." : target_words(order);
  for (const WallMember* member : order) page.cards.push_back(card_of(*member, query, today));
  page.table = table_of(order, definition.name, query);
  return page;
}

}  // namespace qi::measures
