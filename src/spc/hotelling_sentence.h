#pragma once
/// The plain-English verdict on a chart of several figures together, in the manner of sentence.h.
/// Nothing is computed here: it only reads a HotellingChart.

#include <span>
#include <string>

#include "spc/hotelling_chart.h"
#include "spc/sentence.h"

namespace qi::spc {

/// `variables` are the names of the figures, one each, as they stand inside a sentence: "time to answer".
Verdict hotelling_sentence(const HotellingChart& chart, std::span<const std::string> variables, const Wording& wording);

}  // namespace qi::spc
