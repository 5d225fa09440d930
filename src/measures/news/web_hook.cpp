#include "measures/news/web_hook.h"

#include <array>

#include "base/named_value.h"
#include "measures/signal_urls.h"

namespace qi::measures {
namespace {

constexpr std::string_view kTestEvent = "sent";

constexpr std::array kStates{
    NamedValue{HookState::waiting, "waiting", "Waiting"},       NamedValue{HookState::sent, "sent", "Taken"},
    NamedValue{HookState::refused, "refused", "Not sent"},      NamedValue{HookState::given_up, "given_up", "Given up"},
    NamedValue{HookState::overtaken, "overtaken", "Overtaken"}, NamedValue{HookState::closed, "closed", "Not sent"},
};

std::string event_name(std::string_view kind, std::string_view event) {
  return std::string(kind) + "." + std::string(event);
}

shell::Schema document_schema(const NewsKind& kind, std::string event) {
  using namespace shell;  // schema builders
  std::vector<SchemaMember> members{
      needed("event", choice_schema({std::move(event)}, "")), needed("created", moment_schema("When it happened.")),
      needed("url", or_null(text_schema("Page that says more; null when the operator has not set site-url.")))};
  members.insert(members.end(), kind.members.begin(), kind.members.end());
  Schema document =
      object_schema("", std::move(members), "Members may be added: pass over those that you do not know.");
  document.openness = Openness::open;
  return document;
}

}  // namespace

std::string_view slug(HookState state) {
  return named(kStates, state).slug;
}

std::optional<HookState> parse_hook_state(std::string_view slug) {
  return value_of(kStates, slug);
}

std::string_view title(HookState state) {
  return named(kStates, state).title;
}

std::string HookDelivery::event() const {
  return event_name(item.kind, item.event);
}

NewsKind test_news() {
  return {.slug = "test",
          .one = "test",
          .many = "tests",
          .lead = "A test:",
          .words =
              [](db::Connection&, const NewsItem&) {
                return NewsWords{
                    .name = "A test", .found = "It says that the web hook works.", .page = web_hooks_url()};
              },
          .write_members = [](json::Writer&, db::Connection&, const NewsItem&) {},
          .members = {},
          .events = {{kTestEvent, "Somebody asked for a test; it says that the web hook works."}}};
}

NewsItem test_item() {
  return {.kind = "test", .subject = 0, .event = std::string(kTestEvent)};
}

std::string hook_document(db::Connection& db, const NewsPlan& plan, const HookDelivery& delivery) {
  const auto words = words_of(plan.kinds, db, delivery.item);
  json::Writer w;
  w.object([&] {
    w.key("event").value(delivery.event());
    w.key("created").value(to_iso(delivery.created_at));
    w.key("url").value(words && !plan.site_url.empty() ? std::optional(plan.site_url + words->page.text())
                                                       : std::nullopt);
    if (const NewsKind* kind = find_news_kind(plan.kinds, delivery.item.kind))
      kind->write_members(w, db, delivery.item);
  });
  return std::move(w).take();
}

shell::ApiHooks api_hooks(const NewsKinds& kinds) {
  shell::ApiHooks hooks;
  for (const NewsKind& kind : kinds)
    for (const NewsEvent& event : kind.events) {
      const std::string name = event_name(kind.slug, event.slug);
      hooks.push_back({name, std::string(event.meaning), document_schema(kind, name)});
    }
  return hooks;
}

}  // namespace qi::measures
