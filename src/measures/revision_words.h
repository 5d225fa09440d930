#pragma once
/// Revisions in words: what was believed then and what is believed now, and the history of one figure.
/// Pure. It finds no revision itself: see revision_store.h.

#include <optional>
#include <span>

#include "measures/page/measure_view.h"
#include "measures/revision.h"

namespace qi::measures {

/// `known`: the day since which these figures were revised; nullopt: they were revised by the last load. nullopt where
/// there is nothing to tell: a page of now without a revision. A page of the past says also that nothing was revised.
std::optional<RevisionWords> revision_words(const SeriesFigures& figures, const std::optional<AsKnown>& known,
                                            std::span<const Revision> revisions);

/// One row for each thing ever known about a period, newest first.
ui::DataTable history_table(const SeriesFigures& figures, Date period, std::span<const FigureVersion> versions);

}  // namespace qi::measures
