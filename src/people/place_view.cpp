#include "people/place_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/moment_words.h"
#include "base/named_value.h"
#include "base/number.h"
#include "base/text.h"
#include "people/people_urls.h"

namespace qi::people {
namespace {

constexpr std::array kLevels{
    NamedValue{TreeLevel::units, "units", "Units"},
    NamedValue{TreeLevel::stations, "stations", "Stations"},
    NamedValue{TreeLevel::teams, "teams", "Teams"},
};

bool is_shown(UnitKind kind, TreeLevel level) {
  if (kind == UnitKind::team) return level == TreeLevel::teams;
  if (kind == UnitKind::station || kind == UnitKind::corporate) return level != TreeLevel::units;
  return true;
}

/// What is different from before, in words; "" nothing that a reader would want told.
std::string change_words(const UnitFacts& before, const UnitFacts& after,
                         const std::function<std::string(UnitId)>& name_of) {
  std::vector<std::string> words;
  if (before.name != after.name) words.push_back(fmt::format("renamed from {} to {}", before.name, after.name));
  if (before.parent != after.parent)
    words.push_back(fmt::format("moved from {} to {}", before.parent ? name_of(*before.parent) : "the top",
                                after.parent ? name_of(*after.parent) : "the top"));
  if (before.kind != after.kind) words.push_back(fmt::format("from now on counted as: {}", lowered(title(after.kind))));
  return words.empty() ? "" : capitalised(listed(words)) + ".";
}

std::string told_words(const UnitBelief& belief) {
  const std::string when = long_date(london_date(belief.known_from));
  return belief.recorded_by.empty() ? fmt::format("Known here since {}.", when)
                                    : fmt::format("Recorded by {} on {}.", belief.recorded_by, when);
}

}  // namespace

std::string_view slug(TreeLevel level) {
  return named(kLevels, level).slug;
}
std::string_view title(TreeLevel level) {
  return named(kLevels, level).title;
}
TreeLevel read_tree_level(std::string_view slug) {
  return value_of(kLevels, slug).value_or(TreeLevel::units);
}

std::string people_words(const Headcount& count) {
  return grouped(count.people);
}
std::string fte_words(const Headcount& count) {
  return grouped(count.fte, 1);
}

std::string headcount_sentence(const Headcount& count, const AsAt& as_at) {
  if (count.people == 0) return fmt::format("Nobody is in post {}.", words_for(as_at));
  return fmt::format("{} {} in post {}, {} whole-time equivalents.", people_words(count),
                     count.people == 1 ? "person is" : "people are", words_for(as_at), fte_words(count));
}

std::vector<PlaceLine> place_lines(const OrgTree& tree, const std::map<UnitId, Headcount>& counts,
                                   std::optional<UnitId> below, TreeLevel level, const AsAt& as_at, Date today) {
  std::vector<PlaceLine> lines;
  const UnitSet within = below ? tree.subtree(*below) : UnitSet();
  const int margin = below ? tree.depth(*below) + 1 : 0;
  for (const OrgUnit& unit : tree.units()) {
    if (!is_shown(unit.facts.kind, level)) continue;
    if (below && (unit.id == *below || !within.contains(unit.id.number))) continue;
    const auto count = counts.find(unit.id);
    const Headcount here = count == counts.end() ? Headcount() : count->second;
    lines.push_back({.depth = tree.depth(unit.id) - margin,
                     .name = unit.facts.short_name,
                     .url = on_day(place_url(unit.code), as_at, today),
                     .kind = std::string(title(unit.facts.kind)),
                     .people = people_words(here),
                     .fte = fte_words(here)});
  }
  return lines;
}

std::vector<PlaceEvent> place_events(UnitId unit, const std::vector<UnitBelief>& beliefs,
                                     const std::vector<Merger>& mergers,
                                     const std::function<std::string(UnitId, Date)>& name_of) {
  std::vector<UnitBelief> current;
  for (const UnitBelief& belief : beliefs)
    if (!belief.known_until) current.push_back(belief);
  std::ranges::sort(current, {}, [](const UnitBelief& belief) { return belief.stretch.days.from; });

  struct Dated {
    Date day;
    PlaceEvent event;
  };
  std::vector<Dated> dated;
  const auto add = [&](Date day, std::string words, std::string told) {
    if (!words.empty()) dated.push_back({day, {long_date(day), std::move(words), std::move(told)}});
  };
  // A stretch that was only cut shorter later was first told by another belief: that one says who told it.
  const auto first_told = [&](const UnitBelief& belief) {
    const UnitBelief* first = &belief;
    for (const UnitBelief& other : beliefs)
      if (other.stretch.days.from == belief.stretch.days.from && other.stretch.facts == belief.stretch.facts &&
          other.known_from < first->known_from)
        first = &other;
    return told_words(*first);
  };
  for (std::size_t i = 0; i < current.size(); ++i) {
    const auto& [days, facts] = current[i].stretch;
    const bool goes_on = i > 0 && current[i - 1].stretch.days.until == days.from;
    if (goes_on)
      add(days.from,
          change_words(current[i - 1].stretch.facts, facts, [&](UnitId other) { return name_of(other, days.from); }),
          first_told(current[i]));
    else
      add(days.from, "Opened.", first_told(current[i]));
    const bool ends = days.until && (i + 1 == current.size() || current[i + 1].stretch.days.from != *days.until);
    const bool was_merged = ends && std::ranges::any_of(mergers, [&](const Merger& merger) {
                              return merger.unit == unit && merger.on == *days.until;
                            });
    if (ends && !was_merged) add(*days.until, "Closed.", told_words(current[i]));
  }
  for (const Merger& merger : mergers)
    add(merger.on,
        merger.unit == unit ? fmt::format("Merged into {}.", name_of(merger.into, merger.on))
                            : fmt::format("{} was merged into it.", name_of(merger.unit, add_days(merger.on, -1))),
        "");
  std::ranges::stable_sort(dated, std::greater{}, &Dated::day);
  std::vector<PlaceEvent> events;
  for (Dated& one : dated) events.push_back(std::move(one.event));
  return events;
}

}  // namespace qi::people
