#include "json/json_reading.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/error.hpp>
#include <boost/json/value_stack.hpp>
#include <charconv>
#include <string>
#include <utility>

#include "base/text.h"

namespace qi::json {
namespace {

using boost::json::error_code;
using Text = boost::json::string_view;

// Boost.JSON 1.81 rounds numbers of more than 15 digits in two steps and can miss the nearest double by one. This
// builder takes its events and reads decimal numbers again from their text.
struct ValueBuilder {
  static constexpr std::size_t max_object_size = Object::max_size();
  static constexpr std::size_t max_array_size = Array::max_size();
  static constexpr std::size_t max_key_size = boost::json::string::max_size();
  static constexpr std::size_t max_string_size = boost::json::string::max_size();

  boost::json::value_stack stack;
  bool holds_zero = false;  ///< a text held U+0000, which stopped the reading

  ValueBuilder() { stack.reset(); }

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) { return true; }
  bool on_object_end(std::size_t count, error_code&) { return stack.push_object(count), true; }
  bool on_array_begin(error_code&) { return true; }
  bool on_array_end(std::size_t count, error_code&) { return stack.push_array(count), true; }
  bool on_key_part(Text part, std::size_t, error_code& failure) {
    return is_text(part, failure) && (stack.push_chars(part), true);
  }
  bool on_key(Text part, std::size_t, error_code& failure) {
    return is_text(part, failure) && (stack.push_key(part), true);
  }
  bool on_string_part(Text part, std::size_t, error_code& failure) {
    return is_text(part, failure) && (stack.push_chars(part), true);
  }
  bool on_string(Text part, std::size_t, error_code& failure) {
    return is_text(part, failure) && (stack.push_string(part), true);
  }
  bool on_number_part(Text, error_code&) { return true; }
  bool on_int64(std::int64_t number, Text, error_code&) { return stack.push_int64(number), true; }
  bool on_uint64(std::uint64_t number, Text, error_code&) { return stack.push_uint64(number), true; }
  bool on_double(double, Text text, error_code& failure) {
    double number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed == std::errc::result_out_of_range && text.find("e-") == Text::npos && text.find("E-") == Text::npos) {
      failure = boost::json::error::exponent_overflow;
      return false;
    }
    stack.push_double(number);
    return true;
  }
  bool on_bool(bool truth, error_code&) { return stack.push_bool(truth), true; }
  bool on_null(error_code&) { return stack.push_null(), true; }
  bool on_comment_part(Text, error_code&) { return true; }
  bool on_comment(Text, error_code&) { return true; }

 private:
  // No database keeps a zero byte in text, so it stops here, for every text of every body.
  bool is_text(Text part, error_code& failure) {
    if (part.find('\0') == Text::npos) return true;
    holds_zero = true;
    failure = boost::json::error::syntax;
    return false;
  }
};

/// A text that ends, or goes on with plain letters, behind the first half of a pair is plain "syntax" to the parser.
bool stands_behind_half_a_pair(std::string_view text, std::size_t used) {
  constexpr std::size_t kEscape = 6;  // letters of one half
  for (std::size_t end = used; end + 2 > used && end >= kEscape; --end) {
    const std::string escape = lowered(text.substr(end - kEscape, kEscape));
    if (escape.starts_with("\\ud") && std::string_view("89ab").find(escape[3]) != std::string_view::npos) return true;
  }
  return false;
}

constexpr std::string_view kHalfAPair =
    "a \\u escape is half of a character. Write both halves, such as \\ud83d\\ude91, or leave it out.";

std::string what_is_expected(const error_code& failure) {
  if (failure == boost::json::error::incomplete) return "the text ends too early. Close every quote and bracket.";
  if (failure == boost::json::error::extra_data) return "there is something after the end. Send one JSON value.";
  if (failure == boost::json::error::too_deep) return "brackets are nested too deep. Use fewer levels.";
  if (failure == boost::json::error::exponent_overflow) return "a number is too large. Use a smaller one.";
  if (failure == boost::json::error::expected_hex_digit)
    return "a \\u escape is not complete. Write four hexadecimal digits.";
  if (failure == boost::json::error::expected_utf16_escape ||
      failure == boost::json::error::illegal_leading_surrogate ||
      failure == boost::json::error::illegal_trailing_surrogate)
    return std::string(kHalfAPair);
  return "this is not JSON. Look for a missing comma, quote or bracket.";
}

}  // namespace

Result<Value> read(std::string_view text, std::size_t maximum_depth) {
  boost::json::parse_options options;
  options.max_depth = maximum_depth;
  boost::json::basic_parser<ValueBuilder> parser(options);
  error_code failure;
  std::size_t used = parser.write_some(false, text.data(), text.size(), failure);
  if (!failure && used < text.size()) {
    const std::size_t more = text.find_first_not_of(" \t\r\n", used);
    if (more != std::string_view::npos) {
      used = more;
      failure = boost::json::error::extra_data;
    }
  }
  if (failure) {
    const auto read_so_far = text.substr(0, std::min(used, text.size()));
    const auto line = 1 + std::count(read_so_far.begin(), read_so_far.end(), '\n');
    const std::string expected = parser.handler().holds_zero ? "a text holds the character U+0000. Leave it out."
                                 : !is_utf8(text)            ? "the bytes are not UTF-8. Send the text as UTF-8."
                                 : stands_behind_half_a_pair(text, used) ? std::string(kHalfAPair)
                                                                         : what_is_expected(failure);
    return Error::invalid("Line " + std::to_string(line) + ": " + expected);
  }
  return parser.handler().stack.release();
}

}  // namespace qi::json
