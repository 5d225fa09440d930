#include "measures/news/web_hook.h"

#include <array>

#include "base/named_value.h"
#include "measures/signals/signal_urls.h"

namespace qi::measures {
namespace {

constexpr std::array kStates{
    NamedValue{HookState::waiting, "waiting", "Waiting"},       NamedValue{HookState::sent, "sent", "Taken"},
    NamedValue{HookState::refused, "refused", "Not sent"},      NamedValue{HookState::given_up, "given_up", "Given up"},
    NamedValue{HookState::overtaken, "overtaken", "Overtaken"}, NamedValue{HookState::closed, "closed", "Not sent"},
};

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
          .write_members = [](json::Writer&, db::Connection&, const NewsItem&) {}};
}

NewsItem test_item() {
  return {.kind = "test", .subject = 0, .event = "sent"};
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

}  // namespace qi::measures
