#pragma once
/// The first page: for people who are signed in what needs their attention, for others what Qualitea is for.
/// It reads nothing: see home_reading.h.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "html/page.h"
#include "html/url.h"
#include "ui/tile.h"

namespace qi::home {

/// A task that takes two minutes.
struct QuickTask {
  std::string title;
  std::string detail;
  html::Url url;
};

/// How many of the measures of a wall stand where, in the rows of its matrix. They add up to `measures`.
struct SignalCounts {
  std::size_t measures = 0;
  std::size_t concerning = 0;
  std::size_t improving = 0;
  std::size_t changed = 0;  ///< unusual, neither good nor bad
  std::size_t steady = 0;
  std::size_t too_new = 0;  ///< fewer points than limits need

  std::size_t unusual() const { return concerning + improving + changed; }
};

/// A wall counted: the same measures in the same rows as on its page.
struct WallAtAGlance {
  std::string title;  ///< as the wall's switch calls it: "Trust"
  SignalCounts counts;
  html::Url wall = html::Url::path("#");
};

struct HomePage {
  std::string first_name;
  std::string day;                     ///< "Wednesday 30 April 2025"
  std::string figures_until;           ///< "March 2025"; "" when there are none
  std::vector<ui::SignalRow> signals;  ///< the first few: concerning, then improving, then changed
  std::vector<WallAtAGlance> walls;    ///< those that have measures: the trust's, then its units'
  std::vector<QuickTask> tasks;
  std::optional<html::Url> import;  ///< for those who may bring figures
};
void home_page(html::Page& h, const HomePage& page);

/// For visitors who are not signed in.
struct WelcomePage {
  std::string organisation;
  html::Url try_it;
  html::Url sign_in;
  html::Url chart_guide;
};
void welcome_page(html::Page& h, const WelcomePage& page);

}  // namespace qi::home
