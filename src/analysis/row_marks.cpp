#include "analysis/row_marks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "base/number.h"
#include "base/text.h"
#include "tabular/column_guess.h"
#include "tabular/number_reading.h"

namespace qi::analysis {
namespace {

using tabular::PlainColumn;
using tabular::PlainTable;

constexpr std::size_t kMostNotes = 40;  // more boxes than a lane holds apart
constexpr std::size_t kLongestNote = 120;
constexpr std::size_t kMostGroups = 24;

/// The page names the first kind. The second is as often a count: "Seen", "Excluded".
enum class Means { the_mark, the_mark_of_yes_and_no };

struct Heading {
  std::string_view words;
  RowMark mark;
  Means means = Means::the_mark;
};
constexpr std::array kHeadings{
    Heading{"note", RowMark::note},
    Heading{"notes", RowMark::note},
    Heading{"leave out", RowMark::leave_out},
    Heading{"left out", RowMark::leave_out, Means::the_mark_of_yes_and_no},
    Heading{"exclude", RowMark::leave_out, Means::the_mark_of_yes_and_no},
    Heading{"excluded", RowMark::leave_out, Means::the_mark_of_yes_and_no},
    Heading{"phase", RowMark::phase},
    Heading{"group", RowMark::group},
};
constexpr std::array<std::string_view, 4> kYes{"x", "yes", "y", "true"};
constexpr std::array<std::string_view, 5> kNo{"", "no", "n", "false", "-"};

Error refused(std::string message) {
  return Error::invalid_fields({{"figures", std::move(message)}});
}

const Heading* find_heading(std::string_view words) {
  const auto found = std::ranges::find(kHeadings, lowered(trimmed(words)), &Heading::words);
  return found == kHeadings.end() ? nullptr : &*found;
}

std::optional<RowMark> mark_of(std::string_view heading) {
  const Heading* found = find_heading(heading);
  return found ? std::optional(found->mark) : std::nullopt;
}

std::vector<std::string> cells_of(const PlainColumn& column) {
  std::vector<std::string> cells;
  for (const std::string& word : column.words) {
    const bool is_missing = column.holds_figures() && tabular::is_missing_mark(word);
    cells.emplace_back(is_missing ? std::string_view() : trimmed(word));
  }
  return cells;
}

/// x, yes or 1, as spreadsheets and programs write them: 1.0 too. nullopt: neither that nor its opposite.
std::optional<bool> says_yes(const std::string& cell) {
  if (std::ranges::count(kYes, cell) > 0) return true;
  if (std::ranges::count(kNo, cell) > 0) return false;
  const auto number = parse_plain_number(cell);
  if (number == 1.0) return true;
  return number == 0.0 ? std::optional(false) : std::nullopt;
}

/// `cells_below` makes the cells of the column, and is asked for them where they decide alone.
template <class CellsBelow>
bool is_column_of(RowMark mark, std::string_view heading, CellsBelow cells_below) {
  const Heading* found = find_heading(heading);
  if (!found || found->mark != mark) return false;
  if (found->means == Means::the_mark) return true;
  const std::vector<std::string> cells = cells_below();
  return std::ranges::all_of(cells, [](const std::string& cell) { return says_yes(lowered(cell)).has_value(); });
}

/// `lines` of the text, one for each row.
using Lines = std::span<const std::size_t>;

Done read_left_out(const std::vector<std::string>& cells, Lines lines, RowMarks& marks) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto is_left_out = says_yes(lowered(cells[i]));
    if (!is_left_out)
      return refused(fmt::format(
          "Write x under Leave out where a row is to be left out, and nothing elsewhere: row {} says something else.",
          lines[i]));
    if (*is_left_out) marks.left_out.push_back(i);
  }
  return {};
}

/// The first letters of a text, with a mark that there are more.
std::string beginning_of(const std::string& text) {
  std::size_t letters = 0, bytes = 0;
  for (; bytes < text.size(); ++bytes) {
    const bool begins_a_letter = character_count(std::string_view(text).substr(bytes, 1)) == 1;
    if (begins_a_letter && ++letters == kLongestNote) break;
  }
  return std::string(trimmed(std::string_view(text).substr(0, bytes))) + "…";
}

void read_notes(std::vector<std::string> cells, RowMarks& marks) {
  std::size_t notes = 0, shortened = 0;
  for (std::string& cell : cells) {
    if (cell.empty()) continue;
    if (++notes > kMostNotes) {
      cell.clear();
    } else if (character_count(cell) > kLongestNote) {
      cell = beginning_of(cell);
      ++shortened;
    }
  }
  if (notes > kMostNotes)
    marks.told.push_back(fmt::format("A picture holds {} notes. The first are on it, and {} not.", kMostNotes,
                                     counted(notes - kMostNotes, "is", "are")));
  if (shortened > 0)
    marks.told.push_back(fmt::format("{} more than {} letters, of which the first are shown.",
                                     counted(shortened, "note has", "notes have"), kLongestNote));
  marks.notes = std::move(cells);
}

Done read_groups(std::vector<std::string> cells, Lines lines, RowMarks& marks) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty())
      return refused(fmt::format("Row {} has no Group. Write one in each row, or take that column out.", lines[i]));
    if (std::ranges::count(names, cells[i]) == 0) names.push_back(cells[i]);
    if (names.size() > kMostGroups)
      return refused("That is more than 24 groups. Paste fewer of them, or take the column Group out.");
  }
  marks.groups = std::move(cells);
  return {};
}

Done read_column(RowMark mark, std::vector<std::string> cells, Lines lines, RowMarks& marks) {
  switch (mark) {
    case RowMark::note: read_notes(std::move(cells), marks); return {};
    case RowMark::leave_out: return read_left_out(cells, lines, marks);
    case RowMark::phase: marks.phases = std::move(cells); return {};
    case RowMark::group: break;
  }
  return read_groups(std::move(cells), lines, marks);
}

bool names_are_left(const PlainTable& table) {
  return std::ranges::any_of(
      table.columns, [](const PlainColumn& column) { return !column.holds_figures() && !mark_of(column.name); });
}

/// A table of words alone is read without a heading: one of ours shows that there is one.
void take_heading(PlainTable& table, std::span<const RowMark> marks) {
  if (std::ranges::any_of(table.columns, &PlainColumn::holds_figures)) return;
  const auto is_headed = [&](const PlainColumn& column) {
    const auto mark = mark_of(column.words.front());
    return mark && std::ranges::count(marks, *mark) > 0;
  };
  if (table.lines.size() < 2 || std::ranges::none_of(table.columns, is_headed)) return;
  table.lines.erase(table.lines.begin());
  for (PlainColumn& column : table.columns) {
    if (!trimmed(column.words.front()).empty()) column.name = column.words.front();
    column.words.erase(column.words.begin());
  }
}

template <class Value>
std::vector<Value> only(const std::vector<Value>& all, std::span<const std::size_t> rows) {
  std::vector<Value> chosen;
  if (all.empty()) return chosen;
  for (const std::size_t row : rows) chosen.push_back(all[row]);
  return chosen;
}

/// `lines` rise.
std::vector<tabular::RowProblem> of_lines(const std::vector<tabular::RowProblem>& all,
                                          const std::vector<std::size_t>& lines) {
  std::vector<tabular::RowProblem> chosen;
  std::ranges::copy_if(all, std::back_inserter(chosen), [&](const tabular::RowProblem& problem) {
    return std::ranges::binary_search(lines, problem.row);
  });
  return chosen;
}

std::string_view words_of(RowMark mark) {
  switch (mark) {
    case RowMark::note: return "Note";
    case RowMark::leave_out: return "Leave out (an x in it)";
    case RowMark::phase: return "Phase";
    case RowMark::group: break;
  }
  return "Group (a small chart for each)";
}

}  // namespace

const std::string& RowMarks::note_of(std::size_t row) const {
  static const std::string kNone;
  return notes.empty() ? kNone : notes[row];
}

std::vector<std::size_t> RowMarks::starts() const {
  std::vector<std::size_t> starts;
  std::string_view now;
  for (std::size_t i = 0; i < phases.size(); ++i) {
    if (phases[i].empty() || phases[i] == now) continue;
    if (i > 0) starts.push_back(i);
    now = phases[i];
  }
  return starts;
}

std::vector<std::string> RowMarks::phase_names(std::string_view unnamed) const {
  std::vector<std::string> names{phases.empty() || phases.front().empty() ? std::string(unnamed) : phases.front()};
  for (const std::size_t start : starts()) names.push_back(phases[start]);
  return names;
}

bool RowMarks::is_left_out(std::size_t row) const {
  return std::ranges::binary_search(left_out, row);
}

bool RowMarks::has_notes() const {
  return std::ranges::any_of(notes, [](const std::string& note) { return !note.empty(); });
}

std::string mark_columns_words(std::span<const RowMark> marks) {
  std::string words = marks.size() == 1 ? "A further column may be headed " : "Further columns may be headed ";
  for (std::size_t i = 0; i < marks.size(); ++i)
    words += (i == 0 ? "" : i + 1 == marks.size() ? " or " : ", ") + std::string(words_of(marks[i]));
  return words + ".";
}

Result<RowMarks> take_row_marks(PlainTable& table, std::span<const RowMark> marks, RowNames names) {
  take_heading(table, marks);
  RowMarks taken{.notes = {}, .phases = {}, .groups = {}, .left_out = {}, .rows = table.lines.size()};
  const bool can_group = names == RowNames::none || names_are_left(table);
  for (const RowMark mark : marks) {
    if (mark == RowMark::group && !can_group) continue;
    const auto column = std::ranges::find_if(table.columns, [&](const PlainColumn& each) {
      return is_column_of(mark, each.name, [&] { return cells_of(each); });
    });
    if (column == table.columns.end()) continue;
    if (const Done read = read_column(mark, cells_of(*column), table.lines, taken); !read) return read.error();
    table.columns.erase(column);
  }
  return taken;
}

Result<RowMarks> take_row_marks(tabular::PastedCells& cells, std::span<const RowMark> marks) {
  const bool headed = !cells.rows.empty() && tabular::guess_columns(cells).headed;
  RowMarks taken{.notes = {}, .phases = {}, .groups = {}, .left_out = {}, .rows = cells.rows.size() - (headed ? 1 : 0)};
  if (!headed) return taken;
  std::vector<std::size_t> lines;
  for (auto row = cells.rows.begin() + 1; row != cells.rows.end(); ++row) lines.push_back(row->row);
  const auto words_below = [&](std::ptrdiff_t column) {
    std::vector<std::string> words;
    for (auto row = cells.rows.begin() + 1; row != cells.rows.end(); ++row)
      words.push_back(row->cells[static_cast<std::size_t>(column)]);
    return words;
  };
  for (const RowMark mark : marks) {
    const std::vector<std::string>& headings = cells.rows.front().cells;
    const auto found = std::ranges::find_if(headings, [&](const std::string& each) {
      return is_column_of(mark, each, [&] { return words_below(&each - headings.data()); });
    });
    if (found == headings.end()) continue;
    const auto column = found - headings.begin();
    if (const Done read = read_column(mark, words_below(column), lines, taken); !read) return read.error();
    for (tabular::PastedRow& row : cells.rows) row.cells.erase(row.cells.begin() + column);
    if (!cells.columns.empty()) cells.columns.erase(cells.columns.begin() + column);
    --cells.width;
  }
  return taken;
}

RowMarks marks_of(const RowMarks& all, std::span<const std::size_t> rows) {
  RowMarks chosen{.notes = only(all.notes, rows),
                  .phases = only(all.phases, rows),
                  .groups = only(all.groups, rows),
                  .left_out = {},
                  .rows = rows.size()};
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (all.is_left_out(rows[i])) chosen.left_out.push_back(i);
  return chosen;
}

std::vector<RowGroup> row_groups(const PlainTable& table, const RowMarks& marks) {
  if (marks.groups.empty()) return {{.name = {}, .table = table, .marks = marks}};
  std::vector<std::string> names;
  for (const std::string& name : marks.groups)
    if (std::ranges::count(names, name) == 0) names.push_back(name);
  std::vector<RowGroup> groups;
  for (const std::string& name : names) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < marks.groups.size(); ++i)
      if (marks.groups[i] == name) rows.push_back(i);
    RowGroup group{
        .name = name, .table = {.columns = {}, .lines = only(table.lines, rows)}, .marks = marks_of(marks, rows)};
    for (const PlainColumn& column : table.columns)
      group.table.columns.push_back({.name = column.name,
                                     .figures = only(column.figures, rows),
                                     .words = only(column.words, rows),
                                     .problems = of_lines(column.problems, group.table.lines)});
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace qi::analysis
