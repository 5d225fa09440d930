#include "measures/downloads/figures_sheet.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/text.h"
#include "chart/axis_scale.h"
#include "chart/chart_frame.h"

namespace qi::measures {
namespace {

using document::Cell;
using document::CellLook;
using document::InLegend;
using document::SeriesLook;

constexpr double kDateWidth = 12;
constexpr double kNumberWidth = 11;
constexpr double kWordsWidth = 22;
constexpr double kRulesWidth = 56;
constexpr double kGapWidth = 3;

/// One column that the chart draws.
struct ChartColumn {
  std::string heading;
  std::string name;  ///< in the legend
  SeriesLook look;
  InLegend in_legend = InLegend::shown;
  std::function<double(std::size_t)> value;  ///< not-a-number: a gap
};

class FiguresSheet {
 public:
  FiguresSheet(const SeriesFigures& figures, const SeriesReading& reading)
      : figures_(figures), reading_(reading), analysis_(reading.reading.analysis), format_(reading.wording.format) {}

  FiguresRows rows() {
    gather_chart_columns();
    write_headings();
    for (std::size_t i = 0; i < analysis_.points.size(); ++i) write_point(i);
    made_.chart = chart();
    return std::move(made_);
  }

 private:
  bool limits_shown() const { return reading_.reading.limits_shown; }

  void heading(std::string words, double width) {
    made_.rows.front().push_back(Cell::text(std::move(words), CellLook::column_heading));
    made_.widths.push_back(width);
  }

  void write_headings() {
    made_.rows.emplace_back();
    heading(capitalised(std::string(slug(reading_.wording.frequency))), kDateWidth);
    for (const char* words : {"Value", "Numerator", "Denominator"}) heading(words, kNumberWidth);
    heading(std::string(centre_name(reading_)), kNumberWidth);
    for (const char* words : {"Lower limit", "Upper limit", "Moving range", "Target"}) heading(words, kNumberWidth);
    heading("Phase", kWordsWidth);
    heading("State", kWordsWidth);
    heading("Rules broken", kRulesWidth);
    made_.columns_for_people = made_.rows.front().size();
    first_chart_column_ = made_.columns_for_people + 1;
    made_.rows.front().push_back(Cell::empty());
    made_.widths.push_back(kGapWidth);
    for (const ChartColumn& column : columns_) heading(column.heading, kNumberWidth);
  }

  static Cell count_cell(const std::optional<double>& count) {
    if (!count) return Cell::empty();
    return Cell::number(*count,
                        {.style = ValueStyle::number, .decimals = *count == std::round(*count) ? 0 : 1, .unit = {}});
  }

  void write_point(std::size_t i) {
    const spc::Point& point = analysis_.points[i];
    const spc::Limits& limits = analysis_.limits_at(i);
    const auto found = std::ranges::lower_bound(figures_.points, reading_.periods[i], {}, &Point::period);
    const bool known = found != figures_.points.end() && found->period == reading_.periods[i];
    const Figure figure = known ? found->figure : Figure{};
    const std::string words = spc::point_words(analysis_, i);
    const std::size_t stop = words.find(". ");

    std::vector<Cell> row;
    row.push_back(Cell::day(reading_.periods[i], reading_.wording.frequency));
    row.push_back(Cell::number(point.value, format_));
    row.push_back(count_cell(figure.numerator));
    row.push_back(count_cell(figure.denominator));
    row.push_back(Cell::number(limits.centre, format_));
    row.push_back(limits_shown() ? Cell::number(limits.lower, format_) : Cell::empty());
    row.push_back(limits_shown() ? Cell::number(limits.upper, format_) : Cell::empty());
    row.push_back(limits_shown() ? Cell::number(point.moving_range, format_) : Cell::empty());
    row.push_back(Cell::number(point.target, format_));
    row.push_back(Cell::text(reading_.phase_titles.at(phase_at(i))));
    row.push_back(Cell::text(words.substr(0, stop)));
    row.push_back(stop == std::string::npos ? Cell::empty() : Cell::text(words.substr(stop + 2)));
    row.push_back(Cell::empty());
    for (const ChartColumn& column : columns_) row.push_back(Cell::number(column.value(i), format_));
    made_.rows.push_back(std::move(row));
  }

  std::size_t phase_at(std::size_t i) const {
    const auto found = std::ranges::find_if(analysis_.phases, [&](const spc::Phase& phase) { return i < phase.end; });
    return static_cast<std::size_t>(found - analysis_.phases.begin());
  }

  /// A column for the phases of even places and, where there are several phases, one for those of odd places.
  void add_by_phase(const std::string& name, SeriesLook look, InLegend in_legend,
                    const std::function<double(std::size_t)>& value) {
    const std::size_t sets = analysis_.phases.size() > 1 ? 2 : 1;
    for (std::size_t set = 0; set < sets; ++set) {
      const auto of_set = [this, set, value](std::size_t i) {
        return phase_at(i) % 2 == set ? value(i) : spc::kMissing;
      };
      const std::string heading = sets == 1 ? "Chart: " + name : "Chart: " + name + (set == 0 ? " A" : " B");
      columns_.push_back({heading, capitalised(name), look, set == 0 ? in_legend : InLegend::hidden, of_set});
    }
  }

  void add_marks(const std::string& name, SeriesLook look, std::initializer_list<spc::PointState> states) {
    const std::vector<spc::PointState> wanted(states);
    const auto value = [this, wanted](std::size_t i) {
      const spc::Point& point = analysis_.points[i];
      return std::ranges::find(wanted, point.state) != wanted.end() ? point.value : spc::kMissing;
    };
    for (std::size_t i = 0; i < analysis_.points.size(); ++i) {
      if (!std::isfinite(value(i))) continue;
      columns_.push_back({"Chart: " + name, capitalised(name), look, InLegend::shown, value});
      return;
    }
  }

  void gather_chart_columns() {
    const chart::SpcDrawing drawing = drawing_of(figures_, reading_);
    for (std::size_t i = 0; i < analysis_.points.size(); ++i)
      drawn_limits_.push_back(chart::drawn_limits(drawing, analysis_.limits_at(i)));
    if (limits_shown()) {
      add_by_phase("upper limit", SeriesLook::limit, InLegend::hidden, [this](std::size_t i) {
        const auto& limits = drawn_limits_[i];
        return limits ? limits->upper : spc::kMissing;
      });
      add_by_phase("lower limit", SeriesLook::limit, InLegend::hidden, [this](std::size_t i) {
        const auto& limits = drawn_limits_[i];
        return limits ? limits->lower : spc::kMissing;
      });
    }
    add_by_phase(lowered(centre_name(reading_)), SeriesLook::centre, InLegend::shown,
                 [this](std::size_t i) { return analysis_.limits_at(i).centre; });
    const bool has_target =
        std::ranges::any_of(analysis_.points, [](const spc::Point& point) { return std::isfinite(point.target); });
    if (has_target)
      columns_.push_back({"Chart: target", reading_.target ? reading_.target->title : "Target", SeriesLook::target,
                          InLegend::shown, [this](std::size_t i) { return analysis_.points[i].target; }});
    add_by_phase("value", SeriesLook::data, InLegend::shown,
                 [this](std::size_t i) { return analysis_.points[i].value; });
    add_marks("improving", SeriesLook::improving, {spc::PointState::improving});
    add_marks("concerning", SeriesLook::concerning, {spc::PointState::concerning});
    add_marks("special cause", SeriesLook::neutral, {spc::PointState::neutral, spc::PointState::mixed});
    add_marks("left out of the limits", SeriesLook::excluded, {spc::PointState::excluded});
    // The first of the two dashed lines speaks for both in the legend.
    if (limits_shown()) {
      columns_.front().name = "Process limits";
      columns_.front().in_legend = InLegend::shown;
    }
  }

  document::LineChart chart() const {
    document::LineChart chart;
    chart.title = figures_.measure.definition.name + ", " + figures_.organisation.short_name;
    chart.alt_text = chart::alt_text(drawing_of(figures_, reading_));
    chart.first_row = 1;
    chart.last_row = std::max<std::size_t>(analysis_.points.size(), 1);
    chart.frequency = reading_.wording.frequency;
    chart.format = format_;
    std::vector<double> shown;
    for (std::size_t k = 0; k < columns_.size(); ++k) {
      for (std::size_t i = 0; i < analysis_.points.size(); ++i) shown.push_back(columns_[k].value(i));
      chart.series.push_back({columns_[k].name, first_chart_column_ + k, columns_[k].look, columns_[k].in_legend});
    }
    const Definition& definition = figures_.measure.definition;
    const auto scale = chart::value_scale(shown, format_.style, definition.natural_lower, definition.natural_upper);
    // A spreadsheet counts its ticks from the foot of the axis.
    chart.step = scale.step;
    chart.low = std::floor(scale.low / scale.step) * scale.step;
    chart.high = std::ceil(scale.high / scale.step) * scale.step;
    return chart;
  }

  const SeriesFigures& figures_;
  const SeriesReading& reading_;
  const spc::Analysis& analysis_;
  const ValueFormat& format_;
  std::vector<std::optional<chart::DrawnLimits>> drawn_limits_;  ///< one per point
  std::vector<ChartColumn> columns_;
  std::size_t first_chart_column_ = 0;
  FiguresRows made_;
};

}  // namespace

FiguresRows figures_rows(const SeriesFigures& figures, const SeriesReading& reading) {
  return FiguresSheet(figures, reading).rows();
}

}  // namespace qi::measures
