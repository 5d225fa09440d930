#pragma once
/// Writes the controls of one form one after another, each with what was typed and its error.
/// Only the common controls in their common look: a control with more to say is written by its own function.

#include <string>
#include <vector>

#include "base/result.h"
#include "html/page.h"
#include "ui/select_field.h"
#include "ui/text_area.h"
#include "ui/text_input.h"

namespace qi::ui {

/// `page` and `errors` outlive the writer. Each control's error is the one of its name.
class FieldWriter {
 public:
  FieldWriter(html::Page& page, const std::vector<FieldError>& errors) : h_(page), errors_(errors) {}

  void line(const std::string& name, std::string label, std::string hint, std::string value,
            InputWidth width = InputWidth::full);
  void date(const std::string& name, std::string label, std::string value);
  /// Three rows of text, or eight for cells of a spreadsheet.
  void prose(const std::string& name, std::string label, std::string hint, std::string value,
             TextAreaKind kind = TextAreaKind::prose);
  void choice(const std::string& name, std::string label, std::string value, std::vector<Choice> choices);

 private:
  html::Page& h_;
  const std::vector<FieldError>& errors_;
};

}  // namespace qi::ui
