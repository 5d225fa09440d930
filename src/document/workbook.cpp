#include "document/workbook.h"

#include <algorithm>
#include <cmath>

#include "base/assert.h"
#include "base/text.h"

namespace qi::document {
namespace {

constexpr std::size_t kLongestCell = 32'767;  // characters: Excel's own limit
constexpr std::size_t kLongestSheetName = 31;
constexpr double kSecondsInADay = 86'400;
constexpr double kHundred = 100;

/// The first `most` characters of well-formed UTF-8.
std::string beginning(std::string_view text, std::size_t most) {
  std::size_t end = 0, characters = 0;
  while (end < text.size()) {
    const bool starts = (static_cast<unsigned char>(text[end]) & 0xC0) != 0x80;
    if (starts && characters++ == most) break;
    ++end;
  }
  return std::string(text.substr(0, end));
}

/// Excel refuses some letters, an apostrophe at either end, and keeps "History" for itself. Apostrophes become the
/// typographic one everywhere: inside they would have to be doubled in every reference, which libxlsxwriter does not
/// undo.
std::string fitting_name(std::string_view wanted) {
  std::string name;
  for (const char c : wanted) {
    const bool refused = std::string_view("[]:*?/\\").find(c) != std::string_view::npos;
    if (c == '\'')
      name += "\u2019";
    else
      name += refused || static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  name = trimmed(beginning(trimmed(name), kLongestSheetName));
  return name.empty() || lowered(name) == "history" ? "Sheet" : name;
}

}  // namespace

Cell Cell::text(std::string words, CellLook look) {
  if (words.size() > kLongestCell) words = beginning(words, kLongestCell);
  Cell cell;
  cell.held = std::move(words);
  cell.look = look;
  return cell;
}

Cell Cell::number(double value, const ValueFormat& format) {
  if (!std::isfinite(value)) return {};
  Cell cell;
  cell.held = Number{value, format};
  return cell;
}

Cell Cell::number(std::optional<double> value, const ValueFormat& format) {
  return value ? number(*value, format) : Cell{};
}

Cell Cell::day(Date date, Frequency shown_as) {
  Cell cell;
  cell.held = Day{date, shown_as};
  return cell;
}

std::vector<std::string> sheet_names(const Workbook& workbook) {
  std::vector<std::string> names;
  const auto taken = [&](const std::string& name) {
    return std::ranges::any_of(names, [&](const std::string& each) { return lowered(each) == lowered(name); });
  };
  for (const Sheet& sheet : workbook.sheets) {
    const std::string wanted = fitting_name(sheet.name);
    std::string name = wanted;
    for (int count = 2; taken(name); ++count) {
      const std::string ending = " " + std::to_string(count);
      name = beginning(wanted, kLongestSheetName - ending.size()) + ending;
    }
    names.push_back(std::move(name));
  }
  return names;
}

double spreadsheet_number(double value, const ValueFormat& format) {
  switch (format.style) {
    case ValueStyle::number: return value;
    case ValueStyle::percent: return value / kHundred;
    case ValueStyle::minutes_seconds: return value / kSecondsInADay;
  }
  stop_at("a known value style", __FILE__, __LINE__);
}

std::string spreadsheet_format(const ValueFormat& format) {
  const std::string decimals =
      format.decimals > 0 ? "." + std::string(static_cast<std::size_t>(format.decimals), '0') : "";
  switch (format.style) {
    case ValueStyle::number: return "#,##0" + decimals;
    case ValueStyle::percent: return "0" + decimals + "%";
    case ValueStyle::minutes_seconds: return "[m]:ss";
  }
  stop_at("a known value style", __FILE__, __LINE__);
}

}  // namespace qi::document
