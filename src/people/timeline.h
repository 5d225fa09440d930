#pragma once
/// What was so from one day to another, and how a change alters it. It knows nothing of units, people or databases, and
/// does not say when something became known: rows of the database do.

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/assert.h"
#include "base/date.h"

namespace qi::people {

/// Days from `from` on, up to but not including `until`; nullopt: without an end.
struct Days {
  Date from;
  std::optional<Date> until;

  bool contains(Date day) const { return from <= day && (!until || day < *until); }
  bool is_empty() const { return until && *until <= from; }
  bool operator==(const Days&) const = default;
};

/// The same facts for some days.
template <class Facts>
struct Stretch {
  Days days;
  Facts facts;
  bool operator==(const Stretch&) const = default;
};

/// In order of time, none empty, none overlapping; between two there may be days of which nothing is said.
template <class Facts>
using Timeline = std::vector<Stretch<Facts>>;

/// nullopt: nothing is said of that day.
template <class Facts>
std::optional<Facts> facts_on(const Timeline<Facts>& timeline, Date day) {
  for (const Stretch<Facts>& stretch : timeline)
    if (stretch.days.contains(day)) return stretch.facts;
  return std::nullopt;
}

/// Of these days nothing is said any more.
template <class Facts>
Timeline<Facts> without(const Timeline<Facts>& timeline, const Days& days) {
  Timeline<Facts> left;
  for (const Stretch<Facts>& stretch : timeline) {
    const Days before{stretch.days.from, stretch.days.until ? std::min(*stretch.days.until, days.from) : days.from};
    if (!before.is_empty()) left.push_back({before, stretch.facts});
    if (!days.until) continue;
    const Days after{std::max(stretch.days.from, *days.until), stretch.days.until};
    if (!after.is_empty()) left.push_back({after, stretch.facts});
  }
  return left;
}

/// On these days the facts are these, whatever was said before. Neighbours that say the same become one stretch.
template <class Facts>
Timeline<Facts> with_facts(const Timeline<Facts>& timeline, const Days& days, const Facts& facts) {
  QI_ASSERT(!days.is_empty());
  Timeline<Facts> all = without(timeline, days);
  all.push_back({days, facts});
  std::ranges::sort(all, {}, [](const Stretch<Facts>& stretch) { return stretch.days.from; });
  Timeline<Facts> joined;
  for (Stretch<Facts>& stretch : all) {
    if (!joined.empty() && joined.back().facts == stretch.facts && joined.back().days.until == stretch.days.from)
      joined.back().days.until = stretch.days.until;
    else
      joined.push_back(std::move(stretch));
  }
  return joined;
}

/// Changes the facts of each stretch on these days, where something is said of them. Others stay as they are.
template <class Facts, class Change>
Timeline<Facts> with_change(const Timeline<Facts>& timeline, const Days& days, Change&& change) {
  Timeline<Facts> changed = timeline;
  for (const Stretch<Facts>& stretch : timeline) {
    Days both{std::max(stretch.days.from, days.from), stretch.days.until};
    if (days.until && (!both.until || *days.until < *both.until)) both.until = days.until;
    if (both.is_empty()) continue;
    Facts facts = stretch.facts;
    change(facts);
    changed = with_facts(changed, both, facts);
  }
  return changed;
}

/// What a database must do to go from one timeline to another.
template <class Facts>
struct TimelineEdit {
  Timeline<Facts> gone;
  Timeline<Facts> added;
  bool is_empty() const { return gone.empty() && added.empty(); }
};

template <class Facts>
TimelineEdit<Facts> edit_between(const Timeline<Facts>& before, const Timeline<Facts>& after) {
  const auto missing_from = [](const Timeline<Facts>& some, const Timeline<Facts>& others) {
    Timeline<Facts> missing;
    for (const Stretch<Facts>& stretch : some)
      if (std::ranges::find(others, stretch) == others.end()) missing.push_back(stretch);
    return missing;
  };
  return {.gone = missing_from(before, after), .added = missing_from(after, before)};
}

}  // namespace qi::people
