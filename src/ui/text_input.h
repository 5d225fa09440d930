#pragma once
/// One line of text: a name, a number, a date, a password. The browser's own checks are left out: the server's words
/// are better. It does not check what was typed.

#include <string>

#include "html/page.h"
#include "ui/form_field.h"

namespace qi::ui {

enum class InputKind { text, search, email, password, whole_number, decimal };
enum class InputWidth { full, characters_30, characters_20, characters_10, characters_5, characters_4, characters_3 };

struct TextInput {
  std::string name;  ///< of the control and its id, so that an error summary can lead to it
  std::string label;
  std::string hint;   ///< "" none
  std::string error;  ///< "" none; error_of(errors, name)
  std::string value;  ///< as typed; never shown again for a password
  InputKind kind = InputKind::text;
  InputWidth width = InputWidth::full;
  LabelSize label_size = LabelSize::small_bold;
  std::string autocomplete;  ///< "username", "current-password", "off"; "" says nothing
  std::string suffix;        ///< a unit behind the box, such as "minutes"
};
void text_input(html::Page& h, const TextInput& input);

}  // namespace qi::ui
