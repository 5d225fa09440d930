#pragma once
/// Everything the quality control wall shows, built from rows: which measures, in which order, counted how, and where
/// to look first. Pure: no query and no clock. It writes no HTML: see wall_pages.h.

#include <optional>
#include <string>
#include <vector>

#include "measures/series_reading.h"
#include "measures/wall/wall_query.h"
#include "ui/empty_state.h"
#include "ui/menu.h"
#include "ui/notice.h"
#include "ui/segmented.h"
#include "ui/select_field.h"
#include "ui/tile.h"
#include "ui/verdict_matrix.h"

namespace qi::measures {

/// A series with its reading: what a tile is made from.
struct WallMember {
  SeriesFigures figures;
  SeriesReading reading;
};
/// Reads each series. Closed measures and series without a usable point are left out.
std::vector<WallMember> wall_members(std::vector<SeriesFigures> figures);

/// Those that fit the choices, in their order, by area in the order in which areas first appear: what wall and files
/// show.
std::vector<const WallMember*> shown_members(const std::vector<WallMember>& members, const WallQuery& query);

/// How urgently people should look: 0 is most urgent. Concerning and failing come first, then concerning, then steady
/// and failing; what improves or meets its target comes last.
int attention_rank(spc::Variation variation, spc::Assurance assurance);
/// How far the latest value lies from the mean, in sigmas. 0 where there are no limits.
double change_in_sigmas(const WallMember& member);
/// How far the latest value misses its target, in sigmas; negative where it meets it; nullopt without a target.
std::optional<double> target_gap_in_sigmas(const WallMember& member);

/// One line of "Where to look first".
struct LookFirst {
  std::string headline;  ///< "3 measures are getting worse and will keep missing target."
  std::string advice;
  std::vector<ui::SideLink> measures;  ///< at most two
};

struct WallPage {
  std::string kicker;
  std::string title;
  WallQuery query;
  std::vector<ui::Segment> levels;   ///< empty where there are no units
  std::optional<KnownBanner> known;  ///< nullopt: the wall of now
  KnownField known_field;
  Date today;                           ///< of the wall: the day as of which it is known
  std::string period;                   ///< "March 2025"; "" where measures differ too much to say
  std::vector<ui::MenuLink> downloads;  ///< empty where there is nothing to download
  std::vector<ui::Notice> notices;
  std::optional<ui::EmptyState> empty;  ///< no figures at all: stands instead of the rest
  ui::VerdictMatrix matrix;
  std::vector<LookFirst> look_first;
  std::string chance_words;  ///< how many signals a wall of this size shows by chance
  std::vector<ui::Choice> areas;
  std::vector<ui::Choice> sorts;
  std::string count_words;  ///< "17 of 200 measures"
  std::vector<ui::TileGroup> groups;
  std::optional<ui::EmptyState> no_match;  ///< a filter left nothing
};

struct WallQuestion {
  const std::vector<WallMember>& members;
  const WallQuery& query;
  const Organisation& organisation;  ///< the trust, also where units are shown
  bool has_units = false;
  bool may_change = false;
  Date today{};
};
WallPage wall_page_of(const WallQuestion& question);

}  // namespace qi::measures
