#pragma once
/// What a reader must know before trusting a chart: each check of the warning catalogue, made on one series, in words.
/// Nothing is corrected and no chart is changed: a warning says what to do, and a person does it.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "spc/sentence.h"
#include "spc/series.h"
#include "stats/test_result.h"

namespace qi::spc {

enum class Outcome {
  warns,
  clear,
  too_little_data,  ///< the check cannot tell yet: that is not "clear"
  does_not_apply,   ///< to this chart, or to what was asked
};
std::string_view slug(Outcome outcome);  ///< "warns", "clear", "too_little_data", "does_not_apply"

struct Advice {
  std::string_view warning;  ///< slug of its row in the catalogue
  Outcome outcome = Outcome::clear;
  std::string says;                    ///< one sentence: what was seen, or why nothing can be said
  std::string what_to_do;              ///< one sentence; empty unless it warns
  std::vector<stats::Figure> figures;  ///< the numbers behind it, with the names that JSON gives them
  std::vector<std::size_t> places;     ///< of the points that are meant, if any
};

/// Every check of the catalogue, in its order.
///
/// request  as for analyse; a moving range chart is judged as the XmR chart it belongs to, one of subgroups as
///          that of what it plots.
/// season   points in a cycle: 12 for months, 7 for days, 24 for hours, 4 for quarters. nullopt: no season is looked
///          for.
/// wording  how points and values are named in the sentences.
/// refuses  what analyse refuses; a season below 2.
Result<std::vector<Advice>> advise(const Request& request, std::optional<std::size_t> season = std::nullopt,
                                   const Wording& wording = {});

/// Those that warn.
std::vector<Advice> warnings_among(std::vector<Advice> advice);

}  // namespace qi::spc
