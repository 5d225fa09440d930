#pragma once
/// Writes SVG elements into one string: escaped text, short numbers, one element a line.
/// It never writes a style attribute (the pages' content policy forbids them) and knows no chart.

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "chart/box.h"
#include "chart/chart_style.h"

namespace qi::chart {

/// At most one decimal, no trailing zero, never "-0": 12.34 -> "12.3".
std::string coordinate(double value);
/// & < > " ' as entities; characters that XML does not allow are left out.
std::string escaped(std::string_view text);

struct Attribute {
  std::string_view name;
  std::string value;  ///< plain text: escaped when written

  Attribute(std::string_view attribute, std::string_view text) : name(attribute), value(text) {}
  template <class Number>
  requires std::integral<Number> || std::floating_point<Number> Attribute(std::string_view attribute, Number number)
      : name(attribute), value(coordinate(static_cast<double>(number))) {}
};
using Attributes = std::initializer_list<Attribute>;

enum class Anchor { start, middle, end };

class SvgWriter {
 public:
  /// `base_size` is the font size that every text style is a fraction of.
  explicit SvgWriter(double base_size) : base_size_(base_size) {}

  void open(std::string_view element, Attributes attributes);
  void close(std::string_view element);
  void empty(std::string_view element, Attributes attributes);
  /// <title> or <desc>, or a text run inside an element that is open.
  void element(std::string_view element, std::string_view text);

  void text(std::string_view words, Spot baseline, const TextStyle& style, Anchor anchor = Anchor::start);
  /// Plain words followed by words in bold on the same line: "Mean 74.8%".
  void text_then_bold(std::string_view plain, std::string_view bold, Spot baseline, const TextStyle& style);
  void line(Spot from, Spot to, std::string_view stroke, double width, std::string_view dashes = "");
  void path(std::string_view data, std::string_view stroke, double width, std::string_view dashes = "");

  double base_size() const { return base_size_; }
  std::string take() { return std::move(out_); }

 private:
  void start_text(Spot baseline, const TextStyle& style, Anchor anchor);
  void attribute(const Attribute& attribute);

  double base_size_;
  std::string out_;
};

/// "M12 40H80": path data from parts, numbers shortened.
std::string path_data(std::initializer_list<std::pair<char, Spot>> steps);

}  // namespace qi::chart
