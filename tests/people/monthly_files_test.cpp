#include "people/monthly_files.h"

#include <algorithm>
#include <set>

#include "people/feed/staff_load.h"
#include "people/headcount.h"
#include "people/people_fixture.h"

namespace qi::people {
namespace {

class TwelveMonths : public PeopleFixture {
 protected:
  TwelveMonths() {
    db::Transaction transaction(db);
    EXPECT_TRUE(open_demo_places(db, change()));
    EXPECT_TRUE(merge_demo_units(db, change()));
    EXPECT_TRUE(make_demo_divisions(db, change()));
    transaction.commit();
    made.emplace(db);
  }

  std::vector<FileRow> rows_on(Date day) const { return made->rows_on(day); }
  Result<StaffTrial> look(Date day, const std::vector<FileRow>& rows) {
    return try_staff_file(db, MonthlyFiles::file_of(day, rows), day);
  }
  /// Takes a file as the program would by itself: a file with a reason to stop is not taken.
  Result<StaffLoad> take(Date day, const std::vector<FileRow>& rows) {
    now = start_of_london_day(day) + std::chrono::hours(6);
    return load_staff_file(db, change(), MonthlyFiles::file_of(day, rows), day, std::nullopt, {});
  }
  /// Counted from the rows of a file alone: one for each person with a primary post that counts.
  static std::map<std::string, std::int64_t> bands_of(const std::vector<FileRow>& rows) {
    const std::set<std::string> counted{"Permanent", "Fixed term", "Secondment"};
    std::map<std::string, std::int64_t> bands;
    std::set<std::string> seen;
    for (const FileRow& row : rows)
      if (row.at("Primary") == "Y" && counted.contains(row.at("Assignment Category")) &&
          seen.insert(row.at("Employee Number")).second)
        ++bands[row.at("Pay Band")];
    return bands;
  }
  std::map<std::string, std::int64_t> bands_on(Date day) {
    const OrgTree tree = load_org_tree(db, {day, {}});
    const auto in_post = people_in_post(list_assignments_on(db, {day, {}}), {});
    std::map<std::string, std::int64_t> bands;
    for (const auto& [band, count] : headcount_by_band(in_post, tree)) bands[std::string(title(band))] = count.people;
    return bands;
  }
  static bool tells(const StaffPlan& plan, std::string_view words) {
    return std::ranges::any_of(plan.oddities,
                               [&](const StaffOddity& one) { return one.words.find(words) != std::string::npos; });
  }
  static FileRow& row_with(std::vector<FileRow>& rows, std::string_view column, std::string_view text) {
    return *std::ranges::find_if(rows, [&](const FileRow& row) { return row.at(std::string(column)) == text; });
  }

  std::optional<MonthlyFiles> made;
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, TwelveMonths, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

/// Somebody who is in both files, with one permanent primary post.
std::string steady_person(const std::vector<FileRow>& before, const std::vector<FileRow>& after, std::size_t nth) {
  std::map<std::string, int> posts;
  for (const FileRow& row : after) ++posts[row.at("Employee Number")];
  for (const FileRow& row : before) {
    const std::string& number = row.at("Employee Number");
    if (posts[number] != 1 || row.at("Assignment Category") != "Permanent" || row.at("Primary") != "Y") continue;
    if (nth-- == 0) return number;
  }
  return {};
}

TEST_P(TwelveMonths, OfFilesGiveTheHeadcountThatTheirRowsGive) {
  Date day = *Date::from(2024, 5, 1);
  std::size_t changes = 0;
  for (int month = 0; month < 12; ++month, day = add_months(day, 1)) {
    const auto rows = rows_on(day);
    const auto load = take(day, rows);
    ASSERT_TRUE(load) << to_iso(day) << ": " << load.error().message;
    EXPECT_EQ(load->rows_taken, rows.size()) << to_iso(day);
    EXPECT_EQ(bands_on(day), bands_of(rows)) << to_iso(day);
    if (month > 0) changes += load->joined + load->left + load->changed;
    const auto again = look(day, rows);
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->plan.changes_nothing()) << to_iso(day) << ": the same file twice changes nothing";
  }
  EXPECT_GT(changes, 150U);
}

TEST_P(TwelveMonths, WithPlantedOdditiesAreToldAndCorruptNothing) {
  Date day = *Date::from(2024, 5, 1);
  auto before = rows_on(day);
  ASSERT_TRUE(take(day, before));

  // June: a number is given again, to somebody with another name and mail.
  day = add_months(day, 1);
  auto rows = rows_on(day);
  const std::string reused = steady_person(before, rows, 3);
  FileRow& stranger = row_with(rows, "Employee Number", reused);
  stranger["First Name"] = "Wilhelmina";
  stranger["Last Name"] = "Ostrowska";
  stranger["Work Email"] = "wilhelmina.ostrowska@example.nhs.uk";
  auto trial = look(day, rows);
  EXPECT_TRUE(tells(trial->plan, "may have been given again"));
  ASSERT_TRUE(take(day, rows));
  EXPECT_NE(find_person_by_number(db, reused)->details.family_name, "Ostrowska");

  // July: two names have changed places.
  day = add_months(day, 1);
  before = std::move(rows);
  rows = rows_on(day);
  const std::string swapped = steady_person(before, rows, 7);
  std::swap(row_with(rows, "Employee Number", swapped)["First Name"],
            row_with(rows, "Employee Number", swapped)["Last Name"]);
  const PersonDetails known = find_person_by_number(db, swapped)->details;
  EXPECT_TRUE(tells(look(day, rows)->plan, "have changed places"));
  ASSERT_TRUE(take(day, rows));
  EXPECT_EQ(find_person_by_number(db, swapped)->details, known);

  // August: somebody is gone; September: back under the same number.
  day = add_months(day, 1);
  before = std::move(rows);
  rows = rows_on(day);
  const auto next = rows_on(add_months(day, 1));
  const std::string gone = steady_person(rows, next, 11);
  std::erase_if(rows, [&](const FileRow& row) { return row.at("Employee Number") == gone; });
  ASSERT_TRUE(take(day, rows));
  EXPECT_EQ(bands_on(day), bands_of(rows));
  day = add_months(day, 1);
  rows = next;
  row_with(rows, "Employee Number", gone)["Start Date"] = to_iso(add_days(day, -5));
  EXPECT_TRUE(tells(look(day, rows)->plan, "is in the file again"));
  ASSERT_TRUE(take(day, rows));
  EXPECT_EQ(bands_on(day), bands_of(rows));
  const AssignmentTimeline timeline = find_assignment_by_number(db, gone)->timeline;
  EXPECT_FALSE(facts_on(timeline, add_days(day, -10))) << "the gap between leaving and coming back stays";
  EXPECT_TRUE(facts_on(timeline, add_days(day, -5)));

  // October: two primary posts.
  day = add_months(day, 1);
  before = std::move(rows);
  rows = rows_on(day);
  FileRow second = row_with(rows, "Employee Number", steady_person(before, rows, 13));
  second["Assignment Number"] += "-9";
  second["FTE"] = "0.2";
  rows.push_back(second);
  EXPECT_TRUE(tells(look(day, rows)->plan, "2 primary posts"));
  ASSERT_TRUE(take(day, rows));
  EXPECT_EQ(bands_on(day), bands_of(rows));

  // November: cut in half, and the whole file afterwards.
  day = add_months(day, 1);
  rows = rows_on(day);
  const auto bands_before = bands_on(day);
  auto half = rows;
  half.resize(half.size() / 2);
  auto refused = take(day, half);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("cut short"), std::string::npos) << refused.error().message;
  EXPECT_EQ(bands_on(day), bands_before) << "nothing of it was taken";
  ASSERT_TRUE(take(day, rows));
  EXPECT_EQ(bands_on(day), bands_of(rows));

  // December: the file of another trust.
  day = add_months(day, 1);
  rows = rows_on(day);
  auto others = rows;
  for (FileRow& row : others) {
    row["Employee Number"] = "9" + row["Employee Number"];
    row["Assignment Number"] = "9" + row["Assignment Number"];
    row["First Name"] = "X" + row["First Name"];
  }
  refused = take(day, others);
  ASSERT_FALSE(refused);
  ASSERT_TRUE(take(day, rows));

  // The rest of the year is clean, and the records are what its last file says.
  for (int month = 0; month < 4; ++month) {
    day = add_months(day, 1);
    rows = rows_on(day);
    ASSERT_TRUE(take(day, rows));
  }
  EXPECT_EQ(bands_on(day), bands_of(rows));
  EXPECT_EQ(list_staff_loads(db, 20).size(), 12U);
}

}  // namespace
}  // namespace qi::people
