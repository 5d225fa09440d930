#include "ui/text_input.h"

#include <optional>

namespace qi::ui {

namespace {

std::string_view type_of(InputKind kind) {
  switch (kind) {
    case InputKind::search: return "search";
    case InputKind::email: return "email";
    case InputKind::password: return "password";
    // A number box loses what people type when the browser cannot read it, so numbers are text with a fitting keyboard.
    case InputKind::text:
    case InputKind::whole_number:
    case InputKind::decimal: return "text";
  }
  return "text";
}

std::optional<std::string> keyboard_of(InputKind kind) {
  if (kind == InputKind::whole_number) return "numeric";
  if (kind == InputKind::decimal) return "decimal";
  return std::nullopt;
}

std::string_view width_class(InputWidth width) {
  switch (width) {
    case InputWidth::full: return "";
    case InputWidth::characters_30: return " nhsuk-input--width-30";
    case InputWidth::characters_20: return " nhsuk-input--width-20";
    case InputWidth::characters_10: return " nhsuk-input--width-10";
    case InputWidth::characters_5: return " nhsuk-input--width-5";
    case InputWidth::characters_4: return " nhsuk-input--width-4";
    case InputWidth::characters_3: return " nhsuk-input--width-3";
  }
  return "";
}

std::optional<std::string> unless_empty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

void write_input(html::Page& h, const TextInput& input) {
  std::string css_class = "nhsuk-input";
  css_class += width_class(input.width);
  if (!input.error.empty()) css_class += " nhsuk-input--error";
  const bool secret = input.kind == InputKind::password;
  h.input({{"class", css_class},
           {"id", input.name},
           {"name", input.name},
           {"type", type_of(input.kind)},
           {"value", secret ? std::nullopt : unless_empty(input.value)},
           {"inputmode", keyboard_of(input.kind)},
           {"autocomplete", unless_empty(input.autocomplete)},
           {"aria-describedby", described_by(input.name, input.hint, input.error)},
           {"aria-invalid", input.error.empty() ? std::nullopt : std::optional<std::string>("true")},
           {"spellcheck", input.kind == InputKind::text ? std::nullopt : std::optional<std::string>("false")}});
}

}  // namespace

void text_input(html::Page& h, const TextInput& input) {
  const FieldFrame frame{input.name, input.label, input.hint, input.error, input.label_size};
  field_frame(h, frame, [&] {
    if (input.suffix.empty()) return write_input(h, input);
    h.div({{"class", "nhsuk-input-wrapper"}}, [&] {
      write_input(h, input);
      h.div({{"class", "nhsuk-input-wrapper__suffix"}, {"aria-hidden", "true"}}, input.suffix);
    });
  });
}

}  // namespace qi::ui
