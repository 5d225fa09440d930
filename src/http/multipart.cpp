#include "http/multipart.h"

#include <algorithm>

#include "base/text.h"
#include "http/text_decoding.h"

namespace qi::http {
namespace {

constexpr std::string_view kType = "multipart/form-data";
constexpr std::size_t kMostBoundaryBytes = 70;  // RFC 2046, section 5.1.1
constexpr std::size_t kMostPadding = 64;

Error broken() {
  return Error::invalid("The form did not arrive whole. Go back and send it again.");
}

bool is_boundary_letter(char c) {
  const bool letter_or_digit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter_or_digit || std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
}

/// One `name=value` of a header, the value quoted or not; moves `rest` behind it.
struct Parameter {
  std::string name;
  std::string value;
};
std::optional<Parameter> next_parameter(std::string_view& rest) {
  while (!rest.empty() && (rest.front() == ';' || rest.front() == ' ' || rest.front() == '\t')) rest.remove_prefix(1);
  const std::size_t equals = rest.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  Parameter parameter{.name = lowered(trimmed(rest.substr(0, equals))), .value = {}};
  rest.remove_prefix(equals + 1);
  if (!rest.starts_with('"')) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    parameter.value = trimmed(rest.substr(0, end));
    rest.remove_prefix(end);
    return parameter;
  }
  rest.remove_prefix(1);
  while (!rest.empty() && rest.front() != '"') {
    // Some browsers send Windows paths with bare backslashes, so only an escaped quote is an escape.
    if (rest.starts_with("\\\"")) rest.remove_prefix(1);
    parameter.value += rest.front();
    rest.remove_prefix(1);
  }
  if (rest.empty()) return std::nullopt;
  rest.remove_prefix(1);
  return parameter;
}

/// Browsers send a quote inside a name as %22 (HTML, "multipart/form-data encoding algorithm").
std::string unescaped_name(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name.substr(i).starts_with("%22")) {
      out += '"';
      i += 2;
    } else {
      out += name[i];
    }
  }
  return repaired_utf8(out);
}

}  // namespace

bool is_multipart(std::string_view content_type) {
  const std::string_view type = trimmed(content_type.substr(0, content_type.find(';')));
  return same_ignoring_case(type, kType);
}

std::optional<std::string> boundary_of(std::string_view content_type) {
  if (!is_multipart(content_type)) return std::nullopt;
  const std::size_t semicolon = content_type.find(';');
  if (semicolon == std::string_view::npos) return std::nullopt;
  std::string_view rest = content_type.substr(semicolon);
  while (const auto parameter = next_parameter(rest)) {
    if (parameter->name != "boundary") continue;
    const std::string& value = parameter->value;
    const bool good = !value.empty() && value.size() <= kMostBoundaryBytes && value.back() != ' ' &&
                      std::ranges::all_of(value, is_boundary_letter);
    return good ? std::optional(value) : std::nullopt;
  }
  return std::nullopt;
}

Result<PartHead> parse_part_head(std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = lines.find("\r\n");
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 2);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return broken();
    if (!same_ignoring_case(trimmed(line.substr(0, colon)), "Content-Disposition")) continue;

    std::string_view value = trimmed(line.substr(colon + 1));
    const std::size_t semicolon = value.find(';');
    if (semicolon == std::string_view::npos) return broken();
    if (!same_ignoring_case(trimmed(value.substr(0, semicolon)), "form-data")) return broken();
    value.remove_prefix(semicolon);
    std::optional<std::string> field;
    PartHead head;
    while (const auto parameter = next_parameter(value)) {
      if (parameter->name == "name") field = unescaped_name(parameter->value);
      if (parameter->name == "filename") head.file_name = unescaped_name(parameter->value);
    }
    if (!field) return broken();
    head.field = *field;
    return head;
  }
  return broken();
}

MultipartParser::MultipartParser(std::string_view boundary, PartSink& sink)
    : delimiter_("\r\n--" + std::string(boundary)), sink_(sink), held_("\r\n") {}

Done MultipartParser::take(std::string_view bytes) {
  if (state_ == State::refused) return broken();
  held_ += bytes;
  bool progressed = true;
  while (progressed) {
    progressed = false;
    if (const Done done = step(progressed); !done) {
      state_ = State::refused;
      return done;
    }
  }
  return {};
}

Done MultipartParser::step(bool& progressed) {
  switch (state_) {
    case State::preamble:
    case State::data: return search_delimiter(progressed);
    case State::after_delimiter: return after_delimiter(progressed);
    case State::head: return read_head(progressed);
    case State::epilogue: held_.clear(); return {};
    case State::refused: return broken();
  }
  return broken();
}

Done MultipartParser::search_delimiter(bool& progressed) {
  const bool inside = state_ == State::data;
  const std::size_t at = held_.find(delimiter_);
  const bool found = at != std::string::npos;
  // The last bytes may be the beginning of a delimiter whose rest has not come yet.
  const std::size_t keep = delimiter_.size() - 1;
  const std::size_t settled = found ? at : held_.size() > keep ? held_.size() - keep : 0;
  if (inside && settled > 0) {
    if (const Done done = sink_.part_data(std::string_view(held_).substr(0, settled)); !done) return done;
  }
  held_.erase(0, found ? at + delimiter_.size() : settled);
  if (!found) return {};
  if (inside) {
    if (const Done done = sink_.part_ends(); !done) return done;
  }
  state_ = State::after_delimiter;
  progressed = true;
  return {};
}

Done MultipartParser::after_delimiter(bool& progressed) {
  if (held_.size() < 2) return {};
  if (held_.starts_with("--")) {
    state_ = State::epilogue;
    progressed = true;
    return {};
  }
  const std::size_t padding = std::min(held_.find_first_not_of(" \t"), held_.size());
  if (padding > kMostPadding) return broken();
  if (held_.size() < padding + 2) return {};
  if (held_.compare(padding, 2, "\r\n") != 0) return broken();
  held_.erase(0, padding + 2);
  if (++parts_ > kMostParts) return Error::invalid("The form has too many parts. Send fewer fields or files at once.");
  state_ = State::head;
  progressed = true;
  return {};
}

Done MultipartParser::read_head(bool& progressed) {
  if (held_.starts_with("\r\n")) return broken();  // no head at all
  const std::size_t end = held_.find("\r\n\r\n");
  if (std::min(end, held_.size()) > kMostPartHeadBytes) return broken();
  if (end == std::string::npos) return {};
  const auto head = parse_part_head(std::string_view(held_).substr(0, end));
  if (!head) return head.error();
  held_.erase(0, end + 4);
  if (const Done done = sink_.part_begins(*head); !done) return done;
  state_ = State::data;
  progressed = true;
  return {};
}

Done MultipartParser::finish() const {
  if (state_ == State::epilogue) return {};
  return broken();
}

}  // namespace qi::http
