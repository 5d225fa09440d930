#include "home/chart_guide_page.h"

#include <array>
#include <string>

#include "spc/analyse.h"
#include "spc/rule_catalogue.h"
#include "ui/icon_pair.h"
#include "ui/page_heading.h"
#include "ui/rule_list.h"
#include "ui/sheet.h"

namespace qi::home {

namespace {

using spc::Assurance;
using spc::Variation;

constexpr int kGuideIcon = 44;

template <class Verdict>
struct IconMeaning {
  Verdict verdict;
  std::string_view means;
  std::string_view name;
  std::string_view action;
};

constexpr std::array kVariations{
    IconMeaning<Variation>{Variation::improving_high, "Going up, and up is good", "Improving (high)",
                           "Find out why. Keep it. Share it"},
    IconMeaning<Variation>{Variation::improving_low, "Going down, and down is good", "Improving (low)",
                           "Find out why. Keep it. Share it"},
    IconMeaning<Variation>{Variation::concerning_high, "Going up, and up is bad", "Concerning (high)",
                           "Find out what changed. Act"},
    IconMeaning<Variation>{Variation::concerning_low, "Going down, and down is bad", "Concerning (low)",
                           "Find out what changed. Act"},
    IconMeaning<Variation>{Variation::common, "Only normal variation", "No real change",
                           "Do not react to one point. To shift it, change the process"},
    IconMeaning<Variation>{Variation::neutral_high, "Going up, neither good nor bad", "Changed (high)",
                           "Find out what changed"},
    IconMeaning<Variation>{Variation::neutral_low, "Going down, neither good nor bad", "Changed (low)",
                           "Find out what changed"},
    IconMeaning<Variation>{Variation::neutral_mixed, "Signals both ways, neither good nor bad", "Changed (mixed)",
                           "Look at the chart. Find out what changed, and when"},
    IconMeaning<Variation>{Variation::not_enough_data, "Too few points for limits", "Not enough data",
                           "Keep collecting. Until then it is a run chart"},
};

constexpr std::array kAssurances{
    IconMeaning<Assurance>{Assurance::pass, "The limits sit on the good side of the target", "Passing target",
                           "Leave it alone. Consider a harder target"},
    IconMeaning<Assurance>{Assurance::hit_or_miss, "The target is between the limits", "Hit and miss",
                           "Reduce variation, or shift the mean"},
    IconMeaning<Assurance>{Assurance::fail, "The limits sit on the bad side of the target", "Failing target",
                           "Redesign the process"},
    IconMeaning<Assurance>{Assurance::none, "No target, or neither way is better", "No target",
                           "Use the variation icon alone"},
};

template <class Meanings>
void write_icon_table(html::Page& h, std::string_view caption, const Meanings& meanings) {
  h.table({{"class", "qt-table"}}, [&] {
    h.caption({{"class", "nhsuk-u-visually-hidden"}}, caption);
    h.thead([&] {
      h.tr([&] {
        h.th({{"scope", "col"}}, "Icon");
        h.th({{"scope", "col"}}, "Means");
        h.th({{"scope", "col"}}, "What to do");
      });
    });
    h.tbody([&] {
      for (const auto& meaning : meanings) {
        h.tr([&] {
          h.td([&] { ui::icon(h, meaning.verdict, kGuideIcon, chart::Naming::labelled); });
          h.th({{"scope", "row"}}, [&] {
            h.text(meaning.means);
            h.span({{"class", "qt-sub"}}, " " + std::string(meaning.name));
          });
          h.td(meaning.action);
        });
      }
    });
  });
}

struct ShapeMeaning {
  std::string_view drawing;  ///< inside a 24 x 24 box
  std::string_view name;
  std::string_view means;
};
constexpr std::array kShapes{
    ShapeMeaning{R"(<circle cx="12" cy="12" r="3.6" fill="#6f7f8a"/>)", "Grey circle",
                 "Common cause: the usual ups and downs. There is nothing to explain."},
    ShapeMeaning{R"(<circle cx="12" cy="12" r="5.4" fill="#007fbd"/>)", "Blue circle",
                 "Improving: unusual, and in the good direction."},
    ShapeMeaning{R"(<path d="M12 5.6L18.4 12L12 18.4L5.6 12Z" fill="#d4550a"/>)", "Orange diamond",
                 "Concerning: unusual, and in the bad direction."},
    ShapeMeaning{R"(<rect x="7.2" y="7.2" width="9.6" height="9.6" fill="#5b2c9d"/>)", "Purple square",
                 "Unusual, where neither way is better."},
    ShapeMeaning{
        R"(<circle cx="12" cy="12" r="9" fill="none" stroke="#212b32" stroke-width="1.4"/><circle cx="12" cy="12" r="3.6" fill="#6f7f8a"/>)",
        "Ring", "The latest point."},
    ShapeMeaning{R"(<path d="M1 12H23" stroke="#212b32" stroke-width="1.6"/>)", "Solid line",
                 "The mean, worked out anew for each phase."},
    ShapeMeaning{R"(<path d="M1 12H23" stroke="#4c6272" stroke-width="1.3" stroke-dasharray="5 3"/>)", "Short dashes",
                 "The upper and lower process limit."},
    ShapeMeaning{R"(<path d="M1 12H23" stroke="#b0191b" stroke-width="1.6" stroke-dasharray="9 3"/>)",
                 "Long red dashes", "The target. It is what we want, and plays no part in the limits."},
};

void write_shapes(html::Page& h) {
  h.ul({{"class", "qt-list qt-shapes"}}, [&] {
    for (const ShapeMeaning& shape : kShapes) {
      h.li([&] {
        h.trusted_markup(html::TrustedMarkup(
            R"(<svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false">)" +
            std::string(shape.drawing) + "</svg>"));
        h.span([&] {
          h.strong(shape.name);
          h.text(". ");
          h.text(shape.means);
        });
      });
    }
  });
}

void write_limits(html::Page& h) {
  h.ol({{"class", "nhsuk-list nhsuk-list--number"}}, [&] {
    h.li("Take the mean of all points in the phase. That is the middle line.");
    h.li(
        "For each point, work out how far it is from the point before it. The mean of these steps is the mean moving "
        "range.");
    h.li(
        "Multiply the mean moving range by 2.66. Add it to the mean for the upper limit, take it away for the lower "
        "limit.");
  });
  h.p("Almost every point of a steady process falls between the limits. A point outside them is worth a question.");
  h.p("Limits say what the process will do if nothing changes. They are not targets, and nobody chooses them.");
  h.p({{"class", "small muted"}},
      "Drawn limits stop at values that cannot happen, such as below 0% or above 100%. The rules use the full limits.");
}

void write_phases(html::Page& h) {
  const std::string least = std::to_string(spc::kMinimumPoints);
  h.p("Limits need " + least +
      " points. With fewer, the chart is a run chart: the line in the middle is then the median, "
      "half of the points above it and half below.");
  h.p("When a process has clearly changed, its limits are worked out anew from that date. Someone decides this, writes "
      "down why, "
      "and the chart shows a line there. It never happens by itself.");
  h.p("A new phase with fewer than " + least + " points is marked provisional: its limits may still move.");
}

}  // namespace

void chart_guide_page(html::Page& h, const ChartGuidePage& page) {
  ui::page_heading(
      h, {.title = "How to read our charts", .lead = "Two questions: what is it doing, and will it meet the target?"});
  ui::grid(h, ui::GridShape::halves, [&] {
    ui::sheet(h, {.id = "variation", .title = "Variation: what is it doing?"},
              [&] { write_icon_table(h, "Variation icons", kVariations); });
    ui::column(h, [&] {
      ui::sheet(h, {.id = "assurance", .title = "Assurance: will it meet the target?"},
                [&] { write_icon_table(h, "Assurance icons", kAssurances); });
      ui::sheet(h, {.id = "shapes", .title = "Shapes and lines"}, [&] { write_shapes(h); });
    });
  });
  ui::grid(h, ui::GridShape::halves, [&] {
    ui::sheet(h, {.id = "rules", .title = "What makes a point unusual"}, [&] {
      std::vector<ui::RuleEntry> rules;
      for (const spc::RuleId rule : page.profile.rules)
        rules.push_back({.rule = rule, .means = spc::meaning(spc::rule(rule), page.profile)});
      ui::rule_list(h, rules, ui::RuleListUse::guide);
      h.p({{"class", "small muted"}}, "The rules look inside one phase at a time.");
    });
    ui::column(h, [&] {
      ui::sheet(h, {.id = "limits", .title = "Where the limits come from"}, [&] { write_limits(h); });
      ui::sheet(h, {.id = "phases", .title = "Few points, and new limits"}, [&] { write_phases(h); });
    });
  });
}

}  // namespace qi::home
