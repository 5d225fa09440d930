#include "document/paper_layout.h"

#include <algorithm>
#include <cmath>

#include "base/assert.h"

namespace qi::document {
namespace {

constexpr double kWidth = kPageWidth - 2 * kMargin;
constexpr double kBottom = kPageHeight - kMargin - kFooterHeight;
constexpr double kLeading = 1.35;
constexpr double kBodySize = 9.5;
constexpr double kCellSize = 8.5;
constexpr double kCellAir = 3.5;
constexpr double kFactNameWidth = 130;
constexpr double kTileGap = 8;
constexpr std::size_t kTilesInARow = 4;
constexpr double kTileWidth = (kWidth - (kTilesInARow - 1) * kTileGap) / kTilesInARow;
constexpr double kTileHeight = 89;
constexpr double kTileAir = 7;
constexpr double kIconSize = 22;
constexpr double kSparkHeight = 27;

struct Type {
  double size;
  chart::Weight weight;
  double above;
  double below;
  Ink ink = Ink::strong;
};

Type type_of(int level) {
  if (level == 1) return {18, chart::Weight::bold, 0, 4};
  if (level == 2) return {12.5, chart::Weight::bold, 8, 4};
  return {10.5, chart::Weight::bold, 6, 3};
}

Type type_of(ParagraphLook look) {
  switch (look) {
    case ParagraphLook::plain: return {kBodySize, chart::Weight::regular, 0, 4};
    case ParagraphLook::strong: return {11.5, chart::Weight::bold, 0, 2};
    case ParagraphLook::large: return {11, chart::Weight::regular, 0, 4};
    case ParagraphLook::small: return {8.5, chart::Weight::regular, 0, 4, Ink::soft};
  }
  stop_at("a known look", __FILE__, __LINE__);
}

class Layout {
 public:
  PaperLayout lay_out(const Paper& paper) {
    new_page();
    for (const PaperBlock& block : paper.blocks) std::visit([&](const auto& each) { put(each); }, block);
    return std::move(made_);
  }

 private:
  void mark(Mark mark) { made_.pages.back().marks.push_back(std::move(mark)); }
  void open(std::string name) { mark(TagBegin{std::move(name)}); }
  void close(std::string name) { mark(TagEnd{std::move(name)}); }

  void new_page() {
    made_.pages.emplace_back();
    y_ = kMargin;
  }
  bool at_top() const { return y_ <= kMargin; }
  bool has_room(double height) const { return y_ + height <= kBottom; }
  void make_room(double height) {
    if (!has_room(height) && !at_top()) new_page();
  }

  /// Lines from the current height on, inside one tag that may go on over a page.
  void put_lines(const std::vector<std::string>& lines, const Type& type) {
    for (const std::string& line : lines) {
      make_room(type.size * kLeading);
      mark(TextMark{kMargin, y_ + type.size, type.size, type.weight, type.ink, line});
      y_ += type.size * kLeading;
    }
  }

  void put(const PaperHeading& heading) {
    const Type type = type_of(heading.level);
    const auto lines = chart::wrapped(heading.text, kWidth, type.size, type.weight);
    // A heading never stands alone at the foot of a page.
    make_room(type.above + type.size * kLeading * static_cast<double>(lines.size()) + kKeepWithNext);
    if (!at_top()) y_ += type.above;
    const std::string tag = "H" + std::to_string(heading.level);
    open(tag);
    put_lines(lines, type);
    close(tag);
    y_ += type.below;
  }

  void put(const Paragraph& paragraph) {
    const Type type = type_of(paragraph.look);
    const auto lines = chart::wrapped(paragraph.text, kWidth, type.size, type.weight);
    if (lines.empty()) return;
    make_room(type.size * kLeading);
    open("P");
    put_lines(lines, type);
    close("P");
    y_ += type.below;
  }

  void put_figure(const chart::SvgPlace& place, const std::string& svg, const std::string& alt_text) {
    open("Figure");
    mark(SvgMark{place, svg});
    close("Figure");
    made_.alt_texts.push_back(alt_text);
  }

  void put(const Drawing& drawing) {
    const chart::SvgSize size = chart::size_of_svg(drawing.svg);
    const double most = std::min(drawing.most_height, kBottom - kMargin);
    const double scale = std::min(kWidth / size.width, most / size.height);
    make_room(size.height * scale);
    put_figure({kMargin + (kWidth - size.width * scale) / 2, y_, size.width * scale, size.height * scale}, drawing.svg,
               drawing.alt_text);
    y_ += size.height * scale + 6;
  }

  struct Column {
    double left;
    double width;
    ColumnSide side;
  };

  void put_row(const std::vector<Column>& columns, const std::vector<std::string>& cells, chart::Weight weight,
               const std::string& cell_tag) {
    std::vector<std::vector<std::string>> lines;
    std::size_t most = 1;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      lines.push_back(chart::wrapped(cells[i], columns[i].width - 2 * kCellAir, kCellSize, weight));
      most = std::max(most, lines.back().size());
    }
    const double line_height = kCellSize * kLeading;
    const double height = static_cast<double>(most) * line_height + kCellAir;
    open("TR");
    for (std::size_t i = 0; i < columns.size(); ++i) {
      open(cell_tag);
      double baseline = y_ + kCellSize + 1;
      for (const std::string& line : lines[i]) {
        const double slack = columns[i].width - kCellAir - chart::text_width(line, kCellSize, weight);
        const double left = columns[i].left + (columns[i].side == ColumnSide::right ? slack : kCellAir);
        mark(TextMark{left, baseline, kCellSize, weight, Ink::strong, line});
        baseline += line_height;
      }
      close(cell_tag);
    }
    close("TR");
    y_ += height;
    mark(BoxMark{{kMargin, y_ - 1, kWidth, 0.5}, Ink::rule});
    y_ += 1;
  }

  double row_height(const std::vector<Column>& columns, const std::vector<std::string>& cells) const {
    std::size_t most = 1;
    for (std::size_t i = 0; i < columns.size(); ++i)
      most = std::max(most, chart::wrapped(cells[i], columns[i].width - 2 * kCellAir, kCellSize).size());
    return static_cast<double>(most) * kCellSize * kLeading + kCellAir + 1;
  }

  void put(const PaperTable& table) {
    double shares = 0;
    for (const PaperColumn& column : table.columns) shares += column.share;
    std::vector<Column> columns;
    std::vector<std::string> titles;
    double left = kMargin;
    for (const PaperColumn& column : table.columns) {
      const double width = kWidth * column.share / shares;
      columns.push_back({left, width, column.side});
      titles.push_back(column.title);
      left += width;
    }
    const double head = kCellSize * kLeading + kCellAir;
    make_room(2 * head + kCellSize * kLeading);
    open("Table");
    put_row(columns, titles, chart::Weight::bold, "TH");
    for (const auto& row : table.rows) {
      QI_ASSERT(row.size() == columns.size());
      if (!has_room(row_height(columns, row)) && !at_top()) {
        // The part of a table on another page is a table of its own, so that its headings are read with it.
        close("Table");
        new_page();
        open("Table");
        put_row(columns, titles, chart::Weight::bold, "TH");
      }
      put_row(columns, row, chart::Weight::regular, "TD");
    }
    close("Table");
    y_ += 6;
  }

  void put(const PaperFacts& facts) {
    for (const auto& [name, words] : facts.facts) {
      const auto names = chart::wrapped(name, kFactNameWidth - kCellAir, kCellSize, chart::Weight::bold);
      const auto lines = chart::wrapped(words, kWidth - kFactNameWidth, kCellSize);
      const double line_height = kCellSize * kLeading;
      const double height = static_cast<double>(std::max(names.size(), lines.size())) * line_height + 2;
      make_room(std::min(height, kBottom - kMargin));
      open("P");
      double baseline = y_ + kCellSize;
      for (const std::string& line : names) {
        mark(TextMark{kMargin, baseline, kCellSize, chart::Weight::bold, Ink::strong, line});
        baseline += line_height;
      }
      baseline = y_ + kCellSize;
      for (const std::string& line : lines) {
        mark(TextMark{kMargin + kFactNameWidth, baseline, kCellSize, chart::Weight::regular, Ink::strong, line});
        baseline += line_height;
      }
      close("P");
      y_ += height;
    }
    y_ += 4;
  }

  void put_tile(const PaperTile& tile, double left) {
    const double inner = kTileWidth - 2 * kTileAir;
    const double icons_width = static_cast<double>(tile.icons.size()) * (kIconSize + 3);
    mark(BoxMark{{left, y_, kTileWidth, kTileHeight}, Ink::rule, false});
    open("P");
    double baseline = y_ + kTileAir + 8.5;
    auto names = chart::wrapped(tile.name, inner - icons_width, 8.5, chart::Weight::bold);
    constexpr std::size_t kNameLines = 3;
    if (names.size() > kNameLines) {
      names.resize(kNameLines);
      names.back() = chart::shortened(names.back() + " …", inner - icons_width, 8.5, chart::Weight::bold);
    }
    for (const std::string& line : names) {
      mark(TextMark{left + kTileAir, baseline, 8.5, chart::Weight::bold, Ink::strong, line});
      baseline += 10.5;
    }
    if (!tile.place.empty() && names.size() < kNameLines)
      mark(TextMark{left + kTileAir, baseline, 7.5, chart::Weight::regular, Ink::soft,
                    chart::shortened(tile.place, inner - icons_width, 7.5)});
    double icon_left = left + kTileWidth - kTileAir - icons_width + 3;
    for (const std::string& icon : tile.icons) {
      mark(SvgMark{{icon_left, y_ + kTileAir, kIconSize, kIconSize}, icon});
      icon_left += kIconSize + 3;
    }
    const double value_top = y_ + 40;
    mark(TextMark{left + kTileAir, value_top + 12, 13, chart::Weight::bold, Ink::strong, tile.value});
    if (!tile.target.empty())
      mark(TextMark{left + kTileAir, value_top + 23, 7.5, chart::Weight::regular, Ink::soft, tile.target});
    baseline = value_top + 34;
    for (const std::string& words : tile.words) {
      mark(TextMark{left + kTileAir, baseline, 7.5, chart::Weight::regular, Ink::strong,
                    chart::shortened(words, inner, 7.5)});
      baseline += 9;
    }
    close("P");
    const chart::SvgSize size = chart::size_of_svg(tile.sparkline);
    const double spark_width = std::min(inner - 62, kSparkHeight * size.width / size.height);
    put_figure(
        {left + kTileWidth - kTileAir - spark_width, value_top, spark_width, spark_width * size.height / size.width},
        tile.sparkline, tile.alt_text);
  }

  void put(const PaperTiles& tiles) {
    for (std::size_t first = 0; first < tiles.tiles.size(); first += kTilesInARow) {
      make_room(kTileHeight);
      const std::size_t end = std::min(first + kTilesInARow, tiles.tiles.size());
      for (std::size_t i = first; i < end; ++i)
        put_tile(tiles.tiles[i], kMargin + static_cast<double>(i - first) * (kTileWidth + kTileGap));
      y_ += kTileHeight + kTileGap;
    }
  }

  void put(const PageBreak&) {
    if (!at_top()) new_page();
  }

  static constexpr double kKeepWithNext = kTileHeight;
  PaperLayout made_;
  double y_ = kMargin;
};

}  // namespace

PaperLayout laid_out(const Paper& paper) {
  return Layout().lay_out(paper);
}

}  // namespace qi::document
