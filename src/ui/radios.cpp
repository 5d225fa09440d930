#include "ui/radios.h"

namespace qi::ui {

namespace {

void write_radio(html::Page& h, const Radios& group, std::size_t place) {
  const Choice& choice = group.choices[place];
  const std::string id = place == 0 ? group.name : group.name + "-" + std::to_string(place + 1);
  const std::string hint_id = id + "-item-hint";
  h.div({{"class", "nhsuk-radios__item"}}, [&] {
    h.input({{"class", "nhsuk-radios__input"},
             {"id", id},
             {"name", group.name},
             {"type", "radio"},
             {"value", choice.value},
             {"checked", choice.value == group.value},
             {"aria-describedby", choice.hint.empty() ? std::nullopt : std::optional(hint_id)}});
    h.label({{"class", "nhsuk-label nhsuk-radios__label"}, {"for", id}}, choice.text);
    if (!choice.hint.empty()) h.div({{"class", "nhsuk-hint nhsuk-radios__hint"}, {"id", hint_id}}, choice.hint);
  });
}

}  // namespace

void radios(html::Page& h, const Radios& group) {
  fieldset_frame(h, {group.name, group.legend, group.hint, group.error, group.legend_size}, [&] {
    h.div({{"class", "nhsuk-radios"}}, [&] {
      for (std::size_t place = 0; place < group.choices.size(); ++place) write_radio(h, group, place);
    });
  });
}

}  // namespace qi::ui
