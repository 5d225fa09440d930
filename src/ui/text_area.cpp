#include "ui/text_area.h"

namespace qi::ui {

void text_area(html::Page& h, const TextArea& area) {
  std::string css_class = "nhsuk-textarea";
  const bool cells = area.kind == TextAreaKind::cells;
  if (cells) css_class += " qt-mono";
  if (!area.error.empty()) css_class += " nhsuk-textarea--error";
  field_frame(h, {area.name, area.label, area.hint, area.error, area.label_size}, [&] {
    h.textarea({{"class", css_class},
                {"id", area.name},
                {"name", area.name},
                {"rows", area.rows},
                {"aria-describedby", described_by(area.name, area.hint, area.error)},
                {"aria-invalid", area.error.empty() ? std::nullopt : std::optional<std::string>("true")},
                {"spellcheck", cells ? std::optional<std::string>("false") : std::nullopt}},
               area.value);
  });
}

}  // namespace qi::ui
