#include "ui/button.h"

#include <optional>

namespace qi::ui {

namespace {

std::string class_of(ButtonKind kind, ButtonSize size) {
  std::string css_class = "nhsuk-button";
  if (kind == ButtonKind::secondary) css_class += " nhsuk-button--secondary nhsuk-button--secondary-solid";
  if (kind == ButtonKind::warning) css_class += " nhsuk-button--warning";
  if (size == ButtonSize::small) css_class += " qt-btn-s";
  return css_class;
}

}  // namespace

void link_button(html::Page& h, const LinkButton& button) {
  h.a({{"class", class_of(button.kind, button.size)}, {"href", button.url}}, button.text);
}

void submit_button(html::Page& h, const SubmitButton& button) {
  const bool named = !button.name.empty();
  h.button({{"class", class_of(button.kind, button.size)},
            {"type", "submit"},
            {"name", named ? std::optional(button.name) : std::nullopt},
            {"value", named ? std::optional(button.value) : std::nullopt}},
           [&] {
             h.text(button.text);
             if (!button.context.empty()) h.span({{"class", "nhsuk-u-visually-hidden"}}, " " + button.context);
           });
}

void actions(html::Page& h, const std::function<void()>& write_buttons) {
  h.div({{"class", "qt-actions"}}, write_buttons);
}

}  // namespace qi::ui
