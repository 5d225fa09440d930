#pragma once
/// Which page offers which catalogue of calculations, and what it calls itself.
/// The calculations themselves are rows of stats; nothing is asked or worked out here.

#include <optional>
#include <span>
#include <string_view>

#include "analysis/try_menu.h"
#include "html/url.h"
#include "stats/calculation.h"

namespace qi::analysis {

struct CalculationShelf {
  std::string_view slug;       ///< "plan": in the address and in JSON
  TryKind kind;                ///< in the menu of what can be tried
  std::string_view title;      ///< "Try it: how many?"
  std::string_view lead;       ///< one or two sentences under the title
  std::string_view page_name;  ///< of the browser's tab: "How many?"
  std::string_view reference;  ///< "Power and sample size"
  std::span<const stats::CalculationRow> (*rows)();
};
std::span<const CalculationShelf> calculation_shelves();

/// A calculation and where it stands.
struct ShelvedCalculation {
  const CalculationShelf* shelf = nullptr;
  const stats::CalculationRow* row = nullptr;
};
/// nullopt: no shelf has it.
std::optional<ShelvedCalculation> find_calculation(std::string_view slug);

/// The page that lists a shelf, and the one that runs one of its rows.
html::Url shelf_url(const CalculationShelf& shelf);
html::Url calculation_url(const ShelvedCalculation& calculation);

}  // namespace qi::analysis
