#include "analysis/try_sums/sums_view.h"

#include <algorithm>
#include <functional>
#include <span>

#include "analysis/try_sums/sums_part.h"
#include "chart/chart_style.h"
#include "chart/shared_scale.h"
#include "chart/small_multiples.h"
#include "chart/time_plot.h"
#include "spc/sentence_words.h"
#include "ui/chart_figure_parts.h"

namespace qi::analysis {
namespace {

using chart::Purpose;
using chart::Size;

/// One picture of a chart: the drawing of a risk-adjusted CUSUM makes two.
struct Picture {
  SumsDisplay display;
  std::string file;
  std::string detail;
  std::function<std::string(Size size, Purpose purpose)> draw;
};

std::vector<Picture> pictures_of(const SumsReading& reading, const SumsFound& found) {
  const std::string slug(reading.chart->slug);
  std::vector<Picture> pictures;
  const auto add = [&](SumsDisplay display, std::string file, std::string detail, auto draw, const auto& drawing) {
    pictures.push_back({display, std::move(file), std::move(detail),
                        [draw, &drawing](Size size, Purpose purpose) { return draw(drawing, size, purpose); }});
  };
  if (const auto* sums = std::get_if<chart::SumDrawing>(&found.drawing)) {
    if (!sums->vlad.empty())
      add(SumsDisplay::life_adjusted, "vlad", "Variable life-adjusted display.", chart::vlad_chart, *sums);
    add(SumsDisplay::chart, slug, found.detail, chart::sum_chart, *sums);
  } else if (const auto* distance = std::get_if<chart::DistanceDrawing>(&found.drawing)) {
    add(SumsDisplay::chart, slug, found.detail, chart::distance_chart, *distance);
  } else {
    const auto beside = [&found](const chart::SpcDrawing& drawing, Size size, Purpose purpose) {
      return chart::spc_chart_beside(drawing, size, purpose, found.beside);
    };
    const auto& series = std::get<chart::SpcDrawing>(found.drawing);
    add(SumsDisplay::chart, slug, found.detail, beside, series);
    if (reading.chart->further == spc::FurtherChart::standardised_short_runs)
      add(SumsDisplay::ranges, slug + "-ranges", "How much it moves from one value to the next, in sigmas.",
          chart::moving_range_chart, series);
  }
  return pictures;
}

/// Compact pictures of a series hold no more.
std::string compact_note_of(const SumsFound& found) {
  const auto* series = std::get_if<chart::SpcDrawing>(&found.drawing);
  if (!series || series->reading.analysis.points.size() <= chart::kCompactPoints) return {};
  return "Showing the last " + std::to_string(chart::kCompactPoints) + " " + spc::plural(series->wording) + ".";
}

/// The other picture of a chart: it has neither the marks nor the sentence of the first.
bool is_beside(const Picture& picture) {
  return picture.display != SumsDisplay::chart;
}

SumsPicture drawn(const SumsReading& reading, const SumsFound& found, const Picture& picture) {
  return {.display = picture.display,
          .file = picture.file,
          .figure = ui::ChartFigure{.title = reading.name,
                                    .detail = picture.detail,
                                    .wide = html::TrustedMarkup(picture.draw(Size::wide, Purpose::page)),
                                    .compact = html::TrustedMarkup(picture.draw(Size::compact, Purpose::page)),
                                    .compact_note = compact_note_of(found),
                                    .table_url = std::nullopt,
                                    .key = is_beside(picture) ? std::vector<ui::KeyEntry>() : found.key,
                                    .key_of_wide = found.key_of_wide,
                                    .samples = found.samples},
          .small = std::nullopt,
          .standing_alone = picture.draw(Size::wide, Purpose::file)};
}

ui::DataTable events_table(const RowMarks& marks, const spc::Wording& wording) {
  ui::DataTable table{.caption = "Events, by your notes",
                      .columns = {{"Event"}, {wording.dates.empty() ? "Point" : "Period"}, {"Note"}},
                      .density = ui::TableDensity::tight};
  for (const chart::Annotation& event : annotations_of(marks, wording))
    table.rows.push_back(
        {.cells = {{.text = event.code}, {.text = chart::short_name_of(wording, event.index)}, {.text = event.label}},
         .id = "event-" + event.code});
  return table;
}

/// Boxes of the picture lead to the table of events.
void link_events(SumsFound& found) {
  std::visit(
      [](auto& drawing) {
        for (chart::Annotation& event : drawing.annotations) event.href = "#event-" + event.code;
      },
      found.drawing);
}

SumsAnswer alone(const SumsReading& reading, SumsFound found, const RowMarks& marks) {
  link_events(found);
  SumsAnswer answer{.saying = std::move(found.saying),
                    .setting = std::move(found.setting),
                    .pictures = {},
                    .numbers = std::move(found.numbers),
                    .table = page_table(found.rows, found.wording),
                    .events = std::nullopt,
                    .csv = {},
                    .notes = {},
                    .problems = {}};
  if (marks.has_notes()) answer.events = events_table(marks, found.wording);
  for (const Picture& picture : pictures_of(reading, found)) answer.pictures.push_back(drawn(reading, found, picture));
  const GroupRows rows{.group = {}, .rows = std::move(found.rows), .wording = std::move(found.wording)};
  answer.csv = csv_of(std::span(&rows, 1));
  return answer;
}

/// All that a drawing's scale holds by itself.
std::vector<double> heights_of(const chart::SumDrawing& drawing) {
  std::vector<double> heights;
  for (const spc::SumPoint& point : drawing.sums.points) heights.insert(heights.end(), {point.high, point.low});
  return heights;
}
std::vector<double> heights_of(const chart::DistanceDrawing& drawing) {
  std::vector<double> heights;
  for (const spc::HotellingPoint& point : drawing.chart.points)
    heights.insert(heights.end(), {point.statistic, point.upper});
  return heights;
}

std::vector<double> heights_of(const chart::SpcDrawing& drawing) {
  return chart::heights_of(drawing, Size::compact);
}

void put_heights(std::vector<double> heights, auto& drawing, SumsFound&) {
  drawing.scale_holds = std::move(heights);
}
void put_heights(std::vector<double> heights, chart::SpcDrawing&, SumsFound& found) {
  found.beside = std::move(heights);
}

template <class Drawing>
void share_scale(std::vector<SumsFound>& all) {
  std::vector<double> heights;
  for (const SumsFound& found : all) {
    const std::vector<double> own = heights_of(std::get<Drawing>(found.drawing));
    heights.insert(heights.end(), own.begin(), own.end());
  }
  for (SumsFound& found : all) put_heights(heights, std::get<Drawing>(found.drawing), found);
}

void share_vlad_scale(std::vector<SumsFound>& all) {
  std::vector<double> heights;
  for (const SumsFound& found : all) {
    const std::vector<double>& own = std::get<chart::SumDrawing>(found.drawing).vlad;
    heights.insert(heights.end(), own.begin(), own.end());
  }
  for (SumsFound& found : all) std::get<chart::SumDrawing>(found.drawing).vlad_scale_holds = heights;
}

/// What stands above the small charts.
std::string share_scales(std::vector<SumsFound>& all) {
  if (std::holds_alternative<chart::SpcDrawing>(all.front().drawing)) {
    share_scale<chart::SpcDrawing>(all);
    return "All have the same scale, and each has its own limits.";
  }
  if (std::holds_alternative<chart::DistanceDrawing>(all.front().drawing)) {
    share_scale<chart::DistanceDrawing>(all);
  } else {
    share_scale<chart::SumDrawing>(all);
    share_vlad_scale(all);
  }
  const std::string& setting = all.front().setting;
  // A CUSUM finds a change of so many of its own sigmas, which is another size in each group.
  const bool is_one = std::ranges::all_of(all, [&](const SumsFound& found) { return found.setting == setting; });
  return "All have the same scale." + (is_one && !setting.empty() ? " " + setting : "");
}

void name_after(SumsFound& found, const std::string& group) {
  std::visit([&](auto& drawing) { drawing.name = group; }, found.drawing);
}

template <class Entry, class Same>
void add_new(std::vector<Entry>& all, const std::vector<Entry>& more, Same is_same) {
  for (const Entry& each : more)
    if (std::ranges::none_of(all, [&](const Entry& known) { return is_same(known, each); })) all.push_back(each);
}

/// "Getting worse. What speaks for a rise … Events: E1 New rota, March 2024."
std::string words_of(const SumsFound& found, const RowMarks& marks) {
  std::string words = found.saying.sentence.headline + " " + found.saying.sentence.explanation;
  std::vector<std::string> events;
  for (const chart::Annotation& event : annotations_of(marks, found.wording)) events.push_back(event.description);
  for (std::size_t i = 0; i < events.size(); ++i) words += (i == 0 ? " Events: " : "; ") + events[i];
  return events.empty() ? words : words + ".";
}

SumsAnswer side_by_side(const SumsReading& reading, std::vector<SumsFound> all,
                        const std::vector<const SumsPart*>& parts) {
  SumsAnswer answer{.saying = std::nullopt,
                    .setting = share_scales(all),
                    .pictures = {},
                    .numbers = {},
                    .table = std::nullopt,
                    .events = std::nullopt,
                    .csv = {},
                    .notes = {},
                    .problems = {}};
  std::vector<GroupRows> rows;
  std::vector<chart::SmallMultiples> sheets;
  for (std::size_t k = 0; k < all.size(); ++k) {
    SumsFound& found = all[k];
    const std::string& group = parts[k]->group;
    name_after(found, group);
    const std::vector<Picture> pictures = pictures_of(reading, found);
    for (std::size_t p = 0; p < pictures.size(); ++p) {
      if (k == 0) {
        answer.pictures.push_back({.display = pictures[p].display,
                                   .file = pictures[p].file,
                                   .figure = std::nullopt,
                                   .small = ui::SmallFigures{},
                                   .standing_alone = {}});
        sheets.push_back({.heading = reading.name, .names = {}, .pictures = {}});
      }
      ui::SmallFigures& small = *answer.pictures[p].small;
      small.figures.push_back({.title = group,
                               .detail = is_beside(pictures[p]) ? pictures[p].detail : words_of(found, parts[k]->marks),
                               .wide = html::TrustedMarkup(""),
                               .compact = html::TrustedMarkup(pictures[p].draw(Size::compact, Purpose::page)),
                               .compact_note = compact_note_of(found),
                               .table_url = std::nullopt});
      if (!is_beside(pictures[p]))
        add_new(small.key, ui::entries_beyond(found.key, found.key_of_wide), std::equal_to{});
      add_new(small.samples, found.samples,
              [](const ui::KeySample& a, const ui::KeySample& b) { return a.words == b.words; });
      sheets[p].names.push_back(group);
      sheets[p].pictures.push_back(pictures[p].draw(Size::compact, Purpose::file));
    }
    rows.push_back({.group = group, .rows = found.rows, .wording = found.wording});
  }
  for (std::size_t p = 0; p < sheets.size(); ++p) answer.pictures[p].standing_alone = chart::small_multiples(sheets[p]);
  answer.csv = csv_of(rows);
  return answer;
}

}  // namespace

Result<SumsAnswer> sums_answer_of(const SumsReading& reading) {
  std::vector<SumsFound> all;
  std::vector<const SumsPart*> parts;
  std::vector<std::string> refused;
  for (const SumsPart& part : reading.parts) {
    auto found = find_part(reading, part);
    if (found) {
      all.push_back(*std::move(found));
      parts.push_back(&part);
    } else {
      refused.push_back((part.group.empty() ? "" : part.group + " has no chart. ") + found.error().message);
    }
  }
  if (all.empty()) return Error::invalid_fields({{"figures", refused.front()}});
  SumsAnswer answer = parts.front()->group.empty() ? alone(reading, std::move(all.front()), parts.front()->marks)
                                                   : side_by_side(reading, std::move(all), parts);
  answer.notes = reading.notes;
  answer.notes.insert(answer.notes.end(), refused.begin(), refused.end());
  answer.problems = reading.problems;
  return answer;
}

}  // namespace qi::analysis
