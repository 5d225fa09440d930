#pragma once
/// The choices of the wall's address, read and written. Every filter is part of it, so that a wall can be shared and
/// works without scripts.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/url.h"
#include "http/form.h"
#include "measures/file_choices.h"
#include "measures/measure_urls.h"

namespace qi::measures {

enum class WallLevel { trust, units };
enum class WallSort { attention, name, change, target_gap };

struct WallQuery {
  std::string organisation;  ///< code; "" the site's own trust
  WallLevel level = WallLevel::trust;
  std::string find;  ///< words that name and place must hold
  std::string area;  ///< "" all
  WallSort sort = WallSort::attention;
  std::string variation;         ///< row of the matrix: "concern"; "" all
  std::string assurance;         ///< "fail"; "" all
  std::optional<AsKnown> known;  ///< as known on a day; nullopt: now
  bool operator==(const WallQuery&) const = default;
};

std::string_view title(WallLevel level);  ///< "Trust", "OU or contact centre"
std::string_view slug(WallSort sort);     ///< "attention", "name", "change", "target"
std::string_view title(WallSort sort);    ///< "Needs attention first", …

/// What is not a choice we offer is as if it was not given, but for the day.
/// refuses  what read_as_known refuses.
Result<WallQuery> read_wall_query(const http::Form& query, Date today);
/// What a wall's file takes; `areas` are those of the measures there are.
std::vector<FileChoice> wall_choices(std::vector<std::string> areas);
/// Only choices that differ from the defaults are written.
html::Url wall_url(const WallQuery& query);

/// The same wall as a file, with the same choices.
enum class WallFile { csv, workbook_xlsx, pdf };
/// "wall.csv", …: the whole address without its choices.
std::string_view file_name(WallFile file);
html::Url wall_file_url(WallFile file, const WallQuery& query);

}  // namespace qi::measures
