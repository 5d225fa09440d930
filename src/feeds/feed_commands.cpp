#include "feeds/feed_commands.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "feeds/feed_job.h"
#include "feeds/feed_run_store.h"
#include "feeds/feed_store.h"
#include "feeds/feed_urls.h"
#include "shell/audit.h"

namespace qi::feeds {
namespace {

[[noreturn]] void stop_with(const std::string& words) {
  std::cerr << words << '\n';
  throw CLI::RuntimeError(1);
}

void list_all(db::Connection& db) {
  const auto feeds = list_feeds(db);
  if (feeds.empty()) fmt::print("There are no feeds.\n");
  const auto newest = newest_runs(db);
  for (const Feed& feed : feeds) {
    const auto run = newest.find(feed.id);
    fmt::print("{:>4}  {:<3}  {}  ({}{})\n", feed.id.number, feed.state == FeedState::on ? "on" : "off", feed.name,
               slug(feed.kind), feed.recurrence ? ", " + shell::recurrence_words(*feed.recurrence) : "");
    if (run != newest.end())
      fmt::print("           {} {}: {}\n", to_iso(run->second.began_at), slug(run->second.came),
                 run->second.told.empty() ? "" : run->second.told.front());
  }
}

void run_one(db::Connection& db, const Clock& clock, const FeedPlan& plan, const std::string& name) {
  const auto feed = find_feed_named(db, name);
  if (!feed) stop_with("There is no feed called " + name + ". See qualitea feed list.");
  if (feed->kind == FeedKind::push)
    stop_with("Nothing can be fetched for this feed: programs send its files by HTTP to " + push_path(feed->id) + ".");
  if (feed->state == FeedState::off) stop_with("This feed is switched off. Switch it on first, on the site.");
  const FeedOutcome outcome = run_feed(db, clock, plan, *feed, [] { return false; });
  for (const FeedRun& run : outcome.runs) {
    if (!run.file_name.empty()) fmt::print("{}: {}\n", run.file_name, slug(run.came));
    for (const std::string& sentence : run.told) fmt::print("{}\n", sentence);
  }
  if (outcome.runs.empty()) fmt::print("{}\n", outcome.words);
  if (outcome.failed()) throw CLI::RuntimeError(1);
}

}  // namespace

CLI::App* add_feed_command(CLI::App& program, const Clock& clock, access::OpenDatabase open,
                           std::function<FeedPlan()> plan) {
  CLI::App* feed = program.add_subcommand("feed", "Figures that come by themselves");
  feed->require_subcommand(1);
  feed->fallthrough();
  const auto folder = std::make_shared<std::filesystem::path>("data");
  feed->add_option("--data", *folder, "The data folder")->envname("QUALITEA_DATA")->capture_default_str();
  feed->add_subcommand("list", "Print the feeds and what came of their newest run")->callback([folder, open] {
    db::Connection db = open(*folder);
    list_all(db);
  });
  CLI::App* run = feed->add_subcommand("run", "Run one feed now, whatever its schedule says");
  const auto name = std::make_shared<std::string>();
  run->add_option("NAME", *name, "Its name or number")->required();
  run->callback([folder, name, open = std::move(open), &clock, plan = std::move(plan)] {
    db::Connection db = open(*folder);
    run_one(db, clock, plan(), *name);
    shell::AuditHeadFile(*folder).follow(db);
  });
  return feed;
}

}  // namespace qi::feeds
