#include "measures/news/web_hook_routes.h"

#include <fmt/format.h>

#include <array>
#include <map>

#include "base/text.h"
#include "measures/free_text_check.h"
#include "measures/news/web_hook_pages.h"
#include "measures/news/web_hook_store.h"
#include "measures/signal_urls.h"
#include "shell/audit.h"
#include "shell/digest.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

using shell::Context;

constexpr std::size_t kSecretBytes = 32;
constexpr std::size_t kShownDeliveries = 50;

struct SavedRow {
  std::string_view slug;
  std::string_view sentence;
};
/// What ?saved= may say: a link can only choose one of these.
constexpr std::array kSaved{
    SavedRow{"closing", "The web hook was removed."},
    SavedRow{"test", "A test is on its way. Open this page again in a moment to see what came of it."},
    SavedRow{"again", "It is sent again. Open this page again in a moment to see what came of it."},
};

std::string saved_sentence(const http::Request& request) {
  for (const SavedRow& row : kSaved)
    if (row.slug == request.query.get("saved")) return std::string(row.sentence);
  return {};
}

ui::Tag tag_of(HookState state) {
  ui::Tag tag{.text = std::string(title(state)), .colour = ui::TagColour::white};
  if (state == HookState::sent) tag.colour = ui::TagColour::green;
  if (state == HookState::refused || state == HookState::given_up) tag.colour = ui::TagColour::orange;
  return tag;
}

std::string words_of(const HookDelivery& delivery) {
  std::string words = delivery.words;
  if (delivery.tries > 1) words += fmt::format(" Tried {} times.", delivery.tries);
  if (delivery.tries > 0 && delivery.state == HookState::waiting) words += " It is tried again by itself.";
  return words;
}

HookDeliveryLine line_of(const HookDelivery& delivery, const WebHook& hook) {
  const Instant moment = delivery.tried_at.value_or(delivery.created_at);
  const bool again = !hook.closed_at && (delivery.state == HookState::given_up || delivery.state == HookState::refused);
  HookDeliveryLine line{.when = long_date(london_date(moment)) + ", " + london_time(moment),
                        .hook = hook.name,
                        .event = delivery.event(),
                        .state = tag_of(delivery.state),
                        .words = words_of(delivery),
                        .again = {}};
  if (again)
    line.again = html::Url::path(fmt::format("{}/deliveries/{}/again", web_hooks_url().text(), to_text(delivery.id)));
  return line;
}

std::vector<HookDeliveryLine> delivery_lines(db::Connection& db) {
  std::map<WebHookId, WebHook> hooks;
  std::vector<HookDeliveryLine> lines;
  for (const HookDelivery& delivery : list_deliveries(db, kShownDeliveries)) {
    const auto [place, is_new] = hooks.try_emplace(delivery.hook);
    if (is_new) place->second = find_web_hook(db, delivery.hook).value();
    lines.push_back(line_of(delivery, place->second));
  }
  return lines;
}

std::string address_hint(const client::HookSettings& settings) {
  const bool plain = settings.plain_http == client::PlainHttp::allowed;
  const bool inside = settings.private_addresses == client::PrivateAddresses::allowed;
  return std::string(plain ? "It begins with https:// or http://" : "It begins with https://") +
         (inside ? "" : " and is on the internet, not inside your network");
}

http::Response respond_hooks(const Context& context, const NewsPlan& plan, WebHooksPage page) {
  for (const WebHook& hook : list_web_hooks(context.db)) {
    const std::string own = web_hooks_url().text() + "/" + to_text(hook.id);
    page.hooks.push_back({.name = hook.name,
                          .where = hook.url + ", since " + long_date(london_date(hook.created_at)) + ".",
                          .test = html::Url::path(own + "/test"),
                          .closing = html::Url::path(own + "/closing")});
  }
  page.deliveries = delivery_lines(context.db);
  page.address_hint = address_hint(plan.hooks);
  if (plan.site_url.empty())
    page.links_missing = "The operator has not set site-url, so what is sent holds no link. Everything else is there.";
  page.csrf_token = context.visitor.csrf_token;
  const ui::PageHead head{
      .title = "Web hooks", .breadcrumb = {{"Notifications", notifications_url()}}, .has_errors = !page.errors.empty()};
  return shell::respond_page(context, head, web_hooks_page, page, shell::form_status(page.errors));
}

/// Answers with the page itself instead of leading to it: the secret is shown this once.
http::Response add_hook(const Context& context, const NewsPlan& plan) {
  const http::Form& typed = context.request.form;
  const WebHook hook{.id = {},
                     .name = std::string(trimmed(typed.get("name"))),
                     .url = std::string(trimmed(typed.get("url"))),
                     .secret = shell::random_hex(kSecretBytes),
                     .closed_at = {}};
  // An address may well hold ten digits in a row: it is no free text.
  std::vector<FieldError> asked;
  check_free_text(asked, typed, {"name"});
  if (!asked.empty())
    return respond_hooks(context, plan, {.name = hook.name, .url = hook.url, .errors = std::move(asked)});
  db::Transaction transaction(context.db);
  const auto made = create_web_hook(context.db, context.clock.now(), context.visitor.account, hook, plan.hooks);
  if (!made) return respond_hooks(context, plan, {.name = hook.name, .url = hook.url, .errors = made.error().fields});
  transaction.commit();
  return respond_hooks(context, plan, {.new_secret = hook.secret});
}

http::Response close_hook(const Context& context) {
  const auto id = parse_id<WebHookTag>(context.request.capture("hook"));
  db::Transaction transaction(context.db);
  const Done done = close_web_hook(context.db, context.clock.now(), context.visitor.account, id.value_or(WebHookId{}));
  if (!done) return shell::respond(context, done.error());
  transaction.commit();
  return http::Response::redirect(web_hooks_url().with("saved", "closing").text());
}

http::Response test_hook(const Context& context) {
  const auto id = parse_id<WebHookTag>(context.request.capture("hook"));
  const auto hook = id ? find_web_hook(context.db, *id) : std::nullopt;
  if (!hook || hook->closed_at)
    return shell::respond(context, Error::not_found("We could not find that web hook. It may have been removed."));
  const Instant now = context.clock.now();
  db::Transaction transaction(context.db);
  tell_program(context.db, now, hook->id, test_item(), context.visitor.account);
  shell::record(context.db, now, context.visitor.account,
                {.action = "web-hook.test", .subject = "web-hook:" + to_text(hook->id)});
  transaction.commit();
  return http::Response::redirect(web_hooks_url().with("saved", "test").fragment("deliveries").text());
}

http::Response post_again(const Context& context) {
  const auto id = parse_id<HookDeliveryTag>(context.request.capture("delivery"));
  const Instant now = context.clock.now();
  db::Transaction transaction(context.db);
  const Done done = send_again(context.db, now, *context.visitor.account, id.value_or(HookDeliveryId{}));
  if (!done) return shell::respond(context, done.error());
  shell::record(context.db, now, context.visitor.account,
                {.action = "web-hook.send-again", .subject = "web-hook-delivery:" + to_text(*id)});
  transaction.commit();
  return http::Response::redirect(web_hooks_url().with("saved", "again").fragment("deliveries").text());
}

}  // namespace

shell::Routes web_hook_routes(const NewsPlan& plan) {
  using enum http::Method;
  constexpr auto kAdminister = shell::Permission::administer;
  return {
      {get, "/web-hooks", kAdminister,
       [plan](const Context& context) {
         return respond_hooks(context, plan, {.saved = saved_sentence(context.request)});
       },
       "Programs that are told of signals and late data, and what each was sent"},
      {post, "/web-hooks", kAdminister, [plan](const Context& context) { return add_hook(context, plan); },
       "Adds a web hook and shows its secret once"},
      {post, "/web-hooks/{hook}/test", kAdminister, test_hook, "Sends a test to a web hook"},
      {post, "/web-hooks/{hook}/closing", kAdminister, close_hook, "Removes a web hook"},
      {post, "/web-hooks/deliveries/{delivery}/again", kAdminister, post_again, "Sends a delivery again"},
  };
}

}  // namespace qi::measures
