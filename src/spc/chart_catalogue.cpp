#include "spc/chart_catalogue.h"

#include <array>

#include "base/assert.h"

namespace qi::spc {
namespace {

constexpr std::array kCharts{
    ChartRow{.kind = ChartKind::individuals,
             .slug = "i",
             .title = "XmR chart",
             .what_for = "One figure for each day, week or month: what is usual, and has anything really changed?",
             .source = "Shewhart 1931; NHS England, Making Data Count"},
    ChartRow{.kind = ChartKind::moving_range,
             .slug = "mr",
             .title = "Moving range chart",
             .what_for = "How much the figure moves from one time to the next, and which jumps are unusual.",
             .source = "Montgomery, Introduction to Statistical Quality Control"},
    ChartRow{.kind = ChartKind::run,
             .slug = "run",
             .title = "Run chart",
             .what_for = "The first figures, before there are enough for limits: do they lean to one side?",
             .source = "Perla, Provost and Murray 2011; Anhøj and Olesen 2014"},
};

}  // namespace

std::span<const ChartRow> chart_catalogue() {
  return kCharts;
}

const ChartRow& chart_row(ChartKind kind) {
  for (const ChartRow& row : kCharts)
    if (row.kind == kind) return row;
  stop_at("a known chart", __FILE__, __LINE__);
}

std::optional<ChartKind> find_chart(std::string_view slug) {
  for (const ChartRow& row : kCharts)
    if (row.slug == slug) return row.kind;
  return std::nullopt;
}

}  // namespace qi::spc
