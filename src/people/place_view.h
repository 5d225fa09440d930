#pragma once
/// What the pages of places show, made from rows: headcounts in words, events from a timeline.
/// It asks no database and writes no HTML.

#include <string>
#include <vector>

#include "people/as_at.h"
#include "people/headcount.h"
#include "people/org_tree.h"
#include "people/place_pages.h"

namespace qi::people {

/// How far down a tree is shown.
enum class TreeLevel { units, stations, teams };
std::string_view slug(TreeLevel level);
std::string_view title(TreeLevel level);
TreeLevel read_tree_level(std::string_view slug);  ///< units when it is none

/// "4,930", "4,612.3".
std::string people_words(const Headcount& count);
std::string fte_words(const Headcount& count);
/// "4,930 people in post on 30 April 2025, 4,612.3 whole-time equivalents."
std::string headcount_sentence(const Headcount& count, const AsAt& as_at);

/// The lines of a tree below one place, or of the whole; the depth counts from there.
std::vector<PlaceLine> place_lines(const OrgTree& tree, const std::map<UnitId, Headcount>& counts,
                                   std::optional<UnitId> below, TreeLevel level, const AsAt& as_at, Date today);

template <class Key>
std::vector<CountLine> count_lines(const std::map<Key, Headcount>& counts) {
  std::vector<CountLine> lines;
  for (const auto& [key, count] : counts)
    lines.push_back({std::string(title(key)), people_words(count), fte_words(count)});
  return lines;
}

/// What a timeline and mergers say happened, the newest first. `name_of` gives the short name of another unit.
std::vector<PlaceEvent> place_events(UnitId unit, const std::vector<UnitBelief>& beliefs,
                                     const std::vector<Merger>& mergers,
                                     const std::function<std::string(UnitId, Date)>& name_of);

}  // namespace qi::people
