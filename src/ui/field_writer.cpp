#include "ui/field_writer.h"

#include "ui/date_input.h"
#include "ui/form_field.h"

namespace qi::ui {
namespace {

constexpr int kProseRows = 3;
constexpr int kCellRows = 8;

}  // namespace

void FieldWriter::line(const std::string& name, std::string label, std::string hint, std::string value,
                       InputWidth width) {
  text_input(h_, {.name = name,
                  .label = std::move(label),
                  .hint = std::move(hint),
                  .error = error_of(errors_, name),
                  .value = std::move(value),
                  .width = width,
                  .autocomplete = "off"});
}

void FieldWriter::date(const std::string& name, std::string label, std::string value) {
  date_input(h_,
             {.name = name, .label = std::move(label), .error = error_of(errors_, name), .value = std::move(value)});
}

void FieldWriter::prose(const std::string& name, std::string label, std::string hint, std::string value,
                        TextAreaKind kind) {
  text_area(h_, {.name = name,
                 .label = std::move(label),
                 .hint = std::move(hint),
                 .error = error_of(errors_, name),
                 .value = std::move(value),
                 .rows = kind == TextAreaKind::cells ? kCellRows : kProseRows,
                 .kind = kind});
}

void FieldWriter::choice(const std::string& name, std::string label, std::string value, std::vector<Choice> choices) {
  select_field(h_, {.name = name,
                    .label = std::move(label),
                    .error = error_of(errors_, name),
                    .value = std::move(value),
                    .choices = std::move(choices)});
}

}  // namespace qi::ui
