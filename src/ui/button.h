#pragma once
/// Things to press: a link that looks like a button, and a button that sends its form.
/// Not for moving between views of one thing: see segmented.h.

#include <functional>
#include <string>

#include "html/page.h"
#include "html/url.h"

namespace qi::ui {

enum class ButtonKind { primary, secondary, warning };
enum class ButtonSize { normal, small };

struct LinkButton {
  std::string text;
  html::Url url;
  ButtonKind kind = ButtonKind::primary;
  ButtonSize size = ButtonSize::normal;
};
void link_button(html::Page& h, const LinkButton& button);

/// Sends the form it stands in, with name=value when a name is given.
struct SubmitButton {
  std::string text;
  ButtonKind kind = ButtonKind::primary;
  ButtonSize size = ButtonSize::normal;
  std::string name;
  std::string value;
  std::string context;  ///< added for screen readers where the text alone is not enough: "Remove" + " June 2021 phase"
};
void submit_button(html::Page& h, const SubmitButton& button);

/// A row of buttons and links, spaced as the design asks.
void actions(html::Page& h, const std::function<void()>& write_buttons);

}  // namespace qi::ui
