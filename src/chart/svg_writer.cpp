#include "chart/svg_writer.h"

#include <cmath>

#include "base/number.h"

namespace qi::chart {
namespace {

std::string_view anchor_name(Anchor anchor) {
  switch (anchor) {
    case Anchor::start: return "start";
    case Anchor::middle: return "middle";
    case Anchor::end: return "end";
  }
  return "start";
}

}  // namespace

std::string coordinate(double value) {
  return shortest(std::round(value * 10) / 10);
}

std::string escaped(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '"': safe += "&quot;"; break;
      case '\'': safe += "&#39;"; break;
      default:
        // XML 1.0 allows no control characters but tab and line ends.
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r') safe += c;
    }
  }
  return safe;
}

void SvgWriter::attribute(const Attribute& attribute) {
  if (attribute.value.empty()) return;
  out_ += ' ';
  out_ += attribute.name;
  out_ += "=\"";
  out_ += escaped(attribute.value);
  out_ += '"';
}

void SvgWriter::open(std::string_view element, Attributes attributes) {
  out_ += '<';
  out_ += element;
  for (const Attribute& each : attributes) attribute(each);
  out_ += ">\n";
}

void SvgWriter::close(std::string_view element) {
  out_ += "</";
  out_ += element;
  out_ += ">\n";
}

void SvgWriter::empty(std::string_view element, Attributes attributes) {
  out_ += '<';
  out_ += element;
  for (const Attribute& each : attributes) attribute(each);
  out_ += "/>\n";
}

void SvgWriter::element(std::string_view element, std::string_view text) {
  out_ += '<';
  out_ += element;
  out_ += '>';
  out_ += escaped(text);
  out_ += "</";
  out_ += element;
  out_ += ">\n";
}

void SvgWriter::start_text(Spot baseline, const TextStyle& style, Anchor anchor) {
  out_ += "<text";
  attribute({"x", baseline.x});
  attribute({"y", baseline.y});
  attribute({"class", style.css_class});
  attribute({"fill", style.fill});
  attribute({"font-family", kFontFamily});
  attribute({"font-size", shortest(std::round(style.factor * base_size_ * 100) / 100)});
  if (style.weight == Weight::bold) attribute({"font-weight", 700});
  if (anchor != Anchor::start) attribute({"text-anchor", anchor_name(anchor)});
  if (style.halo) {
    attribute({"paint-order", "stroke"});
    attribute({"stroke", kPaper});
    attribute({"stroke-width", 4});
    attribute({"stroke-linejoin", "round"});
  }
  out_ += '>';
}

void SvgWriter::text(std::string_view words, Spot baseline, const TextStyle& style, Anchor anchor) {
  if (words.empty()) return;
  start_text(baseline, style, anchor);
  out_ += escaped(words);
  out_ += "</text>\n";
}

void SvgWriter::text_then_bold(std::string_view plain, std::string_view bold, Spot baseline, const TextStyle& style) {
  start_text(baseline, style, Anchor::start);
  out_ += escaped(plain);
  out_ += " <tspan font-weight=\"700\">";
  out_ += escaped(bold);
  out_ += "</tspan></text>\n";
}

void SvgWriter::line(Spot from, Spot to, std::string_view stroke, double width, std::string_view dashes) {
  path(path_data({{'M', from}, {'L', to}}), stroke, width, dashes);
}

void SvgWriter::path(std::string_view data, std::string_view stroke, double width, std::string_view dashes) {
  empty("path",
        {{"d", data}, {"fill", "none"}, {"stroke", stroke}, {"stroke-width", width}, {"stroke-dasharray", dashes}});
}

std::string path_data(std::initializer_list<std::pair<char, Spot>> steps) {
  std::string data;
  for (const auto& [letter, spot] : steps) {
    data += letter;
    data += coordinate(spot.x);
    data += ' ';
    data += coordinate(spot.y);
  }
  return data;
}

}  // namespace qi::chart
