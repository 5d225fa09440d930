// Reading series again, database included: what an upgrade, a month of new figures and a nightly scan cost.
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "db/migrate.h"
#include "measures/measure_store.h"
#include "measures/organisation_store.h"
#include "measures/point_import.h"
#include "measures/series_store.h"
#include "measures/signals/reading_again.h"

namespace {

using namespace qi;
using namespace qi::measures;

constexpr std::size_t kMonths = 60;
constexpr int kUnits = 100;
const Instant kNow = parse_iso_instant("2025-04-30T12:00:00.000Z").value();

/// Monthly series of 60 points for 100 units, in a file of its own.
class ManySeries {
 public:
  explicit ManySeries(std::int64_t count)
      : path_(std::filesystem::temp_directory_path() / "qualitea-reading-bench.sqlite"), db_(fresh()) {
    if (!db::migrate(db_, db::built_in_migrations(), kNow)) std::abort();
    db::Transaction transaction(db_);
    std::vector<OrganisationId> units;
    for (int i = 0; i < kUnits; ++i)
      units.push_back(*create_organisation(db_, {.code = "U" + std::to_string(i),
                                                 .name = "Unit " + std::to_string(i),
                                                 .short_name = "Unit",
                                                 .kind = OrganisationKind::operating_unit}));
    Definition definition;
    definition.name = definition.short_name = "Measure";
    definition.format = {.style = ValueStyle::percent, .decimals = 1, .unit = ""};
    definition.better = spc::Direction::increase;
    for (std::int64_t made = 0; made < count; made += kUnits) {
      const auto measure = create_measure(db_, kNow, std::nullopt, {.definition = definition});
      for (const OrganisationId unit : units) series_.push_back(series_of(db_, *measure, unit).id);
    }
    transaction.commit();
    load(Date::from(2020, 3, 1).value(), kMonths);
  }
  ~ManySeries() { remove(); }

  db::Connection& db() { return db_; }
  void load(Date period, std::size_t months) {
    std::vector<IncomingPoint> points;
    for (std::size_t month = 0; month < months; ++month, period = next_period(Frequency::month, period))
      for (const SeriesId series : series_)
        points.push_back({series,
                          period,
                          {.value = 50 + 3 * std::sin(static_cast<double>(
                                                 series.number * 7919 + static_cast<std::int64_t>(month) * 104729))}});
    merge_points(db_, points, {.now = kNow, .known_at = kNow, .scope = "bench"});
  }

 private:
  void remove() {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_.string() + end);
  }
  db::Connection fresh() {
    remove();
    return db::open_sqlite(path_.string());
  }
  std::filesystem::path path_;
  db::Connection db_;
  std::vector<SeriesId> series_;
};

void count(benchmark::State& state) {
  state.counters["series/s"] =
      benchmark::Counter(static_cast<double>(state.range(0)), benchmark::Counter::kIsIterationInvariantRate);
}

void first_reading(benchmark::State& state) {
  ManySeries many(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(read_all_again(many.db(), kNow, "RYD"));
  count(state);
}

void after_one_more_month(benchmark::State& state) {
  ManySeries many(state.range(0));
  read_all_again(many.db(), kNow, "RYD");
  many.load(Date::from(2025, 3, 1).value(), 1);
  for (auto _ : state) benchmark::DoNotOptimize(read_all_again(many.db(), kNow, "RYD"));
  count(state);
}

BENCHMARK(first_reading)->Arg(10000)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK(after_one_more_month)->Arg(10000)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
