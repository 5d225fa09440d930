#pragma once
/// The staff files that a trust would export month after month: made from an eighth of the demo's workforce, as text.
/// What is wrong with some of them is planted by the tests that use them.

#include <fmt/format.h>

#include <map>
#include <string>
#include <vector>

#include "base/number.h"
#include "people/demo/demo_places.h"
#include "people/demo/demo_workforce.h"
#include "people/feed/staff_import.h"
#include "people/org_unit_store.h"

namespace qi::people {

/// One row of a file, by the names of its columns.
using FileRow = std::map<std::string, std::string>;

inline const std::vector<std::string>& file_columns() {
  static const std::vector<std::string> columns{"Employee Number",
                                                "Assignment Number",
                                                "First Name",
                                                "Last Name",
                                                "Work Email",
                                                "Org Code",
                                                "Position Title",
                                                "Staff Group",
                                                "Pay Band",
                                                "Assignment Category",
                                                "FTE",
                                                "Primary",
                                                "Start Date",
                                                "End Date",
                                                "Supervisor Employee Number"};
  return columns;
}

class MonthlyFiles {
 public:
  explicit MonthlyFiles(db::Connection& db) {
    for (const KeptUnit& unit : list_kept_units(db)) {
      units_[unit.code] = unit.id;
      codes_[unit.id] = unit.code;
    }
    workforce_ = demo_workforce(units_);
  }

  /// Every post that is open on the first of a month or begins later, as it was known early on that day.
  std::vector<FileRow> rows_on(Date day) const {
    std::vector<FileRow> rows;
    const Instant known_at = start_of_london_day(day) + std::chrono::hours(12);
    for (const DemoPost& post : workforce_.posts) {
      if (post.person % 8 != 0) continue;
      const AssignmentTimeline* timeline = nullptr;
      for (const ToldTimeline& told : post.told)
        if (told.known_from <= known_at) timeline = &told.timeline;
      if (!timeline) continue;
      for (const auto& stretch : *timeline)
        if (stretch.days.contains(day)) rows.push_back(row_of_post(post, stretch));
    }
    return rows;
  }

  static StaffFileAsGiven file_of(Date day, const std::vector<FileRow>& rows) {
    std::string text;
    const auto add = [&](const std::vector<std::string>& cells) {
      for (std::size_t i = 0; i < cells.size(); ++i) text += (i == 0 ? "\"" : ",\"") + cells[i] + "\"";
      text += "\r\n";
    };
    add(file_columns());
    for (const FileRow& row : rows) {
      std::vector<std::string> cells;
      for (const std::string& column : file_columns()) cells.push_back(row.at(column));
      add(cells);
    }
    return *as_given("ESR staff " + to_iso(day) + ".csv", text);
  }

 private:
  FileRow row_of_post(const DemoPost& post, const Stretch<AssignmentFacts>& stretch) const {
    const PersonDetails& person = workforce_.people[post.person];
    const AssignmentFacts& facts = stretch.facts;
    const bool is_managed_in_file = facts.manager && (facts.manager->number - 1) % 8 == 0;
    return {{"Employee Number", person.staff_number},
            {"Assignment Number", post.number},
            {"First Name", person.given_name},
            {"Last Name", person.family_name},
            {"Work Email", person.work_mail},
            {"Org Code", codes_.at(facts.unit)},
            {"Position Title", facts.job_title},
            {"Staff Group", std::string(title(facts.staff_group))},
            {"Pay Band", std::string(title(facts.band))},
            {"Assignment Category", std::string(title(facts.contract))},
            {"FTE", shortest(facts.fte)},
            {"Primary", facts.rank == AssignmentFacts::Rank::primary ? "Y" : "N"},
            {"Start Date", to_iso(stretch.days.from)},
            {"End Date", stretch.days.until ? to_iso(add_days(*stretch.days.until, -1)) : ""},
            {"Supervisor Employee Number",
             is_managed_in_file ? workforce_.people[static_cast<std::size_t>(facts.manager->number) - 1].staff_number
                                : ""}};
  }

  UnitIds units_;
  std::map<UnitId, std::string> codes_;
  DemoWorkforce workforce_;
};

}  // namespace qi::people
