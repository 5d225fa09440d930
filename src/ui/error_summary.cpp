#include "ui/error_summary.h"

namespace qi::ui {

void error_summary(html::Page& h, const ErrorSummary& summary) {
  if (summary.errors.empty() && summary.lead.empty()) return;
  h.div({{"class", "nhsuk-error-summary"}, {"data-error-summary", true}, {"tabindex", "-1"}}, [&] {
    h.div({{"role", "alert"}}, [&] {
      h.h2({{"class", "nhsuk-error-summary__heading"}}, summary.title);
      h.div({{"class", "nhsuk-error-summary__body"}}, [&] {
        if (!summary.lead.empty()) h.p(summary.lead);
        if (summary.errors.empty()) return;
        h.ul({{"class", "nhsuk-list nhsuk-error-summary__list"}}, [&] {
          for (const FieldError& error : summary.errors) {
            h.li([&] {
              if (error.field.empty()) return h.text(error.message);
              h.a({{"href", html::Url::path("#").fragment(error.field)}}, error.message);
            });
          }
        });
      });
    });
  });
}

ErrorSummary summary_of(const Error& error) {
  if (error.fields.empty()) return {.lead = error.message};
  return {.errors = error.fields};
}

}  // namespace qi::ui
