#include "tabular/row_stream.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include "base/text.h"
#include "tabular/file_kind.h"
#include "tabular/marked_text.h"
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
      marks_.look_at(text_, begin_, separator_);
      while (const auto end = row_end(more)) {
        if (const Done row = take_row(*end); !row) return row.error();
      }
      if (!more) break;
      if (text_.size() - begin_ > limits_.row_bytes) return too_long();
      text_.erase(0, begin_);
      begin_ = 0;
      more = pieces_.append_to(text_);
      if (pieces_.bytes() > limits_.bytes)
        return Error::invalid(fmt::format("The text is larger than {} MB. Split it.", limits_.bytes / 1'000'000));
    }
    if (begin_ < text_.size())
      return Error::invalid(
          fmt::format("A quotation mark on line {} is never closed. Close it or take it out.", line_));
    summary_.bytes = pieces_.bytes();
    if (windows_rows_ > 0) summary_.notes.emplace_back(kReadAsWindows);
    return std::move(summary_);
  }

 private:
  Error too_long() const {
    return Error::invalid(
        fmt::format("The row on line {} is longer than {} KB. Close the quotation mark that opens in it, "
                    "or split it.",
                    line_, limits_.row_bytes / 1'024));
  }

  /// Index of the character that ends the row which begins at `begin_`, its cells then in `cells_`; nullopt: more text
  /// is needed, or there is none.
  std::optional<std::size_t> row_end(bool more) {
    if (begin_ == text_.size()) return std::nullopt;
    const std::string_view text = text_;
    cells_.clear();
    unescaped_.clear();
    is_quoted_ = false;
    std::size_t cell = begin_;
    while (true) {
      std::size_t at = 0;
      if (cell < text.size() && text[cell] == '"') {
        const auto closed = quoted_cell_end(cell, more);
        if (!closed) return std::nullopt;
        at = *closed;
        is_quoted_ = true;
      } else {
        // A quotation mark inside a cell stands for itself, and a mark of the row before may still be there.
        do at = marks_.next();
        while (at < text.size() && (at < cell || text[at] == '"'));
        if (cells_.size() <= limits_.cells_in_row) cells_.push_back(text.substr(cell, at - cell));
      }
      if (at == text.size()) return more ? std::nullopt : std::optional(at);
      if (text[at] == separator_) {
        cell = at + 1;
        continue;
      }
      // The line feed of a CRLF may come with the next piece.
      if (text[at] == '\r' && at + 1 == text.size() && more) return std::nullopt;
      return at;
    }
  }

  /// Where the cell ends that opens with the quotation mark at `cell`; nullopt: not in this text.
  std::optional<std::size_t> quoted_cell_end(std::size_t cell, bool more) {
    const std::string_view text = text_;
    std::size_t at = cell + 1;
    bool is_doubled = false;
    while (true) {
      at = text.find('"', at);
      if (at == std::string_view::npos) return std::nullopt;
      ++at;
      if (at == text.size() && more) return std::nullopt;
      if (at == text.size() || text[at] != '"') break;
      is_doubled = true;
      ++at;
    }
    const std::size_t closed = at;
    marks_.look_at(text, closed, separator_);
    do at = marks_.next();
    while (at < text.size() && text[at] == '"');
    if (cells_.size() > limits_.cells_in_row) return at;
    if (!is_doubled && at == closed)
      cells_.push_back(text.substr(cell + 1, closed - cell - 2));
    else
      add_unescaped(text.substr(cell + 1, at - cell - 1), text.size() - begin_);
    return at;
  }

  /// `raw` begins behind the opening quotation mark and ends with the cell. Views into `unescaped_` stay good because
  /// it has room for `most` bytes, which no row is longer than.
  void add_unescaped(std::string_view raw, std::size_t most) {
    unescaped_.reserve(most);
    const std::size_t begin = unescaped_.size();
    std::size_t at = 0;
    while (at < raw.size()) {
      const std::size_t quote = std::min(raw.find('"', at), raw.size());
      unescaped_ += raw.substr(at, quote - at);
      at = quote + 1;
      if (at >= raw.size() || raw[at] != '"') break;
      unescaped_ += '"';
      ++at;
    }
    unescaped_ += raw.substr(std::min(at, raw.size()));
    cells_.push_back(std::string_view(unescaped_).substr(begin));
  }

  Done take_row(std::size_t end) {
    if (end - begin_ > limits_.row_bytes) return too_long();
    const std::string_view raw = std::string_view(text_).substr(begin_, end - begin_);
    // What stands between quotation marks was passed over, and not looked at.
    if (is_quoted_ || marks_.saw_unusual_bytes()) {
      if (const Done usual = look_closer(raw); !usual) return usual;
    }
    if (cells_.size() > limits_.cells_in_row)
      return Error::invalid(
          fmt::format("The row on line {} has more than {} cells. Split it.", line_, limits_.cells_in_row));
    const bool separator_line = summary_.rows == 0 && line_ == 1 && raw.size() == 5 && lowered(raw).starts_with("sep=");
    if (!separator_line) {
      if (const Done visited = visit_({line_, cells_}); !visited) return visited;
      ++summary_.rows;
    }
    ++line_;
    if (is_quoted_) count_lines(raw);
    begin_ = std::min(end + (std::string_view(text_).substr(std::min(end, text_.size()), 2) == "\r\n" ? 2 : 1),
                      text_.size());
    return {};
  }

  /// Of a row that may hold more than ASCII: Windows-1252 becomes UTF-8, and bytes that are no text are refused.
  Done look_closer(std::string_view raw) {
    if (raw.find('\0') != std::string_view::npos)
      return Error::invalid(fmt::format("Line {} holds bytes that are not text. Save the file as CSV UTF-8.", line_));
    if (is_utf8(raw)) return {};
    ++windows_rows_;
    decoded_.clear();
    std::vector<std::size_t> lengths;
    for (const std::string_view cell : cells_) {
      const std::size_t before = decoded_.size();
      append_decoded(decoded_, cell, Encoding::windows_1252);
      lengths.push_back(decoded_.size() - before);
    }
    std::size_t at = 0;
    for (std::size_t i = 0; i < cells_.size(); at += lengths[i++])
      cells_[i] = std::string_view(decoded_).substr(at, lengths[i]);
    return {};
  }

  /// The line ends inside the row.
  void count_lines(std::string_view raw) {
    for (std::size_t i = 0; i < raw.size(); ++i)
      if (raw[i] == '\n' || (raw[i] == '\r' && (i + 1 == raw.size() || raw[i + 1] != '\n'))) ++line_;
  }

  TextPieces pieces_;
  const RowVisitor& visit_;
  const StreamLimits& limits_;
  StreamSummary summary_;
  char separator_ = ',';
  std::string text_;
  std::size_t begin_ = 0;  ///< of the row that is looked at
  MarkedText marks_;
  bool is_quoted_ = false;  ///< a cell of the row that is looked at
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
