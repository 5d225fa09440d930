#pragma once
/// Stretches: what sentence, bracket, list of rules and signal record name when they say what a chart shows. Of those
/// that hold now, one is told: the same everywhere. It finds nothing itself (see rules/) and words nothing.

#include <cstddef>
#include <optional>
#include <vector>

#include "spc/analysis.h"

namespace qi::spc {

/// The analysis's patterns, with neighbours of one rule, side and phase as one: points outside a limit that follow one
/// another are one thing that happens. Two trends stay two. By rule, side, then first point.
std::vector<Pattern> stretches(const Analysis& analysis);

/// "2 of 3" and "4 of 5" say less than any other rule that the same points break.
bool says_least(RuleId rule);

/// How many of its points break its rule on its side.
std::size_t broken_points(const Analysis& analysis, const Pattern& stretch);

/// Of the stretches that the latest used point is part of, on the side that the icon shows, the one that is told: the
/// longest. "2 of 3" and "4 of 5" say least and are told only alone; of equally long ones the rule named first wins.
/// nullopt: the latest point breaks no rule.
std::optional<Pattern> told_stretch(const Analysis& analysis);

/// The same for one side; a latest point with a mixed signal has one on each. nullopt side: patterns without a side.
std::optional<Pattern> told_stretch(const Analysis& analysis, std::optional<Side> side);

/// The side that the icon shows. nullopt: the latest point breaks no rule that has a side.
std::optional<Side> told_side(const Analysis& analysis);

/// The stretch of points outside the limit on a side that the latest point ends. nullopt: it is not outside.
std::optional<Pattern> outside_now(const Analysis& analysis, Side side);

}  // namespace qi::spc
