#pragma once
/// What slices that people knows nothing of show on the page of a place: titles, links and a few words.
/// What it means is theirs.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/context.h"
#include "ui/sheet.h"

namespace qi::people {

struct PanelLine {
  std::string title;
  html::Url url;
  std::string words;  ///< one sentence; may be empty
};

struct PlacePanel {
  std::string id;     ///< of its heading, unique on the page: "measures"
  std::string title;  ///< "Measures"
  std::vector<PanelLine> lines;
  std::optional<ui::SideLink> all;  ///< where the rest is
};

/// What there is to show of the place with that code, today. nullopt: nothing.
using PlacePanelMaker = std::function<std::optional<PlacePanel>(const shell::Context&, std::string_view code)>;

}  // namespace qi::people
