#include "tabular/given_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include "base/number.h"
#include "base/text.h"
#include "tabular/file_kind.h"
#include "tabular/sheet_cells.h"
#include "tabular/text_encoding.h"
#include "tabular/workbook_parts.h"
#include "tabular/zip_parts.h"

namespace qi::tabular {

namespace {

/// The sheets left out, by name: "The hidden sheets Lists and Old were left out."
std::string hidden_words(const std::vector<std::string>& names) {
  return names.size() == 1 ? fmt::format("The hidden sheet {} was left out.", names[0])
                           : fmt::format("The hidden sheets {} were left out.", listed(names));
}

Result<GivenFile> read_workbook(const std::string& bytes, const GivenLimits& limits) {
  auto zip = ZipParts::open(bytes, limits);
  if (!zip) return zip.error();
  const auto parts = read_workbook_parts(*zip, limits);
  if (!parts) return parts.error();

  GivenFile file{.kind = GivenKind::workbook, .sheets = {}, .notes = {}};
  std::vector<std::string> hidden;
  UsedUp used;
  for (const WorkbookSheet& tab : parts->sheets) {
    if (tab.hidden) {
      hidden.push_back(tab.name);
      continue;
    }
    auto sheet = read_sheet(*zip, *parts, tab, limits, used);
    if (!sheet) return sheet.error();
    if (!sheet->cells.rows.empty()) file.sheets.push_back(std::move(*sheet));
  }
  if (!hidden.empty()) file.notes.push_back(hidden_words(hidden));
  if (file.sheets.empty())
    return Error::invalid(hidden.empty() ? "The workbook has no cells with text. Add dates and figures."
                                         : "Every sheet with cells is hidden. Show the one you need and save again.");
  return file;
}

/// Excel lets the first line say the separator: "sep=;". It is no row, but it keeps its line number.
void blank_separator_line(std::string& text) {
  if (lowered(std::string_view(text).substr(0, 4)) != "sep=" || text.size() < 6) return;
  if (text[5] == '\r' || text[5] == '\n') text.erase(0, 5);
}

Result<GivenFile> read_text(std::string bytes, const GivenLimits& limits) {
  if (auto refusal = why_no_table(bytes)) return Error::invalid(std::move(*refusal));
  DecodedText decoded = decode_text(std::move(bytes));
  blank_separator_line(decoded.text);
  auto cells = read_pasted(decoded.text, limits.cells);
  if (!cells) return cells.error();
  if (cells->rows.empty())
    return Error::invalid("The file is empty. Give one with a column of dates and one of figures.");
  const std::size_t characters = limits.cell_bytes / 4;
  for (const PastedRow& row : cells->rows)
    for (const std::string& cell : row.cells)
      if (cell.size() > limits.cell_bytes)
        return Error::invalid(
            fmt::format("A cell on row {} holds more than {} characters. Shorten it, or close a "
                        "quotation mark before it.",
                        row.row, grouped(characters)));
  GivenFile file{.kind = GivenKind::text, .sheets = {}, .notes = std::move(decoded.notes)};
  file.sheets.push_back({.name = "", .cells = std::move(*cells), .notes = {}});
  return file;
}

}  // namespace

Done may_be_given(std::uintmax_t bytes, const GivenLimits& limits) {
  if (bytes <= limits.bytes) return {};
  return Error::invalid(
      fmt::format("The file is larger than {} MB. Split it, or copy the sheet you need into a new file.",
                  limits.bytes / 1'000'000));
}

Result<GivenFile> read_given(std::string bytes, const GivenLimits& limits) {
  if (const Done size = may_be_given(bytes.size(), limits); !size) return size.error();
  if (trimmed(bytes).empty())
    return Error::invalid("The file is empty. Give one with a column of dates and one of figures.");
  return is_zip(bytes) ? read_workbook(bytes, limits) : read_text(std::move(bytes), limits);
}

Result<GivenFile> read_given_at(const std::string& path, const GivenLimits& limits) {
  std::error_code failed;
  const std::uintmax_t size = std::filesystem::file_size(path, failed);
  if (failed) return Error::not_found("There is no file of that name. Check the path.");
  if (const Done allowed = may_be_given(size, limits); !allowed) return allowed.error();
  std::ifstream file(path, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (!file.read(bytes.data(), static_cast<std::streamsize>(size)))
    return Error::unavailable("The file could not be read. Try again.");
  return read_given(std::move(bytes), limits);
}

}  // namespace qi::tabular
