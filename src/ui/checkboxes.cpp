#include "ui/checkboxes.h"

#include <algorithm>

namespace qi::ui {

namespace {

void write_checkbox(html::Page& h, const Checkboxes& group, std::size_t place) {
  const Choice& choice = group.choices[place];
  const std::string id = place == 0 ? group.name : group.name + "-" + std::to_string(place + 1);
  const std::string hint_id = id + "-item-hint";
  const bool on = std::ranges::find(group.values, choice.value) != group.values.end();
  h.div({{"class", "nhsuk-checkboxes__item"}}, [&] {
    h.input({{"class", "nhsuk-checkboxes__input"},
             {"id", id},
             {"name", group.name},
             {"type", "checkbox"},
             {"value", choice.value},
             {"checked", on},
             {"aria-describedby", choice.hint.empty() ? std::nullopt : std::optional(hint_id)}});
    h.label({{"class", "nhsuk-label nhsuk-checkboxes__label"}, {"for", id}}, choice.text);
    if (!choice.hint.empty()) h.div({{"class", "nhsuk-hint nhsuk-checkboxes__hint"}, {"id", hint_id}}, choice.hint);
  });
}

}  // namespace

void checkboxes(html::Page& h, const Checkboxes& group) {
  const FieldFrame frame{group.name, group.legend, group.hint, group.error, group.legend_size};
  const auto write_boxes = [&] {
    h.div({{"class", "nhsuk-checkboxes"}}, [&] {
      for (std::size_t place = 0; place < group.choices.size(); ++place) write_checkbox(h, group, place);
    });
  };
  if (!group.legend.empty()) return fieldset_frame(h, frame, write_boxes);
  h.div({{"class", group.error.empty() ? "nhsuk-form-group" : "nhsuk-form-group nhsuk-form-group--error"}}, [&] {
    hint_and_error(h, group.name, group.hint, group.error);
    write_boxes();
  });
}

}  // namespace qi::ui
