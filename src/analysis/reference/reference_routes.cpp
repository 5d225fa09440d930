#include "analysis/reference/reference_routes.h"

#include "analysis/reference/reference_pages.h"
#include "shell/respond.h"

namespace qi::analysis {
namespace {

using EntryOf = std::optional<ReferenceEntry>(std::string_view slug);

http::Response show_index(const shell::Context& context) {
  return shell::respond_page(context, {.title = "Reference"}, reference_index_page,
                             ReferenceIndexPage{reference_index()});
}

template <EntryOf* kEntryOf>
http::Response show_entry(const shell::Context& context) {
  auto entry = kEntryOf(context.request.capture("slug"));
  if (!entry)
    return shell::respond(context, Error::not_found("The reference has no such entry. See all of them at /reference."));
  const std::string title = entry->title;
  return shell::respond_page(context, {.title = title}, reference_page,
                             ReferencePage{.entry = *std::move(entry), .csrf_token = context.visitor.csrf_token});
}

}  // namespace

shell::Routes reference_routes() {
  using enum http::Method;
  constexpr auto kNeeds = shell::Permission::read_public;
  return {
      {get, "/reference", kNeeds, show_index, "Every chart, rule, test and calculation"},
      {get, "/reference/charts/{slug}", kNeeds, show_entry<chart_reference>,
       "One chart, with an example just computed"},
      {get, "/reference/rules/{slug}", kNeeds, show_entry<rule_reference>, "One rule for signals"},
      {get, "/reference/tests/{slug}", kNeeds, show_entry<test_reference>,
       "One test or model, with an example just run"},
      {get, "/reference/calculations/{slug}", kNeeds, show_entry<calculation_reference>,
       "One calculation, with an example just worked out"},
  };
}

}  // namespace qi::analysis
