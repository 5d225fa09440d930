// Server time of the pages that people wait for, each as one call of its route on the demo's database, and the parts
// of the largest one.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "bench_site.h"
#include "html/page.h"
#include "http/gzip.h"
#include "made_up_series.h"
#include "measures/series_reading.h"
#include "measures/wall/wall_pages.h"
#include "measures/wall/wall_view.h"

namespace {

using qi::bench::bench_site;
namespace measures = qi::measures;

void get_page(benchmark::State& state, const std::string& path, std::string_view query = {}) {
  auto& site = bench_site();
  std::size_t bytes = 0;
  for (auto _ : state) bytes = site.get(path, query).body.size();
  state.counters["bytes"] = static_cast<double>(bytes);
}

void wall(benchmark::State& state) {
  get_page(state, "/measures");
}
BENCHMARK(wall)->Unit(benchmark::kMillisecond);

/// On a day between two editions: nearly half of the figures of then have been revised since.
void wall_as_known(benchmark::State& state) {
  get_page(state, "/measures", "known=2020-10-01");
}
BENCHMARK(wall_as_known)->Unit(benchmark::kMillisecond);

/// As many figures as the wall of now, found through the history.
void wall_as_known_today(benchmark::State& state) {
  get_page(state, "/measures", "known=2025-04-30");
}
BENCHMARK(wall_as_known_today)->Unit(benchmark::kMillisecond);

void wall_of_units(benchmark::State& state) {
  get_page(state, "/measures", "level=units");
}
BENCHMARK(wall_of_units)->Unit(benchmark::kMillisecond);

void wall_query(benchmark::State& state) {
  const auto trust = bench_site().own_trust();
  const auto db = bench_site().pool().lend();
  std::size_t series = 0;
  for (auto _ : state) series = measures::list_figures_of_organisation(*db, trust).size();
  state.counters["series"] = static_cast<double>(series);
}
BENCHMARK(wall_query)->Unit(benchmark::kMillisecond);

std::vector<measures::SeriesFigures> figures_of_wall() {
  return measures::list_figures_of_organisation(*bench_site().pool().lend(), bench_site().own_trust());
}

void wall_analyse(benchmark::State& state) {
  const auto figures = figures_of_wall();
  for (auto _ : state)
    for (const auto& series : figures) benchmark::DoNotOptimize(measures::read_series(series));
}
BENCHMARK(wall_analyse)->Unit(benchmark::kMillisecond);

void wall_draw(benchmark::State& state) {
  const auto members = measures::wall_members(figures_of_wall());
  for (auto _ : state)
    for (const auto& member : members)
      benchmark::DoNotOptimize(qi::chart::sparkline(member.reading.reading, std::nullopt, std::nullopt));
}
BENCHMARK(wall_draw)->Unit(benchmark::kMillisecond);

measures::WallPage page_of_wall() {
  const auto members = measures::wall_members(figures_of_wall());
  const measures::WallQuery query;
  const measures::Organisation trust{.name = "South East Coast Ambulance Service"};
  return measures::wall_page_of({.members = members, .query = query, .organisation = trust, .has_units = true});
}

void wall_html(benchmark::State& state) {
  const measures::WallPage page = page_of_wall();
  for (auto _ : state) {
    qi::html::Page h;
    measures::wall_page(h, page);
    benchmark::DoNotOptimize(std::move(h).take());
  }
}
BENCHMARK(wall_html)->Unit(benchmark::kMillisecond);

/// The server adds this for a browser that takes it: all do.
void wall_compress(benchmark::State& state) {
  const std::string body = bench_site().get("/measures").body;
  std::size_t bytes = 0;
  for (auto _ : state) bytes = qi::http::gzipped(body, qi::http::Effort::quick).size();
  state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(wall_compress)->Unit(benchmark::kMillisecond);

void measure_page(benchmark::State& state) {
  get_page(state, bench_site().c2_mean_path());
}
BENCHMARK(measure_page)->Unit(benchmark::kMillisecond);

void measure_as_known(benchmark::State& state) {
  get_page(state, bench_site().c2_mean_path(), "known=2020-10-01");
}
BENCHMARK(measure_as_known)->Unit(benchmark::kMillisecond);

void measure_png(benchmark::State& state) {
  get_page(state, bench_site().c2_mean_path() + "/chart.png");
}
BENCHMARK(measure_png)->Unit(benchmark::kMillisecond);

void comparison_of_trusts(benchmark::State& state) {
  get_page(state, measures::comparison_url(bench_site().c2_mean()).text());
}
BENCHMARK(comparison_of_trusts)->Unit(benchmark::kMillisecond);

/// Pasted from a spreadsheet: a day and a value with one decimal on each line.
std::string pasted_rows(std::size_t count) {
  std::string text = "Day\tCalls\n";
  qi::Date day = *qi::parse_iso_date("2010-01-01");
  for (const double value : qi::bench::made_up_values(count)) {
    text += fmt::format("{}\t{:.1f}\n", qi::to_iso(day), value);
    day = qi::next_period(qi::Frequency::day, day);
  }
  return text;
}

void try_it(benchmark::State& state) {
  qi::http::Form form;
  form.add("figures", pasted_rows(static_cast<std::size_t>(state.range(0))));
  form.add("better", "decrease");
  form.add("target", "24");
  auto& site = bench_site();
  std::size_t bytes = 0;
  for (auto _ : state) bytes = site.post("/try", form).body.size();
  state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(try_it)->Arg(27)->Arg(5000)->Unit(benchmark::kMillisecond);

}  // namespace
