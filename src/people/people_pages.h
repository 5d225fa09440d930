#pragma once
/// Finding people, and the page of one person. A page shows a view: it asks and decides nothing.
/// What somebody may see of a person is decided in people_routes.h.

#include <optional>
#include <string>
#include <vector>

#include "html/page.h"
#include "people/asked_day.h"
#include "ui/key_values.h"
#include "ui/pager.h"
#include "ui/sheet.h"

namespace qi::people {

struct FoundPerson {
  std::string name;
  html::Url url = html::Url::path("/people");
  std::string job;    ///< "" no post today
  std::string place;  ///< a path: "Operations, East, Ashford"
  std::string note;   ///< "Left on 3 March 2024"; may be empty
};

struct PeoplePage {
  std::string lead;  ///< by what one may find somebody
  std::string find;
  std::string found_words;  ///< "1 to 50 of 183 people"; "" before a search
  std::vector<FoundPerson> people;
  ui::Pager pager;
};
void people_page(html::Page& h, const PeoplePage& page);

/// One post of a person for some days.
struct PostLine {
  std::string job;
  std::string place;
  html::Url place_url = html::Url::path("/places");
  std::string days;     ///< "1 April 2022 to 30 June 2024", "since 1 July 2024"
  std::string note;     ///< "Secondment", "A further post"; may be empty
  std::string details;  ///< band, share of a week, contract, number; "" where the reader may not see them
};

struct PersonPage {
  std::string name;
  std::string kicker;  ///< job and place on the day
  std::string lead;
  AskedDay day;
  std::vector<ui::KeyValue> about;
  std::vector<PostLine> posts;        ///< the newest first
  std::vector<ui::SideLink> reports;  ///< who names them as manager on that day
  std::string reports_words;
};
void person_page(html::Page& h, const PersonPage& page);

}  // namespace qi::people
