#include "ui/form_field.h"

#include <algorithm>

namespace qi::ui {

namespace {

std::string_view label_class(LabelSize size) {
  switch (size) {
    case LabelSize::normal: return "nhsuk-label";
    case LabelSize::small_bold: return "nhsuk-label nhsuk-label--s";
    case LabelSize::medium_bold: return "nhsuk-label nhsuk-label--m";
  }
  return "nhsuk-label";
}

std::string_view legend_class(LabelSize size) {
  switch (size) {
    case LabelSize::normal: return "nhsuk-fieldset__legend";
    case LabelSize::small_bold: return "nhsuk-fieldset__legend nhsuk-fieldset__legend--s";
    case LabelSize::medium_bold: return "nhsuk-fieldset__legend nhsuk-fieldset__legend--m";
  }
  return "nhsuk-fieldset__legend";
}

std::string_view group_class(std::string_view error) {
  return error.empty() ? "nhsuk-form-group" : "nhsuk-form-group nhsuk-form-group--error";
}

}  // namespace

std::string error_of(std::span<const FieldError> errors, std::string_view field) {
  const auto found = std::ranges::find(errors, field, &FieldError::field);
  return found == errors.end() ? std::string() : found->message;
}

std::optional<std::string> described_by(std::string_view id, std::string_view hint, std::string_view error) {
  if (hint.empty() && error.empty()) return std::nullopt;
  std::string ids;
  if (!hint.empty()) ids = std::string(id) + "-hint";
  if (!error.empty()) ids += (ids.empty() ? "" : " ") + std::string(id) + "-error";
  return ids;
}

void hint_and_error(html::Page& h, std::string_view id, std::string_view hint, std::string_view error) {
  if (!hint.empty()) h.div({{"class", "nhsuk-hint"}, {"id", std::string(id) + "-hint"}}, hint);
  if (error.empty()) return;
  h.span({{"class", "nhsuk-error-message"}, {"id", std::string(id) + "-error"}}, [&] {
    h.span({{"class", "nhsuk-u-visually-hidden"}}, "Error:");
    h.text(" ");
    h.text(error);
  });
}

void field_frame(html::Page& h, const FieldFrame& frame, const std::function<void()>& write_control) {
  h.div({{"class", group_class(frame.error)}}, [&] {
    h.label({{"class", label_class(frame.label_size)}, {"for", frame.id}}, frame.label);
    hint_and_error(h, frame.id, frame.hint, frame.error);
    write_control();
  });
}

void fieldset_frame(html::Page& h, const FieldFrame& frame, const std::function<void()>& write_controls) {
  h.div({{"class", group_class(frame.error)}}, [&] {
    h.fieldset({{"class", "nhsuk-fieldset"}, {"aria-describedby", described_by(frame.id, frame.hint, frame.error)}},
               [&] {
                 if (!frame.label.empty()) h.legend({{"class", legend_class(frame.label_size)}}, frame.label);
                 hint_and_error(h, frame.id, frame.hint, frame.error);
                 write_controls();
               });
  });
}

}  // namespace qi::ui
