#include "measures/web_hook.h"

#include <algorithm>

#include "measures/signal_urls.h"

namespace qi::measures {
namespace {

struct StateRow {
  HookState state;
  std::string_view slug;
  std::string_view title;
};
constexpr std::array kStates{
    StateRow{HookState::waiting, "waiting", "Waiting"},       StateRow{HookState::sent, "sent", "Taken"},
    StateRow{HookState::refused, "refused", "Not sent"},      StateRow{HookState::given_up, "given_up", "Given up"},
    StateRow{HookState::overtaken, "overtaken", "Overtaken"}, StateRow{HookState::closed, "closed", "Not sent"},
};

const StateRow& row(HookState state) {
  return *std::ranges::find(kStates, state, &StateRow::state);
}

}  // namespace

std::string_view slug(HookState state) {
  return row(state).slug;
}

std::optional<HookState> parse_hook_state(std::string_view slug) {
  const auto found = std::ranges::find(kStates, slug, &StateRow::slug);
  if (found == kStates.end()) return std::nullopt;
  return found->state;
}

std::string_view title(HookState state) {
  return row(state).title;
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
