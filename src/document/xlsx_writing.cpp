#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <stdexcept>
#include <string>
#include <tuple>

#include "base/assert.h"
#include "chart/text_width.h"
#include "document/workbook.h"
#include "document/workbook_charts.h"

namespace qi::document {
namespace {

constexpr double kCellSize = 10;
constexpr double kSentenceSize = 12;
constexpr double kTitleSize = 16;
// Day 0 of a spreadsheet's calendar, as its days count from 1 March 1900 on.
const Date kDayZero = Date::from(1899, 12, 30).value();

struct Type {
  double size;
  chart::Weight weight;
};
Type type_of(CellLook look) {
  switch (look) {
    case CellLook::title: return {kTitleSize, chart::Weight::bold};
    case CellLook::sentence: return {kSentenceSize, chart::Weight::regular};
    case CellLook::heading: return {kSentenceSize, chart::Weight::bold};
    case CellLook::column_heading:
    case CellLook::strong: return {kCellSize, chart::Weight::bold};
    case CellLook::plain:
    case CellLook::wrapped:
    case CellLook::beside_name:
    case CellLook::muted: break;
  }
  return {kCellSize, chart::Weight::regular};
}

bool breaks_lines(CellLook look) {
  return look == CellLook::sentence || look == CellLook::column_heading || look == CellLook::wrapped ||
         look == CellLook::strong;
}

/// Points between the edges of a column of so many characters: 7 pixels each at 96 dots per inch.
double points_across(const Sheet& sheet, std::size_t first, std::size_t count) {
  constexpr double kDefaultCharacters = 8.43, kPixelsEach = 7, kPointsEach = 0.75;
  double points = 0;
  for (std::size_t i = first; i < first + count; ++i)
    points += (i < sheet.widths.size() ? sheet.widths[i] : kDefaultCharacters) * kPixelsEach * kPointsEach;
  return points;
}

/// The height that its lines need; 0 for the usual one. Not every program works it out for itself.
double row_height(const Sheet& sheet, const std::vector<Cell>& row) {
  constexpr double kLeading = 1.3, kAir = 2, kUsual = 15;
  double height = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const auto* text = std::get_if<std::string>(&row[i].held);
    if (!text) continue;
    const Type type = type_of(row[i].look);
    std::size_t lines = 1;
    if (breaks_lines(row[i].look))
      lines = chart::wrapped(*text, points_across(sheet, i, row[i].spans), type.size, type.weight).size();
    height = std::max(height, static_cast<double>(lines) * type.size * kLeading + kAir);
  }
  return height > kUsual ? height : 0;
}

/// A file that lives in memory only: libxlsxwriter writes to a path.
class MemoryFile {
 public:
  MemoryFile() : file_(memfd_create("workbook", MFD_CLOEXEC)) {
    if (file_ < 0) throw std::runtime_error("no memory for a workbook");
  }
  ~MemoryFile() { ::close(file_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }
  std::string bytes() const {
    const off_t size = ::lseek(file_, 0, SEEK_END);
    std::string all(static_cast<std::size_t>(size), '\0');
    std::size_t read = 0;
    while (read < all.size()) {
      const ssize_t some = ::pread(file_, all.data() + read, all.size() - read, static_cast<off_t>(read));
      if (some <= 0) throw std::runtime_error("the workbook was not read back");
      read += static_cast<std::size_t>(some);
    }
    return all;
  }

 private:
  int file_;
};

void check_written(lxw_error error) {
  if (error != LXW_NO_ERROR) throw std::runtime_error(std::string("a workbook: ") + lxw_strerror(error));
}

class XlsxWriting {
 public:
  XlsxWriting(const Workbook& workbook, lxw_workbook* book)
      : workbook_(workbook), book_(book), names_(sheet_names(workbook)) {}

  void write() {
    write_properties();
    for (std::size_t i = 0; i < workbook_.sheets.size(); ++i) write_sheet(workbook_.sheets[i], names_[i]);
  }

 private:
  using FormatKey = std::tuple<CellLook, std::string, bool>;

  void write_properties() {
    std::string title = workbook_.title, author = workbook_.author;
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.author = author.data();
    properties.created = std::chrono::system_clock::to_time_t(
        std::chrono::time_point_cast<std::chrono::system_clock::duration>(workbook_.written_at));
    check_written(workbook_set_properties(book_, &properties));
  }

  void write_sheet(const Sheet& wanted, const std::string& name) {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
    if (!sheet) throw std::runtime_error("the workbook takes no sheet");
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_fit_to_pages(sheet, 1, 0);
    for (std::size_t i = 0; i < wanted.widths.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      check_written(worksheet_set_column(sheet, column, column, wanted.widths[i], nullptr));
    }
    if (wanted.printed_columns && !wanted.rows.empty())
      check_written(worksheet_print_area(sheet, 0, 0, static_cast<lxw_row_t>(wanted.rows.size() - 1),
                                         static_cast<lxw_col_t>(*wanted.printed_columns - 1)));
    for (std::size_t row = 0; row < wanted.rows.size(); ++row) {
      if (const double height = row_height(wanted, wanted.rows[row]); height > 0)
        check_written(worksheet_set_row(sheet, static_cast<lxw_row_t>(row), height, nullptr));
      for (std::size_t column = 0; column < wanted.rows[row].size(); ++column)
        write_cell(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), wanted.rows[row][column]);
    }
    if (wanted.heading_row) {
      const auto row = static_cast<lxw_row_t>(*wanted.heading_row);
      // A freeze far down would fill the window.
      if (row < 3) worksheet_freeze_panes(sheet, row + 1, 1);
      check_written(worksheet_repeat_rows(sheet, row, row));
    }
    for (const LineChart& chart : wanted.charts) add_line_chart(book_, sheet, chart, names_);
  }

  void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell.held)) {
      if (text->empty()) return;
      lxw_format* look = format_of({cell.look, "", cell.leads_to.has_value()});
      if (cell.leads_to) {
        const std::string link = "internal:'" + names_[*cell.leads_to] + "'!A1";
        check_written(worksheet_write_url_opt(sheet, row, column, link.c_str(), look, text->c_str(), nullptr));
      } else if (cell.spans > 1) {
        const auto last = static_cast<lxw_col_t>(column + cell.spans - 1);
        check_written(worksheet_merge_range(sheet, row, column, row, last, text->c_str(), look));
      } else {
        check_written(worksheet_write_string(sheet, row, column, text->c_str(), look));
      }
    } else if (const auto* number = std::get_if<Cell::Number>(&cell.held)) {
      check_written(worksheet_write_number(sheet, row, column, spreadsheet_number(number->value, number->format),
                                           format_of({cell.look, spreadsheet_format(number->format), false})));
    } else if (const auto* day = std::get_if<Cell::Day>(&cell.held)) {
      check_written(worksheet_write_number(sheet, row, column, days_between(kDayZero, day->date),
                                           format_of({cell.look, date_format(day->shown_as), false})));
    }
  }

  lxw_format* format_of(const FormatKey& key) {
    if (const auto found = formats_.find(key); found != formats_.end()) return found->second;
    lxw_format* format = workbook_add_format(book_);
    const auto& [look, number, is_link] = key;
    format_set_font_name(format, "Arial");
    format_set_font_size(format, kCellSize);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (!number.empty()) format_set_num_format(format, number.c_str());
    // Words do not touch a number that stands at the right of the cell before.
    if (number.empty() && look == CellLook::plain) format_set_indent(format, 1);
    dress(format, look);
    if (is_link) {
      format_set_font_color(format, 0x005EB8);
      format_set_underline(format, LXW_UNDERLINE_SINGLE);
    }
    return formats_[key] = format;
  }

  static void dress(lxw_format* format, CellLook look) {
    switch (look) {
      case CellLook::plain: return;
      case CellLook::title:
        format_set_bold(format);
        format_set_font_size(format, kTitleSize);
        return;
      case CellLook::sentence:
        format_set_font_size(format, kSentenceSize);
        format_set_text_wrap(format);
        return;
      case CellLook::heading:
        format_set_bold(format);
        format_set_font_size(format, kSentenceSize);
        return;
      case CellLook::column_heading:
        format_set_bold(format);
        format_set_text_wrap(format);
        format_set_bottom(format, LXW_BORDER_THIN);
        format_set_bg_color(format, 0xF3F6F8);
        return;
      case CellLook::wrapped: format_set_text_wrap(format); return;
      case CellLook::beside_name: format_set_align(format, LXW_ALIGN_LEFT); return;
      case CellLook::muted: format_set_font_color(format, 0x4C6272); return;
      case CellLook::strong:
        format_set_bold(format);
        format_set_text_wrap(format);
        return;
    }
  }

  const Workbook& workbook_;
  lxw_workbook* book_;
  std::vector<std::string> names_;
  std::map<FormatKey, lxw_format*> formats_;
};

std::size_t cells_of(const Workbook& workbook) {
  std::size_t cells = 0;
  for (const Sheet& sheet : workbook.sheets)
    for (const auto& row : sheet.rows) cells += row.size();
  return cells;
}

}  // namespace

std::string xlsx_of(const Workbook& workbook) {
  QI_ASSERT(!workbook.sheets.empty());
  const MemoryFile file;
  lxw_workbook_options options{};
  options.constant_memory = cells_of(workbook) >= kCellsKept ? LXW_TRUE : LXW_FALSE;
  lxw_workbook* book = workbook_new_opt(file.path().c_str(), &options);
  if (!book) throw std::runtime_error("no workbook was begun");
  try {
    XlsxWriting(workbook, book).write();
  } catch (...) {
    lxw_workbook_free(book);
    throw;
  }
  check_written(workbook_close(book));
  return file.bytes();
}

}  // namespace qi::document
