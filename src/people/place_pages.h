#pragma once
/// The tree of places with its headcounts, and the page of one place. A page shows a view: it asks and decides nothing.
/// Forms that change places are in place_form_pages.h.

#include <optional>
#include <string>
#include <vector>

#include "html/page.h"
#include "people/asked_day.h"
#include "people/place_panels.h"
#include "ui/data_table.h"
#include "ui/pager.h"
#include "ui/segmented.h"
#include "ui/sheet.h"

namespace qi::people {

/// One place in a list; depth 0 stands at the margin.
struct PlaceLine {
  int depth = 0;
  std::string name;
  html::Url url = html::Url::path("/places");
  std::string kind;    ///< "Operating unit"
  std::string people;  ///< "1,204"
  std::string fte;     ///< "1,101.4"
};

struct PlacesPage {
  std::string done;   ///< what was just done; "" nothing
  std::string lead;   ///< "4,930 people in post on 30 April 2025, 4,612.3 whole-time equivalents."
  std::string rules;  ///< who is counted
  AskedDay day;
  std::string level;  ///< of the address
  std::vector<ui::Segment> levels;
  std::vector<PlaceLine> places;
  std::vector<ui::SideLink> deeds;  ///< what the reader may do
  std::optional<ui::SideLink> empty_step;
};
void places_page(html::Page& h, const PlacesPage& page);

/// Counted people under one heading: "Band 6", "Allied health professionals".
struct CountLine {
  std::string name;
  std::string people;
  std::string fte;
};

/// Somebody who works there.
struct WorkerLine {
  std::string name;
  html::Url url = html::Url::path("/people");
  std::string job;
  std::string place;  ///< below the place of the page; "" there itself
  std::string note;   ///< "Also works elsewhere", "Not counted: bank"; may be empty
};

/// Something that happened to the place.
struct PlaceEvent {
  std::string day;    ///< "1 April 2022"
  std::string words;  ///< "Dartford was merged into it."
  std::string told;   ///< "Known here since 12 March 2022", "From a staff feed"
};

struct PlacePage {
  std::string title;   ///< "Ashford Operating Unit"
  std::string kicker;  ///< "Operating unit · Operations, East · OU-ASHFORD"
  std::string lead;    ///< "183 people in post …"; or that it was not open
  std::string rules;
  AskedDay day;
  std::vector<ui::SideLink> deeds;
  std::vector<PlacePanel> panels;
  std::vector<PlaceLine> parts;
  std::vector<CountLine> bands;
  std::vector<CountLine> staff_groups;
  std::optional<std::string> find;  ///< a search among those who work there; nullopt: the reader may not see names
  std::string found_words;          ///< "1 to 50 of 183 people"
  std::vector<WorkerLine> workers;
  ui::Pager pager;
  std::vector<PlaceEvent> events;  ///< the newest first
  std::string done;                ///< what was just done; "" nothing
};
void place_page(html::Page& h, const PlacePage& page);

}  // namespace qi::people
