#include "tabular/marked_text.h"

#include <algorithm>
#include <array>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace qi::tabular {
namespace {

struct BlockMarks {
  std::uint64_t marks = 0;
  bool is_unusual = false;  ///< a zero byte, or one beyond ASCII
};

#ifdef __SSE2__
// Part of every x86-64 processor, so nothing is asked at run time.
BlockMarks marks_of(const char* block, char separator) {
  constexpr int kLanes = 16;
  const __m128i separators = _mm_set1_epi8(separator);
  const __m128i feeds = _mm_set1_epi8('\n');
  const __m128i returns = _mm_set1_epi8('\r');
  const __m128i quotes = _mm_set1_epi8('"');
  BlockMarks found;
  __m128i unusual = _mm_setzero_si128();
  for (std::ptrdiff_t part = 0; part < 4; ++part) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + part * kLanes));
    const __m128i is_mark = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, separators), _mm_cmpeq_epi8(bytes, feeds)),
                                         _mm_or_si128(_mm_cmpeq_epi8(bytes, returns), _mm_cmpeq_epi8(bytes, quotes)));
    found.marks |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(is_mark))) << (part * kLanes);
    // The highest bit of a byte says that it is beyond ASCII; comparing sets it for a zero.
    unusual = _mm_or_si128(unusual, _mm_or_si128(bytes, _mm_cmpeq_epi8(bytes, _mm_setzero_si128())));
  }
  found.is_unusual = _mm_movemask_epi8(unusual) != 0;
  return found;
}
#else
BlockMarks marks_of(const char* block, char separator) {
  BlockMarks found;
  for (int i = 0; i < 64; ++i) {
    const char c = block[i];
    if (c == separator || c == '\n' || c == '\r' || c == '"') found.marks |= std::uint64_t{1} << i;
    found.is_unusual = found.is_unusual || c == '\0' || static_cast<unsigned char>(c) > 0x7F;
  }
  return found;
}
#endif

}  // namespace

void MarkedText::look_at_block() {
  const std::size_t left = text_.size() - block_;
  BlockMarks found;
  if (left >= kBlock) {
    found = marks_of(text_.data() + block_, separator_);
  } else {
    // Filled up with what is neither a mark nor unusual.
    std::array<char, kBlock> rest;
    rest.fill(' ');
    std::copy_n(text_.data() + block_, left, rest.data());
    found = marks_of(rest.data(), separator_);
  }
  marks_ = found.marks;
  block_is_unusual_ = found.is_unusual;
  saw_unusual_ = saw_unusual_ || found.is_unusual;
}

}  // namespace qi::tabular
