// The whole of NHS England's file into a fresh database on disk, part by part, and the same file again.
// A write that waits for this disk is timed beside it: synchronous FULL waits for it at every commit.

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench_site.h"
#include "measures/imports/ambsys_import.h"

namespace {

using qi::bench::ambsys_text;
using qi::bench::fresh_database;

qi::measures::LoadNote note() {
  const qi::Instant now = qi::FixedClock(qi::parse_iso_date(qi::bench::kToday).value()).now();
  return {.now = now, .known_at = now, .file_name = "AmbSYS-to-Mar-2025.csv"};
}

void read_edition(benchmark::State& state) {
  const std::string text = ambsys_text();
  for (auto _ : state) benchmark::DoNotOptimize(qi::measures::read_ambsys(text));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(read_edition)->Unit(benchmark::kMillisecond);

void merge_into_empty_database(benchmark::State& state) {
  const auto edition = qi::measures::read_ambsys(ambsys_text());
  std::size_t added = 0;
  for (auto _ : state) {
    state.PauseTiming();
    {
      auto db = fresh_database("import");
      state.ResumeTiming();
      added = qi::measures::load_ambsys(db, *edition, note()).added;
      state.PauseTiming();
    }
    state.ResumeTiming();
  }
  state.counters["points"] = static_cast<double>(added);
}
BENCHMARK(merge_into_empty_database)->Unit(benchmark::kMillisecond)->UseRealTime();

void merge_into_empty_postgres(benchmark::State& state) {
  const auto edition = qi::measures::read_ambsys(ambsys_text());
  std::size_t added = 0;
  for (auto _ : state) {
    state.PauseTiming();
    {
      auto db = qi::bench::fresh_postgres();
      state.ResumeTiming();
      added = qi::measures::load_ambsys(db, *edition, note()).added;
      state.PauseTiming();
    }
    state.ResumeTiming();
  }
  state.counters["points"] = static_cast<double>(added);
}

/// 100,000 rows of points in one transaction: insert_all, or the same statement run for each.
enum class Way { at_once, one_by_one };
struct Figure {
  std::int64_t number;
};
void add_rows(benchmark::State& state, qi::db::Connection db, Way way) {
  db.run_script("CREATE TABLE bulk (number INTEGER NOT NULL, value REAL, words TEXT) STRICT;");
  std::vector<Figure> figures(100'000);
  for (std::size_t i = 0; i < figures.size(); ++i) figures[i].number = static_cast<std::int64_t>(i);
  const auto value_of = [](const Figure& figure) { return static_cast<double>(figure.number) / 7; };
  for (auto _ : state) {
    qi::db::Transaction transaction(db);
    if (way == Way::at_once)
      db.insert_all("INSERT INTO bulk (number, value, words) VALUES ($1, $2, $3)", figures, [&](const Figure& figure) {
        return std::array<qi::db::Value, 3>{figure.number, value_of(figure), "2025-04-01"};
      });
    else
      for (const Figure& figure : figures)
        db.run("INSERT INTO bulk (number, value, words) VALUES ($1, $2, $3)", figure.number, value_of(figure),
               "2025-04-01");
    transaction.commit();
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(figures.size()));
}

void rows_at_once(benchmark::State& state) {
  add_rows(state, fresh_database("bulk"), Way::at_once);
}
BENCHMARK(rows_at_once)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Only where there is one to measure.
[[maybe_unused]] const bool measures_postgres = [] {
  if (!qi::bench::has_postgres()) return false;
  const auto add = [](const char* name, auto&& function) {
    benchmark::RegisterBenchmark(name, function)->Unit(benchmark::kMillisecond)->UseRealTime();
  };
  add("postgresql/merge_into_empty", merge_into_empty_postgres);
  add("postgresql/rows_at_once",
      [](benchmark::State& state) { add_rows(state, qi::bench::fresh_postgres(), Way::at_once); });
  add("postgresql/rows_one_by_one",
      [](benchmark::State& state) { add_rows(state, qi::bench::fresh_postgres(), Way::one_by_one); });
  return true;
}();

/// What somebody waits for: the empty database made, the file read, the figures merged and on the disk.
void import_in_all(benchmark::State& state) {
  const std::string text = ambsys_text();
  for (auto _ : state) {
    auto db = fresh_database("import");
    const auto edition = qi::measures::read_ambsys(text);
    benchmark::DoNotOptimize(qi::measures::load_ambsys(db, *edition, note()));
  }
}
BENCHMARK(import_in_all)->Unit(benchmark::kMillisecond)->UseRealTime();

void import_again_unchanged(benchmark::State& state) {
  const std::string text = ambsys_text();
  auto db = fresh_database("import");
  qi::measures::load_ambsys(db, *qi::measures::read_ambsys(text), note());
  for (auto _ : state) {
    const auto edition = qi::measures::read_ambsys(text);
    if (!qi::measures::load_ambsys(db, *edition, note()).changed_nothing())
      throw std::runtime_error("the same file changed something");
  }
}
BENCHMARK(import_again_unchanged)->Unit(benchmark::kMillisecond)->UseRealTime();

void write_4_kb_and_wait_for_the_disk(benchmark::State& state) {
  const std::string path = (qi::bench::fresh_folder("disk") / "page").string();
  const int file = ::open(path.c_str(), O_CREAT | O_WRONLY, 0600);
  const std::array<char, 4096> page{};
  for (auto _ : state)
    if (::pwrite(file, page.data(), page.size(), 0) < 0 || ::fsync(file) != 0)
      throw std::runtime_error("the disk refused a write");
  ::close(file);
}
BENCHMARK(write_4_kb_and_wait_for_the_disk)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
