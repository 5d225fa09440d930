#include "people/headcount_rules_pages.h"

#include "people/people_urls.h"
#include "ui/button.h"
#include "ui/checkboxes.h"
#include "ui/error_summary.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"

namespace qi::people {

void headcount_rules_page(html::Page& h, const HeadcountRulesPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h,
                   {.title = "Who counts as staff",
                    .lead = "Every headcount, and every target that is a share of the staff, follows this. It stands "
                            "beside each number."});
  ui::page_form(h, {.action = headcount_rules_url(), .csrf_token = page.csrf_token, .look = ui::FormLook::sheet}, [&] {
    ui::Checkboxes boxes{.name = "counted",
                         .legend = "Whose primary post counts",
                         .hint =
                             "Somebody with several posts counts once, under the primary one. The numbers say how many "
                             "hold such a post today.",
                         .error = ui::error_of(page.errors, "counted")};
    for (const HeadcountRulesPage::Choice& choice : page.choices)
      boxes.choices.push_back({.value = std::string(slug(choice.contract)),
                               .text = std::string(title(choice.contract)) + " (" + choice.people + ")"});
    for (const Contract contract : page.typed.counted) boxes.values.emplace_back(slug(contract));
    ui::checkboxes(h, boxes);
    ui::submit_button(h, {.text = "Save"});
  });
}

}  // namespace qi::people
