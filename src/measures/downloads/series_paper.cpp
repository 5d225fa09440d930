#include "measures/downloads/series_paper.h"

#include <fmt/format.h>

#include "base/text.h"
#include "chart/icon.h"
#include "chart/spc_drawing.h"
#include "measures/data_age.h"
#include "measures/reading_parts.h"

namespace qi::measures {
namespace {

using document::Paper;
using document::ParagraphLook;

constexpr double kChartHeight = 350;  // points

Paper begun(const std::string& title, const std::string& subject, const FileEdition& edition) {
  return {
      .title = title,
      .author = "Qualitea, " + edition.site,
      .subject = subject,
      .footer = fmt::format("{}. {}. {}", edition.site, title, edition_words(edition)),
      .written_at = Instant(edition.written_on.days()),
      .blocks = {},
  };
}

void add_facts(Paper& paper, const std::vector<FileFact>& facts) {
  document::PaperFacts block;
  for (const FileFact& fact : facts) block.facts.emplace_back(fact.name, fact.words);
  paper.blocks.push_back(std::move(block));
}

std::string words_of(const ui::Cell& cell) {
  std::string words = cell.chip ? cell.chip->text : cell.text;
  if (!cell.note.empty()) words += ". " + cell.note;
  return words;
}

void add_figures(Paper& paper, const ChartView& view) {
  const ui::DataTable table = figures_table(view.figures, view.reading, kPaperRows);
  document::PaperTable block;
  for (const ui::Column& column : table.columns) {
    const bool is_number = column.align == ui::Align::right;
    block.columns.push_back({column.title, 1, is_number ? document::ColumnSide::right : document::ColumnSide::left});
  }
  block.columns.back().share = 4;  // the signal, in words
  for (const ui::TableRow& row : table.rows) {
    std::vector<std::string> cells;
    for (const ui::Cell& cell : row.cells) cells.push_back(words_of(cell));
    block.rows.push_back(std::move(cells));
  }
  const std::size_t all = view.reading.periods.size();
  const std::string noun(plural_noun(view.reading.wording.frequency));
  paper.blocks.push_back(document::PaperHeading{
      2, all > kPaperRows ? fmt::format("The last {} of {} {}", kPaperRows, all, noun) : "Figures"});
  paper.blocks.push_back(std::move(block));
}

document::PaperTile tile_of(const WallMember& member) {
  const spc::Analysis& analysis = member.reading.reading.analysis;
  const Definition& definition = member.figures.measure.definition;
  const double latest = analysis.points[*analysis.latest].value;
  return {
      .name = definition.name,
      .place = member.figures.organisation.short_name + (member.figures.measure.is_synthetic ? ", synthetic" : ""),
      .value = show(latest, definition.format),
      .target = member.reading.target ? "Target " + show_target(member.reading.target->value, definition.format) : "",
      .words = {fmt::format("{}, {}", spc::variation_title(analysis.variation),
                            short_period_name(definition.frequency, member.reading.periods[*analysis.latest])),
                std::string(spc::assurance_title(analysis.assurance))},
      .icons = {chart::icon_file(analysis.variation), chart::icon_file(analysis.assurance)},
      .sparkline = chart::sparkline(member.reading.reading, definition.natural_lower, definition.natural_upper),
      .alt_text = chart::alt_text(drawing_of(member.figures, member.reading)),
  };
}

}  // namespace

Paper series_paper(const ChartView& view, const FileEdition& edition) {
  const SeriesFigures& figures = view.figures;
  const spc::Verdict sentence = spc::sentence(view.reading.reading, view.reading.wording);
  const chart::SpcDrawing drawing = drawing_of(view);
  const std::string title = figures.measure.definition.name + ", " + figures.organisation.short_name;
  Paper paper = begun(title, sentence.headline, edition);
  paper.blocks.push_back(document::PaperHeading{1, title});
  paper.blocks.push_back(document::Paragraph{sentence.headline, ParagraphLook::strong});
  paper.blocks.push_back(document::Paragraph{sentence.explanation, ParagraphLook::large});
  paper.blocks.push_back(document::Drawing{chart::spc_chart(drawing, chart::Size::wide, chart::Purpose::paper),
                                           chart::alt_text(drawing), kChartHeight});
  paper.blocks.push_back(document::Paragraph{
      chart_words(view.reading) + ". " + data_age(figures, view.reading) +
          (figures.measure.is_synthetic ? " Synthetic: made for a demonstration. These are not real figures." : ""),
      ParagraphLook::small});
  paper.blocks.push_back(document::PageBreak{});
  add_figures(paper, view);
  paper.blocks.push_back(document::PageBreak{});
  paper.blocks.push_back(document::PaperHeading{2, "In short"});
  add_facts(paper, summary_facts(figures, view.reading, edition));
  paper.blocks.push_back(document::PaperHeading{2, "Definition"});
  add_facts(paper, definition_facts(figures, view.reading));
  paper.blocks.push_back(document::PaperHeading{2, "How to read it"});
  add_facts(paper, reading_guide());
  return paper;
}

Paper wall_paper(const std::string& place, const std::vector<const WallMember*>& members, const FileEdition& edition) {
  Paper paper = begun("Quality control wall, " + place, "Measures by variation and assurance", edition);
  paper.blocks.push_back(document::PaperHeading{1, paper.title});
  if (members.empty()) {
    paper.blocks.push_back(document::Paragraph{"No measures match these choices.", ParagraphLook::large});
    return paper;
  }
  paper.blocks.push_back(
      document::Paragraph{counted(members.size(), "measure", "measures") + ".", ParagraphLook::plain});
  std::string area;
  document::PaperTiles tiles;
  const auto end_area = [&] {
    if (!tiles.tiles.empty()) paper.blocks.push_back(std::move(tiles));
    tiles = {};
  };
  for (const WallMember* member : members) {
    if (const std::string& next = member->figures.measure.definition.area; tiles.tiles.empty() || next != area) {
      end_area();
      area = next;
      paper.blocks.push_back(document::PaperHeading{2, area.empty() ? "Measures" : area});
    }
    tiles.tiles.push_back(tile_of(*member));
  }
  end_area();
  paper.blocks.push_back(document::PaperHeading{2, "How to read it"});
  add_facts(paper, reading_guide());
  return paper;
}

}  // namespace qi::measures
