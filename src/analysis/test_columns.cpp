#include "analysis/test_columns.h"

#include <optional>

#include "base/text.h"
#include "stats/measurement/name_order.h"
#include "tabular/number_reading.h"

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

/// Their values stand on one scale.
bool compares_columns(const stats::TestRow& test) {
  return compares_groups(test.takes) || (test.takes == Takes::pairs && test.asks != stats::Asks::connection);
}

/// How figures are written; 0 is the same in every writing.
struct Writing {
  std::size_t times = 0;
  std::size_t percentages = 0;
  std::size_t numbers = 0;

  void add(const Writing& other) {
    times += other.times;
    percentages += other.percentages;
    numbers += other.numbers;
  }
  /// number also where they are mixed.
  ValueStyle style() const {
    if (times > 0 && percentages + numbers == 0) return ValueStyle::minutes_seconds;
    if (percentages > 0 && times + numbers == 0) return ValueStyle::percent;
    return ValueStyle::number;
  }
};

Writing writing_of(const PlainColumn& column) {
  Writing writing;
  for (const std::string& word : column.words) {
    const auto read = tabular::read_number(word);
    if (!read || read->value == 0) continue;
    if (read->form == tabular::NumberForm::time) ++writing.times;
    if (read->form == tabular::NumberForm::percent) ++writing.percentages;
    if (read->form == tabular::NumberForm::number) ++writing.numbers;
  }
  return writing;
}

std::optional<Error> refuse_mixed(const Writing& writing) {
  if (writing.times > 0 && writing.percentages + writing.numbers > 0)
    return Error::invalid("Some figures are times like 9:15 and some are not. Write all of them in one way.");
  if (writing.percentages > 0 && writing.numbers > 0)
    return Error::invalid("Some figures have a percent sign and some have none. Write all of them in one way.");
  return std::nullopt;
}

/// The style that all columns share, and a note of times.
Done take_style(const std::vector<const PlainColumn*>& columns, const stats::TestRow& test, TestColumns& read) {
  Writing all;
  std::vector<std::string> of_times;
  for (const PlainColumn* column : columns) {
    const Writing writing = writing_of(*column);
    if (auto refusal = refuse_mixed(writing)) return *std::move(refusal);
    if (writing.times > 0) of_times.push_back(column->name);
    all.add(writing);
  }
  if (compares_columns(test))
    if (auto refusal = refuse_mixed(all)) return *std::move(refusal);
  read.style = all.style();
  if (!of_times.empty())
    read.notes.push_back("Times" +
                         (read.style == ValueStyle::minutes_seconds ? std::string() : " of " + listed(of_times)) +
                         " were read as minutes and seconds and are counted in seconds.");
  return {};
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
  if (const Done styled = take_style(figures, test, read); !styled) return styled.error();
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
