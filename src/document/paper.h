#pragma once
/// A document to print, as a value: headings, text, drawings, tables, tiles, in reading order. And its bytes as PDF:
/// A4 on its side, flowing from page to page. It knows no measure, and the accessible version of what it shows is the
/// page on the site (docs/decisions/0016-files-for-offices.md says what the tags reach).

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "base/clock.h"

namespace qi::document {

struct PaperHeading {
  int level = 2;  ///< 1 the title, once; 2 and 3
  std::string text;
};

enum class ParagraphLook { plain, strong, large, small };
struct Paragraph {
  std::string text;
  ParagraphLook look = ParagraphLook::plain;
};

struct Drawing {
  std::string svg;  ///< stands alone, with a viewBox
  std::string alt_text;
  double most_height = 330;  ///< points; as wide as the page otherwise
};

enum class ColumnSide { left, right };
struct PaperColumn {
  std::string title;
  double share = 1;  ///< of the width, among all columns
  ColumnSide side = ColumnSide::left;
};
struct PaperTable {
  std::vector<PaperColumn> columns;
  std::vector<std::vector<std::string>> rows;  ///< each as long as columns; text wraps
};

/// Names and their words, side by side.
struct PaperFacts {
  std::vector<std::pair<std::string, std::string>> facts;
};

struct PaperTile {
  std::string name;
  std::string place;  ///< "" none
  std::string value;
  std::string target;              ///< "Target 18:00"; "" none
  std::vector<std::string> words;  ///< a line each: what the icons say
  std::vector<std::string> icons;  ///< SVG each
  std::string sparkline;           ///< SVG
  std::string alt_text;            ///< of the sparkline
};
struct PaperTiles {
  std::vector<PaperTile> tiles;
};

struct PageBreak {};

using PaperBlock = std::variant<PaperHeading, Paragraph, Drawing, PaperTable, PaperFacts, PaperTiles, PageBreak>;

struct Paper {
  std::string title;  ///< of the file; the reader's window shows it
  std::string author;
  std::string subject;
  std::string footer;  ///< at the left of every page's foot; "Page 1 of 3" stands at the right
  Instant written_at{};
  std::vector<PaperBlock> blocks;
};

/// The bytes. Fonts are part of it; the language is British English. Tagged with H1, H2, P, Table, TR, TH, TD and
/// Figure with its alternative text. Letters that Liberation Sans lacks show as an empty box outside drawings. The same
/// value gives the same bytes. Throws std::runtime_error when it cannot be made: the machine's fault.
std::string pdf_of(const Paper& paper);

}  // namespace qi::document
