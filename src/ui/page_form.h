#pragma once
/// A form: where it goes, how, and its hidden token. It also marks forms whose preview is drawn again while they are
/// filled in; without JavaScript such a form is sent with its button as any other.

#include <functional>
#include <string>
#include <string_view>

#include "html/page.h"
#include "html/url.h"
#include "ui/form_field.h"

namespace qi::ui {

enum class FormMethod { get, post };
enum class FormContent { fields, fields_and_files };
/// `redraws_preview`: 400 ms after a change the same form is sent in the background with the header "X-Preview: 1" and
/// without its buttons; every live_part of the answer replaces the one of the same id here. The route must store
/// nothing when no button was pressed.
enum class FormLive { sent_by_button, redraws_preview };
enum class FormLook { plain, sheet, filters };

struct PageForm {
  html::Url action;
  std::string csrf_token;  ///< "" for get
  FormMethod method = FormMethod::post;
  FormContent content = FormContent::fields;
  FormLive live = FormLive::sent_by_button;
  FormLook look = FormLook::plain;
  std::string label;  ///< names the form for screen readers where a page has several; "" none
};
void page_form(html::Page& h, const PageForm& form, const std::function<void()>& write_controls);

/// A value that goes with the form unseen.
void hidden_field(html::Page& h, std::string_view name, std::string_view value);

/// The heading that an answer below its form begins with, for screen readers and as the place to go to: one on a page,
/// and only where there is an answer, so that a refused form opens at its summary of errors.
void answer_heading(html::Page& h);
/// Where a form goes whose answer stands below it: the browser then shows the answer, with or without scripts.
html::Url at_answer(const html::Url& action);

/// A part that a live form redraws. Put no control of the form inside it unless its value may be replaced.
void live_part(html::Page& h, std::string_view id, const std::function<void()>& write);

}  // namespace qi::ui
