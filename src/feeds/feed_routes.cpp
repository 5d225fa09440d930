#include "feeds/feed_routes.h"

#include <fmt/format.h>

#include <array>
#include <memory>

#include "base/text.h"
#include "feeds/feed_form_pages.h"
#include "feeds/feed_job.h"
#include "feeds/feed_pages.h"
#include "feeds/feed_store.h"
#include "feeds/feed_urls.h"
#include "feeds/feed_view.h"
#include "feeds/sql_pull.h"
#include "measures/free_text_check.h"
#include "measures/late_alarm_store.h"
#include "measures/signal_urls.h"
#include "shell/audit.h"
#include "shell/drop_folder.h"
#include "shell/respond.h"
#include "shell/site_address.h"

namespace qi::feeds {
namespace {

using shell::Context;
using shell::Permission;

constexpr std::size_t kTrialRows = 8;

struct SavedRow {
  std::string_view slug;
  std::string_view sentence;
};
/// What ?saved= may say: a link can only choose one of these.
constexpr std::array kSaved{
    SavedRow{"new", "The feed is there. Try it once before you rely on it."},
    SavedRow{"change", "The feed was changed."},
    SavedRow{"on", "The feed is switched on."},
    SavedRow{"off", "The feed is switched off. Nothing is taken until it is switched on again."},
};

std::string saved_sentence(const http::Request& request) {
  for (const SavedRow& row : kSaved)
    if (row.slug == request.query.get("saved")) return std::string(row.sentence);
  return {};
}

ui::PageHead head_of(std::string title, const std::vector<FieldError>& errors = {}) {
  return {.title = std::move(title),
          .breadcrumb = {{"Import", html::Url::path("/import")}, {"Feeds", feeds_url()}},
          .menu = "Import",
          .has_errors = !errors.empty()};
}

Result<Feed> load_addressed_feed(const Context& context) {
  const auto id = parse_id<FeedTag>(context.request.capture("feed"));
  auto feed = id ? find_feed(context.db, *id) : std::nullopt;
  if (!feed) return Error::not_found("We could not find that feed.");
  return std::move(*feed);
}

http::Response show_feeds(const Context& context) {
  FeedsPage page{.saved = saved_sentence(context.request),
                 .feeds = load_feed_lines(context.db),
                 .late = measures::count_open_late_alarms(context.db),
                 .late_url = measures::late_url(),
                 .new_feed = {}};
  if (context.visitor.may(Permission::administer)) page.new_feed = new_feed_url();
  const ui::PageHead head{.title = "Feeds", .breadcrumb = {{"Import", html::Url::path("/import")}}, .menu = "Import"};
  return shell::respond_page(context, head, feeds_page, page);
}

PushHelp push_help(const Context& context, const Feed& feed) {
  const std::string address = shell::site_address(context.request) + push_path(feed.id);
  return {
      .command = "curl --fail-with-body -H \"Authorization: Bearer $QUALITEA_TOKEN\" -F file=@figures.csv " + address,
      .tokens = html::Url::path("/account/tokens"),
      .reference = html::Url::path("/api")};
}

http::Response show_feed(const Context& context) {
  const auto feed = load_addressed_feed(context);
  if (!feed) return shell::respond(context, feed.error());
  const bool only_faults = context.request.query.get("runs") == "faults";
  FeedPage page = load_feed_page(context.db, *feed, only_faults ? RunsAsked::gone_wrong : RunsAsked::all);
  page.saved = saved_sentence(context.request);
  page.csrf_token = context.visitor.csrf_token;
  if (feed->kind == FeedKind::push)
    page.push = push_help(context, *feed);
  else if (feed->state == FeedState::on)
    page.run_now = run_feed_url(feed->id);
  if (context.visitor.may(Permission::administer)) {
    page.edit = edit_feed_url(feed->id);
    page.switching = switch_feed_url(feed->id);
    page.switch_text = feed->state == FeedState::on ? "Switch off" : "Switch on";
    page.switch_to = feed->state == FeedState::on ? "off" : "on";
  }
  return shell::respond_page(context, head_of(feed->name), feed_page, page);
}

http::Response run_now(const Context& context) {
  const auto feed = load_addressed_feed(context);
  if (!feed) return shell::respond(context, feed.error());
  if (feed->state == FeedState::off)
    return shell::respond(context, Error::conflict("This feed is switched off. Switch it on first."));
  if (feed->kind == FeedKind::push)
    return shell::respond(context, Error::conflict("This feed waits for what programs send to it."));
  db::Transaction transaction(context.db);
  const shell::JobId job = queue_feed(context.db, context.clock.now(), context.visitor.account, feed->id);
  transaction.commit();
  return http::Response::redirect(shell::job_url(job).text());
}

http::Response switch_on_or_off(const Context& context) {
  const auto feed = load_addressed_feed(context);
  if (!feed) return shell::respond(context, feed.error());
  const bool on = context.request.form.get("state") == "on";
  db::Transaction transaction(context.db);
  const Done changed = switch_feed(context.db, context.clock.now(), context.visitor.account, feed->id,
                                   on ? FeedState::on : FeedState::off);
  if (!changed) return shell::respond(context, changed.error());
  transaction.commit();
  return http::Response::redirect(feed_url(feed->id).with("saved", on ? "on" : "off").text());
}

/// Where the form is shown: for a new feed, or for one that is there.
struct FormPlace {
  std::optional<Feed> feed;  ///< nullopt: a new one
  html::Url action() const { return feed ? edit_feed_url(feed->id) : new_feed_url(); }
  html::Url back() const { return feed ? feed_url(feed->id) : feeds_url(); }
};

http::Response respond_form(const Context& context, const FeedPlan& plan, const FormPlace& place, FeedForm form,
                            std::vector<FieldError> errors, std::optional<QueryTrial> trial = {}) {
  const std::string title = place.feed ? "Change " + place.feed->name : "New feed";
  const int status = shell::form_status(errors);
  const ui::PageHead head = head_of(title, errors);
  const html::Url action = place.feed ? place.action() : place.action().with("kind", slug(form.kind));
  const FeedFormPage page{
      .title = title,
      .form = std::move(form),
      .choices = choices_of(context.db, plan),
      .errors = std::move(errors),
      .trial = std::move(trial),
      .folder_words = plan.folder.empty()
                          ? "The operator of this site has set no feed folder yet, so no file can be taken"
                          : "Under the feed folder of this site, like c2/kent. Left empty, files are taken from the "
                            "feed folder itself",
      .action = action,
      .back = place.back(),
      .save_text = place.feed ? "Save" : "Make the feed",
      .csrf_token = context.visitor.csrf_token};
  return shell::respond_page(context, head, feed_form_page, page, status);
}

http::Response show_new(const Context& context, const FeedPlan& plan) {
  const auto kind = parse_feed_kind(context.request.query.get("kind"));
  if (!kind) {
    std::vector<FieldError> errors;
    if (context.request.query.has("kind")) errors.push_back({"kind", "Choose how the figures come."});
    const FeedKindPage page{.action = new_feed_url(), .back = feeds_url(), .errors = std::move(errors)};
    return shell::respond_page(context, head_of("New feed", page.errors), feed_kind_page, page,
                               shell::form_status(page.errors));
  }
  return respond_form(context, plan, {}, blank_form(*kind, *context.visitor.account), {});
}

http::Response show_edit(const Context& context, const FeedPlan& plan) {
  auto feed = load_addressed_feed(context);
  if (!feed) return shell::respond(context, feed.error());
  FeedForm form = form_of(context.db, *feed);
  return respond_form(context, plan, {std::move(*feed)}, std::move(form), {});
}

/// What the form's routes need.
struct FormDoors {
  FeedPlan plan;
  std::shared_ptr<QueryTrials> trials = std::make_shared<QueryTrials>();
};

http::Response try_query(const Context& context, const FormDoors& doors, const FormPlace& place, FeedForm form) {
  const FeedPlan& plan = doors.plan;
  const auto answer = doors.trials->ask(plan, form.source, form.query);
  if (!answer) {
    const std::string field = answer.error().kind == ErrorKind::unavailable ? "source" : "query";
    return respond_form(context, plan, place, std::move(form), {{field, answer.error().message}});
  }
  QueryTrial trial{.words = answer->rows.empty() ? "No rows came." : "", .headings = answer->headings, .rows = {}};
  if (!answer->rows.empty())
    trial.words = fmt::format("{} came. Nothing was saved.", counted(answer->rows.size(), "row", "rows"));
  for (std::size_t i = 0; i < answer->rows.size() && i < kTrialRows; ++i) trial.rows.push_back(answer->rows[i]);
  return respond_form(context, plan, place, std::move(form), {}, std::move(trial));
}

/// Made at once, so that whoever drops files finds it. Where the operator has set none there is nothing to make.
Done make_drop_folder(const FeedPlan& plan, const Feed& feed, const std::optional<Feed>& before) {
  const bool is_new = !before || before->folder != feed.folder;
  if (feed.kind != FeedKind::file_drop || plan.folder.empty() || !is_new) return {};
  const auto folder = shell::DropFolder::open(plan.folder, feed.folder, "feed");
  if (!folder) return folder.error();
  return {};
}

Result<FeedId> keep_feed(const Context& context, Feed feed, const FormPlace& place) {
  const Instant now = context.clock.now();
  if (!place.feed) return create_feed(context.db, now, context.visitor.account, feed);
  feed.id = place.feed->id;
  if (const Done changed = change_feed(context.db, now, context.visitor.account, feed); !changed)
    return changed.error();
  return feed.id;
}

http::Response save(const Context& context, const FormDoors& doors, const FormPlace& place, FeedKind kind) {
  const FeedPlan& plan = doors.plan;
  FeedForm form = typed_form(kind, context.request.form);
  if (context.request.form.get("step") == "try" && kind == FeedKind::sql_query)
    return try_query(context, doors, place, std::move(form));
  std::vector<FieldError> asked;
  measures::check_every_text(asked, context.request.form);
  if (!asked.empty()) return respond_form(context, plan, place, std::move(form), std::move(asked));
  db::Transaction transaction(context.db);
  const auto feed = read_feed_form(context.db, plan, form);
  if (!feed) return respond_form(context, plan, place, std::move(form), feed.error().fields);
  const auto saved = keep_feed(context, *feed, place);
  if (!saved && saved.error().fields.empty()) return shell::respond(context, saved.error());
  if (!saved) return respond_form(context, plan, place, std::move(form), saved.error().fields);
  if (const Done made = make_drop_folder(plan, *feed, place.feed); !made)
    return respond_form(context, plan, place, std::move(form), {{"folder", made.error().message}});
  transaction.commit();
  return http::Response::redirect(feed_url(*saved).with("saved", place.feed ? "change" : "new").text());
}

http::Response save_new(const Context& context, const FormDoors& doors) {
  const auto kind = parse_feed_kind(context.request.query.get("kind"));
  if (!kind) return show_new(context, doors.plan);
  return save(context, doors, {}, *kind);
}

http::Response save_edit(const Context& context, const FormDoors& doors) {
  auto feed = load_addressed_feed(context);
  if (!feed) return shell::respond(context, feed.error());
  const FeedKind kind = feed->kind;
  return save(context, doors, {std::move(*feed)}, kind);
}

}  // namespace

shell::Routes feed_routes(const FeedPlan& plan) {
  using enum http::Method;
  constexpr auto kSee = Permission::change_measures;
  constexpr auto kMake = Permission::administer;
  const auto with_plan = [plan](http::Response (*handle)(const Context&, const FeedPlan&)) {
    return [plan, handle](const Context& context) { return handle(context, plan); };
  };
  const auto with_doors = [doors = FormDoors{plan}](http::Response (*handle)(const Context&, const FormDoors&)) {
    return [doors, handle](const Context& context) { return handle(context, doors); };
  };
  return {
      {get, "/feeds", kSee, show_feeds, "Figures that come by themselves, and whether they do"},
      {get, "/feeds/new", kMake, with_plan(show_new), "Making a feed"},
      {post, "/feeds/new", kMake, with_doors(save_new), "Makes a feed, or tries its query"},
      {get, "/feeds/{feed}", kSee, show_feed, "A feed with its runs"},
      {get, "/feeds/{feed}/edit", kMake, with_plan(show_edit), "Changing a feed"},
      {post, "/feeds/{feed}/edit", kMake, with_doors(save_edit), "Changes a feed, or tries its query"},
      {post, "/feeds/{feed}/run", kSee, run_now, "Runs a feed now"},
      {post, "/feeds/{feed}/state", kMake, switch_on_or_off, "Switches a feed on or off"},
  };
}

}  // namespace qi::feeds
