#pragma once
/// One measure on the wall, and the groups and list they stand in; and a signal of the home page.
/// It works out no verdict and draws no line: both arrive as values.

#include <string>
#include <vector>

#include "html/page.h"
#include "html/url.h"
#include "spc/analysis.h"
#include "spc/sentence.h"

namespace qi::ui {

struct Tile {
  std::string name;
  std::string place;  ///< second line: "Ashford", "SECAmb"; "" none
  html::Url url;
  spc::Variation variation = spc::Variation::not_enough_data;
  spc::Assurance assurance = spc::Assurance::none;
  html::TrustedMarkup sparkline;  ///< chart::sparkline
  std::string value;              ///< "9:15"; "–" when there is none
  std::string target;             ///< "7:00"; "" none
  std::string age;                ///< "to Mar 2025, loaded 30 Apr 2025"; "" none
  std::string warning;            ///< "Data is late"; "" none
};

struct TileGroup {
  std::string id;     ///< of its heading
  std::string title;  ///< "Response"
  std::vector<Tile> tiles;
};
/// Groups of tiles with counts in their headings ("66 measures: 13 concerning, 20 improving, 33 with no real change").
void tile_groups(html::Page& h, const std::vector<TileGroup>& groups);

/// A signal that needs attention: icons, what, sentence, sparkline and value.
struct SignalRow {
  std::string name;
  std::string place;
  html::Url url;
  spc::Variation variation = spc::Variation::not_enough_data;
  spc::Assurance assurance = spc::Assurance::none;
  spc::Verdict sentence;
  html::TrustedMarkup sparkline;
  std::string value;
};
void signal_list(html::Page& h, const std::vector<SignalRow>& rows);

}  // namespace qi::ui
