#include "ui/rule_list.h"

#include <fmt/format.h>

#include <array>

#include "spc/rule_catalogue.h"

namespace qi::ui {

namespace {

using spc::RuleId;

// Heights in a box 92 wide and 40 high: mean at 20, limits at 6 and 34, so two sigma lies at 10.7 and 29.3, one at 15.3
// and 24.7. Points that break the rule are marked.
struct PicturePoint {
  double y = 20;
  bool breaks = false;
};

std::vector<PicturePoint> picture_points(RuleId rule) {
  switch (rule) {
    case RuleId::outside_limits: return {{22}, {15}, {24}, {18}, {2.5, true}, {23}, {16}};
    case RuleId::trend: return {{32, true}, {28, true}, {24, true}, {20, true}, {16, true}, {12, true}, {8, true}};
    case RuleId::two_of_three: return {{24}, {17}, {23}, {16}, {9, true}, {14}, {8, true}};
    case RuleId::shift: return {{15, true}, {11, true}, {16, true}, {9, true}, {14, true}, {12, true}, {16, true}};
    case RuleId::four_of_five: return {{24}, {18}, {13, true}, {12, true}, {17.5}, {11, true}, {13, true}};
    case RuleId::fifteen_inside:
      return {{22, true}, {18, true}, {21, true}, {17, true}, {23, true}, {19, true}, {22, true}, {18, true},
              {21, true}, {23, true}, {17, true}, {21, true}, {18, true}, {22, true}, {19, true}};
    case RuleId::fourteen_alternating:
      return {{14, true}, {25, true}, {13, true}, {27, true}, {15, true}, {26, true}, {12, true},
              {25, true}, {14, true}, {28, true}, {13, true}, {26, true}, {15, true}, {27, true}};
    case RuleId::eight_outside:
      return {{12, true}, {28, true}, {11, true}, {29, true}, {13, true}, {27, true}, {12, true}, {28, true}};
  }
  return {};
}

html::TrustedMarkup picture(RuleId rule) {
  const auto points = picture_points(rule);
  const double step = 80.0 / static_cast<double>(points.size() - 1);
  const double size = points.size() > 10 ? 2.9 : 4.0;
  std::string svg = R"(<svg class="qt-svg qt-rule__pic" viewBox="0 0 92 40" aria-hidden="true" focusable="false">)"
                    R"(<path d="M2 6H90M2 34H90" stroke="#4c6272" stroke-dasharray="4 3"/>)"
                    R"(<path d="M2 20H90" stroke="#212b32" stroke-width="1.3"/>)";
  double x = 6;
  for (const PicturePoint& point : points) {
    svg += fmt::format(R"(<circle cx="{:.4g}" cy="{:.4g}" r="{:.2g}" fill="{}"/>)", x, point.y,
                       point.breaks ? size : 2.8, point.breaks ? "#007fbd" : "#6f7f8a");
    x += step;
  }
  return html::TrustedMarkup(svg + "</svg>");
}

void write_hit(html::Page& h, const RuleHit& hit) {
  h.p({{"class", "qt-hit-line"}}, [&] {
    chip(h, hit.span);
    if (!hit.note.empty()) h.text(" " + hit.note);
  });
}

// A chart whose limits are long out of date breaks a rule at nearly every point: the newest say enough at first sight.
constexpr std::size_t kHitsAtFirstSight = 5;

struct HitParts {
  std::span<const RuleHit> newest;
  std::span<const RuleHit> rest;
};
HitParts split(std::span<const RuleHit> hits) {
  // One line more is shorter than the words that would hide it.
  const std::size_t shown = hits.size() <= kHitsAtFirstSight + 1 ? hits.size() : kHitsAtFirstSight;
  return {hits.first(shown), hits.subspan(shown)};
}

void write_hits(html::Page& h, const std::vector<RuleHit>& hits) {
  if (hits.empty()) {
    h.p({{"class", "qt-hit-line muted"}}, "Not seen in this chart");
    return;
  }
  const auto [newest, rest] = split(hits);
  for (const RuleHit& hit : newest) write_hit(h, hit);
  if (rest.empty()) return;
  h.details({{"class", "nhsuk-details qt-hits-more"}}, [&] {
    h.summary({{"class", "nhsuk-details__summary"}}, [&] {
      h.span({{"class", "nhsuk-details__summary-text"}}, fmt::format("Show {} older", rest.size()));
    });
    h.div({{"class", "nhsuk-details__text"}}, [&] {
      for (const RuleHit& hit : rest) write_hit(h, hit);
    });
  });
}

}  // namespace

void rule_list(html::Page& h, const std::vector<RuleEntry>& rules, RuleListUse use) {
  for (const RuleEntry& entry : rules) {
    const spc::Rule& rule = spc::rule(entry.rule);
    h.div({{"class", "qt-rule"}, {"id", "rule-" + std::string(rule.slug)}}, [&] {
      h.trusted_markup(picture(entry.rule));
      h.div([&] {
        h.h3(rule.title);
        h.p(entry.means);
        if (use == RuleListUse::chart) return write_hits(h, entry.hits);
        h.p({{"class", "muted"}}, rule.ask);
      });
    });
  }
}

}  // namespace qi::ui
