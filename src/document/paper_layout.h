#pragma once
/// Where everything of a paper stands: pages of marks, each with the tag that it is read as.
/// It draws nothing: see pdf_writing.cpp.

#include <string>
#include <variant>
#include <vector>

#include "chart/svg_rendering.h"
#include "chart/text_width.h"
#include "document/paper.h"

namespace qi::document {

inline constexpr double kPageWidth = 841.89;  // A4 on its side, points
inline constexpr double kPageHeight = 595.28;
inline constexpr double kMargin = 36;
inline constexpr double kFooterHeight = 22;
inline constexpr std::string_view kPaperFont = "Liberation Sans";

enum class Ink { strong, soft, rule, band };

/// One line of text; `baseline` and `left` in points from the top left.
struct TextMark {
  double left = 0;
  double baseline = 0;
  double size = 9;
  chart::Weight weight = chart::Weight::regular;
  Ink ink = Ink::strong;
  std::string text;
};
struct BoxMark {
  chart::SvgPlace place;
  Ink ink = Ink::band;
  bool is_filled = true;
};
struct SvgMark {
  chart::SvgPlace place;
  std::string svg;
};
/// Opens or closes an element of the tag tree: "H1", "P", "Table".
struct TagBegin {
  std::string name;
};
struct TagEnd {
  std::string name;
};
using Mark = std::variant<TextMark, BoxMark, SvgMark, TagBegin, TagEnd>;

struct PaperPage {
  std::vector<Mark> marks;
};

struct PaperLayout {
  std::vector<PaperPage> pages;        ///< at least one
  std::vector<std::string> alt_texts;  ///< of the Figures, in reading order
};
PaperLayout laid_out(const Paper& paper);

}  // namespace qi::document
