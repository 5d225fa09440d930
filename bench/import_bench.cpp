// The whole of NHS England's file into a fresh database on disk, part by part, and the same file again.
// A write that waits for this disk is timed beside it: synchronous FULL waits for it at every commit.

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <string>

#include "bench_site.h"
#include "measures/ambsys_import.h"

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
