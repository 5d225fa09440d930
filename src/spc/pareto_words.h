#pragma once
/// A Pareto chart in plain English: the verdict above it. One wording for every surface.
/// Nothing is computed here: it only reads a Pareto.

#include <string>

#include "spc/pareto.h"
#include "spc/sentence.h"

namespace qi::spc {

struct ParetoWording {
  ValueFormat format = {ValueStyle::number, 0, ""};  ///< of amounts
  std::string cases = "cases";                       ///< "missed calls": what is counted, or what amounts are of
  std::string categories = "causes";                 ///< plural
};

/// "4 of 7 causes explain 84% of missed calls." and the largest; where no few explain most of it, that; and how many
/// were left out.
Verdict pareto_sentence(const Pareto& pareto, const ParetoWording& wording);

/// Categories that the rows stand for, the gathered ones counted one by one.
std::size_t category_count(const Pareto& pareto);

}  // namespace qi::spc
