#pragma once
/// What a user is told about a file that they give: the steps of the reading room one after another, as an import takes
/// them. tests/inputs/told.tsv holds what is expected.

#include <cstddef>
#include <string>
#include <vector>

#include "tabular/given_file.h"
#include "tabular/layout_guess.h"
#include "tabular/many_figures.h"
#include "tabular/patient_identifiers.h"

namespace qi::tabular {

struct Told {
  bool refused = false;
  std::vector<std::string> sentences;  ///< one when refused
  std::size_t good = 0;                ///< figures that can be saved
  std::size_t left_out = 0;            ///< rows with a problem
};

inline Told told_about(const Result<GivenFile>& given) {
  const auto refused = [](std::string sentence) { return Told{true, {std::move(sentence)}, 0, 0}; };
  if (!given) return refused(given.error().message);
  const Sheet& sheet = given->sheets[first_sheet_with_figures(*given).value_or(0)];
  const auto guess = guess_layout(sheet);
  if (!guess) return refused(guess.error().message);
  const auto places = find_patient_identifiers(sheet.cells, guess->choices.roles);
  if (!places.empty()) return refused(words_of(places));
  const auto many = read_many(sheet, guess->choices);
  if (!many) return refused(many.error().message);

  Told told;
  const auto add = [&](const std::vector<std::string>& sentences) {
    told.sentences.insert(told.sentences.end(), sentences.begin(), sentences.end());
  };
  const auto problems = many->every_problem();
  for (const RowProblem& problem : problems) told.sentences.push_back(words_of(problem));
  add(given->notes);
  add(sheet.notes);
  add(many->notes);
  for (const SeriesFigures& series : many->series) add(series.reading.notes);
  add(guess->reasons);
  told.good = many->figures();
  told.left_out = problems.size();
  return told;
}

}  // namespace qi::tabular
