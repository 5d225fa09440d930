#include "ui/page_form.h"

#include <optional>

namespace qi::ui {

namespace {

constexpr std::string_view kAnswerHeading = "your-answer";

std::string_view class_of(FormLook look) {
  switch (look) {
    case FormLook::plain: return "qt-form";
    case FormLook::sheet: return "qt-sheet qt-form";
    case FormLook::filters: return "qt-filters";
  }
  return "qt-form";
}

}  // namespace

void page_form(html::Page& h, const PageForm& form, const std::function<void()>& write_controls) {
  const bool posts = form.method == FormMethod::post;
  const bool with_files = form.content == FormContent::fields_and_files;
  h.form({{"class", class_of(form.look)},
          {"action", form.action},
          {"method", posts ? "post" : "get"},
          {"enctype", with_files ? std::optional<std::string>("multipart/form-data") : std::nullopt},
          {"aria-label", form.label.empty() ? std::nullopt : std::optional(form.label)},
          {"data-live", form.live == FormLive::redraws_preview},
          {"novalidate", true}},
         [&] {
           if (posts && !form.csrf_token.empty()) hidden_field(h, kCsrfField, form.csrf_token);
           write_controls();
         });
}

void hidden_field(html::Page& h, std::string_view name, std::string_view value) {
  h.input({{"type", "hidden"}, {"name", name}, {"value", value}});
}

void answer_heading(html::Page& h) {
  h.h2({{"id", kAnswerHeading}, {"class", "nhsuk-u-visually-hidden"}, {"tabindex", "-1"}}, "Your answer");
}

html::Url at_answer(const html::Url& action) {
  return action.fragment(kAnswerHeading);
}

void live_part(html::Page& h, std::string_view id, const std::function<void()>& write) {
  h.div({{"id", id}, {"data-live-part", true}}, write);
}

}  // namespace qi::ui
