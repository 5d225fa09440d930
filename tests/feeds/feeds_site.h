#pragma once
/// A migrated database with an owner, a local series by month (percent, Thanet), a feed folder and a clock, and the few
/// deeds that tests of feeds share.
/// It serves no page: see tests/main/feed_routes_test.cpp.

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>

#include "access/account_store.h"
#include "feeds/feed_job.h"
#include "feeds/feed_run_store.h"
#include "feeds/feed_store.h"
#include "measures/measures_database.h"
#include "measures/point_store.h"
#include "support/databases.h"
#include "support/moving_clock.h"

namespace qi::feeds {

struct FeedsSite {
  explicit FeedsSite(const support::Backend& backend) : migrated(backend) {
    db::Transaction transaction(db);
    const auto account = access::create_account(
        db, {.actor = {}, .at = clock.now()},
        {.email = "priya@example.nhs.uk", .name = "Priya Nair", .role = shell::Role::contributor}, "no password");
    QI_ASSERT(static_cast<bool>(account));
    owner = *account;
    transaction.commit();
    local = measures::local_series(db);
    plan = {.folder = folder(), .sources = {}, .own_ods_code = "RYD", .settling = std::chrono::milliseconds(0)};
    std::filesystem::create_directory(folder());
  }

  std::filesystem::path folder() const { return migrated.folder.path() / "dropped"; }

  Feed keep(Feed feed) {
    if (feed.name.empty()) feed.name = "Records of Thanet";
    feed.owner = owner;
    feed.team = "Informatics";
    db::Transaction transaction(db);
    const auto id = create_feed(db, clock.now(), owner, feed);
    QI_ASSERT(static_cast<bool>(id));
    transaction.commit();
    return *find_feed(db, *id);
  }
  Feed keep_file_feed() {
    return keep({.kind = FeedKind::file_drop, .series = local.series.id, .recurrence = shell::EveryMinutes{15}});
  }

  void drop(const std::string& name, const std::string& text) {
    std::ofstream(folder() / name, std::ios::binary) << text;
  }
  FeedOutcome run(const Feed& feed) {
    clock.advance(std::chrono::minutes(1));
    return run_feed(db, clock, plan, feed, [] { return false; });
  }

  /// Of the same measure, at another place.
  measures::SeriesId make_other_series() {
    db::Transaction transaction(db);
    const auto place = measures::create_organisation(db, {.code = "OU-MARGATE",
                                                          .name = "Margate",
                                                          .short_name = "Margate",
                                                          .kind = measures::OrganisationKind::operating_unit});
    QI_ASSERT(static_cast<bool>(place));
    const measures::SeriesId id = measures::series_of(db, local.measure, *place).id;
    transaction.commit();
    return id;
  }
  /// As an administrator does.
  Feed change(const Feed& feed) {
    db::Transaction transaction(db);
    QI_ASSERT(static_cast<bool>(change_feed(db, clock.now(), owner, feed)));
    transaction.commit();
    return *find_feed(db, feed.id);
  }

  /// Period and value of the local series.
  std::map<std::string, double> points() { return points_of(local.series.id); }
  std::map<std::string, double> points_of(measures::SeriesId series) {
    std::map<std::string, double> points;
    for (const measures::Point& point : measures::list_points(db, series))
      if (point.figure.value) points[to_iso(point.period)] = *point.figure.value;
    return points;
  }

  support::MigratedDatabase migrated;
  db::Connection& db = migrated.db;
  support::MovingClock clock{support::at("2025-04-30T09:00:00.000Z")};
  shell::AccountId owner;
  measures::LocalSeries local;
  FeedPlan plan;
};

/// Two months of the local series.
inline const std::string kTwoMonths = "Date,Value\n2025-02-01,80\n2025-03-01,82.5\n";

}  // namespace qi::feeds
