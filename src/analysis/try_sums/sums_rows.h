#pragma once
/// One table of an answer in both its forms: on the page, newest first and cut where it grows long, and as CSV.
/// It knows no chart.

#include <span>
#include <string>
#include <variant>
#include <vector>

#include "spc/sentence.h"
#include "ui/data_table.h"

namespace qi::analysis {

/// A number with the format in which the page writes it, or words.
struct RowNumber {
  double value = 0;
  ValueFormat format;
};
using RowCell = std::variant<RowNumber, std::string>;

struct AnswerRow {
  std::vector<RowCell> cells;
  ui::RowState state = ui::RowState::plain;
};

struct AnswerRows {
  std::string caption;
  std::vector<std::string> columns;  ///< beside the first, which names the row
  std::vector<AnswerRow> rows;       ///< in time order; as many cells as columns
};

ui::DataTable page_table(const AnswerRows& rows, const spc::Wording& wording);

/// The rows of one chart of several; of one alone without a name.
struct GroupRows {
  std::string group;
  AnswerRows rows;
  spc::Wording wording;
};
/// `groups` is not empty, and all have the same columns. Groups with names stand in a column in front.
std::string csv_of(std::span<const GroupRows> groups);

}  // namespace qi::analysis
