#include "measures/wall/wall_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "base/assert.h"
#include "base/text.h"
#include "chart/icon.h"
#include "measures/data_age.h"
#include "measures/wall/look_first.h"

namespace qi::measures {
namespace {

using spc::Assurance;

const spc::Analysis& analysis_of(const WallMember& member) {
  return member.reading.reading.analysis;
}

Date latest_period(const WallMember& member) {
  return member.reading.periods[*analysis_of(member).latest];
}

std::string latest_period_name(const WallMember& member) {
  return period_name(member.reading.wording.frequency, latest_period(member));
}

/// The period that most measures end with.
std::string common_period(const std::vector<WallMember>& members) {
  std::map<std::string, std::size_t> counts;
  for (const WallMember& member : members) ++counts[latest_period_name(member)];
  const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
  return most == counts.end() ? "" : most->first;
}

std::string place_of(const WallMember& member, WallLevel level) {
  const bool synthetic = member.figures.measure.is_synthetic;
  if (level == WallLevel::trust) return synthetic ? "Synthetic" : "";
  return member.figures.organisation.short_name + (synthetic ? ", synthetic" : "");
}

bool holds_words(const WallMember& member, const WallQuery& query) {
  const std::string words = lowered(member.figures.measure.definition.name + " " + place_of(member, query.level));
  const std::string asked = lowered(query.find);
  for (const std::string_view word : split(asked, ' '))
    if (words.find(word) == std::string::npos) return false;
  return true;
}

bool fits(const WallMember& member, const WallQuery& query) {
  const spc::Analysis& analysis = analysis_of(member);
  if (!query.area.empty() && member.figures.measure.definition.area != query.area) return false;
  if (!query.variation.empty() && ui::matrix_row(analysis.variation) != query.variation) return false;
  if (!query.assurance.empty() && chart::icon_slug(analysis.assurance) != query.assurance) return false;
  return holds_words(member, query);
}

void sort_members(std::vector<const WallMember*>& members, WallSort sort) {
  using Member = const WallMember*;
  switch (sort) {
    case WallSort::attention:
      std::ranges::stable_sort(members, {}, [](Member member) {
        return attention_rank(analysis_of(*member).variation, analysis_of(*member).assurance);
      });
      break;
    case WallSort::name:
      std::ranges::stable_sort(members, {}, [](Member member) {
        return std::pair(lowered(member->figures.measure.definition.name),
                         lowered(member->figures.organisation.short_name));
      });
      break;
    case WallSort::change:
      std::ranges::stable_sort(members, std::ranges::greater{}, [](Member m) { return change_in_sigmas(*m); });
      break;
    case WallSort::target_gap:
      // Measures without a target come last.
      std::ranges::stable_sort(members, std::ranges::greater{}, [](Member member) {
        return target_gap_in_sigmas(*member).value_or(-std::numeric_limits<double>::infinity());
      });
      break;
  }
}

/// "to Mar 2025, loaded 30 Apr 2025".
std::string age_words(const WallMember& member) {
  const std::string loaded = short_loaded_words(member.figures);
  return "to " + short_period_name(member.reading.wording.frequency, latest_period(member)) +
         (loaded.empty() ? "" : ", " + loaded);
}

ui::Tile tile_of(const WallMember& member, const WallPage& page) {
  const spc::Analysis& analysis = analysis_of(member);
  const Definition& definition = member.figures.measure.definition;
  const auto& target = member.reading.target;
  return {
      .name = definition.name,
      .place = place_of(member, page.query.level),
      .url = measure_url(member.figures.measure.id, member.figures.organisation.code, {.known = page.query.known}),
      .variation = analysis.variation,
      .assurance = analysis.assurance,
      .sparkline = html::TrustedMarkup(
          chart::sparkline(member.reading.reading, definition.natural_lower, definition.natural_upper)),
      .value = show(analysis.points[*analysis.latest].value, definition.format),
      .target = target ? show_target(target->value, definition.format) : "",
      .age = age_words(member),
      .warning = page.today == Date{} ? "" : late_words(member.figures, member.reading, page.today),
  };
}

std::vector<std::string> areas_of(const std::vector<WallMember>& members) {
  std::vector<std::string> areas;
  for (const WallMember& member : members) {
    const std::string& area = member.figures.measure.definition.area;
    if (std::ranges::find(areas, area) == areas.end()) areas.push_back(area);
  }
  return areas;
}

std::vector<ui::TileGroup> groups_of(const std::vector<const WallMember*>& shown, const std::vector<std::string>& areas,
                                     const WallPage& page) {
  std::vector<ui::TileGroup> groups;
  for (const std::string& area : areas) {
    ui::TileGroup group{.id = "area-" + slug_of(area), .title = area, .tiles = {}};
    for (const WallMember* member : shown)
      if (member->figures.measure.definition.area == area) group.tiles.push_back(tile_of(*member, page));
    if (!group.tiles.empty()) groups.push_back(std::move(group));
  }
  return groups;
}

ui::VerdictMatrix matrix_of(const std::vector<WallMember>& members, const WallQuery& query) {
  ui::VerdictMatrix matrix;
  for (const WallMember& member : members)
    matrix.members.push_back({analysis_of(member).variation, analysis_of(member).assurance});
  matrix.url_of = [query](std::string_view variation, std::string_view assurance) {
    WallQuery cell = query;
    const bool again = query.variation == variation && query.assurance == assurance;
    cell.variation = again ? "" : std::string(variation);
    cell.assurance = again ? "" : std::string(assurance);
    cell.find.clear();
    cell.area.clear();
    return wall_url(cell);
  };
  matrix.chosen_variation = query.variation;
  matrix.chosen_assurance = query.assurance;
  return matrix;
}

WallQuery as_known_now(WallQuery query) {
  query.known.reset();
  return query;
}

std::vector<ui::Segment> levels_of(const WallQuestion& question) {
  if (!question.has_units) return {};
  const auto segment = [&](WallLevel level) {
    WallQuery other;
    other.organisation = question.query.organisation;
    other.level = level;
    other.known = question.query.known;
    return ui::Segment{std::string(title(level)), wall_url(other),
                       question.query.level == level ? ui::Current::yes : ui::Current::no};
  };
  return {segment(WallLevel::trust), segment(WallLevel::units)};
}

ui::MenuLink download_link(WallFile file, const WallQuery& query) {
  const html::Url url = wall_file_url(file, query);
  switch (file) {
    case WallFile::workbook_xlsx: return {"Workbook", url, "XLSX", "A chart and the figures of each measure shown"};
    case WallFile::pdf: return {"Pages to print", url, "PDF", "The measures shown, with icons and words"};
    case WallFile::csv: return {"Data", url, "CSV", "One row for each measure shown"};
  }
  stop_at("a known file", __FILE__, __LINE__);
}

ui::EmptyState no_figures(const WallQuestion& question) {
  if (question.query.known)
    return {.title = "Nothing was known yet",
            .text = "No figure was known on " + long_date(question.query.known->day) + ". Choose a later day.",
            .next = ui::SideLink{"Show what is known now", wall_url(as_known_now(question.query))}};
  ui::EmptyState state{
      .title = "No figures yet",
      .text = "The wall fills up as soon as there are figures. Ask somebody who brings in figures, or your QI lead.",
      .next = std::nullopt,
  };
  if (!question.has_units || question.query.level == WallLevel::trust) return state;
  state.next = ui::SideLink{"See the trust's measures", levels_of(question).front().url};
  return state;
}

ui::EmptyState no_match(const WallQuery& query) {
  WallQuery all;
  all.organisation = query.organisation;
  all.level = query.level;
  all.known = query.known;
  const std::string title =
      query.find.empty() ? "No measures match these choices" : "No measures match \"" + query.find + "\"";
  return {title, "Try fewer or shorter words, like \"handover\".", ui::SideLink{"See all measures", wall_url(all)}};
}

}  // namespace

std::vector<WallMember> wall_members(std::vector<SeriesFigures> figures) {
  std::vector<WallMember> members;
  for (SeriesFigures& series : figures) {
    if (series.measure.closed_at) continue;
    auto reading = read_series(series);
    // Stored figures are finite and their choices checked, so a refusal here is a series that no chart can show.
    if (!reading || !reading->reading.analysis.latest) continue;
    members.push_back({std::move(series), *std::move(reading)});
  }
  return members;
}

std::vector<const WallMember*> shown_members(const std::vector<WallMember>& members, const WallQuery& query) {
  std::vector<const WallMember*> fitting, shown;
  for (const WallMember& member : members)
    if (fits(member, query)) fitting.push_back(&member);
  sort_members(fitting, query.sort);
  for (const std::string& area : areas_of(members))
    std::ranges::copy_if(fitting, std::back_inserter(shown),
                         [&](const WallMember* member) { return member->figures.measure.definition.area == area; });
  return shown;
}

int attention_rank(spc::Variation variation, spc::Assurance assurance) {
  const bool fails = assurance == Assurance::fail;
  switch (ui::tone_of(variation)) {
    case ui::Tone::concern:
      if (fails) return 0;
      return assurance == Assurance::pass ? 3 : assurance == Assurance::hit_or_miss ? 1 : 2;
    case ui::Tone::common:
      if (variation == spc::Variation::not_enough_data) return 9;
      return fails ? 4 : assurance == Assurance::hit_or_miss ? 7 : 10;
    case ui::Tone::neutral: return 6;
    case ui::Tone::improve: return fails ? 5 : 8;
  }
  return 10;
}

double change_in_sigmas(const WallMember& member) {
  const spc::Analysis& analysis = analysis_of(member);
  if (!member.reading.reading.limits_shown) return 0;
  const spc::Limits& limits = analysis.last_phase().limits;
  if (!(limits.sigma > 0)) return 0;
  return std::abs(analysis.points[*analysis.latest].value - limits.centre) / limits.sigma;
}

std::optional<double> target_gap_in_sigmas(const WallMember& member) {
  const spc::Analysis& analysis = analysis_of(member);
  const spc::Direction better = analysis.better;
  if (!member.reading.target || better == spc::Direction::neutral || !member.reading.reading.limits_shown)
    return std::nullopt;
  const double sigma = analysis.last_phase().limits.sigma;
  if (!(sigma > 0)) return std::nullopt;
  const double above = analysis.points[*analysis.latest].value - member.reading.target->value;
  return (better == spc::Direction::decrease ? above : -above) / sigma;
}

WallPage wall_page_of(const WallQuestion& question) {
  const std::vector<WallMember>& members = question.members;
  const WallQuery& query = question.query;
  WallPage page;
  page.kicker = question.organisation.name;
  page.title = "Quality control wall";
  page.query = query;
  page.levels = levels_of(question);
  page.known_field = known_field(query.known, question.today);
  if (query.known) page.known = known_banner(*query.known, wall_url(as_known_now(query)));
  page.today = query.known ? query.known->day : question.today;
  if (members.empty()) {
    page.empty = no_figures(question);
    return page;
  }
  page.period = common_period(members);
  if (std::ranges::any_of(members, [](const WallMember& member) { return member.figures.measure.is_synthetic; }))
    page.notices.push_back({ui::NoticeKind::inset,
                            {},
                            "Measures marked Synthetic were made for this demonstration. They are not real figures."});
  page.matrix = matrix_of(members, query);

  std::vector<const WallMember*> all;
  for (const WallMember& member : members) all.push_back(&member);
  page.look_first = look_first(all, query);
  page.chance_words = chance_words(members.size());

  const std::vector<std::string> areas = areas_of(members);
  for (const WallFile file : {WallFile::workbook_xlsx, WallFile::pdf, WallFile::csv})
    page.downloads.push_back(download_link(file, query));
  // Definitions are today's: on a wall of the past they would mislead.
  if (!query.known)
    page.downloads.push_back({"Catalogue of measures", catalogue_csv_url(), "CSV", "Every measure's definition"});
  page.areas.push_back({"", "All areas", {}});
  for (const std::string& area : areas) page.areas.push_back({area, area, {}});
  for (const WallSort sort : {WallSort::attention, WallSort::name, WallSort::change, WallSort::target_gap})
    page.sorts.push_back({std::string(slug(sort)), std::string(title(sort)), {}});

  const auto shown = shown_members(members, query);
  page.groups = groups_of(shown, areas, page);
  page.count_words = fmt::format("{} of {}", shown.size(), counted(members.size(), "measure", "measures"));
  if (shown.empty()) page.no_match = no_match(query);
  return page;
}

}  // namespace qi::measures
