#include <array>

#include "home/home_page.h"
#include "ui/button.h"
#include "ui/icon_pair.h"
#include "ui/page_heading.h"
#include "ui/sheet.h"

namespace qi::home {

namespace {

struct WelcomeStep {
  std::string_view title;
  std::string_view text;
};
constexpr std::array kSteps{
    WelcomeStep{"Bring your figures", "Paste two columns from Excel: dates and values. Untidy is fine."},
    WelcomeStep{"See what has changed",
                "The chart shows which points are unusual, and which are only the ups and downs of every day."},
    WelcomeStep{"Know what to do",
                "One plain sentence says what the chart means, and whether you will meet your target."},
};

struct WelcomeVerdict {
  spc::Variation variation;
  std::string_view title;
  std::string_view text;
};
constexpr std::array kVerdicts{
    WelcomeVerdict{spc::Variation::improving_high, "Getting better", "Find out why. Keep it. Share it."},
    WelcomeVerdict{spc::Variation::common, "Steady", "Do not react to one point. To shift it, change the process."},
    WelcomeVerdict{spc::Variation::concerning_high, "Getting worse", "Find out what changed. Act."},
};

}  // namespace

void welcome_page(html::Page& h, const WelcomePage& page) {
  ui::page_heading(
      h, {.title = "See whether anything has really changed", .kicker = "Quality improvement at " + page.organisation});
  ui::grid(h, ui::GridShape::two_to_one, [&] {
    ui::sheet(h, {.id = "start", .title = "From figures to a decision in two minutes"}, [&] {
      h.ol({{"class", "qt-list qt-look"}}, [&] {
        for (const WelcomeStep& step : kSteps) {
          h.li([&] {
            h.strong(step.title);
            h.br();
            h.text(step.text);
          });
        }
      });
      h.p({{"class", "qt-mt"}},
          "You need no account to try it, and nothing you paste is stored. Leave out patient details.");
      ui::actions(h, [&] {
        ui::link_button(h, {.text = "Try it with your figures", .url = page.try_it});
        ui::link_button(h, {.text = "Sign in", .url = page.sign_in, .kind = ui::ButtonKind::secondary});
      });
    });
    ui::sheet(
        h,
        {.id = "answers", .title = "What charts tell you", .side_link = ui::SideLink{"Chart guide", page.chart_guide}},
        [&] {
          h.ul({{"class", "qt-list"}}, [&] {
            for (const WelcomeVerdict& verdict : kVerdicts) {
              h.li({{"class", "qt-verdict__icon"}}, [&] {
                ui::icon(h, verdict.variation, ui::kListIcon, chart::Naming::decorative);
                h.p([&] {
                  h.strong(verdict.title);
                  h.br();
                  h.text(verdict.text);
                });
              });
            }
          });
        });
  });
}

}  // namespace qi::home
