#include "document/workbook_charts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <stdexcept>

#include "base/assert.h"
#include "chart/chart_style.h"

namespace qi::document {
namespace {

constexpr double kFontSize = 10;
constexpr double kTitleSize = 12;
constexpr double kDefaultWidth = 480;  // of a chart in libxlsxwriter, pixels
constexpr double kDefaultHeight = 288;
constexpr std::size_t kMostDateLabels = 16;

lxw_color_t colour(std::string_view css) {
  lxw_color_t value = 0;
  std::from_chars(css.data() + 1, css.data() + css.size(), value, 16);
  return css.size() == 4 ? 0xFFFFFF : value;
}

lxw_chart_font font_of(double size, std::string_view css) {
  static char face[] = "Arial";  // libxlsxwriter takes it without const, and copies it
  lxw_chart_font font{};
  font.name = face;
  font.size = size;
  font.color = colour(css);
  return font;
}

struct Line {
  std::string_view colour;
  float width = 1;
  std::uint8_t dash = LXW_CHART_LINE_DASH_SOLID;
};
struct Mark {
  std::uint8_t type = LXW_CHART_MARKER_NONE;
  std::uint8_t size = 5;
  std::string_view colour;
};
struct Look {
  std::optional<Line> line;
  std::optional<Mark> mark;
};

Look look_of(SeriesLook look) {
  using namespace chart;
  switch (look) {
    case SeriesLook::data: return {Line{kDataLine, 1.5}, Mark{LXW_CHART_MARKER_CIRCLE, 5, kCommon}};
    case SeriesLook::centre: return {Line{kInk, 1.5}, std::nullopt};
    case SeriesLook::limit: return {Line{kInk2, 1.25, LXW_CHART_LINE_DASH_DASH}, std::nullopt};
    case SeriesLook::target: return {Line{kTarget, 1.5, LXW_CHART_LINE_DASH_LONG_DASH}, std::nullopt};
    case SeriesLook::improving: return {std::nullopt, Mark{LXW_CHART_MARKER_CIRCLE, 9, kImprove}};
    case SeriesLook::concerning: return {std::nullopt, Mark{LXW_CHART_MARKER_DIAMOND, 10, kConcern}};
    case SeriesLook::neutral: return {std::nullopt, Mark{LXW_CHART_MARKER_SQUARE, 8, kNeutral}};
    case SeriesLook::excluded: return {std::nullopt, Mark{LXW_CHART_MARKER_X, 8, kInk2}};
  }
  stop_at("a known look", __FILE__, __LINE__);
}

void dress(lxw_chart_series* series, const Look& look) {
  lxw_chart_line line{};
  if (look.line) {
    line.color = colour(look.line->colour);
    line.width = look.line->width;
    line.dash_type = look.line->dash;
  } else {
    line.none = LXW_TRUE;
  }
  chart_series_set_line(series, &line);
  if (!look.mark) {
    chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
    return;
  }
  chart_series_set_marker_type(series, look.mark->type);
  chart_series_set_marker_size(series, look.mark->size);
  lxw_chart_line edge{};
  const bool is_cross = look.mark->type == LXW_CHART_MARKER_X;
  edge.color = is_cross ? colour(look.mark->colour) : 0xFFFFFF;
  edge.width = is_cross ? 1.5F : 0.75F;
  chart_series_set_marker_line(series, &edge);
  lxw_chart_fill fill{};
  fill.color = colour(look.mark->colour);
  chart_series_set_marker_fill(series, &fill);
}

/// A label every so many periods, so that no more than kMostDateLabels stand on the axis.
std::uint16_t label_interval(std::size_t periods, Frequency frequency) {
  constexpr std::array<std::uint16_t, 6> kMonths{1, 2, 3, 6, 12, 24};
  constexpr std::array<std::uint16_t, 8> kOthers{1, 2, 4, 7, 13, 26, 52, 104};
  const auto fits = [&](std::uint16_t step) { return periods / step <= kMostDateLabels; };
  if (frequency == Frequency::month) {
    const auto found = std::ranges::find_if(kMonths, fits);
    if (found != kMonths.end()) return *found;
  } else if (const auto found = std::ranges::find_if(kOthers, fits); found != kOthers.end()) {
    return *found;
  }
  return static_cast<std::uint16_t>(std::min<std::size_t>(periods / kMostDateLabels + 1, 65'535));
}

std::string range_of(const std::string& sheet, std::size_t column, std::size_t first, std::size_t last) {
  char letters[LXW_MAX_COL_NAME_LENGTH + 1] = {};
  lxw_col_to_name(letters, static_cast<lxw_col_t>(column), LXW_TRUE);
  return "='" + sheet + "'!" + letters + "$" + std::to_string(first + 1) + ":" + letters + "$" +
         std::to_string(last + 1);
}

void dress_axes(lxw_chart* drawn, const LineChart& chart) {
  lxw_chart_font font = font_of(kFontSize, chart::kInk2);
  chart_axis_set_num_font(drawn->x_axis, &font);
  chart_axis_set_num_format(drawn->x_axis, date_format(chart.frequency).c_str());
  const std::uint16_t step = label_interval(chart.last_row - chart.first_row + 1, chart.frequency);
  chart_axis_set_interval_unit(drawn->x_axis, step);
  chart_axis_set_interval_tick(drawn->x_axis, step);
  chart_axis_set_label_position(drawn->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);

  chart_axis_set_num_font(drawn->y_axis, &font);
  chart_axis_set_num_format(drawn->y_axis, spreadsheet_format(chart.format).c_str());
  chart_axis_set_min(drawn->y_axis, spreadsheet_number(chart.low, chart.format));
  chart_axis_set_max(drawn->y_axis, spreadsheet_number(chart.high, chart.format));
  chart_axis_set_major_unit(drawn->y_axis, spreadsheet_number(chart.step, chart.format));
  chart_axis_set_crossing_min(drawn->y_axis);
  lxw_chart_line grid{};
  grid.color = colour(chart::kGrid);
  grid.width = 0.75;
  chart_axis_major_gridlines_set_line(drawn->y_axis, &grid);
  lxw_chart_line none{};
  none.none = LXW_TRUE;
  chart_axis_set_line(drawn->y_axis, &none);
}

}  // namespace

std::string date_format(Frequency shown_as) {
  switch (shown_as) {
    case Frequency::month:
    case Frequency::quarter: return "mmm yyyy";
    case Frequency::year: return "yyyy";
    case Frequency::day:
    case Frequency::week: return "d mmm yyyy";
  }
  stop_at("a known frequency", __FILE__, __LINE__);
}

void add_line_chart(lxw_workbook* book, lxw_worksheet* sheet, const LineChart& chart,
                    const std::vector<std::string>& names) {
  lxw_chart* drawn = workbook_add_chart(book, LXW_CHART_LINE);
  if (!drawn) throw std::runtime_error("the workbook takes no chart");
  const std::string& data = names[chart.data_sheet];
  const std::string dates = range_of(data, chart.date_column, chart.first_row, chart.last_row);
  std::vector<std::int16_t> hidden;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    const ChartSeries& wanted = chart.series[i];
    const std::string values = range_of(data, wanted.column, chart.first_row, chart.last_row);
    lxw_chart_series* series = chart_add_series(drawn, dates.c_str(), values.c_str());
    if (!series) throw std::runtime_error("the chart takes no series");
    chart_series_set_name(series, wanted.name.c_str());
    dress(series, look_of(wanted.look));
    if (wanted.in_legend == InLegend::hidden) hidden.push_back(static_cast<std::int16_t>(i));
  }
  if (!hidden.empty()) {
    hidden.push_back(-1);
    chart_legend_delete_series(drawn, hidden.data());
  }
  chart_show_blanks_as(drawn, LXW_CHART_BLANKS_AS_GAP);
  dress_axes(drawn, chart);

  lxw_chart_font font = font_of(kTitleSize, chart::kInk);
  font.bold = LXW_TRUE;
  chart_title_set_name(drawn, chart.title.c_str());
  chart_title_set_name_font(drawn, &font);
  lxw_chart_font small = font_of(kFontSize, chart::kInk);
  chart_legend_set_position(drawn, LXW_CHART_LEGEND_BOTTOM);
  chart_legend_set_font(drawn, &small);

  std::string alt = chart.alt_text;
  lxw_chart_options options{};
  options.x_scale = chart.width / kDefaultWidth;
  options.y_scale = chart.height / kDefaultHeight;
  options.description = alt.data();
  const auto placed = worksheet_insert_chart_opt(sheet, static_cast<lxw_row_t>(chart.at_row),
                                                 static_cast<lxw_col_t>(chart.at_column), drawn, &options);
  if (placed != LXW_NO_ERROR) throw std::runtime_error(std::string("a chart: ") + lxw_strerror(placed));
}

}  // namespace qi::document
