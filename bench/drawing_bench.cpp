// How long one drawing takes: the chart of a page, its small form, and the pixels of a downloaded file.

#include <benchmark/benchmark.h>

#include "chart/png.h"
#include "chart/spc_drawing.h"
#include "made_up_series.h"

namespace {

qi::chart::SpcDrawing drawing_of(std::size_t count) {
  qi::spc::Request request;
  request.values = qi::bench::made_up_values(count);
  request.targets.assign(count, 18.0);
  request.better = qi::spc::Direction::decrease;
  qi::chart::SpcDrawing drawing;
  drawing.reading = *qi::spc::read_series(request);
  drawing.name = "Made-up series";
  drawing.phases.resize(drawing.reading.analysis.phases.size());
  return drawing;
}

void draw_wide(benchmark::State& state) {
  const qi::chart::SpcDrawing drawing = drawing_of(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(qi::chart::spc_chart(drawing, qi::chart::Size::wide));
}
BENCHMARK(draw_wide)->Arg(24)->Arg(88)->Arg(200)->Unit(benchmark::kMicrosecond);

void draw_compact(benchmark::State& state) {
  const qi::chart::SpcDrawing drawing = drawing_of(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(qi::chart::spc_chart(drawing, qi::chart::Size::compact));
}
BENCHMARK(draw_compact)->Arg(88)->Unit(benchmark::kMicrosecond);

void render_png(benchmark::State& state) {
  const std::string svg = qi::chart::spc_chart(drawing_of(88), qi::chart::Size::wide, qi::chart::Purpose::file);
  for (auto _ : state) benchmark::DoNotOptimize(qi::chart::png_of(svg));
}
BENCHMARK(render_png)->Unit(benchmark::kMillisecond);

}  // namespace
