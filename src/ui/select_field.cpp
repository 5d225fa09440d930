#include "ui/select_field.h"

namespace qi::ui {

namespace {

void write_options(html::Page& h, const std::vector<Choice>& choices, std::string_view value) {
  for (const Choice& choice : choices) {
    h.option({{"value", choice.value}, {"selected", choice.value == value}}, choice.text);
  }
}

}  // namespace

void select_field(html::Page& h, const SelectField& field) {
  field_frame(h, {field.name, field.label, field.hint, field.error, field.label_size}, [&] {
    h.select({{"class", field.error.empty() ? "nhsuk-select" : "nhsuk-select nhsuk-select--error"},
              {"id", field.name},
              {"name", field.name},
              {"aria-describedby", described_by(field.name, field.hint, field.error)},
              {"aria-invalid", field.error.empty() ? std::nullopt : std::optional<std::string>("true")}},
             [&] { write_options(h, field.choices, field.value); });
  });
}

void filter_select(html::Page& h, const FilterSelect& field) {
  const std::string& id = field.id.empty() ? field.name : field.id;
  const auto write_select = [&](std::string_view css_class) {
    h.select({{"class", css_class}, {"id", id}, {"name", field.name}},
             [&] { write_options(h, field.choices, field.value); });
  };
  if (field.label.empty()) return write_select("qt-input");
  h.div({{"class", "qt-field"}}, [&] {
    h.label({{"for", id}}, field.label);
    write_select("qt-input");
  });
}

void filter_text(html::Page& h, const FilterText& field) {
  h.div({{"class", "qt-field"}}, [&] {
    h.label({{"for", field.name}}, field.label);
    h.input({{"class", "qt-input"},
             {"id", field.name},
             {"name", field.name},
             {"type", "search"},
             {"value", field.value},
             {"autocomplete", "off"}});
  });
}

void filter_date(html::Page& h, const FilterDate& field) {
  h.div({{"class", "qt-field"}}, [&] {
    h.label({{"for", field.name}}, field.label);
    h.input({{"class", "qt-input"},
             {"id", field.name},
             {"name", field.name},
             {"type", "date"},
             {"value", field.value},
             {"max", field.latest.empty() ? std::nullopt : std::optional(field.latest)}});
  });
}

}  // namespace qi::ui
