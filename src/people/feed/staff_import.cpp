#include "people/feed/staff_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <regex>

#include "base/text.h"
#include "shell/digest.h"
#include "tabular/date_reading.h"

namespace qi::people {
namespace {

std::string digest_of(const std::vector<std::string>& headings) {
  std::string text;
  for (const std::string& heading : headings) text += folded_heading(heading) + "\n";
  return shell::sha256_hex(text);
}

/// refuses  a day that has not come, or lies before what is known already.
Done check_day(db::Connection& db, Date day, Date today) {
  if (day > today)
    return Error::invalid_fields(
        {{"day", fmt::format("{} has not come yet. Enter the day on which the file was made.", long_date(day))}});
  const auto newest = find_newest_staff_load(db);
  if (newest && day < newest->file.day)
    return Error::invalid_fields(
        {{"day", fmt::format("A file of {} was taken already, and this one is of {}. Give a newer file.",
                             long_date(newest->file.day), long_date(day))}});
  return {};
}

/// The sheet with the most rows: workbooks come with cover sheets.
const tabular::Sheet& largest_sheet(const tabular::GivenFile& file) {
  const tabular::Sheet* largest = &file.sheets.front();
  for (const tabular::Sheet& sheet : file.sheets)
    if (sheet.cells.rows.size() > largest->cells.rows.size()) largest = &sheet;
  return *largest;
}

}  // namespace

Result<StaffFileAsGiven> as_given(std::string name, std::string bytes, std::optional<Date> day) {
  StaffFileAsGiven given{.name = std::move(name), .sha256 = shell::sha256_hex(bytes), .day = day};
  auto content = tabular::read_given(std::move(bytes));
  if (!content) return content.error();
  given.content = *std::move(content);
  return given;
}

std::vector<std::string> headings_of(const StaffFileAsGiven& given) {
  return staff_headings(largest_sheet(given.content));
}

std::optional<Date> day_in_name(std::string_view file_name) {
  // Year first, alone or with a time behind it; else day first. Digits beside them make it another number.
  static const std::regex year_first(R"((?:^|\D)(20\d\d)([-_.]?)(\d\d)\2(\d\d)(?=\D|$|\d{4}(?:\D|$)|\d{6}(?:\D|$)))");
  static const std::regex day_first(R"((?:^|\D)(\d{1,2})[-_.](\d{1,2})[-_.](20\d\d|\d\d)(?=\D|$))");
  const std::string name(file_name);
  std::optional<Date> found;
  for (std::sregex_iterator match(name.begin(), name.end(), year_first), end; match != end; ++match)
    if (const auto day = parse_iso_date((*match)[1].str() + "-" + (*match)[3].str() + "-" + (*match)[4].str()))
      found = *day;
  if (found) return found;
  for (std::sregex_iterator match(name.begin(), name.end(), day_first), end; match != end; ++match) {
    const std::string year = (*match)[3].str();
    const auto read =
        tabular::read_date((*match)[1].str() + "/" + (*match)[2].str() + "/" + (year.size() == 2 ? "20" + year : year));
    if (read) found = read->date;
  }
  return found;
}

namespace {

std::optional<StaffLayout> find_layout(db::Connection& db, const std::vector<std::string>& headings) {
  return db.first(
      "SELECT layout FROM staff_layout WHERE headings_digest = $1",
      [](const db::Row& row) { return staff_layout_from_json(row.get<std::string>(0)); }, digest_of(headings));
}

}  // namespace

bool knows_layout(db::Connection& db, const std::vector<std::string>& headings) {
  return find_layout(db, headings).has_value();
}

StaffLayout known_layout(db::Connection& db, const std::vector<std::string>& headings) {
  return find_layout(db, headings).value_or(guess_staff_layout(headings));
}

void remember_layout(db::Connection& db, const shell::Change& change, const std::vector<std::string>& headings,
                     const StaffLayout& layout) {
  db.run(R"sql(
      INSERT INTO staff_layout (headings_digest, layout, saved_at, saved_by)
      VALUES ($1, $2, $3, $4)
          ON CONFLICT (headings_digest)
          DO UPDATE SET layout = excluded.layout, saved_at = excluded.saved_at, saved_by = excluded.saved_by
  )sql",
         digest_of(headings), to_json(layout), change.at, change.actor);
}

Result<StaffTrial> try_staff_file(db::Connection& db, const StaffFileAsGiven& given, Date today,
                                  const std::optional<StaffLayout>& layout, const StaffFeedRules& rules) {
  StaffTrial trial{.file = {.name = given.name,
                            .sha256 = given.sha256,
                            .day = given.day ? *given.day : day_in_name(given.name).value_or(today)}};
  if (const Done good = check_day(db, trial.file.day, today); !good) return good.error();
  const tabular::Sheet& sheet = largest_sheet(given.content);
  trial.notes = given.content.notes;
  if (!given.day && !day_in_name(given.name))
    trial.notes.push_back(
        fmt::format("The name of the file holds no day, so it is read as of today, {}. If it was made "
                    "on another day, enter that one.",
                    long_date(today)));
  trial.notes.insert(trial.notes.end(), sheet.notes.begin(), sheet.notes.end());
  trial.headings = staff_headings(sheet);
  trial.layout = layout ? *layout : known_layout(db, trial.headings);
  const auto read = read_staff_file(sheet, trial.layout);
  if (!read) return read.error();
  trial.plan = plan_staff_load(load_known_staff(db, trial.file.day), *read, trial.file.day, rules);
  return trial;
}

Result<StaffLoad> load_staff_file(db::Connection& db, const shell::Change& change, const StaffFileAsGiven& given,
                                  Date today, const std::optional<StaffLayout>& layout, const StaffConsent& consent,
                                  const StaffFeedRules& rules) {
  db::Transaction transaction(db);
  const auto trial = try_staff_file(db, given, today, layout, rules);
  if (!trial) return trial.error();
  if (!consent.plan_digest.empty() && consent.plan_digest != people::digest_of(trial->plan))
    return Error::conflict("What the file would change is not the same any more as when you looked. Look again.");
  if (!trial->plan.stops.empty() && consent.stops == StaffConsent::Stops::hold)
    return Error::conflict("The file was not taken. " + trial->plan.stops.front());
  const StaffLoad load = carry_out(db, change, trial->file, trial->plan);
  remember_layout(db, change, trial->headings, trial->layout);
  transaction.commit();
  return load;
}

}  // namespace qi::people
