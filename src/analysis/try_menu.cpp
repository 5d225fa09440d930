#include "analysis/try_menu.h"

#include <array>

#include "html/url.h"
#include "ui/segmented.h"

namespace qi::analysis {
namespace {

struct MenuRow {
  TryKind kind;
  const char* text;
  const char* path;
};
constexpr std::array kRows{
    MenuRow{TryKind::over_time, "Over time", "/try"},
    MenuRow{TryKind::which_chart, "Which chart?", "/try/which-chart"},
    MenuRow{TryKind::tests, "Compare and test", "/try/tests"},
    MenuRow{TryKind::capability, "Good enough?", "/try/capability"},
    MenuRow{TryKind::places, "Places side by side", "/try/funnel"},
    MenuRow{TryKind::causes, "Causes", "/try/pareto"},
    MenuRow{TryKind::plan, "How many?", "/try/plan"},
    MenuRow{TryKind::measurement, "Measuring", "/try/measurement"},
    MenuRow{TryKind::sums, "Small changes and outcomes", "/try/sums"},
};

}  // namespace

void try_menu(html::Page& h, TryKind current) {
  ui::Segmented menu{.label = "What to try", .segments = {}};
  for (const MenuRow& row : kRows)
    menu.segments.push_back(
        {row.text, html::Url::path(row.path), row.kind == current ? ui::Current::yes : ui::Current::no});
  ui::segmented(h, menu);
}

}  // namespace qi::analysis
