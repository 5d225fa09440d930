#include "html/page.h"

namespace qi::html {

namespace {

// The five characters with a meaning in text or in a quoted value. An apostrophe has no name in older HTML, so a
// number.
constexpr std::string_view replacement_of(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
  }
}

void append_escaped(std::string& out, std::string_view text) {
  std::size_t written = 0;
  for (std::size_t i = text.find_first_of("&<>\"'"); i != std::string_view::npos;
       i = text.find_first_of("&<>\"'", written)) {
    out.append(text, written, i - written);
    out += replacement_of(text[i]);
    written = i + 1;
  }
  out.append(text, written);
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_escaped(out, text);
  return out;
}

void Page::doctype() {
  out_ += "<!DOCTYPE html>\n";
}

void Page::text(std::string_view escaped_here) {
  append_escaped(out_, escaped_here);
}

void Page::number(std::int64_t value) {
  out_ += std::to_string(value);
}

void Page::trusted_markup(const TrustedMarkup& markup) {
  out_ += markup.markup();
}

void Page::open(std::string_view tag, Attributes attributes) {
  out_ += '<';
  out_ += tag;
  for (const Attribute& attribute : attributes) {
    if (!attribute.present) continue;
    out_ += ' ';
    out_ += attribute.name;
    if (attribute.bare) continue;
    out_ += "=\"";
    if (attribute.numeric) {
      number(attribute.number);
    } else {
      append_escaped(out_, attribute.text);
    }
    out_ += '"';
  }
  out_ += '>';
  // A line break straight after these is dropped by browsers: without this one, a text's own first line break would be.
  if (tag == "textarea" || tag == "pre") out_ += '\n';
}

void Page::close(std::string_view tag) {
  out_ += "</";
  out_ += tag;
  out_ += '>';
}

}  // namespace qi::html
