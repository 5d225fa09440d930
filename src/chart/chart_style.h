#pragma once
/// Colours, text sizes and mark sizes of every drawing, as the design specification names them.
/// A style is written both as a class (for the page's style sheet) and as attributes (so that a file stands alone).

#include <string_view>

#include "chart/text_width.h"
#include "spc/analysis.h"

namespace qi::chart {

inline constexpr std::string_view kInk = "#212b32";
inline constexpr std::string_view kInk2 = "#4c6272";
inline constexpr std::string_view kRule = "#aeb7bd";
inline constexpr std::string_view kGrid = "#e4e9ec";
inline constexpr std::string_view kBand = "#f3f6f8";
inline constexpr std::string_view kPaper = "#fff";
inline constexpr std::string_view kImprove = "#007fbd";
inline constexpr std::string_view kImproveText = "#00568a";
inline constexpr std::string_view kConcern = "#d4550a";
inline constexpr std::string_view kConcernText = "#9c3d00";
inline constexpr std::string_view kCommon = "#6f7f8a";
inline constexpr std::string_view kNeutral = "#5b2c9d";
inline constexpr std::string_view kTarget = "#b0191b";
inline constexpr std::string_view kTargetDashes = "12 4";
// 3.1 : 1 on the band between the limits; anything lighter falls below 3 : 1 there.
inline constexpr std::string_view kDataLine = "#7d8b96";
inline constexpr std::string_view kFontFamily = "Arial, 'Liberation Sans', sans-serif";

/// One kind of text. `factor` is of the drawing's base size and equals the rule of the same class in app.css.
struct TextStyle {
  std::string_view css_class;
  double factor = 1;
  Weight weight = Weight::regular;
  std::string_view fill = kInk;
  bool halo = false;

  TextStyle coloured(std::string_view colour) const {
    TextStyle same = *this;
    same.fill = colour;
    return same;
  }
};
inline constexpr TextStyle kAxisText{"t-ax", .95, Weight::regular, kInk2};
inline constexpr TextStyle kYearText{"t-yr", .95, Weight::bold};
inline constexpr TextStyle kHeadingText{"t-b", .95, Weight::bold};
inline constexpr TextStyle kSubheadingText{"t-sub", .92, Weight::regular, kInk2};
inline constexpr TextStyle kNoteText{"t-note t-halo", .95, Weight::bold, kInk, true};
inline constexpr TextStyle kLabelText{"t-lab", 1};
inline constexpr TextStyle kPlotLabelText{"t-sub t-halo", .92, Weight::bold, kInk, true};
inline constexpr TextStyle kEventText{"t-ev", .9, Weight::bold, kNeutral};
inline constexpr TextStyle kEventLabelText{"t-evl", .92};
inline constexpr TextStyle kTipText{"t-tip", 1, Weight::bold, kPaper};
inline constexpr TextStyle kTipMoreText{"t-tip2", .93, Weight::regular, kPaper};

inline double width_of(std::string_view text, const TextStyle& style, double base_size) {
  return text_width(text, style.factor * base_size, style.weight);
}

/// The colour of a mark or bracket, and of words in that state's colour.
std::string_view mark_colour(spc::PointState state);
std::string_view word_colour(spc::PointState state);
/// What a pattern means for this measure: improving, concerning, or neutral where neither is good.
spc::PointState state_of(const spc::Pattern& pattern, spc::Direction better);

}  // namespace qi::chart
