#pragma once
/// Reads the words and marks back out of a drawn SVG, with the boxes they cover, so that tests can ask what collides.
/// It understands what SvgWriter writes, not SVG at large.

#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "chart/box.h"
#include "chart/text_width.h"

namespace qi::support {

struct DrawnText {
  std::string words;
  std::string css_class;
  chart::Box box;
};

inline std::string attribute_of(const std::string& tag, const std::string& name) {
  std::smatch found;
  return std::regex_search(tag, found, std::regex(" " + name + "=\"([^\"]*)\"")) ? found[1].str() : "";
}

inline std::vector<DrawnText> texts_of(const std::string& svg) {
  constexpr double kCapitals = 0.72;
  constexpr double kTails = 0.2;
  std::vector<DrawnText> texts;
  const std::regex element("<text([^>]*)>(.*?)</text>");
  for (std::sregex_iterator at(svg.begin(), svg.end(), element), end; at != end; ++at) {
    const std::string tag = (*at)[1];
    const std::string inner = (*at)[2];
    const std::size_t run = inner.find("<tspan");
    const std::string plain = inner.substr(0, run);
    std::string bold;
    if (run != std::string::npos) bold = std::regex_replace(inner.substr(run), std::regex("<[^>]*>"), "");
    const double size = std::stod(attribute_of(tag, "font-size"));
    const chart::Weight weight =
        attribute_of(tag, "font-weight") == "700" ? chart::Weight::bold : chart::Weight::regular;
    const double width = chart::text_width(plain, size, weight) + chart::text_width(bold, size, chart::Weight::bold);
    const std::string anchor = attribute_of(tag, "text-anchor");
    double left = std::stod(attribute_of(tag, "x"));
    if (anchor == "middle") left -= width / 2;
    if (anchor == "end") left -= width;
    const double baseline = std::stod(attribute_of(tag, "y"));
    texts.push_back({plain + bold,
                     attribute_of(tag, "class"),
                     {left, baseline - kCapitals * size, left + width, baseline + kTails * size}});
  }
  return texts;
}

/// The words of the chart itself: a sheet's chart stands inside the one translated group.
inline std::string chart_part(const std::string& sheet) {
  const std::size_t start = sheet.find("<g transform");
  const std::size_t end = sheet.rfind("</g>");
  return sheet.substr(start, sheet.find("</g>\n<", end) - start);
}

/// Pairs of texts that cover each other, as "a | b".
inline std::vector<std::string> collisions(const std::vector<DrawnText>& texts) {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < texts.size(); ++i)
    for (std::size_t k = i + 1; k < texts.size(); ++k)
      if (chart::overlap(texts[i].box, texts[k].box)) found.push_back(texts[i].words + " | " + texts[k].words);
  return found;
}

}  // namespace qi::support
