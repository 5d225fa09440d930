#pragma once
/// A monthly series in per cent whose figures raise signals, with two people who look after it, on every database.
/// It judges nothing: the tests of kept readings and of signals do.

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string_view>
#include <vector>

#include "access/account_store.h"
#include "measures/figures_in_memory.h"
#include "measures/measures_database.h"
#include "measures/point_import.h"
#include "measures/signals/reading_again.h"
#include "measures/signals/signal_store.h"
#include "support/databases.h"

namespace qi::measures {

inline constexpr std::string_view kOwnPlace = "OU-THANET";  // of local_series

class WatchedSeries : public testing::TestWithParam<support::Backend> {
 protected:
  WatchedSeries() {
    db::Transaction transaction(db_);
    priya_ = access::create_account(
                 db_, {std::nullopt, moment("2025-01-01")},
                 {.email = "priya@example.org", .name = "Priya Nair", .role = shell::Role::contributor}, "x")
                 .
                 operator*();
    dan_ = access::create_account(db_, {std::nullopt, moment("2025-01-01")},
                                  {.email = "dan@example.org", .name = "Dan Okafor", .role = shell::Role::contributor},
                                  "x")
               .
               operator*();
    transaction.commit();
  }

  /// Months from January 2023; known on the first of the month after the newest.
  void load(const std::vector<double>& values) {
    std::vector<IncomingPoint> points;
    Date period = day("2023-01-01");
    for (const double value : values) {
      points.push_back({series_.id, period, {.value = value}});
      period = next_period(Frequency::month, period);
    }
    now_ = std::max(now_ + std::chrono::hours(1), Instant(period.days()));
    merge_points(db_, points, {.now = now_, .known_at = now_, .scope = "series:1"});
  }
  std::size_t read(std::string_view own = kOwnPlace) { return read_all_again(db_, now_, own); }
  std::vector<Signal> signals() { return list_signals_of_series(db_, series_.id); }
  std::vector<Deed> deeds(SignalId id) {
    std::vector<Deed> deeds;
    for (const SignalEvent& event : list_events(db_, id)) deeds.push_back(event.deed);
    return deeds;
  }
  Author priya() const { return {priya_, "Priya Nair"}; }

  std::vector<double> with_shift(std::size_t months) const {
    std::vector<double> values = steady(24);
    for (std::size_t i = 0; i < months; ++i) values.push_back(i % 2 ? 50.6 : 50.8);
    return values;
  }
  std::vector<double> with_jump() const {
    std::vector<double> values = steady(24);
    values.push_back(80);
    return values;
  }

  support::MigratedDatabase database_{GetParam()};
  db::Connection& db_ = database_.db;
  Series series_ = local_series(db_).series;
  shell::AccountId priya_, dan_;
  Instant now_ = moment("2025-01-01");
};

}  // namespace qi::measures
