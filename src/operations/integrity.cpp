#include "operations/integrity.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/number.h"
#include "db/migrate.h"
#include "db/table_copy.h"
#include "shell/audit.h"

namespace qi::operations {
namespace {

IntegrityFinding check_storage(db::Connection& db) {
  return {.what = "Storage",
          .words = db::product_of(db) == db::Product::sqlite ? "every page and every reference was read"
                                                             : "PostgreSQL keeps its references itself",
          .faults = db::storage_faults(db)};
}

IntegrityFinding check_schema(db::Connection& db) {
  IntegrityFinding finding{.what = "Schema", .words = {}, .faults = {}};
  const auto number = db::schema_number(db, db::built_in_migrations());
  if (!number)
    finding.faults.push_back(number.error().message);
  else if (*number == 0)
    finding.faults.push_back("There is no Qualitea database there.");
  else
    finding.words = fmt::format("number {}, every migration as released", *number);
  return finding;
}

IntegrityFinding check_audit(db::Connection& db, const std::filesystem::path& data_folder) {
  const auto kept = shell::AuditHeadFile(data_folder).read();
  const shell::AuditCheck check = shell::check_chain(db, kept);
  IntegrityFinding finding{
      .what = "Audit record", .words = grouped(check.records) + " records in one chain", .faults = {}};
  if (check.first_broken)
    finding.faults.push_back(fmt::format("Broken at number {}. {}", *check.first_broken, check.reason));
  else if (!kept && check.records > 0)
    finding.words += "; the file audit-head is missing, so records taken off the end would not be noticed";
  return finding;
}

/// A question whose answer should be 0, and what it means when it is not.
struct Rule {
  db::Sql count;
  std::string_view fault;  ///< after the count: "periods have two current figures"
};

IntegrityFinding check_rules(db::Connection& db, std::string what, std::string words,
                             std::initializer_list<Rule> rules) {
  IntegrityFinding finding{.what = std::move(what), .words = std::move(words), .faults = {}};
  for (const Rule& rule : rules)
    if (const auto count = db.only<std::int64_t>(rule.count); count > 0)
      finding.faults.push_back(fmt::format("{} {}.", grouped(count), rule.fault));
  return finding;
}

// Rows that an undo left without a span are traces only: src/measures/point_import.cpp.
IntegrityFinding check_points(db::Connection& db) {
  const auto rows = db.only<std::int64_t>("SELECT count(*) FROM point");
  return check_rules(db, "Figures", grouped(rows) + " rows; of each period one is known at a time",
                     {{R"sql(
      SELECT count(*)
        FROM (SELECT series_id
                FROM point
               WHERE known_until IS NULL
               GROUP BY series_id, period
              HAVING count(*) > 1) doubled
  )sql",
                       "periods have more than one current figure"},
                      {"SELECT count(*) FROM point WHERE known_until < known_from",
                       "figures ceased to be known before they were known"},
                      {R"sql(
      SELECT count(*)
        FROM point earlier
        JOIN point later ON later.series_id = earlier.series_id
                        AND later.period = earlier.period
                        AND later.id <> earlier.id
                        AND later.known_from >= earlier.known_from
                        AND (later.known_from > earlier.known_from OR later.id > earlier.id)
       WHERE (earlier.known_until IS NULL OR earlier.known_until > later.known_from)
         AND (later.known_until IS NULL OR later.known_until > later.known_from)
         AND (earlier.known_until IS NULL OR earlier.known_until > earlier.known_from)
  )sql",
                       "pairs of figures claim to be known for the same period at the same time"}});
}

IntegrityFinding check_batches(db::Connection& db) {
  const auto rows = db.only<std::int64_t>("SELECT count(*) FROM import_batch");
  return check_rules(db, "Loads", grouped(rows) + " loads, each in the audit record",
                     {{R"sql(
      SELECT count(*)
        FROM import_batch batch
       WHERE NOT EXISTS (SELECT 1
                           FROM audit_record written
                          WHERE written.subject = 'batch:' || CAST(batch.id AS TEXT))
  )sql",
                       "loads are not in the audit record"},
                      {R"sql(
      SELECT count(*)
        FROM import_batch
       WHERE known_at > loaded_at
          OR points_added < 0
          OR points_revised < 0
          OR points_unchanged < 0
  )sql",
                       "loads say what cannot be about themselves"}});
}

IntegrityFinding check_jobs(db::Connection& db) {
  const auto rows = db.only<std::int64_t>("SELECT count(*) FROM job");
  return check_rules(db, "Jobs", grouped(rows) + " kept",
                     {{R"sql(
      SELECT count(*)
        FROM job
       WHERE (state = 'running' AND (claim IS NULL OR lease_until IS NULL))
          OR (state <> 'running' AND claim IS NOT NULL)
          OR (state IN ('finished', 'failed', 'cancelled') AND ended_at IS NULL)
  )sql",
                       "jobs are in no state that there is"}});
}

}  // namespace

std::vector<IntegrityFinding> check_installation(db::Connection& db, const std::filesystem::path& data_folder) {
  std::vector<IntegrityFinding> findings;
  findings.push_back(check_storage(db));
  findings.push_back(check_schema(db));
  if (!is_sound(findings)) return findings;  // nothing below can be asked
  findings.push_back(check_audit(db, data_folder));
  findings.push_back(check_points(db));
  findings.push_back(check_batches(db));
  if (db::has_table(db, "job")) findings.push_back(check_jobs(db));
  return findings;
}

bool is_sound(const std::vector<IntegrityFinding>& findings) {
  return std::ranges::all_of(findings, [](const IntegrityFinding& finding) { return finding.faults.empty(); });
}

}  // namespace qi::operations
