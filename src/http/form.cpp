#include "http/form.h"

#include "base/text.h"
#include "http/text_decoding.h"

namespace qi::http {
namespace {

/// "+" is a blank and "%41" is "A"; an escape that is none stays as it stands.
std::string decoded_field(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+') {
      out += ' ';
      continue;
    }
    if (text[i] == '%' && i + 2 < text.size()) {
      if (const auto byte = hex_byte(text[i + 1], text[i + 2])) {
        out += *byte;
        i += 2;
        continue;
      }
    }
    out += text[i];
  }
  return repaired_utf8(out);
}

}  // namespace

void Form::add(std::string name, std::string value) {
  fields_.emplace_back(std::move(name), std::move(value));
}

std::optional<std::string_view> Form::find(std::string_view name) const {
  for (const auto& [field, value] : fields_)
    if (field == name) return value;
  return std::nullopt;
}

std::string_view Form::get(std::string_view name) const {
  return find(name).value_or(std::string_view{});
}

std::vector<std::string_view> Form::all(std::string_view name) const {
  std::vector<std::string_view> found;
  for (const auto& [field, value] : fields_)
    if (field == name) found.push_back(value);
  return found;
}

Form parse_urlencoded(std::string_view text) {
  Form form;
  for (const std::string_view pair : split(text, '&')) {
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    const std::string_view value = equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
    form.add(decoded_field(pair.substr(0, equals)), decoded_field(value));
  }
  return form;
}

}  // namespace qi::http
