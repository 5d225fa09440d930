#pragma once
/// One row for each chart the engine draws: its words and source. Menus, help and the API read these.
/// How limits are made stands in limits/.

#include <optional>
#include <span>
#include <string_view>

#include "spc/series.h"

namespace qi::spc {

struct ChartRow {
  ChartKind kind;
  std::string_view slug;      ///< "i": stable, in URLs and JSON
  std::string_view title;     ///< "XmR chart"
  std::string_view what_for;  ///< one sentence
  std::string_view source;
};

std::span<const ChartRow> chart_catalogue();
const ChartRow& chart_row(ChartKind kind);
std::optional<ChartKind> find_chart(std::string_view slug);

}  // namespace qi::spc
