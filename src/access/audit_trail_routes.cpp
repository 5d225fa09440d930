#include "access/audit_trail_routes.h"

#include <fmt/format.h>

#include "access/audit_proof_job.h"
#include "access/audit_trail_pages.h"
#include "access/audit_trail_store.h"
#include "base/moment_words.h"
#include "base/number.h"
#include "base/text.h"
#include "json/json_reading.h"
#include "shell/audit.h"
#include "shell/respond.h"
#include "tabular/date_reading.h"

namespace qi::access {
namespace {

using http::Response;
using shell::Context;

constexpr int kShown = 50;

/// "" gives nullopt; what is no day becomes an error of the field.
std::optional<Date> read_day(const std::string& typed, std::string_view field, std::vector<FieldError>& errors) {
  if (trimmed(typed).empty()) return std::nullopt;
  const auto read = tabular::read_date(typed);
  if (read) return read->date;
  errors.push_back({std::string(field), read.error().message});
  return std::nullopt;
}

/// "email: priya@…; role: viewer": a flat object in words; anything else as it stands.
std::string payload_words(const std::string& payload) {
  const auto read = json::read(payload);
  if (!read || !read->is_object()) return payload;
  std::string words;
  for (const auto& [key, value] : read->get_object()) {
    if (!value.is_string()) return payload;
    words += fmt::format("{}{}: {}", words.empty() ? "" : "; ", std::string_view(key.data(), key.size()),
                         std::string_view(value.get_string()));
  }
  return words;
}

ui::DataTable table_of(const std::vector<AuditLine>& lines) {
  ui::DataTable table{.caption = "Records, the newest first",
                      .columns = {{"Number"}, {"When"}, {"Who"}, {"What"}, {"To what"}, {"Details"}},
                      .density = ui::TableDensity::tight,
                      .width = ui::TableWidth::cards};
  for (const AuditLine& line : lines)
    table.rows.push_back({.cells = {{.text = grouped(line.number)},
                                    {.text = short_moment_words(line.at)},
                                    {.text = line.who.empty() ? "The program" : line.who},
                                    {.text = line.action},
                                    {.text = line.subject},
                                    {.text = line.payload ? payload_words(*line.payload) : "Erased"}}});
  return table;
}

/// Kinds of actions with what stands before their dot, so that a whole kind can be asked for.
std::vector<ui::Choice> action_choices(db::Connection& db) {
  std::vector<ui::Choice> choices{{.value = "", .text = "Everything"}};
  std::string area;
  for (const std::string& action : list_audit_actions(db)) {
    const std::string before_dot = action.substr(0, action.find('.'));
    if (before_dot != area && before_dot != action)
      choices.push_back({.value = before_dot, .text = "All of " + before_dot});
    area = before_dot;
    choices.push_back({.value = action, .text = action});
  }
  return choices;
}

html::Url same_question(const AuditTrailPage& page) {
  html::Url url = audit_trail_url();
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) url = url.with(name, value);
  };
  add("who", page.who);
  add("action", page.action);
  add("subject", page.subject);
  add("from", page.from);
  add("until", page.until);
  return url;
}

Response show_trail(const Context& context) {
  const auto typed = [&](std::string_view field) { return std::string(trimmed(context.request.query.get(field))); };
  AuditTrailPage page{.who = typed("who"),
                      .action = typed("action"),
                      .subject = typed("subject"),
                      .from = typed("from"),
                      .until = typed("until"),
                      .csrf_token = context.visitor.csrf_token};
  const auto from = read_day(page.from, "from", page.errors);
  const auto until = read_day(page.until, "until", page.errors);
  if (page.errors.empty()) {
    AuditQuestion question{.who = page.who, .action = page.action, .subject = page.subject};
    if (from) question.from = start_of_london_day(*from);
    if (until) question.until = end_of_london_day(*until);
    if (const auto before = parse_id<struct AuditRecordRow>(context.request.query.get("before")))
      question.before = before->number;
    auto lines = list_audit_lines(context.db, question, kShown + 1);
    const bool more = lines.size() > kShown;
    if (more) lines.pop_back();
    if (question.before) page.ways.push_back({"Newest", same_question(page)});
    if (more) page.ways.push_back({"Older", same_question(page).with("before", std::to_string(lines.back().number))});
    if (lines.empty()) page.nothing = "No record fits. Leave out a word, or choose other days.";
    page.lines = table_of(lines);
  } else {
    page.nothing = "Put the day right, then look again.";
  }
  const auto head = shell::find_audit_head(context.db);
  page.lead =
      fmt::format("{} records of what was changed, by whom and when. None can be altered without being noticed.",
                  grouped(head ? head->number : 0));
  page.actions = action_choices(context.db);
  const int status = shell::form_status(page.errors);
  return shell::respond_page(context, {.title = "Audit", .has_errors = status != 200}, audit_trail_page, page, status);
}

Response post_proof(const Context& context) {
  db::Transaction transaction(context.db);
  const shell::JobId job = queue_audit_proof(context.db, context.clock.now(), context.visitor.account);
  transaction.commit();
  return Response::redirect(shell::job_url(job).text());
}

}  // namespace

html::Url audit_trail_url() {
  return html::Url::path("/audit");
}

shell::Routes audit_trail_routes() {
  using http::Method;
  return {
      {Method::get, "/audit", shell::Permission::administer, show_trail, "The audit record, to be searched"},
      {Method::post, "/audit/proof", shell::Permission::administer, post_proof, "Proves the audit record now"},
  };
}

}  // namespace qi::access
