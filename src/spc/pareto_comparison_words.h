#pragma once
/// Two periods of causes in plain English. One wording for every surface.
/// Nothing is computed here, and nothing is tested: chance alone moves shares too, which the words say.

#include <string>

#include "spc/pareto_words.h"

namespace qi::spc {

struct PeriodNames {
  std::string before = "Before";
  std::string after = "After";
};

/// "Kit has grown most: from 25% to 60% of cases." and what has shrunk most, with the totals of both periods.
Verdict pareto_comparison_sentence(const ParetoComparison& comparison, const ParetoWording& wording,
                                   const PeriodNames& names);

}  // namespace qi::spc
