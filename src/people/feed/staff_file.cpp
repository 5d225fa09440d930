#include "people/feed/staff_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.h"
#include "client/mail.h"
#include "people/feed/person_matching.h"
#include "people/feed/staff_words.h"
#include "tabular/date_reading.h"
#include "tabular/number_reading.h"

namespace qi::people {
namespace {

using Then = StaffOddity::Then;

constexpr std::size_t kFewestHeadings = 3;
constexpr double kMostFte = 2;
// Oracle's Human Resources, on which the Electronic Staff Record stands, writes the last day that it knows.
constexpr std::string_view kEndOfTime = "4712";

/// Where each field stands in a row.
using Columns = std::map<StaffField, std::size_t>;

std::optional<std::size_t> heading_row(const tabular::Sheet& sheet) {
  for (std::size_t i = 0; i < sheet.cells.rows.size(); ++i) {
    const auto& cells = sheet.cells.rows[i].cells;
    const auto filled = std::ranges::count_if(cells, [](const std::string& cell) { return !cell.empty(); });
    if (static_cast<std::size_t>(filled) >= kFewestHeadings) return i;
  }
  return std::nullopt;
}

Result<Columns> find_columns(const std::vector<std::string>& headings, const StaffLayout& layout) {
  Columns columns;
  std::vector<FieldError> errors;
  for (const auto& [field, heading] : layout) {
    if (heading.empty()) continue;
    const auto found = std::ranges::find_if(
        headings, [&](const std::string& each) { return folded_heading(each) == folded_heading(heading); });
    if (found == headings.end())
      errors.push_back(
          {std::string(row_of(field).slug), fmt::format("This file has no column {}. Choose the column that holds: {}.",
                                                        heading, lowered(row_of(field).title))});
    else
      columns[field] = static_cast<std::size_t>(found - headings.begin());
  }
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));
  return columns;
}

/// Reads one row and gathers what is wrong with it.
class RowReading {
 public:
  RowReading(const tabular::PastedRow& row, const Columns& columns) : row_(row), columns_(columns) {}

  std::string text(StaffField field) const {
    const auto column = columns_.find(field);
    return column == columns_.end() || column->second >= row_.cells.size() ? "" : row_.cells[column->second];
  }
  template <class Value>
  Value read(StaffField field, std::optional<Value> (*reader)(std::string_view), Value without) {
    const std::string written = text(field);
    const auto value = reader(written);
    if (value) return *value;
    if (!written.empty()) fault(fmt::format("{} “{}” is not known", row_of(field).title, written));
    return without;
  }
  std::optional<Date> day(StaffField field) {
    const std::string written = text(field);
    if (written.empty() || written.find(kEndOfTime) != std::string::npos) return std::nullopt;
    const auto read = tabular::read_date(written);
    if (read) return read->date;
    fault(fmt::format("{} “{}” is no day", row_of(field).title, written));
    return std::nullopt;
  }
  double share() {
    const std::string written = text(StaffField::fte);
    if (written.empty()) return 1;
    const auto number = tabular::read_number(written);
    if (number && number->value >= 0 && number->value <= kMostFte) return number->value;
    fault(fmt::format("Whole-time equivalent “{}” is not between 0 and 2", written));
    return 1;
  }
  void fault(std::string words) { faults_.push_back(std::move(words)); }
  void note(std::string words) { notes_.push_back(std::move(words)); }
  const std::vector<std::string>& notes() const { return notes_; }
  const std::vector<std::string>& faults() const { return faults_; }

 private:
  const tabular::PastedRow& row_;
  const Columns& columns_;
  std::vector<std::string> faults_;
  std::vector<std::string> notes_;  // what was not taken of a row that is
};

StaffRow read_row(RowReading& reading, std::size_t number) {
  using Rank = AssignmentFacts::Rank;
  StaffRow row{.row = number};
  row.person = {.staff_number = reading.text(StaffField::staff_number),
                .given_name = reading.text(StaffField::given_name),
                .family_name = reading.text(StaffField::family_name),
                .known_as = reading.text(StaffField::known_as),
                .work_mail = reading.text(StaffField::work_mail)};
  if (row.person.staff_number.empty()) reading.fault("There is no staff number");
  if (row.person.known_as == row.person.given_name) row.person.known_as.clear();
  if (!row.person.work_mail.empty() && !client::is_mail_address(lowered(trimmed(row.person.work_mail)))) {
    reading.note(fmt::format("“{}” is no mail address: the row is taken without it.", row.person.work_mail));
    row.person.work_mail.clear();
  }
  if (const auto checked = check_person(row.person))
    row.person = *checked;
  else
    for (const FieldError& error : checked.error().fields) reading.fault(error.message);
  row.assignment_number = reading.text(StaffField::assignment_number);
  if (row.assignment_number.empty()) row.assignment_number = row.person.staff_number;
  row.unit = reading.text(StaffField::unit);
  if (row.unit.empty()) reading.fault("There is no place");
  row.facts.job_title = reading.text(StaffField::job_title);
  row.facts.staff_group = reading.read(StaffField::staff_group, read_staff_group, StaffGroup::none);
  row.facts.band = reading.read(StaffField::band, read_band, Band::none);
  row.facts.contract = reading.read(StaffField::contract, read_contract, Contract::permanent);
  row.facts.fte = reading.share();
  row.facts.rank = reading.read<bool>(StaffField::primary, read_yes_or_no, true) ? Rank::primary : Rank::further;
  row.start = reading.day(StaffField::start);
  row.last_day = reading.day(StaffField::end);
  if (row.start && row.last_day && *row.last_day < *row.start) reading.fault("The end lies before the start");
  row.manager_number = reading.text(StaffField::manager_number);
  return row;
}

std::string without_final_stop(std::string words) {
  while (words.ends_with('.')) words.pop_back();
  return words;
}

bool says_the_same(const StaffRow& one, const StaffRow& other) {
  return one.person == other.person && one.unit == other.unit && one.facts == other.facts && one.start == other.start &&
         one.last_day == other.last_day && one.manager_number == other.manager_number;
}

/// The details of a person who stands in several rows: the first that fills a field says it.
/// nullopt: the names are those of different people.
std::optional<PersonDetails> details_of_all(const std::vector<StaffRow*>& rows) {
  PersonDetails all = rows.front()->person;
  for (const StaffRow* row : rows) {
    const PersonMatch match = match_person(all, row->person);
    if (match == PersonMatch::somebody_else || match == PersonMatch::names_swapped) return std::nullopt;
    if (all.known_as.empty()) all.known_as = row->person.known_as;
    if (all.work_mail.empty()) all.work_mail = row->person.work_mail;
  }
  return all;
}

/// Rows with the same staff number speak of one person, or none of them is taken.
void settle_people(StaffFile& file) {
  std::map<std::string, std::vector<StaffRow*>> people;
  for (StaffRow& row : file.rows) people[row.person.staff_number].push_back(&row);
  std::set<std::string> unclear;
  for (const auto& [number, rows] : people) {
    if (rows.size() == 1) continue;
    if (const auto details = details_of_all(rows)) {
      for (StaffRow* row : rows) row->person = *details;
      continue;
    }
    unclear.insert(number);
    file.oddities.push_back(
        {.row = rows.front()->row,
         .words = fmt::format("The number {} stands beside the names of different people, so none of its {} rows is "
                              "taken: what is known of these posts stays as it is.",
                              number, rows.size()),
         .then = Then::left_out});
  }
  for (const StaffRow& row : file.rows)
    if (unclear.contains(row.person.staff_number)) file.numbers_left_out.push_back(row.assignment_number);
  std::erase_if(file.rows, [&](const StaffRow& row) { return unclear.contains(row.person.staff_number); });
}

/// Of rows with the same assignment number one stays where they say the same, and none where they differ.
void settle_repeated_numbers(StaffFile& file) {
  std::map<std::string, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < file.rows.size(); ++i) places[file.rows[i].assignment_number].push_back(i);
  std::vector<bool> stays(file.rows.size(), true);
  for (const auto& [number, rows] : places) {
    if (rows.size() == 1) continue;
    const bool same =
        std::ranges::all_of(rows, [&](std::size_t i) { return says_the_same(file.rows[i], file.rows[rows.front()]); });
    for (std::size_t i = same ? 1 : 0; i < rows.size(); ++i) stays[rows[i]] = false;
    std::vector<std::string> lines;
    for (const std::size_t i : rows) lines.push_back(std::to_string(file.rows[i].row));
    const std::string which = fmt::format("Rows {}", listed(lines));
    file.oddities.push_back(
        {.row = file.rows[rows.front()].row,
         .words = same ? fmt::format("{} say the same about assignment {}: it is read once.", which, number)
                       : fmt::format("{} say different things about assignment {}, so none of them is taken.", which,
                                     number),
         .then = same ? Then::taken_all_the_same : Then::left_out});
  }
  std::vector<StaffRow> left;
  for (std::size_t i = 0; i < file.rows.size(); ++i)
    if (stays[i])
      left.push_back(std::move(file.rows[i]));
    else
      file.numbers_left_out.push_back(file.rows[i].assignment_number);
  file.rows = std::move(left);
}

}  // namespace

std::vector<std::string> staff_headings(const tabular::Sheet& sheet) {
  const auto row = heading_row(sheet);
  return row ? sheet.cells.rows[*row].cells : std::vector<std::string>();
}

Result<StaffFile> read_staff_file(const tabular::Sheet& sheet, const StaffLayout& layout) {
  if (const Done good = check_staff_layout(layout); !good) return good.error();
  const auto heading = heading_row(sheet);
  if (!heading || *heading + 1 == sheet.cells.rows.size())
    return Error::invalid("This file has no rows below its headings. Export it again.");
  const auto columns = find_columns(sheet.cells.rows[*heading].cells, layout);
  if (!columns) return columns.error();

  StaffFile file;
  for (const auto& [field, column] : *columns) file.columns.insert(field);
  for (std::size_t i = *heading + 1; i < sheet.cells.rows.size(); ++i) {
    const tabular::PastedRow& cells = sheet.cells.rows[i];
    RowReading reading(cells, *columns);
    StaffRow row = read_row(reading, cells.row);
    ++file.rows_read;
    for (const std::string& note : reading.notes()) file.oddities.push_back({.row = cells.row, .words = note});
    if (reading.faults().empty()) {
      file.rows.push_back(std::move(row));
      continue;
    }
    file.numbers_left_out.push_back(row.assignment_number);
    if (row.assignment_number.empty()) file.names_left_out.push_back(lowered(full_name(row.person)));
    std::vector<std::string> faults;
    for (const std::string& fault : reading.faults()) faults.push_back(without_final_stop(fault));
    file.oddities.push_back({.row = cells.row,
                             .words = fmt::format("{}. The row is left out: what is known of this post stays as it is.",
                                                  capitalised(fmt::format("{}", fmt::join(faults, "; ")))),
                             .then = Then::left_out});
  }
  settle_people(file);
  settle_repeated_numbers(file);
  return file;
}

}  // namespace qi::people
