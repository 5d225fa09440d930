#pragma once
/// The plain-English verdict on a reading. One wording for every surface; an analyst's own words replace it elsewhere.
/// Nothing is computed here: it only reads a Reading.

#include <functional>
#include <string>
#include <vector>

#include "base/number.h"
#include "base/period.h"
#include "spc/analyse.h"

namespace qi::spc {

/// How points are named and values written.
struct Wording {
  ValueFormat format;
  Frequency frequency = Frequency::month;
  std::vector<Date> dates;  ///< one per point; empty: points are named "point 7"
};

/// What the page's verdict strip says.
struct Verdict {
  std::string headline;  ///< "Getting better, but not yet enough."
  std::string
      explanation;  ///< one to three sentences: the signal, what changed between phases, what it means for the target
};
Verdict sentence(const Reading& reading, const Wording& wording);

/// "8 months above the mean", "Above upper limit", "3 months above upper limit": what a pattern or a stretch is called
/// by bracket, list of rules and signal.
std::string pattern_note(const Analysis& analysis, const Pattern& pattern, const Wording& wording);
/// "December 2022", "July 2022 to January 2023": what the pattern covers.
std::string pattern_span(const Pattern& pattern, const Wording& wording);
/// "Concerning. Outside the upper process limit" for one point, all its rules named; "Common cause" where none,
/// "Too few points to tell" before there are limits.
std::string point_words(const Analysis& analysis, std::size_t index);

std::string_view variation_title(Variation variation);   ///< "Improving", "Concerning", "No real change", …
std::string_view variation_detail(Variation variation);  ///< "Special cause, higher values"
std::string_view assurance_title(Assurance assurance);   ///< "Will keep missing target", …
std::string assurance_detail(const Analysis& analysis);  ///< "Target is above the upper limit"

}  // namespace qi::spc
