#include "feeds/feed_api_routes.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/text.h"
#include "feeds/feed_intake.h"
#include "feeds/feed_run_store.h"
#include "feeds/feed_store.h"
#include "feeds/feed_urls.h"
#include "feeds/file_drop.h"
#include "json/json_writer.h"
#include "measures/imports/ambsys_import.h"
#include "measures/imports/long_file_import.h"
#include "shell/api_page.h"
#include "shell/audit.h"
#include "shell/digest.h"
#include "shell/respond.h"

namespace qi::feeds {
namespace {

using shell::Context;

constexpr std::uint64_t kMostNationalBytes = 20'000'000;
constexpr std::size_t kHeadingBytes = 8'192;

shell::Schema feed_schema() {
  using namespace shell;
  return object_schema(
      "Feed", {needed("id", whole_schema("Number of the feed.")), needed("name", text_schema("What people call it.")),
               needed("kind", choice_schema({"file_drop", "sql_query", "push"}, "How figures come.")),
               needed("on", truth_schema("Nothing is taken while it is switched off.")),
               needed("last_look", or_null(moment_schema("The newest look for figures."))),
               needed("last_look_words", text_schema("What that look found."))});
}

void write_feed(json::Writer& w, const Feed& feed) {
  w.object([&] {
    w.key("id").value(feed.id.number);
    w.key("name").value(feed.name);
    w.key("kind").value(slug(feed.kind));
    w.key("on").value(feed.state == FeedState::on);
    if (feed.looked_at)
      w.key("last_look").value(to_iso(*feed.looked_at));
    else
      w.key("last_look").null();
    w.key("last_look_words").value(feed.look_words);
  });
}

shell::Schema run_schema() {
  using namespace shell;
  return object_schema(
      "FeedRun",
      {needed("came", choice_schema({"loaded", "same"}, "same: every figure was there already.")),
       needed("rows_read", whole_schema("Rows of figures in the file.")),
       needed("added", whole_schema("Figures that were not there before.")),
       needed("revised", whole_schema("Figures that replaced an earlier value.")),
       needed("unchanged", whole_schema("Figures that were there already.")),
       needed("left_out", whole_schema("Rows and series that were not taken.")),
       needed("load", or_null(whole_schema("Number of the load, by which all of it can be undone."))),
       needed("told", list_schema(text_schema(""), "Sentences: what came of it, what was left out and why."))});
}

void write_run(json::Writer& w, const FeedRun& run) {
  w.object([&] {
    w.key("came").value(slug(run.came));
    w.key("rows_read").value(static_cast<std::int64_t>(run.rows_read));
    w.key("added").value(static_cast<std::int64_t>(run.added));
    w.key("revised").value(static_cast<std::int64_t>(run.revised));
    w.key("unchanged").value(static_cast<std::int64_t>(run.unchanged));
    w.key("left_out").value(static_cast<std::int64_t>(run.left_out));
    if (run.batch)
      w.key("load").value(run.batch->number);
    else
      w.key("load").null();
    w.key("told").array([&] {
      for (const std::string& sentence : run.told) w.value(sentence);
    });
  });
}

http::Response list_all(const Context& context) {
  // As on the page: what a look found may be a database's own words.
  if (context.visitor.role == shell::Role::viewer)
    return shell::respond(context, Error::forbidden("Feeds are shown to those who may bring figures in."));
  const auto page = shell::read_numbered_page(context.request.query);
  if (!page) return shell::respond(context, page.error());
  std::vector<Feed> feeds = list_feeds(context.db);
  std::ranges::sort(feeds, {}, &Feed::id);
  std::erase_if(feeds, [&](const Feed& feed) { return feed.id.number <= page->after; });
  if (feeds.size() > page->limit + 1) feeds.resize(page->limit + 1);
  return shell::respond_api_items(context, feeds, page->limit, write_feed,
                                  [](const Feed& feed) { return to_text(feed.id); });
}

std::string bytes_at(const std::filesystem::path& path, std::size_t most) {
  std::ifstream stream(path, std::ios::binary);
  std::string bytes(most, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(most));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

/// The only file of a form, or the body itself.
Result<Arrival> arrival_of(const http::Request& request) {
  if (request.files.empty()) {
    if (request.body.empty() || !request.form.fields().empty())
      return Error::invalid("Send the file as a form with a part called file, or as the body with its own type.");
    return Arrival{.file_name = {}, .sha256 = shell::sha256_hex(request.body), .what = request.body};
  }
  if (request.files.size() > 1) return Error::invalid("Send one file at a time.");
  const http::UploadedFile& file = request.files.front();
  if (file.bytes > kMostDroppedBytes) return Error::invalid("The file is larger than 300 MB. Split it.");
  std::ifstream stream(file.path, std::ios::binary);
  Arrival arrival{.file_name = file.name, .sha256 = shell::sha256_hex_of(stream), .what = {}};
  const bool national = measures::looks_like_ambsys(bytes_at(file.path, kHeadingBytes));
  if (file.bytes > (national ? kMostNationalBytes : measures::kMostDraftBytes))
    arrival.what = LongFilePath{file.path};
  else
    arrival.what = bytes_at(file.path, static_cast<std::size_t>(file.bytes));
  return arrival;
}

/// The load is recorded by the import; this says by which token it came.
void record_push(const Context& context, const Feed& feed, const FeedRun& run) {
  json::Writer w;
  w.object([&] {
    w.key("token").value(context.visitor.token ? context.visitor.token->number : 0);
    w.key("came").value(slug(run.came));
    w.key("sha256").value(run.sha256);
  });
  db::Transaction transaction(context.db);
  shell::record(context.db, context.clock.now(), context.visitor.account,
                {.action = "feed.push", .subject = schedule_slug(feed.id), .payload = std::move(w).take()});
  transaction.commit();
}

http::Response take_file(const Context& context) {
  const auto id = parse_id<FeedTag>(context.request.capture("feed"));
  const auto feed = id ? find_feed(context.db, *id) : std::nullopt;
  if (!feed) return shell::respond(context, Error::not_found("There is no feed with this number."));
  if (feed->kind != FeedKind::push)
    return shell::respond(context, Error::conflict("This feed fetches its figures itself. Send to one of kind push."));
  if (feed->state == FeedState::off)
    return shell::respond(context, Error::conflict("This feed is switched off. Ask its owner."));
  auto arrival = arrival_of(context.request);
  if (!arrival) return shell::respond(context, arrival.error());
  const FeedRun run = take_in(context.db, context.clock, *feed, std::move(*arrival),
                              {.own_ods_code = context.site.own_ods_code, .sent_by = context.visitor.account});
  record_push(context, *feed, run);
  if (run.came == Came::refused)
    return shell::respond(context, Error::invalid(run.told.empty() ? "Nothing was taken." : run.told.front()));
  json::Writer w;
  write_run(w, run);
  return http::Response::json(std::move(w).take());
}

}  // namespace

shell::Routes feed_api_routes() {
  using enum http::Method;
  using namespace shell;  // schema builders
  const auto listing = page_parameters();
  return {
      {get, "/api/v1/feeds", Permission::read_measures, list_all, "Feeds, by number, in pages",
       ApiOperation{.group = "Feeds", .parameters = listing, .answer = page_schema("FeedPage", feed_schema())}},
      {post, "/api/v1/feeds/{feed}/files", Permission::write_figures, take_file,
       "Sends a CSV or Excel file to a feed: good rows are taken, the others told",
       ApiOperation{.group = "Feeds",
                    .parameters = {in_path("feed", whole_schema("Number of the feed."))},
                    .sends = Sends::a_file,
                    .answer = run_schema()}},
  };
}

}  // namespace qi::feeds
