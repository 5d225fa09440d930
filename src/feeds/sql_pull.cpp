#include "feeds/sql_pull.h"

#include <algorithm>

#include "base/text.h"
#include "feeds/feed_fault.h"
#include "feeds/feed_intake.h"
#include "feeds/feed_run_store.h"
#include "feeds/feed_store.h"
#include "feeds/sql_sources.h"
#include "shell/digest.h"

namespace qi::feeds {
namespace {

/// Of every cell with its length, so that no two answers read the same, and of how the feed reads them: the same answer
/// for another series is another one.
std::string digest_of(const Feed& feed, const client::OdbcAnswer& answer) {
  std::string text =
      (feed.series ? to_text(*feed.series) : "") + " " + std::string(tabular::slug(feed.duplicates)) + "\n";
  const auto add = [&](const std::vector<std::string>& cells) {
    for (const std::string& cell : cells) text += std::to_string(cell.size()) + ":" + cell + ",";
    text += "\n";
  };
  add(answer.headings);
  for (const auto& row : answer.rows) add(row);
  return shell::sha256_hex(text);
}

void note_same(db::Connection& db, const Clock& clock, const Feed& feed) {
  db::Transaction transaction(db);
  note_look(db, clock.now(), feed.id, "The query gave the same answer as before.");
  transaction.commit();
}

}  // namespace

tabular::GivenFile table_of(const client::OdbcAnswer& answer) {
  tabular::Sheet sheet;
  sheet.cells.width = answer.headings.size();
  const auto add = [&](const std::vector<std::string>& cells) {
    tabular::PastedRow row{.row = sheet.cells.rows.size() + 1, .cells = {}};
    for (const std::string& cell : cells) row.cells.emplace_back(trimmed(cell));
    sheet.cells.rows.push_back(std::move(row));
  };
  add(answer.headings);
  for (const std::vector<std::string>& row : answer.rows) add(row);
  tabular::GivenFile file;
  file.sheets.push_back(std::move(sheet));
  return file;
}

Result<client::OdbcAnswer> ask_source(const FeedPlan& plan, const std::string& source, const std::string& query,
                                      const client::OdbcLimits& limits) {
  const auto sources = load_sql_sources(plan.sources);
  if (!sources) return Error::unavailable(sources.error().message);
  const auto found = std::ranges::find(*sources, source, &SqlSource::name);
  if (found == sources->end())
    return Error::unavailable("The operator's file of SQL sources has no source called " + source +
                              ". Ask the operator, or choose another one.");
  return client::ask_odbc(found->connection, query, limits);
}

Result<client::OdbcAnswer> QueryTrials::ask(const FeedPlan& plan, const std::string& source, const std::string& query) {
  const std::unique_lock held(one_at_a_time_, std::try_to_lock);
  if (!held) return Error::conflict("Another query is being tried at this moment. Try again in a quarter of a minute.");
  return ask_source(plan, source, query, limits_);
}

std::optional<FeedRun> pull_by_query(db::Connection& db, const Clock& clock, const FeedPlan& plan, const Feed& feed) {
  const auto answer = ask_source(plan, feed.source, feed.query);
  if (!answer)
    return record_fault(db, clock, feed, answer.error().message,
                        answer.error().kind == ErrorKind::unavailable ? Came::failed : Came::refused);
  if (answer->rows.empty())
    return record_fault(db, clock, feed, "The query gave no rows. Look whether its dates have passed.", Came::refused);
  const std::string sha256 = digest_of(feed, *answer);
  // Also when somebody took the load back: who does so does not want the same answer again an hour later.
  const auto newest = find_newest_good_run(db, feed.id);
  if (newest && newest->left_out == 0 && newest->sha256 == sha256) {
    note_same(db, clock, feed);
    return std::nullopt;
  }
  return take_in(db, clock, feed, {.file_name = {}, .sha256 = sha256, .what = table_of(*answer)},
                 {.own_ods_code = plan.own_ods_code, .sent_by = {}});
}

}  // namespace qi::feeds
