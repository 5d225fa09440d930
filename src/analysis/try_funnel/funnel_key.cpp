#include "analysis/try_funnel/funnel_key.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "chart/funnel_frame.h"

namespace qi::analysis {
namespace {

using spc::FunnelStanding;
using spc::PointState;

struct MarkRow {
  FunnelStanding standing;
  PointState state;
  std::string_view words;
  std::string_view mark;
};
// Shapes and colours are those of chart/plot_marks.h.
constexpr std::array kMarks{
    MarkRow{FunnelStanding::beyond_998, PointState::improving, "Beyond a 99.8% limit, better",
            R"(<circle cx="8" cy="8" r="5.4" fill="#007fbd" stroke="#fff" stroke-width="1.2"/>)"},
    MarkRow{FunnelStanding::beyond_998, PointState::concerning, "Beyond a 99.8% limit, worse",
            R"(<path d="M8 1.6L14.4 8L8 14.4L1.6 8Z" fill="#d4550a" stroke="#fff" stroke-width="1.2"/>)"},
    MarkRow{FunnelStanding::beyond_998, PointState::neutral, "Beyond a 99.8% limit",
            R"(<rect x="3.2" y="3.2" width="9.6" height="9.6" fill="#5b2c9d" stroke="#fff" stroke-width="1.2"/>)"},
    MarkRow{FunnelStanding::beyond_95, PointState::common, "Beyond a 95% limit, as chance makes 1 in 20",
            R"(<circle cx="8" cy="8" r="3.6" fill="#fff" stroke="#212b32" stroke-width="1.6"/>)"},
    MarkRow{FunnelStanding::inside, PointState::common, "Within the limits",
            R"(<circle cx="8" cy="8" r="3.6" fill="#6f7f8a"/>)"},
};

ui::KeySample line(const chart::FunnelStroke& stroke, std::string words) {
  return {std::move(words), html::TrustedMarkup(fmt::format(
                                R"(<path d="M0 8H16" stroke="{}" stroke-width="{}" stroke-dasharray="{}"/>)",
                                stroke.colour, stroke.width, stroke.dashes.empty() ? "none" : stroke.dashes))};
}

}  // namespace

std::vector<ui::KeySample> funnel_key(const spc::Funnel& funnel, const spc::FunnelWording& wording) {
  std::vector<ui::KeySample> key;
  for (const MarkRow& row : kMarks) {
    const auto is_shown = [&](const spc::FunnelUnit& unit) {
      return unit.standing == row.standing && spc::funnel_state(unit, wording.better) == row.state;
    };
    if (std::ranges::any_of(funnel.units, is_shown))
      key.push_back({std::string(row.words), html::TrustedMarkup(std::string(row.mark))});
  }
  if (std::ranges::any_of(funnel.units, &spc::FunnelUnit::is_left_out))
    key.push_back({"Left out of average and judgement",
                   html::TrustedMarkup(R"(<circle cx="8" cy="8" r="3.6" fill="#fff" stroke="#4c6272" )"
                                       R"(stroke-width="1.4" stroke-dasharray="1.8 1.8"/>)")});
  key.push_back(line(chart::target_stroke(funnel), spc::funnel_target_name(funnel, wording)));
  key.push_back(line(chart::kOuterLimit, "99.8% limits"));
  key.push_back(line(chart::kInnerLimit, "95% limits"));
  return key;
}

}  // namespace qi::analysis
