#include "analysis/calculations/calculation_columns.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/number.h"
#include "base/text.h"

namespace qi::analysis {
namespace {

using stats::CalculationInput;
using stats::InputKind;
using tabular::PlainColumn;
using tabular::PlainTable;

bool is_called(const CalculationInput& input, std::string_view heading) {
  const std::string word = lowered(trimmed(heading));
  return word == lowered(input.label) || word == input.slug || word + "s" == input.slug;
}

/// A figure as the word that it was before it was read as a figure.
std::vector<std::string> as_words(const PlainColumn& column) {
  if (!column.holds_figures()) return column.words;
  std::vector<std::string> words;
  for (const double figure : column.figures) words.push_back(std::isnan(figure) ? std::string() : shortest(figure));
  return words;
}

/// Which column each input has.
class Matching {
 public:
  Matching(const PlainTable& table, std::span<const CalculationInput> inputs)
      : table_(table), inputs_(inputs), column_of_(inputs.size()), taken_(table.columns.size()) {}

  void match_by_heading() {
    for (std::size_t input = 0; input < inputs_.size(); ++input)
      for (std::size_t column = 0; column < table_.columns.size() && is_open(input); ++column)
        if (fits(column, inputs_[input].kind) && is_called(inputs_[input], table_.columns[column].name))
          take(input, column);
  }

  void match_in_order() {
    match_rest(InputKind::column, [&](std::size_t column) { return table_.columns[column].holds_figures(); });
    const bool takes_figures =
        std::ranges::any_of(inputs_, [](const auto& input) { return input.kind == InputKind::column; });
    match_rest(InputKind::words,
               [&](std::size_t column) { return !takes_figures || !table_.columns[column].holds_figures(); });
  }

  const PlainColumn* column_of(std::size_t input) const {
    return column_of_[input] ? &table_.columns[*column_of_[input]] : nullptr;
  }
  std::vector<std::string> left_over() const {
    std::vector<std::string> names;
    for (std::size_t column = 0; column < taken_.size(); ++column)
      if (!taken_[column]) names.push_back(table_.columns[column].name);
    return names;
  }

 private:
  bool is_open(std::size_t input) const { return is_in_table(inputs_[input]) && !column_of_[input]; }
  bool fits(std::size_t column, InputKind kind) const {
    return !taken_[column] && (kind == InputKind::words || table_.columns[column].holds_figures());
  }
  void take(std::size_t input, std::size_t column) {
    column_of_[input] = column;
    taken_[column] = true;
  }
  template <class Suits>
  void match_rest(InputKind kind, Suits suits) {
    for (std::size_t input = 0; input < inputs_.size(); ++input) {
      if (inputs_[input].kind != kind) continue;
      for (std::size_t column = 0; column < table_.columns.size() && is_open(input); ++column)
        if (!taken_[column] && suits(column)) take(input, column);
    }
  }

  const PlainTable& table_;
  std::span<const CalculationInput> inputs_;
  std::vector<std::optional<std::size_t>> column_of_;
  std::vector<bool> taken_;
};

std::string in_quotes(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

/// Whether the first row, in a table of words alone, is its heading: what it says never comes again below.
bool begins_with_heading(const PlainTable& table) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const PlainColumn& column = table.columns[i];
    const bool unnamed = column.name == "Column " + std::to_string(i + 1);
    if (!unnamed || column.words.size() < 2 || column.words.front().empty()) return false;
    if (std::find(column.words.begin() + 1, column.words.end(), column.words.front()) != column.words.end())
      return false;
  }
  return true;
}

PlainTable with_heading(PlainTable table) {
  table.lines.erase(table.lines.begin());
  for (PlainColumn& column : table.columns) {
    column.name = column.words.front();
    column.words.erase(column.words.begin());
  }
  return table;
}

/// Numbered items look like figures: whoever reads what was taken for what can see it and give the column its heading.
Error refusal_of_missing(const std::vector<std::string>& missing, const std::vector<std::string>& read_as,
                         const std::vector<std::string>& left) {
  std::vector<std::string> seen = read_as;
  for (const std::string& name : left) seen.push_back(in_quotes(name) + " as none");
  std::string sentence = "Paste a table with a column for " + listed(missing) + ", or give it that heading";
  if (!seen.empty()) sentence += "; read were " + listed(seen);
  return Error::invalid(sentence + ".");
}

}  // namespace

bool is_in_table(const CalculationInput& input) {
  return input.kind == InputKind::column || input.kind == InputKind::words;
}

bool takes_table(const stats::CalculationRow& row) {
  return std::ranges::any_of(row.inputs, is_in_table);
}

Result<CalculationColumns> calculation_columns(const PlainTable& given, std::span<const CalculationInput> inputs) {
  const PlainTable table = begins_with_heading(given) ? with_heading(given) : given;
  Matching matching(table, inputs);
  matching.match_by_heading();
  matching.match_in_order();

  CalculationColumns made;
  std::vector<std::string> missing;
  std::vector<std::string> read_as;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const CalculationInput& input = inputs[i];
    if (!is_in_table(input)) continue;
    const PlainColumn* column = matching.column_of(i);
    if (!column) {
      if (input.need == stats::Need::required)
        missing.push_back(in_quotes(input.label) + (input.kind == InputKind::words ? " (words)" : " (figures)"));
      continue;
    }
    if (input.kind == InputKind::column) {
      made.columns.push_back({std::string(input.slug), column->figures});
    } else {
      std::vector<std::string> words = as_words(*column);
      while (input.need != stats::Need::required && !words.empty() && words.back().empty()) words.pop_back();
      made.words.push_back({std::string(input.slug), std::move(words)});
    }
    made.headings.emplace_back(input.slug, column->name);
    read_as.push_back(in_quotes(column->name) + " as " + in_quotes(input.label));
  }
  if (!missing.empty()) return refusal_of_missing(missing, read_as, matching.left_over());
  made.notes.push_back("Columns were read like this: " + listed(read_as) + ".");
  if (const auto left = matching.left_over(); !left.empty()) made.notes.push_back("Not used: " + listed(left) + ".");
  return made;
}

}  // namespace qi::analysis
