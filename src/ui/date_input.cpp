#include "ui/date_input.h"

#include "ui/text_input.h"

namespace qi::ui {

void date_input(html::Page& h, const DateInput& input) {
  text_input(h, {.name = input.name,
                 .label = input.label,
                 .hint = input.hint,
                 .error = input.error,
                 .value = input.value,
                 .width = InputWidth::characters_10,
                 .autocomplete = "off"});
}

}  // namespace qi::ui
