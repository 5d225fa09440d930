#include "analysis/test_columns.h"

#include "base/text.h"
#include "stats/measurement/name_order.h"

namespace qi::analysis {
namespace {

using stats::Takes;
using tabular::PlainColumn;

bool compares_groups(Takes takes) {
  return takes == Takes::samples || takes == Takes::two_samples;
}

/// Each row of such a table is a group or a category of its own.
bool has_groups_in_rows(Takes takes) {
  return takes == Takes::counts_of_totals || takes == Takes::table || takes == Takes::counts;
}

std::vector<stats::Column> by_group(const PlainColumn& figures, const PlainColumn& groups) {
  std::vector<stats::Column> columns;
  stats::NameOrder order;
  for (std::size_t row = 0; row < figures.figures.size(); ++row) {
    const std::string& group = groups.words[row];
    if (group.empty()) continue;
    const std::size_t place = order.number_of(group);
    if (place == columns.size()) columns.push_back({group, {}});
    columns[place].values.push_back(figures.figures[row]);
  }
  return columns;
}

}  // namespace

Result<TestColumns> test_columns(const tabular::PlainTable& table, const stats::TestRow& test) {
  std::vector<const PlainColumn*> figures;
  std::vector<const PlainColumn*> words;
  for (const PlainColumn& column : table.columns) (column.holds_figures() ? figures : words).push_back(&column);
  if (figures.empty())
    return Error::invalid("There is no column of figures. Paste " + std::string(stats::takes_row(test.takes).words) +
                          ".");

  TestColumns read;
  if (compares_groups(test.takes) && figures.size() == 1 && words.size() == 1) {
    read.columns = by_group(*figures.front(), *words.front());
    read.notes.push_back(figures.front()->name + " was split into groups by " + words.front()->name + ".");
    return read;
  }
  for (const PlainColumn* column : figures) read.columns.push_back({column->name, column->figures});
  const std::size_t wanted = stats::takes_row(test.takes).factors;
  std::vector<std::string> left_out;
  for (const PlainColumn* column : words) {
    if (read.factors.size() < wanted)
      read.factors.push_back({column->name, column->words});
    else if (has_groups_in_rows(test.takes) && read.row_names.empty())
      read.row_names = column->words;
    else
      left_out.push_back(column->name);
  }
  if (!left_out.empty()) read.notes.push_back("Columns of words were left out: " + listed(left_out) + ".");
  return read;
}

}  // namespace qi::analysis
