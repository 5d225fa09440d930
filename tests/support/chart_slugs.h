#pragma once
/// The words that name every chart, as a refusal lists them.
/// It reads the catalogue alone.

#include <string>

#include "spc/chart_catalogue.h"

namespace qi::support {

/// "i, mr, run"
inline std::string chart_slugs() {
  std::string words;
  for (const spc::ChartRow& row : spc::chart_catalogue()) words += (words.empty() ? "" : ", ") + std::string(row.slug);
  return words;
}

}  // namespace qi::support
