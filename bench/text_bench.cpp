// Reading a file's cells and writing pages: the two places through which all text goes, beside a copy of the bytes.

#include <benchmark/benchmark.h>

#include <cstring>
#include <string>
#include <vector>

#include "base/text.h"
#include "bench_site.h"
#include "html/page.h"
#include "tabular/csv_reading.h"

namespace {

void read_table(benchmark::State& state) {
  const std::string text = qi::bench::ambsys_text();
  for (auto _ : state) benchmark::DoNotOptimize(qi::tabular::read_table(text, qi::tabular::Separator::comma));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(read_table)->Unit(benchmark::kMillisecond);

void check_utf8(benchmark::State& state) {
  const std::string text = qi::bench::ambsys_text();
  for (auto _ : state) benchmark::DoNotOptimize(qi::is_utf8(text));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(check_utf8)->Unit(benchmark::kMillisecond);

void copy_table_bytes(benchmark::State& state) {
  const std::string text = qi::bench::ambsys_text();
  std::vector<char> copy(text.size());
  for (auto _ : state) {
    std::memcpy(copy.data(), text.data(), text.size());
    benchmark::ClobberMemory();
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(copy_table_bytes)->Unit(benchmark::kMillisecond);

/// A page of a table with 500 rows of 6 cells, one of them with a letter to escape: about 100 KB.
void write_page(benchmark::State& state) {
  const std::vector<std::string> cells{"March 2025", "27:47", "28:09", "21:10", "35:08", "Above & beyond the limit"};
  constexpr int kRows = 500;
  std::size_t bytes = 0;
  for (auto _ : state) {
    qi::html::Page h;
    h.table({{"class", "qt-table"}}, [&] {
      h.tbody([&] {
        for (int row = 0; row < kRows; ++row)
          h.tr([&] {
            for (const std::string& cell : cells) h.td({{"class", "qt-table__cell"}, {"data-row", row}}, cell);
          });
      });
    });
    bytes = h.written().size();
    benchmark::DoNotOptimize(std::move(h).take());
  }
  state.SetItemsProcessed(state.iterations());
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}
BENCHMARK(write_page)->Unit(benchmark::kMicrosecond);

}  // namespace
