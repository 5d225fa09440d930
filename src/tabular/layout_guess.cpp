#include "tabular/layout_guess.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include "base/named_value.h"
#include "base/text.h"
#include "tabular/cell_look.h"
#include "tabular/column_evidence.h"
#include "tabular/heading_block.h"
#include "tabular/naming_columns.h"
#include "tabular/number_reading.h"
#include "tabular/roles_down.h"
#include "tabular/table_finding.h"

namespace qi::tabular {

namespace {

constexpr std::array kLayouts{
    NamedValue{Layout::one_series, "one-series", "One series: a date and its figures on each row"},
    NamedValue{Layout::dates_down, "dates-down", "Several series: dates down, a column for each series"},
    NamedValue{Layout::dates_across, "dates-across", "Several series: dates across, a row for each series"},
    NamedValue{Layout::long_rows, "long-rows", "A list: date, series or place, and value on each row"}};

/// What a person has settled already.
struct Wish {
  std::optional<Layout> layout;
  std::optional<std::optional<std::size_t>> heading_row;
  std::vector<ColumnRole> roles;
};

class Guesser {
 public:
  Guesser(const Sheet& sheet, const Wish& wish) : cells_(sheet.cells), wish_(wish), looks_(sheet.cells) {}

  Result<LayoutGuess> guess() {
    if (cells_.rows.size() == 1 && std::ranges::all_of(cells_.rows[0].cells, [](const std::string& cell) {
          return cell.empty() || look_of(cell) == CellLook::text;
        }))
      return Error::invalid("There are no rows under the headings. Copy the figures too.");
    if (cells_.rows.empty()) return Error::invalid("The sheet has no cells with text. Choose another one.");
    const auto across = find_across();
    if (across) {
      guess_across(*across);
    } else if (const Done down = guess_down(); !down) {
      return down.error();
    }
    describe_block();
    return std::move(guess_);
  }

 private:
  std::optional<DatesAcross> find_across() const {
    if (wish_.layout && *wish_.layout != Layout::dates_across) return std::nullopt;
    if (wish_.layout && wish_.heading_row && *wish_.heading_row) return DatesAcross{**wish_.heading_row, 0, false};
    const auto across = find_dates_across(cells_, looks_);
    if (!across || wish_.layout) return across;
    if (wish_.heading_row && wish_.heading_row->value_or(across->row) != across->row) return std::nullopt;
    const auto down = find_dates_down(cells_, looks_, across->row + 1);
    return down && down->count >= across->count ? std::nullopt : across;
  }

  void guess_across(const DatesAcross& across) {
    LayoutChoices& choices = guess_.choices;
    choices.layout = Layout::dates_across;
    choices.heading_row = across.row;
    choices.first_row = across.row + 1;
    choices.end_row = end_of_rows_across(cells_, looks_, across.row);
    guess_.reasons.push_back(fmt::format("Row {} holds {} dates side by side, with figures under them.",
                                         cells_.rows[across.row].row, dates_in_row(across.row)));
    const ColumnEvidence below = evidence();
    bool before_dates = true;
    std::vector<std::size_t> worded;
    for (std::size_t column = 0; column < cells_.width; ++column) {
      ColumnGuess& described = guess_.columns.emplace_back(described_column(column));
      if (looks_.is_date(across.row, column)) {
        before_dates = false;
        described.settle(ColumnRole::value, "The heading is a date.");
      } else if (before_dates && !below.is_numeric(column)) {
        worded.push_back(column);
      }
    }
    settle_naming_columns(guess_.columns, worded, "Its words name the rows.");
    apply_wished_roles();
  }

  std::size_t dates_in_row(std::size_t row) const {
    std::size_t dates = 0;
    for (std::size_t column = 0; column < cells_.width; ++column) dates += looks_.is_date(row, column) ? 1 : 0;
    return dates;
  }

  Done guess_down() {
    const std::size_t from = wish_.heading_row && *wish_.heading_row ? **wish_.heading_row + 1 : 0;
    auto down = find_dates_down(cells_, looks_, from);
    for (std::size_t column = 0; column < std::min(wish_.roles.size(), cells_.width); ++column)
      if (wish_.roles[column] == ColumnRole::date) down = DatesDown{column, 0};
    if (!down)
      return Error::invalid("We could not find a column of dates. Add one with dates like 30/11/2024 or Nov-24.");
    note_other_dates(down->column, from);
    const TableDown table = find_table_down(cells_, looks_, down->column, from);
    LayoutChoices& choices = guess_.choices;
    choices.heading_row = wish_.heading_row ? *wish_.heading_row : table.heading_row;
    choices.first_row = table.first_row;
    choices.end_row = table.end_row;
    if (choices.first_row >= choices.end_row)
      return Error::invalid("We could not find a column of dates. Add one with dates like 30/11/2024 or Nov-24.");

    const ColumnsGuess columns =
        guess_columns(judged_block(), choices.heading_row ? Heading::first_row : Heading::none);
    guess_.columns = columns.columns;
    // The whole sheet knows better than the rows that were judged which column holds the dates.
    for (std::size_t column = 0; column < guess_.columns.size(); ++column)
      if (guess_.columns[column].role == ColumnRole::date && column != down->column)
        guess_.columns[column].settle(ColumnRole::unused, "There is a column of dates already.");
    if (guess_.columns[down->column].role != ColumnRole::date)
      guess_.columns[down->column].settle(ColumnRole::date, "Its cells are dates.");
    const RolesDown roles = settle_roles_down(guess_.columns, down->column, evidence(), wish_.layout);
    choices.layout = roles.layout;
    guess_.reasons.push_back(roles.reason);
    if (const Done figures = check_figures(); !figures) return figures;
    apply_wished_roles();
    for (const std::string& name : other_dates_)
      guess_.reasons.push_back(
          fmt::format("{} holds dates too and is left out: choose it instead if its dates are the right ones.", name));
    if (table.next_table)
      guess_.reasons.push_back(
          fmt::format("A second table begins at row {}. It is left out: choose its heading row to read it instead.",
                      cells_.rows[*table.next_table].row));
    return {};
  }

  /// A second column of dates may be the right one: a person must see that it was left out.
  void note_other_dates(std::size_t chosen, std::size_t from) {
    const std::size_t end = std::min(cells_.rows.size(), from + kJudgedRows);
    for (std::size_t column = 0; column < std::min<std::size_t>(cells_.width, 50); ++column) {
      std::size_t dates = 0;
      for (std::size_t row = from; row < end; ++row) dates += looks_.at(row, column) == CellLook::date ? 1 : 0;
      if (column == chosen || dates < 2 || 2 * dates < end - from) continue;
      const std::string& heading = cells_.rows[from].cells[column];
      const bool named = looks_.at(from, column) == CellLook::text;
      other_dates_.push_back(named ? heading : fmt::format("Column {}", column + 1));
    }
  }

  /// What reading the first cell that begins like a number says: "Use commas only between thousands, ...".
  std::optional<Error> first_slip() const {
    const ColumnEvidence rows = evidence();
    for (std::size_t row = rows.first_row(); row < rows.end_row(); ++row)
      for (std::size_t column = 0; column < cells_.width; ++column) {
        const std::string& cell = cells_.rows[row].cells[column];
        if (looks_.at(row, column) != CellLook::text || cell[0] < '0' || cell[0] > '9') continue;
        const auto number = read_number(cell);
        if (!number) return Error::invalid(fmt::format("Row {}: {}", cells_.rows[row].row, number.error().message));
      }
    return std::nullopt;
  }

  Done check_figures() const {
    const auto figures = [](const ColumnGuess& column) {
      return column.role == ColumnRole::value || column.role == ColumnRole::numerator;
    };
    if (!wish_.roles.empty() || std::ranges::any_of(guess_.columns, figures)) return {};
    if (auto slip = first_slip()) return *slip;
    return Error::invalid("We could not find a column of figures. Put numbers, like 44, beside the dates.");
  }

  /// The heading and the first rows with figures.
  PastedCells judged_block() const {
    PastedCells block;
    block.width = cells_.width;
    const LayoutChoices& choices = guess_.choices;
    if (choices.heading_row) block.rows.push_back(cells_.rows[*choices.heading_row]);
    const ColumnEvidence rows = evidence();
    for (std::size_t row = rows.first_row(); row < rows.end_row(); ++row) block.rows.push_back(cells_.rows[row]);
    return block;
  }

  ColumnGuess described_column(std::size_t column) const {
    ColumnGuess described;
    const LayoutChoices& choices = guess_.choices;
    if (choices.heading_row) described.heading = cells_.rows[*choices.heading_row].cells[column];
    for (std::size_t row = choices.first_row; row < choices.end_row && described.first.empty(); ++row)
      described.first = cells_.rows[row].cells[column];
    described.why = "Not needed for a chart.";
    return described;
  }

  ColumnEvidence evidence() const {
    return ColumnEvidence(cells_, looks_, guess_.choices.first_row, guess_.choices.end_row);
  }

  void apply_wished_roles() {
    for (std::size_t column = 0; column < std::min(wish_.roles.size(), guess_.columns.size()); ++column)
      if (guess_.columns[column].role != wish_.roles[column])
        guess_.columns[column].settle(wish_.roles[column], "You chose this.");
  }

  void describe_block() {
    for (const ColumnGuess& column : guess_.columns) guess_.choices.roles.push_back(column.role);
    const HeadingBlock block = read_heading_block(cells_, guess_.choices);
    guess_.telling = block.telling;
    guess_.title = block.title;
    const bool improvement =
        !block.improvement.empty() || std::ranges::any_of(block.telling, [](const TellingRow& row) {
          return row.about == TellingRow::About::improvement;
        });
    if (block.names_life_qi) {
      guess_.shape = KnownShape::life_qi;
      guess_.reasons.push_back("The text above the figures names Life QI.");
    } else if (block.names_making_data_count || improvement) {
      guess_.shape = KnownShape::making_data_count;
      guess_.reasons.push_back(
          "Rows above the figures tell targets or the direction of improvement, as in Making Data "
          "Count's workbook.");
    }
    const std::size_t below = cells_.rows.size() - guess_.choices.end_row;
    if (below > 0)
      guess_.reasons.push_back(
          fmt::format("{} below the figures {} left out.", counted(below, "row", "rows"), below == 1 ? "is" : "are"));
  }

  const PastedCells& cells_;
  const Wish& wish_;
  CellLooks looks_;
  std::vector<std::string> other_dates_;
  LayoutGuess guess_;
};

}  // namespace

std::string_view slug(Layout layout) {
  return named(kLayouts, layout).slug;
}
std::string_view title(Layout layout) {
  return named(kLayouts, layout).title;
}
std::optional<Layout> parse_layout(std::string_view slug) {
  return value_of(kLayouts, slug);
}

Result<LayoutGuess> guess_layout(const Sheet& sheet) {
  const Wish wish;
  return Guesser(sheet, wish).guess();
}

Result<LayoutGuess> guess_within(const Sheet& sheet, Layout layout, std::optional<std::size_t> heading_row,
                                 const std::vector<ColumnRole>& roles) {
  const bool outside = heading_row && *heading_row + 1 >= sheet.cells.rows.size();
  if (outside || roles.size() > sheet.cells.width)
    return Error::invalid("The sheet is smaller than what was chosen. Choose its rows and columns again.");
  if (layout == Layout::dates_across && !heading_row) return Error::invalid("Choose the row that holds the dates.");
  const Wish wish{.layout = layout, .heading_row = heading_row, .roles = roles};
  return Guesser(sheet, wish).guess();
}

std::optional<std::size_t> first_sheet_with_figures(const GivenFile& file) {
  for (std::size_t i = 0; i < file.sheets.size(); ++i)
    if (guess_layout(file.sheets[i])) return i;
  return std::nullopt;
}

}  // namespace qi::tabular
