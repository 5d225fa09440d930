#pragma once
/// Which test suits a question and the columns at hand, with reasons in words.
/// It runs no test and refuses none: a reader may choose another one.

#include <string>
#include <vector>

#include "stats/test_catalogue.h"

namespace qi::stats {

/// Whether the rows of two columns belong together: the same station before and after, the same call twice.
enum class Rows { stand_alone, belong_together };

/// What a table holds, as far as a choice needs it.
struct TableAtHand {
  std::vector<Column> columns;  ///< of figures
  std::vector<Labels> factors;  ///< of words
  Rows rows = Rows::stand_alone;
};

struct TestProposal {
  const TestRow* test = nullptr;
  std::string reason;  ///< one sentence: "Two groups of unequal size whose spread need not be alike."
  std::vector<std::string_view> instead;  ///< slugs of others that answer the same question of the same columns
};

/// The first row of the choices that suits. Figures are called lopsided where the skewness of a column is above 1
/// either way; then tests of ranks are proposed. refuses  a table without a column of figures; a question that no test
/// answers from these columns, saying what to
///          paste instead.
/// source   choices: Altman, Practical Statistics for Medical Research, 1991, chapters 9 to 12; Welch as the default:
///          Delacre, Lakens and Leys 2017.
Result<TestProposal> propose_test(Asks asks, const TableAtHand& table);

}  // namespace qi::stats
