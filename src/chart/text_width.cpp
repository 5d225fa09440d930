#include "chart/text_width.h"

#include "base/text.h"
#include "chart/font_widths.h"

namespace qi::chart {
namespace {

constexpr char32_t kEastAsianStart = 0x2E80;

struct Character {
  char32_t code = 0;
  std::size_t bytes = 1;
};

// Reads one character. A broken sequence counts as one sign of one byte: widths are for layout, not for validation.
Character character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  if (bytes == 1 || at + bytes > text.size()) return {lead, 1};
  char32_t code = lead & (0xFFu >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) code = (code << 6) | (byte(at + i) & 0x3Fu);
  return {code, bytes};
}

double advance(char32_t code, Weight weight) {
  const bool bold = weight == Weight::bold;
  if (code >= kFirstWidth && code < kFirstWidth + kWidthCount)
    return bold ? kBoldWidths[code - kFirstWidth] : kRegularWidths[code - kFirstWidth];
  for (const WidthOf& other : kOtherWidths)
    if (other.character == code) return bold ? other.bold : other.regular;
  return code >= kEastAsianStart ? kUnitsPerEm : kFigureWidth;
}

}  // namespace

double text_width(std::string_view text, double font_size, Weight weight) {
  double units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    units += advance(character.code, weight);
    at += character.bytes;
  }
  return units / kUnitsPerEm * font_size;
}

std::vector<std::string> wrapped(std::string_view text, double width, double font_size, Weight weight) {
  std::vector<std::string> lines;
  for (const std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    if (!lines.empty()) {
      const std::string longer = lines.back() + " " + std::string(word);
      if (text_width(longer, font_size, weight) <= width) {
        lines.back() = longer;
        continue;
      }
    }
    lines.emplace_back(word);
  }
  return lines;
}

std::string shortened(std::string_view text, double width, double font_size, Weight weight) {
  if (text_width(text, font_size, weight) <= width) return std::string(text);
  const double room = width - text_width("…", font_size, weight);
  std::size_t fits = 0;
  for (std::size_t at = 0; at < text.size();) {
    at += character_at(text, at).bytes;
    if (text_width(text.substr(0, at), font_size, weight) > room) break;
    fits = at;
  }
  if (fits == 0) return "";
  return std::string(trimmed(text.substr(0, fits))) + "…";
}

}  // namespace qi::chart
