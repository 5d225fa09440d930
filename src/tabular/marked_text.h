#pragma once
/// Where the next separator, line end or quotation mark of a text stands, 64 bytes at a time.
/// It does not know what such a mark means there: see row_stream.h.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace qi::tabular {

class MarkedText {
 public:
  /// From `at` on. The text must stay as it is until it is looked at anew.
  void look_at(std::string_view text, std::size_t at, char separator) {
    text_ = text;
    separator_ = separator;
    block_ = at;
    look_at_block();
  }

  /// Index of the next mark, which is then behind; the text's size after the last one.
  std::size_t next() {
    while (marks_ == 0) {
      if (text_.size() - block_ <= kBlock) {
        block_ = text_.size();
        return block_;
      }
      block_ += kBlock;
      look_at_block();
    }
    const std::size_t at = block_ + static_cast<std::size_t>(std::countr_zero(marks_));
    marks_ &= marks_ - 1;
    return at;
  }

  /// Zero or more than ASCII since this was asked before, or near to where the marks stand now: a row has to be looked
  /// at. Bytes that lie between two texts looked at do not count.
  bool saw_unusual_bytes() {
    const bool saw = saw_unusual_;
    saw_unusual_ = block_is_unusual_;
    return saw;
  }

 private:
  static constexpr std::size_t kBlock = 64;

  void look_at_block();

  std::string_view text_;
  char separator_ = ',';
  std::size_t block_ = 0;    ///< where the block begins whose marks these are
  std::uint64_t marks_ = 0;  ///< one bit for each byte of it
  bool saw_unusual_ = false;
  bool block_is_unusual_ = false;
};

}  // namespace qi::tabular
