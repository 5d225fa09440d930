#pragma once
/// One measure for every organisation side by side, each read against its own limits. Nobody is ranked: the order is by
/// name or by latest value, and England stands first. Pure; it writes no HTML: see comparison_pages.h.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "measures/wall/wall_view.h"
#include "ui/data_table.h"
#include "ui/key_values.h"

namespace qi::measures {

enum class ComparisonSort { name, latest };
std::string_view slug(ComparisonSort sort);
/// The order and the day of which the reader wants it; nullopt: now.
struct ComparisonQuery {
  ComparisonSort sort = ComparisonSort::name;
  std::optional<AsKnown> known;
};
html::Url comparison_url(MeasureId measure, const ComparisonQuery& query);
ComparisonSort read_comparison_sort(std::string_view slug);  ///< name, where it is not one of ours

/// One organisation's small chart.
struct ComparisonCard {
  std::string place;
  html::Url url = html::Url::path("#");
  spc::Variation variation = spc::Variation::not_enough_data;
  spc::Assurance assurance = spc::Assurance::none;
  html::TrustedMarkup sparkline;
  std::string value;
  std::string period;
  std::string age;      ///< "loaded 30 Apr 2025"; "" where figures are not stored
  std::string warning;  ///< "Data is late"; "" none
  std::string limits;   ///< "Mean 28:21, limits 19:44 to 36:58"
};

struct ComparisonPage {
  std::string kicker;
  std::string title;
  std::string lead;
  std::string target;  ///< "The chart's target is 18:00 (18-minute standard)."; "" where none
  std::vector<ui::Notice> notices;
  std::vector<ui::Segment> sorts;
  std::optional<KnownBanner> known;  ///< nullopt: the page of now
  KnownField known_field;
  html::Url action = html::Url::path("#");  ///< of the form that asks for a day
  std::string sort;                         ///< "latest"; "" the usual order
  std::vector<ui::MenuLink> downloads;      ///< empty where there is nothing to download
  std::vector<ComparisonCard> cards;
  std::optional<ui::DataTable> table;
  std::optional<ui::EmptyState> empty;  ///< no organisation has figures
};

/// `members` are all of one measure, as of the day of the query.
ComparisonPage comparison_page_of(const Measure& measure, const std::vector<WallMember>& members,
                                  const ComparisonQuery& query, Date today);

}  // namespace qi::measures
