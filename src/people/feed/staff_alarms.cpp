#include "people/feed/staff_alarms.h"

#include <fmt/format.h>

#include "base/moment_words.h"
#include "base/text.h"
#include "people/feed/staff_load.h"

namespace qi::people {
namespace {

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

}  // namespace

void keep_staff_refusal(db::Connection& db, const StaffRefusal& refusal) {
  db.run(R"sql(
      INSERT INTO staff_refusal (file_name, sha256, refused_at, reason)
      VALUES ($1, $2, $3, $4)
  )sql",
         refusal.file_name, refusal.sha256, refusal.at, refusal.reason);
}

std::vector<StaffRefusal> list_staff_refusals(db::Connection& db, int most) {
  return db.all(
      R"sql(
      SELECT file_name, sha256, refused_at, reason
        FROM staff_refusal
       ORDER BY id DESC
       LIMIT $1
  )sql",
      [](const db::Row& row) {
        return StaffRefusal{row.get<std::string>(0), row.get<std::string>(1), row.get<Instant>(2),
                            row.get<std::string>(3)};
      },
      most);
}

StaffFeedFacts load_staff_feed_facts(db::Connection& db, const StaffWatchPlan& plan) {
  StaffFeedFacts facts{.watched = !plan.folder.empty(), .late_after = plan.late_after};
  if (const auto load = find_newest_staff_load(db)) facts.newest_load = load->at;
  if (auto refusals = list_staff_refusals(db, 1); !refusals.empty()) facts.refusal = std::move(refusals.front());
  return facts;
}

std::vector<std::string> staff_feed_alarms(const StaffFeedFacts& facts, Instant now) {
  std::vector<std::string> alarms;
  if (facts.refusal && (!facts.newest_load || facts.refusal->at >= *facts.newest_load))
    alarms.push_back(fmt::format("The file {} was refused on {}: {}", facts.refusal->file_name,
                                 moment_words(facts.refusal->at), first_line(facts.refusal->reason)));
  if (facts.watched && !facts.newest_load) alarms.emplace_back("No staff file has come into the watched folder yet.");
  if (facts.newest_load && now - *facts.newest_load > std::chrono::days(facts.late_after))
    alarms.push_back(fmt::format(
        "The staff feed is late: the newest file was taken on {}, more than {} ago. Ask "
        "whoever sends it.",
        moment_words(*facts.newest_load), counted(static_cast<std::size_t>(facts.late_after), "day", "days")));
  return alarms;
}

}  // namespace qi::people
