#pragma once
/// The rows of each group of a pasted table, read by one page after another in the same way, and what is wrong with a
/// group said with its name. How a page reads its rows is not known here.

#include <string>
#include <utility>
#include <vector>

#include "analysis/row_marks.h"
#include "base/result.h"
#include "tabular/plain_table.h"

namespace qi::analysis {

template <class Rows>
struct NamedRows {
  std::string group;  ///< "" where the table has no groups
  Rows rows;
  RowMarks marks;
};

/// "Thanet: ", in front of what is said of a group; "" where there are no groups.
std::string whose(const std::string& group);

/// Every field's error with the name of the group in front.
Error of_group(const std::string& group, Error error);

/// `read` makes Result<Rows> of a group's table. The first group that it refuses ends the reading with its errors: the
/// next one is mostly wrong in the same way.
template <class Rows, class Read>
std::vector<NamedRows<Rows>> rows_of_groups(const tabular::PlainTable& table, const RowMarks& marks, Read read,
                                            std::vector<FieldError>& errors) {
  std::vector<NamedRows<Rows>> groups;
  for (RowGroup& group : row_groups(table, marks)) {
    Result<Rows> rows = read(group.table);
    if (!rows) {
      const Error refused = of_group(group.name, rows.error());
      errors.insert(errors.end(), refused.fields.begin(), refused.fields.end());
      break;
    }
    groups.push_back({std::move(group.name), *std::move(rows), std::move(group.marks)});
  }
  return groups;
}

}  // namespace qi::analysis
