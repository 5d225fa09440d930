#pragma once
/// Addresses of measures: every link to a measure, its files, the wall and the comparison comes from here.
/// It does not say who may open them, and does not read a request: see measure_query.h and wall_query.h.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "html/url.h"
#include "measures/as_known.h"
#include "measures/chart_choices.h"
#include "measures/measure.h"

namespace qi::measures {

/// `organisation_code` as stored: "RYD". It is encoded here.
html::Url measure_url(MeasureId measure, std::string_view organisation_code);

enum class Season { as_recorded, adjusted };

/// What a reader may choose about the chart of a measure; the address holds all of it, so that a view can be shared.
struct MeasureQuery {
  std::optional<std::size_t> last_points;  ///< only the last so many on the chart; nullopt: all
  std::optional<TargetId> target;          ///< judge against this one; nullopt: the standard or local target
  bool all_rows = false;                   ///< every row of the table
  std::optional<AsKnown> known;            ///< as known on a day; nullopt: now
  Season season = Season::as_recorded;
  bool operator==(const MeasureQuery&) const = default;
};
html::Url measure_url(MeasureId measure, std::string_view organisation_code, const MeasureQuery& query);

enum class MeasureFile { chart_png, chart_svg, chart_pdf, moving_range_svg, data_csv, workbook_xlsx };
/// "chart.png", …: the last part of the address.
std::string_view file_name(MeasureFile file);
html::Url measure_file_url(MeasureId measure, std::string_view organisation_code, MeasureFile file,
                           const MeasureQuery& query);

/// Everything ever known about one period; `period` is its first day.
html::Url figure_history_url(MeasureId measure, std::string_view organisation_code, Date period);

/// One measure for every organisation.
html::Url comparison_url(MeasureId measure, const std::optional<AsKnown>& known = std::nullopt);

/// One measure for every organisation as CSV.
html::Url comparison_csv_url(MeasureId measure, const std::optional<AsKnown>& known = std::nullopt);
/// Every measure's definition: as it is now, for no other is kept.
html::Url catalogue_csv_url();

/// Forms of contributors.
html::Url add_point_url(MeasureId measure, std::string_view organisation_code);
html::Url import_points_url(MeasureId measure, std::string_view organisation_code);
html::Url change_measure_url(MeasureId measure);
html::Url close_measure_url(MeasureId measure);
/// Targets, notes, recalculated limits and points left out; the four below lead to their part of it.
html::Url chart_choices_url(MeasureId measure, std::string_view organisation_code);
html::Url change_targets_url(MeasureId measure, std::string_view organisation_code);
html::Url change_notes_url(MeasureId measure, std::string_view organisation_code);
html::Url change_phases_url(MeasureId measure, std::string_view organisation_code);
html::Url change_exclusions_url(MeasureId measure, std::string_view organisation_code);

/// Follow and unfollow are posted.
html::Url follow_url(MeasureId measure, std::string_view organisation_code);
html::Url unfollow_url(MeasureId measure, std::string_view organisation_code);

html::Url wall_url(const std::optional<AsKnown>& known = std::nullopt);
/// The wall of another organisation than the site's own.
html::Url organisation_wall_url(std::string_view organisation_code, const std::optional<AsKnown>& known = std::nullopt);
html::Url chart_guide_url();

}  // namespace qi::measures
