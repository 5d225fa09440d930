#include "tabular/heading_block.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace qi::tabular {

namespace {

using About = TellingRow::About;

constexpr std::array<std::pair<std::string_view, About>, 14> kTellingWords{{
    {"target", About::target},
    {"goal", About::target},
    {"standard", About::target},
    {"improvement", About::improvement},
    {"direction", About::improvement},
    {"high or low is good", About::improvement},
    {"higher or lower is better", About::improvement},
    {"desired direction", About::improvement},
    {"good is", About::improvement},
    {"polarity", About::improvement},
    {"unit", About::unit},
    {"place", About::place},
    {"organisation", About::place},
    {"site", About::place},
}};
constexpr std::array<std::string_view, 8> kNameWords{"measure", "metric", "kpi",        "indicator",
                                                     "name",    "title",  "chart name", "chart title"};

/// Without a colon at its end, lowered.
std::string label_of(std::string_view cell) {
  std::string low = lowered(trimmed(cell));
  while (!low.empty() && (low.back() == ':' || low.back() == ' ')) low.pop_back();
  return low;
}

bool is_name_label(std::string_view label) {
  return std::ranges::any_of(kNameWords, [&](std::string_view word) {
    return label == word || (label.starts_with(word) && (label.ends_with(" name") || label.ends_with(" title")));
  });
}

/// The only cell with text to the right of the first one; "" where there are several.
std::string only_value(const PastedRow& row, std::size_t first) {
  std::string value;
  for (std::size_t i = first + 1; i < row.cells.size(); ++i) {
    if (row.cells[i].empty()) continue;
    if (!value.empty()) return {};
    value = row.cells[i];
  }
  return value;
}

void put(std::string& into, const std::string& value) {
  if (into.empty()) into = value;
}

/// "Target: 90%" in one cell, or "Target" with "90%" beside it.
bool told_once(HeadingBlock& block, std::string_view cell, std::string value) {
  const std::size_t colon = cell.find(':');
  if (value.empty() && colon != std::string_view::npos) {
    value = trimmed(cell.substr(colon + 1));
    cell = cell.substr(0, colon);
  }
  if (value.empty()) return false;
  const std::string label = label_of(cell);
  if (is_name_label(label)) {
    put(block.name, value);
    return true;
  }
  const auto about = about_in(label);
  if (!about) return false;
  switch (*about) {
    case About::target: put(block.target, value); break;
    case About::improvement: put(block.improvement, value); break;
    case About::unit: put(block.unit, value); break;
    case About::place: put(block.place, value); break;
  }
  return true;
}

}  // namespace

std::optional<About> about_in(std::string_view cell) {
  const std::string label = label_of(cell);
  for (const auto& [word, about] : kTellingWords)
    if (label == word || (label.starts_with(word) && label.size() < word.size() + 20)) return about;
  return std::nullopt;
}

HeadingBlock read_heading_block(const PastedCells& cells, const LayoutChoices& choices) {
  HeadingBlock block;
  const std::size_t end = std::min(choices.first_row, cells.rows.size());
  for (std::size_t row = 0; row < end; ++row) {
    const PastedRow& above = cells.rows[row];
    for (const std::string& cell : above.cells) {
      if (cell.empty() || cell.size() > 200) continue;
      const std::string low = lowered(cell);
      block.names_making_data_count |=
          low.find("making data count") != std::string::npos || low.find("plotthedots") != std::string::npos;
      block.names_life_qi |= low.find("life qi") != std::string::npos || low.find("lifeqi") != std::string::npos;
    }
    if (row == choices.heading_row) continue;
    const auto first = std::ranges::find_if(above.cells, [](const std::string& cell) { return !cell.empty(); });
    if (first == above.cells.end()) continue;
    const std::string value = only_value(above, static_cast<std::size_t>(first - above.cells.begin()));
    // Between the headings and the figures a row speaks of each column, even when there is one column only.
    const bool below_heading = choices.heading_row && row > *choices.heading_row;
    const bool several = std::ranges::count_if(above.cells, [](const std::string& cell) { return !cell.empty(); }) > 2;
    if (const auto about = about_in(*first); about && (below_heading || several)) {
      block.telling.push_back({*about, row});
      continue;
    }
    if (!several && told_once(block, *first, value)) continue;
    for (const std::string& cell : above.cells)
      if (!cell.empty()) block.title += (block.title.empty() ? "" : "; ") + cell.substr(0, 200);
  }
  return block;
}

}  // namespace qi::tabular
