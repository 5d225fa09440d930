#pragma once
/// One run of each reader of files over bytes of anyone's choosing, in the shape that libFuzzer calls.
/// Each returns 0; a broken promise of a reader stops the program.

#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/assert.h"
#include "base/text.h"
#include "tabular/csv_reading.h"
#include "tabular/date_reading.h"
#include "tabular/number_reading.h"
#include "tabular/row_stream.h"
#include "tabular/text_encoding.h"
#include "tabular/told.h"

namespace qi::tabular {

/// Small, so that a run is quick and every limit is met.
inline constexpr GivenLimits kFuzzLimits{.bytes = 1'000'000,
                                         .unpacked_bytes = 4'000'000,
                                         .entries = 50,
                                         .cells = 20'000,
                                         .text_bytes = 1'000'000,
                                         .cell_bytes = 40'000,
                                         .nesting = 32};

inline std::string_view text_of_fuzz(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// A whole text and the same text row by row must have the same cells.
inline int fuzz_csv(const std::uint8_t* data, std::size_t size) {
  const std::string text(text_of_fuzz(data, size));
  const auto table = read_table(text, Separator::comma);
  std::istringstream in(text);
  std::size_t row = 0;
  bool same = true;
  const auto streamed = stream_rows(
      in,
      [&](const StreamedRow& each) -> Done {
        if (!table) return {};
        same = same && row < table->size() && table->cells_in(row) == each.cells.size();
        for (std::size_t i = 0; same && i < each.cells.size(); ++i) same = table->cell(row, i) == each.cells[i];
        ++row;
        for (const std::string_view cell : each.cells) QI_ASSERT(is_utf8(cell));
        return {};
      },
      Separator::comma);
  // Only the stream knows UTF-16 and the line that names a separator.
  const bool other =
      guess_encoding(text).encoding != Encoding::utf8 || lowered(text.substr(0, 7)).find("sep=") != std::string::npos;
  if (table && streamed && !other) QI_ASSERT(same && row == table->size());
  return 0;
}

/// Any file through every step of an import: workbook or text, layout, figures, patients' numbers.
inline int fuzz_given_file(const std::uint8_t* data, std::size_t size) {
  const auto given = read_given(std::string(text_of_fuzz(data, size)), kFuzzLimits);
  if (given) {
    QI_ASSERT(!given->sheets.empty());
    for (const Sheet& sheet : given->sheets) {
      QI_ASSERT(!sheet.cells.rows.empty() && sheet.cells.columns.size() == sheet.cells.width);
      for (const PastedRow& row : sheet.cells.rows) {
        QI_ASSERT(row.cells.size() == sheet.cells.width);
        for (const std::string& cell : row.cells) QI_ASSERT(is_utf8(cell) && trimmed(cell) == cell);
      }
    }
  }
  const Told told = told_about(given);
  QI_ASSERT(!told.refused || (told.sentences.size() == 1 && !told.sentences[0].empty()));
  return 0;
}

inline int fuzz_dates(const std::uint8_t* data, std::size_t size) {
  const auto read = read_date(text_of_fuzz(data, size));
  if (read) QI_ASSERT(read->date.year() >= 1899 && read->date.year() <= 2120);
  if (!read) QI_ASSERT(!read.error().message.empty());
  (void)form_in_heading(text_of_fuzz(data, size));
  return 0;
}

inline int fuzz_numbers(const std::uint8_t* data, std::size_t size) {
  const auto read = read_number(text_of_fuzz(data, size));
  if (read) QI_ASSERT(read->value >= -1e15 && read->value <= 1e15);
  (void)mentions_nhs_number(text_of_fuzz(data, size));
  return 0;
}

/// The first byte chooses a layout and a heading row, whatever the sheet looks like.
inline int fuzz_layout(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto given = read_given(std::string(text_of_fuzz(data + 1, size - 1)), kFuzzLimits);
  if (!given) return 0;
  const Sheet& sheet = given->sheets[0];
  const auto heading = (data[0] & 4) != 0 ? std::nullopt : std::optional<std::size_t>(data[0] >> 3);
  const auto guess = guess_within(sheet, static_cast<Layout>(data[0] & 3), heading, {});
  if (!guess) return 0;
  LayoutChoices choices = guess->choices;
  choices.duplicates = every_duplicates()[data[0] % every_duplicates().size()];
  const auto many = read_many(sheet, choices);
  if (many) QI_ASSERT(!many->series.empty());
  return 0;
}

}  // namespace qi::tabular
