#include "operations/table_digest.h"

#include <fmt/format.h>

#include <charconv>

#include "base/assert.h"
#include "base/number.h"
#include "shell/digest.h"

namespace qi::operations {
namespace {

constexpr std::size_t kHexDigitsInPart = 16;

void append(std::string& out, const db::Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    out += fmt::format("i{},", *whole);
  } else if (const auto* number = std::get_if<double>(&value)) {
    out += "r" + shortest(*number) + ",";
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    out += fmt::format("t{}:", text->size());
    out += *text;
    out += ',';
  } else {
    out += "n,";
  }
}

}  // namespace

void TableDigest::add(std::span<const db::Value> row) {
  std::string text;
  for (const db::Value& value : row) append(text, value);
  const std::string digest = shell::sha256_hex(text);
  std::uint64_t carry = 0;
  for (std::size_t part = sum_.size(); part-- > 0;) {
    std::uint64_t added = 0;
    const char* begin = digest.data() + part * kHexDigitsInPart;
    std::from_chars(begin, begin + kHexDigitsInPart, added, 16);
    const std::uint64_t with_carry = added + carry;
    const std::uint64_t carried_over = with_carry < added ? 1 : 0;
    sum_[part] += with_carry;
    carry = carried_over + (sum_[part] < with_carry ? 1 : 0);
  }
  ++rows_;
}

std::string TableDigest::hex() const {
  return fmt::format("{:016x}{:016x}{:016x}{:016x}", sum_[0], sum_[1], sum_[2], sum_[3]);
}

}  // namespace qi::operations
