#include "people/headcount_rules_routes.h"

#include <map>
#include <set>

#include "people/assignment_store.h"
#include "people/headcount_rules_pages.h"
#include "people/headcount_rules_store.h"
#include "people/people_urls.h"
#include "people/place_view.h"
#include "shell/respond.h"

namespace qi::people {
namespace {

using http::Response;
using shell::Context;

std::vector<HeadcountRulesPage::Choice> choices_today(const Context& context) {
  std::map<Contract, std::set<PersonId>> holders;
  for (const AssignmentOnDay& one : list_assignments_on(context.db, {context.clock.today(), {}}))
    if (one.facts.rank == AssignmentFacts::Rank::primary) holders[one.facts.contract].insert(one.person);
  std::vector<HeadcountRulesPage::Choice> choices;
  for (const Contract contract : contracts())
    choices.push_back({contract, people_words({.people = static_cast<std::int64_t>(holders[contract].size())})});
  return choices;
}

Response respond_form(const Context& context, HeadcountRulesPage page) {
  page.choices = choices_today(context);
  page.csrf_token = context.visitor.csrf_token;
  const ui::PageHead head{.title = "Who counts as staff",
                          .breadcrumb = {{"Places", places_url()}},
                          .menu = "Places",
                          .has_errors = !page.errors.empty()};
  const int status = shell::form_status(page.errors);
  return shell::respond_page(context, head, headcount_rules_page, page, status);
}

Response show_rules(const Context& context) {
  return respond_form(context, {.typed = load_headcount_rules(context.db)});
}

Response take_rules(const Context& context) {
  HeadcountRulesPage page{.typed = {.counted = {}}};
  for (const std::string_view slug : context.request.form.all("counted"))
    if (const auto contract = parse_contract(slug)) page.typed.counted.push_back(*contract);
  {
    db::Transaction transaction(context.db);
    const Done set = set_headcount_rules(context.db, {context.visitor.account, context.clock.now()}, page.typed);
    if (set)
      transaction.commit();
    else
      page.errors = set.error().fields;
  }
  if (!page.errors.empty()) return respond_form(context, std::move(page));
  return Response::redirect(places_url().with("done", "counted").text());
}

}  // namespace

shell::Routes headcount_rules_routes() {
  using http::Method;
  constexpr auto kChange = shell::Permission::change_places;
  return {
      {Method::get, "/places/headcount", kChange, show_rules, "Form for whose posts count as staff"},
      {Method::post, "/places/headcount", kChange, take_rules, "Sets whose posts count as staff"},
  };
}

}  // namespace qi::people
