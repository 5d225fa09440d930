#pragma once
/// Whatever file somebody gives, as sheets of trimmed UTF-8 cells: a workbook or text, decided by its bytes.
/// It does not know what a cell means (layout_guess.h, figures_reading.h) and never looks at the file's name.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "tabular/pasted_cells.h"

namespace qi::tabular {

/// What one file may cost. A file that asks for more is refused in words, before the memory is taken.
struct GivenLimits {
  std::size_t bytes = 25'000'000;            ///< of the file as it was given
  std::size_t unpacked_bytes = 200'000'000;  ///< of everything inside a workbook that is read, counted while unpacking
  std::size_t entries = 2'000;               ///< files inside a workbook
  std::size_t cells = 2'000'000;             ///< of all sheets together, as full rectangles (rows times widest row)
  std::size_t text_bytes = 100'000'000;      ///< of all cells together: a shared text counts in each cell that shows it
  std::size_t cell_bytes = 131'068;          ///< of one cell: the 32,767 characters of a spreadsheet's longest
  std::size_t nesting = 64;                  ///< elements inside each other in a workbook's XML
};

/// One sheet of a workbook, or the one table of a text.
struct Sheet {
  std::string name;                ///< as the tab says; "" for text
  PastedCells cells;               ///< `row` counts as the spreadsheet or the editor shows it
  std::vector<std::string> notes;  ///< sentences: "3 cells hold an error like #N/A and were read as missing."
};

enum class GivenKind { text, workbook };

struct GivenFile {
  GivenKind kind = GivenKind::text;
  std::vector<Sheet> sheets;       ///< visible ones with at least one cell, in the order of the tabs; never empty
  std::vector<std::string> notes;  ///< about the whole file: "The file was read as Windows-1252 text."
};

/// Reads a whole file.
/// takes    XLSX (and XLSM, whose macros are not looked at): dates by number format become "2024-04-30", with a time
///          of day "2024-04-30 13:05"; percent formats "58.2%"; times "18:05" or "1:18:05"; logical values "TRUE";
///          errors "" with a note; formulas by the value that was saved with them. Hidden sheets are left out, with a
///          note. Text: UTF-8, UTF-16 both ways, with or without a byte order mark; otherwise Windows-1252 with a note.
/// refuses  with one sentence that says what to save it as: .xls, .ods, PDF, pictures, web pages, JSON, compressed
///          files, workbooks with a password; what is damaged; what has no text; what `limits` forbids.
Result<GivenFile> read_given(std::string bytes, const GivenLimits& limits = {});

/// Refuses a size before a byte of it is read: "The file is larger than 25 MB. ..."
Done may_be_given(std::uintmax_t bytes, const GivenLimits& limits = {});

/// read_given of a file on disk, whose size is asked first. refuses  also a file that is not there.
Result<GivenFile> read_given_at(const std::string& path, const GivenLimits& limits = {});

}  // namespace qi::tabular
