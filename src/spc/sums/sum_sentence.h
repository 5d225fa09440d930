#pragma once
/// The plain-English verdict on a chart of sums, in the manner of sentence.h. One wording for every surface.
/// Nothing is computed here: it only reads a SumChart.

#include "spc/sentence.h"
#include "spc/sums/sum_chart.h"

namespace qi::spc {

/// `wording` as for `sentence`: single cases, which have no period of their own, are named "point 7".
Verdict sum_sentence(const SumChart& chart, const Wording& wording);

}  // namespace qi::spc
