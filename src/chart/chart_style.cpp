#include "chart/chart_style.h"

namespace qi::chart {

std::string_view mark_colour(spc::PointState state) {
  switch (state) {
    case spc::PointState::improving: return kImprove;
    case spc::PointState::concerning: return kConcern;
    case spc::PointState::neutral:
    case spc::PointState::mixed: return kNeutral;
    case spc::PointState::missing:
    case spc::PointState::excluded:
    case spc::PointState::common: break;
  }
  return kCommon;
}

std::string_view word_colour(spc::PointState state) {
  switch (state) {
    case spc::PointState::improving: return kImproveText;
    case spc::PointState::concerning: return kConcernText;
    case spc::PointState::neutral:
    case spc::PointState::mixed: return kNeutral;
    case spc::PointState::missing:
    case spc::PointState::excluded:
    case spc::PointState::common: break;
  }
  return kInk;
}

spc::PointState state_of(const spc::Pattern& pattern, spc::Direction better) {
  if (!pattern.side || better == spc::Direction::neutral) return spc::PointState::neutral;
  const bool good = (*pattern.side == spc::Side::high) == (better == spc::Direction::increase);
  return good ? spc::PointState::improving : spc::PointState::concerning;
}

}  // namespace qi::chart
