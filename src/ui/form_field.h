#pragma once
/// What every form control shares: a label, a hint and an error, joined to the control by ids so that they are read
/// out. It draws no control itself and knows no form.

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "html/page.h"

namespace qi::ui {

/// The hidden field of a form that carries the session's token.
inline constexpr std::string_view kCsrfField = "csrf";

enum class LabelSize { normal, small_bold, medium_bold };

/// The message for a field, or "" when it has none: what goes into a control's `error`.
std::string error_of(std::span<const FieldError> errors, std::string_view field);

/// Ids of a control's hint and error, for aria-describedby; nullopt when it has neither.
std::optional<std::string> described_by(std::string_view id, std::string_view hint, std::string_view error);

/// The frame of one control: <div class="nhsuk-form-group"> with label, hint ("<id>-hint"), error ("<id>-error") and
/// then what `write_control` writes.
struct FieldFrame {
  std::string_view id;
  std::string_view label;
  std::string_view hint;
  std::string_view error;
  LabelSize label_size = LabelSize::small_bold;
};
void field_frame(html::Page& h, const FieldFrame& frame, const std::function<void()>& write_control);

/// The same around a group of controls: a <fieldset> with a <legend> instead of a label.
void fieldset_frame(html::Page& h, const FieldFrame& frame, const std::function<void()>& write_controls);

/// Only the hint and the error, with their ids.
void hint_and_error(html::Page& h, std::string_view id, std::string_view hint, std::string_view error);

}  // namespace qi::ui
