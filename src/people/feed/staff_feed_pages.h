#pragma once
/// Giving a staff file, looking at what it would change, and the files that were taken. A page shows a view: it asks
/// and decides nothing.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "html/page.h"
#include "html/url.h"
#include "people/feed/staff_layout.h"
#include "ui/data_table.h"
#include "ui/key_values.h"

namespace qi::people {

struct StaffFeedPage {
  std::string lead;  ///< when the last file was taken, or that none was
  std::string done;  ///< a sentence; "" nothing
  std::string day;   ///< as typed
  std::vector<std::string> alarms;
  std::string where;  ///< the folder that is watched, or that none is
  ui::DataTable loads;
  ui::DataTable refusals;
  std::vector<FieldError> errors;
  html::Url action = html::Url::path("/staff-feed");
  std::string csrf_token;
};
void staff_feed_page(html::Page& h, const StaffFeedPage& page);

/// Changes of one kind, at most so many that a page holds.
struct ChangeGroup {
  std::string title;  ///< "Joiners"
  std::string id;
  std::size_t count = 0;
  ui::DataTable table;
  std::string more;  ///< "and 312 more"; "" all are shown
};

struct StaffFilePage {
  std::string file_name;
  std::string lead;  ///< "As on 31 March 2025: 5,874 rows, 5,870 taken, 5,801 as they were."
  std::vector<std::string> stops;
  std::vector<std::string> notes;
  std::vector<ui::Figure> figures;
  std::vector<ChangeGroup> groups;
  ui::DataTable oddities;
  std::string oddities_words;
  /// The columns, to be put right.
  std::vector<std::string> headings;
  StaffLayout layout;
  std::string day;  ///< as typed or read
  std::vector<FieldError> errors;
  /// "" when there is nothing to take: the plan could not be made, or changes nothing.
  std::string plan_digest;
  std::string nothing;  ///< why there is nothing to take
  html::Url columns_action = html::Url::path("/staff-feed");
  html::Url take_action = html::Url::path("/staff-feed");
  html::Url discard_action = html::Url::path("/staff-feed");
  std::string csrf_token;
};
void staff_file_page(html::Page& h, const StaffFilePage& page);

/// The name of the control for a field's column.
std::string column_control(StaffField field);

}  // namespace qi::people
