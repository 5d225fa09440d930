#pragma once
/// A staff file as rows of people and their posts, and what is odd about it on its own. It knows nothing of who is in
/// the database: see staff_plan.h.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "people/assignment.h"
#include "people/feed/staff_layout.h"
#include "people/person.h"
#include "tabular/given_file.h"

namespace qi::people {

/// One row: one post of one person, as the file says on its day.
struct StaffRow {
  std::size_t row = 0;  ///< as the spreadsheet or the editor shows it
  PersonDetails person;
  std::string assignment_number;
  std::string unit;       ///< as written: a code or a name
  AssignmentFacts facts;  ///< unit and manager are not filled in here
  std::optional<Date> start;
  std::optional<Date> last_day;
  std::string manager_number;  ///< "" none
};

/// Something that somebody should look at, in words.
struct StaffOddity {
  std::size_t row = 0;  ///< 0: of the whole file
  std::string words;    ///< one sentence, or two
  enum class Then { taken_all_the_same, left_out } then = Then::taken_all_the_same;
};

struct StaffFile {
  std::vector<StaffRow> rows;
  std::vector<StaffOddity> oddities;
  std::size_t rows_read = 0;                  ///< with those that were left out
  std::vector<std::string> numbers_left_out;  ///< assignment numbers of rows that were left out: they are not gone
  std::vector<std::string> names_left_out;    ///< full names of rows without any number: they are not gone either
  std::set<StaffField> columns;               ///< that it has; of the others it says nothing
};

/// The headings of a sheet: its first row with at least three cells.
std::vector<std::string> staff_headings(const tabular::Sheet& sheet);

/// Rows that cannot be understood are left out and told: no number, no name, a band or contract that nobody knows, a
/// day that is none, an end before its start, a share of a week outside of 0 to 2; two rows with the same assignment
/// number that differ (both); rows with the same staff number whose names belong to different people (all). A row that
/// stands twice is read once. Mail that is none is left empty and told. Of several rows of one person the first that
/// fills a field says it. The end of time of the Electronic Staff Record, 31 December 4712, is no end.
/// refuses  what check_staff_layout refuses; a heading that is not in the file; a file without rows.
Result<StaffFile> read_staff_file(const tabular::Sheet& sheet, const StaffLayout& layout);

}  // namespace qi::people
