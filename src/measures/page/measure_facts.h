#pragma once
/// The facts that stand around a chart, in words: which rules coloured points, where limits begin and why, notes,
/// targets and the definition. Pure. It finds nothing itself: signals and limits come from the reading.

#include <vector>

#include "measures/page/measure_view.h"

namespace qi::measures {

/// One entry for each rule of the reading's profile, in catalogue order; hits newest first.
std::vector<ui::RuleEntry> rule_entries(const SeriesReading& reading);

/// Newest first. Empty for one stretch that nobody has named.
std::vector<PhaseWords> phase_words(const SeriesReading& reading);

/// Notes of a kind, newest first. Ids are "event-" and the note's number.
std::vector<NoteWords> note_words(const SeriesFigures& figures, AnnotationKind kind);

/// The standard first, then local targets and ambitions, newest first within each. `view` says which one judges.
std::vector<TargetWords> target_words(const SeriesFigures& stored, const ChartView& view, const MeasureQuery& query);

/// Definition, source, owner, quality, unit, limits. Pairs without words are left out where they are drawn.
std::vector<ui::KeyValue> about_measure(const SeriesFigures& figures, const SeriesReading& reading);

/// "from 1 April 2023", "1 April 2023 to 31 March 2024".
std::string holding_words(Date from, std::optional<Date> until);

}  // namespace qi::measures
