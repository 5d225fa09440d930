#include "json/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>

namespace qi::json {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default: {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20) {
          out += c;
        } else {
          out += "\\u00";
          out += kHex[byte >> 4];
          out += kHex[byte & 0xf];
        }
      }
    }
  }
  out += '"';
}

template <class Number>
void append_number(std::string& out, Number number) {
  std::array<char, 32> text;
  const auto written = std::to_chars(text.data(), text.data() + text.size(), number);
  out.append(text.data(), written.ptr);
}

}  // namespace

Writer& Writer::key(std::string_view name) {
  separate();
  append_escaped(out_, name);
  out_ += ':';
  after_key_ = true;
  return *this;
}

void Writer::value(std::string_view text) {
  separate();
  append_escaped(out_, text);
}

void Writer::value(double number) {
  if (!std::isfinite(number)) return null();
  separate();
  append_number(out_, number == 0 ? 0.0 : number);
}

void Writer::null() {
  separate();
  out_ += "null";
}

void Writer::raw(std::string_view json) {
  separate();
  out_ += json;
}

void Writer::truth_value(bool truth) {
  separate();
  out_ += truth ? "true" : "false";
}

void Writer::whole(std::int64_t number) {
  separate();
  append_number(out_, number);
}

void Writer::separate() {
  if (!first_ && !after_key_) out_ += ',';
  first_ = false;
  after_key_ = false;
}

void Writer::open(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
}

void Writer::close(char bracket) {
  out_ += bracket;
  first_ = false;
}

}  // namespace qi::json
