#pragma once
/// Columns of a pasted table that say something about a row instead of measuring it, known by their headings: Note,
/// Leave out, Phase and Group. What a chart makes of them is not known here.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "tabular/pasted_cells.h"
#include "tabular/plain_table.h"

namespace qi::analysis {

enum class RowMark { note, leave_out, phase, group };

/// Whether rows are named by a column of words: a column headed Group is then only taken where another one is left.
enum class RowNames { none, a_column_of_words };

/// Each has one entry for each row, or none where the table has no such column.
struct RowMarks {
  std::vector<std::string> notes;     ///< "" no note
  std::vector<std::string> phases;    ///< as written; "" goes on with the phase above
  std::vector<std::string> groups;    ///< never ""
  std::vector<std::size_t> left_out;  ///< places, rising: this one is no list of rows
  std::size_t rows = 0;
  std::vector<std::string> told;  ///< of the whole table: what became of marks that could not be taken as they stand

  /// "" where there is no such column.
  const std::string& note_of(std::size_t row) const;
  /// Places at which a phase starts, rising, without the first: where another word stands than above.
  std::vector<std::size_t> starts() const;
  bool has_notes() const;
  bool is_left_out(std::size_t row) const;
  /// The names of the phases, one more than `starts`. Only the first can be without one: it is called `unnamed`.
  std::vector<std::string> phase_names(std::string_view unnamed) const;
};

/// One sentence for a form: "Further columns may be headed Note, Leave out (an x in it) or Group (a small chart for
/// each)."
std::string mark_columns_words(std::span<const RowMark> marks);

/// Takes the columns of these marks out of the table. Where no column holds figures, a first row with one of these
/// headings is taken as the heading of all.
/// Left out, Exclude and Excluded are marks only where every cell is a yes or a no, because other people's tables count
/// under these headings. Notes behind the first 40 are left away and long ones shortened: `told` says so.
/// refuses  a cell under Leave out that is neither x nor empty, nor yes or no; a row without a group, more than 24
///          groups. Errors of the field "figures" that name the line.
Result<RowMarks> take_row_marks(tabular::PlainTable& table, std::span<const RowMark> marks, RowNames names);

/// The same of a table that is read by its dates: entries are in the order of the rows below the headings.
Result<RowMarks> take_row_marks(tabular::PastedCells& cells, std::span<const RowMark> marks);

/// Those of some rows, in any order, with nothing told. `rows` are places.
RowMarks marks_of(const RowMarks& all, std::span<const std::size_t> rows);

/// The rows of one group alone.
struct RowGroup {
  std::string name;  ///< "" where the table has no groups
  tabular::PlainTable table;
  RowMarks marks;
};
/// In the order in which groups first come; one without a name where there are none.
std::vector<RowGroup> row_groups(const tabular::PlainTable& table, const RowMarks& marks);

}  // namespace qi::analysis
