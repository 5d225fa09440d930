#include "measures/downloads/series_workbook.h"

#include <algorithm>
#include <iterator>

#include "measures/downloads/figures_sheet.h"

namespace qi::measures {
namespace {

using document::Cell;
using document::CellLook;
using document::Sheet;

constexpr double kFactNameWidth = 36;
constexpr double kFactWordsWidth = 110;
constexpr std::size_t kChartRows = 24;  // rows of 20 pixels that a chart of 430 pixels covers, with air

document::Workbook begun(const std::string& title, const FileEdition& edition) {
  return {.title = title,
          .author = "Qualitea, " + edition.site,
          .written_at = Instant(edition.written_on.days()),
          .sheets = {}};
}

std::vector<Cell> fact_row(const FileFact& fact, const ValueFormat& format) {
  Cell value = fact.number ? Cell::number(*fact.number, format) : Cell::text(fact.words, CellLook::wrapped);
  if (fact.number) value.look = CellLook::beside_name;
  return {Cell::text(fact.name, CellLook::strong), std::move(value)};
}

/// Title, headline, and the explanation across so many columns.
void add_sentence(Sheet& sheet, const SeriesFigures& figures, const SeriesReading& reading, std::size_t columns) {
  const spc::Verdict verdict = spc::sentence(reading.reading, reading.wording);
  sheet.rows.push_back(
      {Cell::text(figures.measure.definition.name + ", " + figures.organisation.short_name, CellLook::title)});
  sheet.rows.push_back({Cell::text(verdict.headline, CellLook::heading)});
  Cell explanation = Cell::text(verdict.explanation, CellLook::sentence);
  explanation.spans = columns;
  sheet.rows.push_back({std::move(explanation)});
}

void add_facts(Sheet& sheet, const std::vector<FileFact>& facts, const ValueFormat& format) {
  for (const FileFact& fact : facts) sheet.rows.push_back(fact_row(fact, format));
}

Sheet definitions_sheet(const std::vector<const SeriesFigures*>& figures,
                        const std::vector<const SeriesReading*>& readings) {
  Sheet sheet{.name = "Definitions", .widths = {kFactNameWidth, kFactWordsWidth}};
  sheet.rows.push_back({Cell::text("Definitions", CellLook::title)});
  for (std::size_t i = 0; i < figures.size(); ++i) {
    sheet.rows.emplace_back();
    sheet.rows.push_back({Cell::text(series_title(*figures[i]), CellLook::heading)});
    add_facts(sheet, definition_facts(*figures[i], *readings[i]), figures[i]->measure.definition.format);
  }
  sheet.rows.emplace_back();
  sheet.rows.push_back({Cell::text("How to read it", CellLook::heading)});
  add_facts(sheet, reading_guide(), {});
  return sheet;
}

/// Sentence, chart, and the figures under it.
Sheet member_sheet(const WallMember& member, std::size_t place) {
  FiguresRows figures = figures_rows(member.figures, member.reading);
  Sheet sheet{.name = series_title(member.figures), .widths = figures.widths};
  add_sentence(sheet, member.figures, member.reading, figures.columns_for_people);
  sheet.printed_columns = figures.columns_for_people;
  Cell back = Cell::text("Back to the summary");
  back.leads_to = 0;
  sheet.rows.push_back({back});
  figures.chart.at_row = sheet.rows.size();
  sheet.rows.resize(sheet.rows.size() + kChartRows);
  figures.chart.data_sheet = place;
  figures.chart.first_row += sheet.rows.size();
  figures.chart.last_row += sheet.rows.size();
  sheet.heading_row = sheet.rows.size();
  std::ranges::move(figures.rows, std::back_inserter(sheet.rows));
  sheet.charts.push_back(std::move(figures.chart));
  return sheet;
}

std::vector<Cell> wall_row(const WallMember& member, std::size_t sheet) {
  const spc::Analysis& analysis = member.reading.reading.analysis;
  const ValueFormat& format = member.reading.wording.format;
  const spc::Limits& limits = analysis.last_phase().limits;
  const bool limited = member.reading.reading.limits_shown;
  Cell name = Cell::text(member.figures.measure.definition.name);
  name.leads_to = sheet;
  return {
      Cell::text(member.figures.measure.definition.area),
      std::move(name),
      Cell::text(member.figures.organisation.short_name),
      Cell::day(member.reading.periods[*analysis.latest], member.reading.wording.frequency),
      Cell::number(analysis.points[*analysis.latest].value, format),
      member.reading.target ? Cell::number(member.reading.target->value, format) : Cell::empty(),
      Cell::number(limits.centre, format),
      limited ? Cell::number(limits.lower, format) : Cell::empty(),
      limited ? Cell::number(limits.upper, format) : Cell::empty(),
      Cell::text(std::string(spc::variation_title(analysis.variation))),
      Cell::text(std::string(spc::assurance_title(analysis.assurance))),
      Cell::text(spc::sentence(member.reading.reading, member.reading.wording).headline),
  };
}

Sheet wall_summary(const std::string& place, const std::vector<const WallMember*>& members,
                   const FileEdition& edition) {
  Sheet sheet{.name = "Summary", .widths = {18, 44, 20, 12, 10, 10, 10, 10, 10, 18, 24, 60}};
  sheet.rows.push_back({Cell::text("Quality control wall, " + place, CellLook::title)});
  sheet.rows.push_back(
      {Cell::text(members.empty() ? "No measures match these choices." : edition_words(edition), CellLook::muted)});
  std::vector<Cell> headings;
  for (const char* words : {"Area", "Measure", "Place", "Latest period", "Latest", "Target", "Mean", "Lower limit",
                            "Upper limit", "Variation", "Assurance", "In a sentence"})
    headings.push_back(Cell::text(words, CellLook::column_heading));
  sheet.heading_row = sheet.rows.size();
  sheet.rows.push_back(std::move(headings));
  for (std::size_t i = 0; i < members.size(); ++i) sheet.rows.push_back(wall_row(*members[i], i + 1));
  return sheet;
}

}  // namespace

document::Workbook series_workbook(const SeriesFigures& figures, const SeriesReading& reading,
                                   const FileEdition& edition) {
  document::Workbook workbook = begun(series_title(figures), edition);
  FiguresRows rows = figures_rows(figures, reading);
  Sheet summary{.name = "Summary", .widths = {kFactNameWidth, kFactWordsWidth}};
  add_sentence(summary, figures, reading, summary.widths.size());
  summary.rows.emplace_back();
  add_facts(summary, summary_facts(figures, reading, edition), figures.measure.definition.format);
  if (!reading.periods.empty()) {
    rows.chart.at_row = summary.rows.size() + 1;
    rows.chart.data_sheet = 1;
    summary.charts.push_back(rows.chart);
  }
  workbook.sheets.push_back(std::move(summary));
  Sheet sheet{.name = "Figures", .widths = std::move(rows.widths)};
  sheet.rows = std::move(rows.rows);
  sheet.printed_columns = rows.columns_for_people;
  sheet.heading_row = 0;
  workbook.sheets.push_back(std::move(sheet));
  workbook.sheets.push_back(definitions_sheet({&figures}, {&reading}));
  return workbook;
}

document::Workbook wall_workbook(const std::string& place, const std::vector<const WallMember*>& members,
                                 const FileEdition& edition) {
  document::Workbook workbook = begun("Quality control wall, " + place, edition);
  workbook.sheets.push_back(wall_summary(place, members, edition));
  std::vector<const SeriesFigures*> figures;
  std::vector<const SeriesReading*> readings;
  for (const WallMember* member : members) {
    workbook.sheets.push_back(member_sheet(*member, workbook.sheets.size()));
    figures.push_back(&member->figures);
    readings.push_back(&member->reading);
  }
  workbook.sheets.push_back(definitions_sheet(figures, readings));
  return workbook;
}

}  // namespace qi::measures
