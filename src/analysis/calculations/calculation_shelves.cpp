#include "analysis/calculations/calculation_shelves.h"

#include <algorithm>
#include <array>
#include <string>

#include "stats/measurement/measurement_catalogue.h"
#include "stats/power/power_catalogue.h"

namespace qi::analysis {
namespace {

constexpr std::array kShelves{
    CalculationShelf{.slug = "plan",
                     .kind = TryKind::plan,
                     .title = "Try it: how many?",
                     .lead = "Before anything is measured: how many cases show a difference, tell a figure within a "
                             "margin, or are drawn from a list. You need no account, and nothing is kept.",
                     .page_name = "How many?",
                     .reference = "Power and sample size",
                     .rows = stats::power_catalogue},
    CalculationShelf{.slug = "measurement",
                     .kind = TryKind::measurement,
                     .title = "Try it: is the measuring good enough?",
                     .lead = "Paste what was measured or judged more than once, and read how much of the variation "
                             "comes from the measuring itself. You need no account, and nothing is kept.",
                     .page_name = "Is the measuring good enough?",
                     .reference = "Measurement systems",
                     .rows = stats::measurement_catalogue},
};

}  // namespace

std::span<const CalculationShelf> calculation_shelves() {
  return kShelves;
}

std::optional<ShelvedCalculation> find_calculation(std::string_view slug) {
  for (const CalculationShelf& shelf : kShelves) {
    const auto rows = shelf.rows();
    const auto found = std::ranges::find(rows, slug, &stats::CalculationRow::slug);
    if (found != rows.end()) return ShelvedCalculation{&shelf, &*found};
  }
  return std::nullopt;
}

html::Url shelf_url(const CalculationShelf& shelf) {
  return html::Url::path("/try/" + std::string(shelf.slug));
}

html::Url calculation_url(const ShelvedCalculation& calculation) {
  return html::Url::path(shelf_url(*calculation.shelf).text() + "/" + html::url_encoded(calculation.row->slug));
}

}  // namespace qi::analysis
