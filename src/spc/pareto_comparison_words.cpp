#include "spc/pareto_comparison_words.h"

#include <algorithm>

namespace qi::spc {
namespace {

constexpr double kLeastShown = 0.0005;  // a tenth of a percentage point, rounded

std::string percent(double share) {
  return grouped(share * 100, 1) + "%";
}

std::string from_to(const ParetoChange& row) {
  return "from " + percent(row.share_before) + " to " + percent(row.share_after);
}

}  // namespace

Verdict pareto_comparison_sentence(const ParetoComparison& comparison, const ParetoWording& wording,
                                   const PeriodNames& names) {
  const auto [shrunk, grown] = std::ranges::minmax_element(comparison.rows, {}, &ParetoChange::change_in_share);
  Verdict verdict;
  if (grown->change_in_share < kLeastShown) {
    verdict.headline = "The shares of all " + wording.categories + " are the same in both periods.";
  } else {
    verdict.headline = grown->category + " has grown most: " + from_to(*grown) + " of " + wording.cases + ".";
    verdict.explanation = shrunk->category + " has shrunk most: " + from_to(*shrunk) + ". ";
  }
  verdict.explanation += "In all there were " + show(comparison.total_before, wording.format) + " (" + names.before +
                         ") and " + show(comparison.total_after, wording.format) + " (" + names.after +
                         "). Chance alone moves shares too; small counts move most.";
  return verdict;
}

}  // namespace qi::spc
