#include "document/paper.h"

#include "document/paper_layout.h"
#include "read_workbook.h"

namespace qi::document {
namespace {

constexpr std::string_view kSquare =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><rect width="100" height="50" fill="#d4550a"/></svg>)";

Paper of_blocks(std::vector<PaperBlock> blocks) {
  return {.title = "A title",
          .author = "Qualitea",
          .subject = "A subject",
          .footer = "Footer of the trust",
          .written_at = Instant(parse_iso_date("2025-04-30").value().days()),
          .blocks = std::move(blocks)};
}

PaperTable long_table(std::size_t rows) {
  PaperTable table{.columns = {{"Month"}, {"Value", 1, ColumnSide::right}}, .rows = {}};
  for (std::size_t i = 0; i < rows; ++i) table.rows.push_back({"Row " + std::to_string(i), std::to_string(i)});
  return table;
}

TEST(Paper, SaysWhatItIsAndIsTagged) {
  const OutFolder folder;
  const std::string path = folder.keep(
      "paper.pdf", pdf_of(of_blocks({PaperHeading{1, "A title"}, Paragraph{"Some words – and Café.", {}},
                                     Drawing{std::string(kSquare), "An orange square", 100}, long_table(2)})));
  const std::string facts = said_by("pdfinfo " + path);
  EXPECT_TRUE(holds(facts, "Title:           A title")) << facts;
  EXPECT_TRUE(holds(facts, "Subject:         A subject"));
  EXPECT_TRUE(holds(facts, "Tagged:          yes"));
  EXPECT_TRUE(holds(facts, "(A4)"));
  const std::string tags = said_by("pdfinfo -struct-text " + path);
  for (const char* tag : {"H1", "P ", "Figure", "Table", "TR", "TH", "TD"})
    EXPECT_TRUE(holds(tags, tag)) << tag << "\n" << tags;
  EXPECT_FALSE(holds(tags, "Warning")) << tags;
  EXPECT_TRUE(holds(tags, "/Scope /Column"));
  const std::string objects = objects_of_pdf(path);
  EXPECT_TRUE(holds(objects, "/Alt (An orange square)")) << objects;
  EXPECT_TRUE(holds(objects, "/Lang (en-GB)"));
  EXPECT_TRUE(holds(text_of_pdf(path), "Some words – and Café."));
  EXPECT_TRUE(holds(text_of_pdf(path), "Page 1 of 1"));
  const std::string fonts = said_by("pdffonts " + path + " | tail -n +3 | grep -v ' yes yes yes ' || true");
  EXPECT_EQ(fonts, "") << "every font is part of the file";
}

TEST(Paper, RepeatsATablesHeadingsOnEachPage) {
  const OutFolder folder;
  const std::string path = folder.keep("paper.pdf", pdf_of(of_blocks({long_table(80)})));
  EXPECT_TRUE(holds(said_by("pdfinfo " + path), "Pages:           3"));
  for (const char* page : {"1", "2", "3"})
    EXPECT_TRUE(
        holds(said_by("pdftotext -layout -f " + std::string(page) + " -l " + page + " " + path + " -"), "Month"))
        << page;
  const std::string text = text_of_pdf(path);
  for (const char* row : {"Row 0 ", "Row 40 ", "Row 79 "}) EXPECT_TRUE(holds(text, row)) << row;
  EXPECT_TRUE(holds(text, "Page 3 of 3"));
}

TEST(Paper, TakesAParagraphOnToTheNextPage) {
  std::string endless;
  for (int i = 0; i < 3000; ++i) endless += "word" + std::to_string(i) + " ";
  const OutFolder folder;
  const std::string path =
      folder.keep("paper.pdf", pdf_of(of_blocks({Paragraph{endless, {}}, PaperHeading{2, "After"}})));
  const std::string text = text_of_pdf(path);
  for (const char* word : {"word0 ", "word1500 ", "word2999", "After"}) EXPECT_TRUE(holds(text, word)) << word;
  EXPECT_FALSE(holds(said_by("pdfinfo -struct-text " + path), "Warning"));
}

TEST(Paper, PutsNothingBeyondItsPages) {
  PaperTiles tiles;
  for (int i = 0; i < 50; ++i)
    tiles.tiles.push_back({.name = "A measure with quite a long name that goes on and on and on, " + std::to_string(i),
                           .place = "Somewhere",
                           .value = "12:34",
                           .target = "Target 18:00",
                           .words = {"Concerning", "Will keep missing target"},
                           .icons = {std::string(kSquare), std::string(kSquare)},
                           .sparkline = std::string(kSquare),
                           .alt_text = "line"});
  PaperFacts facts;
  for (int i = 0; i < 60; ++i) facts.facts.emplace_back("Name " + std::to_string(i), std::string(400, 'w') + " words");
  std::string endless;
  for (int i = 0; i < 3000; ++i) endless += "word ";
  const PaperLayout layout =
      laid_out(of_blocks({PaperHeading{1, endless}, Paragraph{endless, {}}, tiles, facts, long_table(70)}));
  for (const PaperPage& page : layout.pages)
    for (const Mark& mark : page.marks) {
      if (const auto* text = std::get_if<TextMark>(&mark)) {
        EXPECT_GE(text->left, kMargin);
        EXPECT_LE(text->baseline, kPageHeight - kMargin - kFooterHeight + 1) << text->text;
      }
      if (const auto* svg = std::get_if<SvgMark>(&mark)) {
        EXPECT_LE(svg->place.left + svg->place.width, kPageWidth - kMargin + 1);
        EXPECT_LE(svg->place.top + svg->place.height, kPageHeight - kMargin - kFooterHeight + 1);
      }
    }
  EXPECT_EQ(layout.alt_texts.size(), 50u);
}

TEST(Paper, IsOnePageWhenThereIsNothing) {
  EXPECT_EQ(laid_out(of_blocks({})).pages.size(), 1u);
  const OutFolder folder;
  EXPECT_TRUE(holds(text_of_pdf(folder.keep("paper.pdf", pdf_of(of_blocks({})))), "Footer of the trust"));
}

TEST(Paper, IsTheSameBytesForTheSameValue) {
  const Paper paper = of_blocks({PaperHeading{1, "A title"}, long_table(3)});
  EXPECT_EQ(pdf_of(paper), pdf_of(paper));
}

}  // namespace
}  // namespace qi::document
