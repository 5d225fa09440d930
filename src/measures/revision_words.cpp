#include "measures/revision_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "base/text.h"

namespace qi::measures {
namespace {

std::string show_value(const Figure& figure, const ValueFormat& format) {
  return figure.value ? show(*figure.value, format) : "Not available";
}

std::string show_part(const std::optional<double>& part) {
  return part ? grouped(*part, *part == static_cast<double>(static_cast<long long>(*part)) ? 0 : 1) : "–";
}

ui::DataTable table_of(const SeriesFigures& figures, const std::string& then, std::span<const Revision> revisions) {
  const Definition& definition = figures.measure.definition;
  ui::DataTable table;
  table.caption = "Revised figures, newest " + std::string(slug(definition.frequency)) + " first";
  table.density = ui::TableDensity::tight;
  table.width = ui::TableWidth::scrolls;
  table.columns = {{.title = capitalised(std::string(slug(definition.frequency)))},
                   {.title = then, .align = ui::Align::right},
                   {.title = "Now", .align = ui::Align::right},
                   {.title = "Known from"},
                   {.title = "Brought by"}};
  for (const Revision& revision : revisions) {
    ui::TableRow row;
    row.cells = {
        {.text = short_period_name(definition.frequency, revision.period),
         .url = figure_history_url(figures.measure.id, figures.organisation.code, revision.period)},
        {.text = show_value(revision.before, definition.format)},
        {.text = show_value(revision.after, definition.format), .emphasis = ui::Emphasis::strong},
        {.text = long_date(london_date(revision.revised_at))},
        {.text = words_of(revision.source)},
    };
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::size_t values_of(const SeriesFigures& figures) {
  return static_cast<std::size_t>(
      std::ranges::count_if(figures.points, [](const Point& point) { return point.figure.value.has_value(); }));
}

}  // namespace

std::optional<RevisionWords> revision_words(const SeriesFigures& figures, const std::optional<AsKnown>& known,
                                            std::span<const Revision> revisions) {
  if (!known && revisions.empty()) return std::nullopt;
  const std::size_t count = revisions.size();
  RevisionWords words;
  if (known) {
    words.title = "Revised since " + long_date(known->day);
    words.lead = count == 0 ? "No figure that was known then has been revised since."
                            : fmt::format("{} of {} {} not what {} then. Later figures are not counted.", count,
                                          counted(values_of(figures), "figure", "figures"), count == 1 ? "is" : "are",
                                          count == 1 ? "it was" : "they were");
  } else {
    words.title = "Revised in the last load";
    words.lead = fmt::format("The load that brought the newest figure also changed {} earlier {}.", count,
                             count == 1 ? "figure" : "figures");
  }
  words.table = table_of(figures, known ? "Then" : "Before", revisions);
  if (count > kOpenRevisions) words.fold = fmt::format("Show the {} revised figures", count);
  return words;
}

ui::DataTable history_table(const SeriesFigures& figures, Date period, std::span<const FigureVersion> versions) {
  const Definition& definition = figures.measure.definition;
  const bool parts = std::ranges::any_of(
      versions, [](const FigureVersion& version) { return version.point.figure.denominator.has_value(); });
  ui::DataTable table;
  table.caption = "What was known about " + period_name(definition.frequency, period) + ", newest first";
  table.width = ui::TableWidth::scrolls;
  table.columns = {{.title = "Known from"}, {.title = "Until"}, {.title = "Value", .align = ui::Align::right}};
  if (parts) {
    table.columns.push_back({.title = "Numerator", .align = ui::Align::right});
    table.columns.push_back({.title = "Denominator", .align = ui::Align::right});
  }
  table.columns.push_back({.title = "Brought by"});
  for (const FigureVersion& version : versions | std::views::reverse) {
    const Point& point = version.point;
    ui::TableRow row;
    row.cells.push_back({.text = long_date(london_date(point.known_from))});
    row.cells.push_back({.text = point.known_until ? long_date(london_date(*point.known_until)) : "Known now"});
    row.cells.push_back({.text = show_value(point.figure, definition.format), .emphasis = ui::Emphasis::strong});
    if (parts) {
      row.cells.push_back({.text = show_part(point.figure.numerator)});
      row.cells.push_back({.text = show_part(point.figure.denominator)});
    }
    row.cells.push_back({.text = words_of(version.source)});
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace qi::measures
