#include "tabular/row_stream.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include "base/text.h"
#include "tabular/file_kind.h"
#include "tabular/text_encoding.h"

namespace qi::tabular {

namespace {

constexpr std::size_t kPiece = 65'536;

/// Bytes of a stream as text in which rows can be found: UTF-16 becomes UTF-8, other bytes stay as they are.
class TextPieces {
 public:
  explicit TextPieces(std::istream& in) : in_(in), piece_(kPiece, '\0') {}

  /// Adds the next piece; false at the end of the stream.
  bool append_to(std::string& text) {
    in_.read(piece_.data(), static_cast<std::streamsize>(piece_.size()));
    const auto got = static_cast<std::size_t>(in_.gcount());
    if (got == 0) {
      if (!rest_.empty()) append_decoded(text, rest_, guess_.encoding);
      rest_.clear();
      return false;
    }
    std::string_view bytes(piece_.data(), got);
    if (bytes_ == 0) {
      guess_ = guess_encoding(bytes);
      first_ = bytes;
      bytes.remove_prefix(std::min(guess_.mark, bytes.size()));
    }
    bytes_ += got;
    if (!is_wide()) {
      text += bytes;
      return true;
    }
    rest_ += bytes;
    // A pair that leads another one, or half of a pair, waits for the next piece.
    std::size_t whole = rest_.size() / 2 * 2;
    if (whole >= 2) {
      const auto high =
          static_cast<unsigned char>(rest_[guess_.encoding == Encoding::utf16_little ? whole - 1 : whole - 2]);
      if (high >= 0xD8 && high < 0xDC) whole -= 2;
    }
    append_decoded(text, std::string_view(rest_).substr(0, whole), guess_.encoding);
    rest_.erase(0, whole);
    return true;
  }

  bool is_wide() const { return guess_.encoding == Encoding::utf16_little || guess_.encoding == Encoding::utf16_big; }
  std::string take_first() { return std::move(first_); }
  std::uint64_t bytes() const { return bytes_; }

 private:
  std::istream& in_;
  std::string piece_;
  std::string first_;
  std::string rest_;
  EncodingGuess guess_;
  std::uint64_t bytes_ = 0;
};

/// Finds where rows end and what their cells are, by the rules of read_table.
class RowStream {
 public:
  RowStream(std::istream& in, const RowVisitor& visit, const StreamLimits& limits)
      : pieces_(in), visit_(visit), limits_(limits) {}

  Result<StreamSummary> read(std::optional<Separator> separator) {
    bool more = pieces_.append_to(text_);
    const std::string first = pieces_.take_first();
    if (is_zip(first)) return Error::invalid("Save the sheet as CSV UTF-8: a workbook is not read row by row.");
    if (auto refusal = why_no_table(first)) return Error::invalid(std::move(*refusal));
    summary_.separator = separator ? *separator : sniff_separator(std::string_view(text_).substr(0, kPiece));
    separator_ = static_cast<char>(summary_.separator);
    while (true) {
      while (const auto end = row_end(more)) {
        if (const Done row = take_row(*end); !row) return row.error();
      }
      if (!more) break;
      if (text_.size() - begin_ > limits_.row_bytes) return too_long();
      text_.erase(0, begin_);
      at_ -= begin_;
      begin_ = 0;
      more = pieces_.append_to(text_);
      if (pieces_.bytes() > limits_.bytes)
        return Error::invalid(fmt::format("The text is larger than {} MB. Split it.", limits_.bytes / 1'000'000));
    }
    if (place_ == Where::in_quotes)
      return Error::invalid(
          fmt::format("A quotation mark on line {} is never closed. Close it or take it out.", line_));
    if (begin_ < text_.size()) {
      at_ = text_.size();
      if (const Done row = take_row(text_.size()); !row) return row.error();
    }
    summary_.bytes = pieces_.bytes();
    if (windows_rows_ > 0) summary_.notes.emplace_back(kReadAsWindows);
    return std::move(summary_);
  }

 private:
  enum class Where { cell_begins, in_cell, in_quotes, after_quote };

  Error too_long() const {
    return Error::invalid(
        fmt::format("The row on line {} is longer than {} KB. Close the quotation mark that opens in it, "
                    "or split it.",
                    line_, limits_.row_bytes / 1'024));
  }

  /// Index of the character that ends the row which begins at `begin_`; nullopt: more text is needed.
  std::optional<std::size_t> row_end(bool more) {
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (place_ == Where::in_quotes) {
        if (c == '"') place_ = Where::after_quote;
        continue;
      }
      if (c == '\n' || c == '\r') {
        // The line feed of a CRLF may come with the next piece.
        if (c == '\r' && at_ + 1 == text_.size() && more) return std::nullopt;
        return at_;
      }
      if (c == separator_)
        place_ = Where::cell_begins;
      else if (c == '"' && (place_ == Where::cell_begins || (place_ == Where::after_quote && text_[at_ - 1] == '"')))
        place_ = Where::in_quotes;
      else
        place_ = Where::in_cell;
    }
    return std::nullopt;
  }

  Done take_row(std::size_t end) {
    if (end - begin_ > limits_.row_bytes) return too_long();
    const std::string_view raw = std::string_view(text_).substr(begin_, end - begin_);
    std::string_view row = raw;
    if (!is_utf8(row)) {
      decoded_.clear();
      append_decoded(decoded_, row, Encoding::windows_1252);
      row = decoded_;
      ++windows_rows_;
    }
    if (row.find('\0') != std::string_view::npos)
      return Error::invalid(fmt::format("Line {} holds bytes that are not text. Save the file as CSV UTF-8.", line_));
    split(row);
    if (cells_.size() > limits_.cells_in_row)
      return Error::invalid(
          fmt::format("The row on line {} has more than {} cells. Split it.", line_, limits_.cells_in_row));
    const bool separator_line = summary_.rows == 0 && line_ == 1 && row.size() == 5 && lowered(row).starts_with("sep=");
    if (!separator_line) {
      if (const Done visited = visit_({line_, cells_}); !visited) return visited;
      ++summary_.rows;
    }
    count_lines(raw);
    begin_ = at_ = std::min(end + (std::string_view(text_).substr(std::min(end, text_.size()), 2) == "\r\n" ? 2 : 1),
                            text_.size());
    place_ = Where::cell_begins;
    return {};
  }

  void count_lines(std::string_view raw) {
    ++line_;
    for (std::size_t i = 0; i < raw.size(); ++i)
      if (raw[i] == '\n' || (raw[i] == '\r' && (i + 1 == raw.size() || raw[i + 1] != '\n'))) ++line_;
  }

  void split(std::string_view row) {
    cells_.clear();
    unescaped_.clear();
    // Views into `unescaped_` stay good because it never grows beyond the row.
    unescaped_.reserve(row.size());
    std::size_t at = 0;
    while (true) {
      if (at < row.size() && row[at] == '"') {
        at = split_quoted(row, at + 1);
      } else {
        const std::size_t end = std::min(row.find(separator_, at), row.size());
        cells_.push_back(row.substr(at, end - at));
        at = end;
      }
      if (at >= row.size() || cells_.size() > limits_.cells_in_row) return;
      ++at;
    }
  }

  /// From behind the opening quotation mark; returns where the cell ends.
  std::size_t split_quoted(std::string_view row, std::size_t at) {
    const std::size_t begin = unescaped_.size();
    while (at < row.size()) {
      const std::size_t quote = std::min(row.find('"', at), row.size());
      unescaped_ += row.substr(at, quote - at);
      at = quote + 1;
      if (at >= row.size() || row[at] != '"') break;
      unescaped_ += '"';
      ++at;
    }
    at = std::min(at, row.size());
    const std::size_t end = std::min(row.find(separator_, at), row.size());
    unescaped_ += row.substr(at, end - at);
    cells_.push_back(std::string_view(unescaped_).substr(begin));
    return end;
  }

  TextPieces pieces_;
  const RowVisitor& visit_;
  const StreamLimits& limits_;
  StreamSummary summary_;
  char separator_ = ',';
  std::string text_;
  std::size_t begin_ = 0;  ///< of the row that is looked at
  std::size_t at_ = 0;     ///< how far its end was looked for
  Where place_ = Where::cell_begins;
  std::size_t line_ = 1;
  std::size_t windows_rows_ = 0;
  std::string decoded_;
  std::string unescaped_;
  std::vector<std::string_view> cells_;
};

}  // namespace

Result<StreamSummary> stream_rows(std::istream& text, const RowVisitor& visit, std::optional<Separator> separator,
                                  const StreamLimits& limits) {
  return RowStream(text, visit, limits).read(separator);
}

Result<StreamSummary> stream_rows_at(const std::string& path, const RowVisitor& visit,
                                     std::optional<Separator> separator, const StreamLimits& limits) {
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path))
    return Error::not_found("There is no file of that name. Check the path.");
  return stream_rows(file, visit, separator, limits);
}

}  // namespace qi::tabular
