#include "spc/pareto_words.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace qi::spc {
namespace {

// A larger rest may hide a cause that matters more than those with a name. No source gives a share: chosen because a
// tenth is as much as the smallest of the vital few often makes up.
constexpr double kMostOther = 0.1;
constexpr double kMost = 0.5;

std::string percent(double share) {
  return grouped(share * 100, 0) + "%";
}

}  // namespace

std::size_t category_count(const Pareto& pareto) {
  std::size_t categories = 0;
  for (const ParetoRow& row : pareto.rows) categories += row.gathered > 0 ? row.gathered : 1;
  return categories;
}

Verdict pareto_sentence(const Pareto& pareto, const ParetoWording& wording) {
  const std::size_t categories = category_count(pareto);
  const ParetoRow& first = pareto.rows.front();
  Verdict verdict;
  const std::string of_all = show(first.amount, wording.format) + " of " + show(pareto.total_amount, wording.format);
  if (categories == 1) {
    verdict.headline = "All " + wording.cases + " are of one kind: " + first.category + ".";
  } else if (pareto.vital_rows > 0) {
    verdict.headline = std::to_string(pareto.vital_rows) + " of " + std::to_string(categories) + " " +
                       wording.categories + (pareto.vital_rows == 1 ? " explains " : " explain ") +
                       percent(pareto.share_of_vital()) + " of " + wording.cases + ".";
  } else if (first.share >= kMost && !first.is_left_over()) {
    verdict.headline = first.category + " alone explains " + percent(first.share) + " of " + wording.cases + ".";
    verdict.explanation = "That is " + of_all + ".";
  } else {
    verdict.headline = "No few " + wording.categories + " explain most " + wording.cases + ".";
  }
  const ParetoRow& last = pareto.rows.back();
  const bool is_other_larger = last.is_other && last.amount > first.amount;
  if (categories > 1 && verdict.explanation.empty())
    verdict.explanation = (is_other_larger ? "The largest with a name is " : "The largest is ") + first.category +
                          ", with " + of_all + " (" + percent(first.share) + ").";
  if (last.is_other && categories > 1 && last.share >= kMostOther)
    verdict.explanation += " " + last.category + " makes up " + percent(last.share) + ": find out what it holds.";
  if (pareto.unrecorded > 0) {
    if (!verdict.explanation.empty()) verdict.explanation += " ";
    verdict.explanation += show(pareto.unrecorded, {ValueStyle::number, 0, ""}) +
                           (pareto.unrecorded <= 1 ? " case" : " cases") + " without a category " +
                           (pareto.unrecorded <= 1 ? "is" : "are") + " left out.";
  }
  constexpr std::size_t kMostGroups = 3;
  for (std::size_t i = 0; i < std::min(kMostGroups, pareto.alike.size()); ++i) {
    std::vector<std::string> names;
    for (const std::string& name : pareto.alike[i]) names.push_back("\"" + name + "\"");
    if (!verdict.explanation.empty()) verdict.explanation += " ";
    verdict.explanation += listed(names) + " are counted apart: write them alike if they are one.";
  }
  return verdict;
}

}  // namespace qi::spc
