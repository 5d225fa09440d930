#include "measures/measure_urls.h"

#include "base/assert.h"

namespace qi::measures {
namespace {

std::string series_path(MeasureId measure, std::string_view organisation_code) {
  return "/measures/" + to_text(measure) + "/" + html::url_encoded(organisation_code);
}

html::Url with_chart_choices(html::Url url, const MeasureQuery& query) {
  if (query.last_points) url = url.with("period", std::to_string(*query.last_points));
  if (query.target) url = url.with("target", to_text(*query.target));
  if (query.season == Season::adjusted) url = url.with("season", "adjusted");
  return with_as_known(std::move(url), query.known);
}

}  // namespace

html::Url measure_url(MeasureId measure, std::string_view organisation_code) {
  return html::Url::path(series_path(measure, organisation_code));
}

html::Url measure_url(MeasureId measure, std::string_view organisation_code, const MeasureQuery& query) {
  const html::Url url = with_chart_choices(measure_url(measure, organisation_code), query);
  return query.all_rows ? url.with("rows", "all") : url;
}

std::string_view file_name(MeasureFile file) {
  switch (file) {
    case MeasureFile::chart_png: return "chart.png";
    case MeasureFile::chart_svg: return "chart.svg";
    case MeasureFile::chart_pdf: return "chart.pdf";
    case MeasureFile::workbook_xlsx: return "workbook.xlsx";
    case MeasureFile::moving_range_svg: return "moving-range.svg";
    case MeasureFile::data_csv: return "data.csv";
  }
  stop_at("a known file", __FILE__, __LINE__);
}

html::Url measure_file_url(MeasureId measure, std::string_view organisation_code, MeasureFile file,
                           const MeasureQuery& query) {
  const std::string path = series_path(measure, organisation_code) + "/" + std::string(file_name(file));
  return with_chart_choices(html::Url::path(path), query);
}

html::Url figure_history_url(MeasureId measure, std::string_view organisation_code, Date period) {
  return html::Url::path(series_path(measure, organisation_code) + "/figures/" + to_iso(period) + "/history");
}

html::Url comparison_url(MeasureId measure, const std::optional<AsKnown>& known) {
  return with_as_known(html::Url::path("/measures/" + to_text(measure)), known);
}

html::Url comparison_csv_url(MeasureId measure, const std::optional<AsKnown>& known) {
  return with_as_known(html::Url::path("/measures/" + to_text(measure) + ".csv"), known);
}

html::Url catalogue_csv_url() {
  return html::Url::path("/measures.csv");
}

html::Url add_point_url(MeasureId measure, std::string_view organisation_code) {
  return html::Url::path(series_path(measure, organisation_code) + "/figures/new");
}

html::Url import_points_url(MeasureId measure, std::string_view organisation_code) {
  return html::Url::path(series_path(measure, organisation_code) + "/figures/import");
}

html::Url follow_url(MeasureId measure, std::string_view organisation_code) {
  return html::Url::path(series_path(measure, organisation_code) + "/follow");
}

html::Url unfollow_url(MeasureId measure, std::string_view organisation_code) {
  return html::Url::path(series_path(measure, organisation_code) + "/unfollow");
}

html::Url change_measure_url(MeasureId measure) {
  return html::Url::path("/measures/" + to_text(measure) + "/definition");
}

html::Url close_measure_url(MeasureId measure) {
  return html::Url::path("/measures/" + to_text(measure) + "/closure");
}

html::Url chart_choices_url(MeasureId measure, std::string_view organisation_code) {
  return html::Url::path(series_path(measure, organisation_code) + "/choices");
}

html::Url change_targets_url(MeasureId measure, std::string_view organisation_code) {
  return chart_choices_url(measure, organisation_code).fragment("targets");
}

html::Url change_notes_url(MeasureId measure, std::string_view organisation_code) {
  return chart_choices_url(measure, organisation_code).fragment("events");
}

html::Url change_phases_url(MeasureId measure, std::string_view organisation_code) {
  return chart_choices_url(measure, organisation_code).fragment("phases");
}

html::Url change_exclusions_url(MeasureId measure, std::string_view organisation_code) {
  return chart_choices_url(measure, organisation_code).fragment("exclusions");
}

html::Url wall_url(const std::optional<AsKnown>& known) {
  return with_as_known(html::Url::path("/measures"), known);
}

html::Url organisation_wall_url(std::string_view organisation_code, const std::optional<AsKnown>& known) {
  return with_as_known(wall_url().with("organisation", organisation_code), known);
}

html::Url chart_guide_url() {
  return html::Url::path("/guide/charts");
}

}  // namespace qi::measures
