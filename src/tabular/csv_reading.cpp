#include "tabular/csv_reading.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>
#include "base/text.h"

namespace qi::tabular {

std::string_view title(Separator separator) {
  switch (separator) {
    case Separator::comma: return "commas";
    case Separator::semicolon: return "semicolons";
    case Separator::tab: return "tabs";
    case Separator::pipe: return "upright lines";
  }
  return "";
}

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kSniffedLines = 50;

/// Occurrences of `separator` outside quotes in each of the first lines that have any text.
std::vector<std::size_t> counts_by_line(std::string_view text, char separator) {
  std::vector<std::size_t> counts;
  std::size_t here = 0;
  bool quoted = false;
  bool any = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '\n' || c == '\r')) {
      if (any) counts.push_back(here);
      if (counts.size() == kSniffedLines) return counts;
      here = 0;
      any = false;
      continue;
    }
    if (!quoted && c == separator) ++here;
    any = true;
  }
  if (any) counts.push_back(here);
  return counts;
}

}  // namespace

Separator sniff_separator(std::string_view text) {
  // In this order so that the earlier one wins a tie: a tab is hardly ever inside a cell, a comma often is.
  constexpr std::array kCandidates{Separator::tab, Separator::semicolon, Separator::pipe, Separator::comma};
  Separator best = Separator::comma;
  std::size_t best_lines = 0;
  for (const Separator candidate : kCandidates) {
    std::map<std::size_t, std::size_t> lines_by_count;
    for (const std::size_t count : counts_by_line(text, static_cast<char>(candidate)))
      if (count > 0) ++lines_by_count[count];
    std::size_t even_lines = 0;
    for (const auto& [count, lines] : lines_by_count) even_lines = std::max(even_lines, lines);
    if (even_lines > best_lines) {
      best = candidate;
      best_lines = even_lines;
    }
  }
  return best;
}

/// The loop over the bytes. One object reads one text.
class TableReader {
 public:
  TableReader(std::string text, std::optional<Separator> separator) {
    table_.text_ = std::make_unique<std::string>(std::move(text));
    rest_ = *table_.text_;
    if (rest_.starts_with(kByteOrderMark)) rest_.remove_prefix(kByteOrderMark.size());
    table_.separator_ = separator ? *separator : sniff_separator(rest_);
    separator_ = static_cast<char>(table_.separator_);
  }

  Result<Table> read() {
    if (!is_utf8(rest_)) return Error::invalid("The file is not UTF-8 text. Save it as CSV UTF-8 and try again.");
    // Asking for more memory again and again took most of the time. Every cell ends at one of these or with the text.
    table_.cells_.reserve(std::min(
        kMostCells, 1 + static_cast<std::size_t>(std::ranges::count(rest_, separator_) +
                                                 std::ranges::count(rest_, '\n') + std::ranges::count(rest_, '\r'))));
    while (at_ < rest_.size()) {
      table_.rows_.push_back({table_.cells_.size(), 0, line_});
      if (const Done row = read_row(); !row) return row.error();
      Table::Span& span = table_.rows_.back();
      span.count = table_.cells_.size() - span.first;
      table_.width_ = std::max(table_.width_, span.count);
      if (table_.cells_.size() > kMostCells)
        return Error::invalid(fmt::format("The file has more than {} cells. Split it and try again.", kMostCells));
    }
    return std::move(table_);
  }

 private:
  bool ends_cell(char c) const { return c == separator_ || c == '\n' || c == '\r'; }

  Done read_row() {
    while (true) {
      if (at_ < rest_.size() && rest_[at_] == '"') {
        if (const Done cell = read_quoted(); !cell) return cell.error();
      } else {
        const std::size_t begin = at_;
        while (at_ < rest_.size() && !ends_cell(rest_[at_])) ++at_;
        table_.cells_.push_back(rest_.substr(begin, at_ - begin));
      }
      if (at_ == rest_.size()) return {};
      const char ender = rest_[at_++];
      if (ender == separator_) continue;
      if (ender == '\r' && at_ < rest_.size() && rest_[at_] == '\n') ++at_;
      ++line_;
      return {};
    }
  }

  Done read_quoted() {
    const std::size_t opened_on = line_;
    const std::size_t begin = ++at_;
    bool doubled = false;
    while (true) {
      if (at_ == rest_.size())
        return Error::invalid(
            fmt::format("A quotation mark on line {} is never closed. Close it or take it out.", opened_on));
      const char c = rest_[at_++];
      if (c == '\n' || (c == '\r' && (at_ == rest_.size() || rest_[at_] != '\n'))) ++line_;
      if (c != '"') continue;
      if (at_ < rest_.size() && rest_[at_] == '"') {
        doubled = true;
        ++at_;
        continue;
      }
      break;
    }
    const std::string_view inside = rest_.substr(begin, at_ - 1 - begin);
    const std::size_t after = at_;
    while (at_ < rest_.size() && !ends_cell(rest_[at_])) ++at_;
    const std::string_view trailing = rest_.substr(after, at_ - after);
    if (!doubled && trailing.empty()) {
      table_.cells_.push_back(inside);
      return {};
    }
    auto cell = std::make_unique<std::string>();
    for (std::size_t i = 0; i < inside.size(); ++i) {
      *cell += inside[i];
      if (inside[i] == '"') ++i;
    }
    *cell += trailing;
    table_.cells_.push_back(*cell);
    table_.unescaped_.push_back(std::move(cell));
    return {};
  }

  Table table_;
  std::string_view rest_;
  char separator_ = ',';
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

Result<Table> read_table(std::string text, std::optional<Separator> separator) {
  return TableReader(std::move(text), separator).read();
}

}  // namespace qi::tabular
