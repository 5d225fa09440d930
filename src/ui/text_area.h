#pragma once
/// Several lines of text, or cells pasted from a spreadsheet.
/// One line of text is text_input.h; what was pasted is read by tabular.

#include <string>

#include "html/page.h"
#include "ui/form_field.h"

namespace qi::ui {

/// `cells` keeps tabs and columns: fixed-width letters, no wrapping, no spelling marks.
enum class TextAreaKind { prose, cells };

struct TextArea {
  std::string name;
  std::string label;
  std::string hint;
  std::string error;
  std::string value;
  int rows = 4;
  TextAreaKind kind = TextAreaKind::prose;
  LabelSize label_size = LabelSize::small_bold;
};
void text_area(html::Page& h, const TextArea& area);

}  // namespace qi::ui
