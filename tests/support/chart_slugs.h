#pragma once
/// The words that name every chart, as a refusal lists them.
/// It reads the catalogues alone.

#include <string>

#include "spc/chart_catalogue.h"
#include "spc/further_charts.h"

namespace qi::support {

/// "i, mr, run", and at last the charts for short runs, which are asked the same way.
inline std::string chart_slugs() {
  std::string words;
  for (const spc::ChartRow& row : spc::chart_catalogue()) words += (words.empty() ? "" : ", ") + std::string(row.slug);
  for (const spc::FurtherChartRow& row : spc::further_charts())
    if (row.answer == spc::FurtherAnswer::series) words += ", " + std::string(row.slug);
  return words;
}

}  // namespace qi::support
