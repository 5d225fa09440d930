#include "ui/chip.h"

namespace qi::ui {

Tone tone_of(spc::Variation variation) {
  switch (variation) {
    case spc::Variation::improving_high:
    case spc::Variation::improving_low: return Tone::improve;
    case spc::Variation::concerning_high:
    case spc::Variation::concerning_low: return Tone::concern;
    case spc::Variation::neutral_high:
    case spc::Variation::neutral_low:
    case spc::Variation::neutral_mixed: return Tone::neutral;
    case spc::Variation::not_enough_data:
    case spc::Variation::common: return Tone::common;
  }
  return Tone::common;
}

Tone tone_of(spc::PointState state) {
  switch (state) {
    case spc::PointState::improving: return Tone::improve;
    case spc::PointState::concerning: return Tone::concern;
    case spc::PointState::neutral:
    case spc::PointState::mixed: return Tone::neutral;
    case spc::PointState::missing:
    case spc::PointState::excluded:
    case spc::PointState::common: return Tone::common;
  }
  return Tone::common;
}

std::string_view tone_slug(Tone tone) {
  switch (tone) {
    case Tone::common: return "common";
    case Tone::improve: return "improve";
    case Tone::concern: return "concern";
    case Tone::neutral: return "neutral";
  }
  return "common";
}

void chip(html::Page& h, const Chip& chip) {
  h.span({{"class", "qt-chip qt-chip--" + std::string(tone_slug(chip.tone))}}, chip.text);
}

}  // namespace qi::ui
