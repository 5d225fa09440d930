#include "measures/notification_routes.h"

#include "access/account_store.h"
#include "base/text.h"
#include "measures/follow_store.h"
#include "measures/measure_store.h"
#include "measures/measure_urls.h"
#include "measures/notification_pages.h"
#include "measures/notification_store.h"
#include "measures/organisation_store.h"
#include "measures/signal_urls.h"
#include "shell/digest.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

using shell::Context;

constexpr std::size_t kSecretBytes = 32;

std::vector<FollowedSeries> followed_of(db::Connection& db, shell::AccountId account) {
  std::vector<FollowedSeries> followed;
  for (const Series& series : list_followed(db, account)) {
    const auto measure = load_measure(db, series.measure);
    const auto organisation = load_organisation(db, series.organisation);
    if (!measure || !organisation) continue;
    followed.push_back({.name = measure->definition.name + ", " + organisation->short_name,
                        .measure = measure_url(measure->id, organisation->code),
                        .stop = unfollow_url(measure->id, organisation->code)});
  }
  return followed;
}

http::Response respond_notifications(const Context& context, MailServer mail, std::vector<FieldError> errors) {
  const shell::AccountId account = *context.visitor.account;
  const auto self = access::find_account(context.db, account);
  NotificationPage page{
      .saved = context.request.query.has("saved") ? "Your choice is kept." : "",
      .mail_missing = mail == MailServer::none
                          ? "Mail is not set up on this site, so none is sent yet. Your choice is kept for when it is."
                          : "",
      .email = self ? self->email : "",
      .delivery = delivery_of(context.db, account),
      .followed = followed_of(context.db, account),
      .web_hooks = {},
      .errors = std::move(errors),
      .csrf_token = context.visitor.csrf_token};
  if (context.visitor.may(shell::Permission::administer)) page.web_hooks = web_hooks_url();
  const ui::PageHead head{.title = "Notifications",
                          .breadcrumb = {{"Your account", html::Url::path("/account")}},
                          .has_errors = !page.errors.empty()};
  return shell::respond_page(context, head, notification_page, page, shell::form_status(page.errors));
}

http::Response save_choice(const Context& context, MailServer mail) {
  const auto delivery = parse_delivery(context.request.form.get("delivery"));
  if (!delivery) return respond_notifications(context, mail, {{"delivery", "Choose when we should write to you."}});
  db::Transaction transaction(context.db);
  choose_delivery(context.db, context.clock.now(), *context.visitor.account, *delivery);
  transaction.commit();
  return http::Response::redirect(notifications_url().with("saved", "1").text());
}

http::Response respond_hooks(const Context& context, WebHooksPage page) {
  page.hooks = list_web_hooks(context.db);
  page.csrf_token = context.visitor.csrf_token;
  const ui::PageHead head{
      .title = "Web hooks", .breadcrumb = {{"Notifications", notifications_url()}}, .has_errors = !page.errors.empty()};
  return shell::respond_page(context, head, web_hooks_page, page, shell::form_status(page.errors));
}

http::Response show_hooks(const Context& context) {
  return respond_hooks(context, {.saved = context.request.query.has("saved") ? "The web hook was removed." : ""});
}

/// Answers with the page itself instead of leading to it: the secret is shown this once.
http::Response add_hook(const Context& context) {
  const http::Form& typed = context.request.form;
  const WebHook hook{.id = {},
                     .name = std::string(trimmed(typed.get("name"))),
                     .url = std::string(trimmed(typed.get("url"))),
                     .secret = shell::random_hex(kSecretBytes)};
  db::Transaction transaction(context.db);
  const auto made = create_web_hook(context.db, context.clock.now(), context.visitor.account, hook);
  if (!made) return respond_hooks(context, {.name = hook.name, .url = hook.url, .errors = made.error().fields});
  transaction.commit();
  return respond_hooks(context, {.new_secret = hook.secret});
}

http::Response close_hook(const Context& context) {
  const auto id = parse_id<WebHookTag>(context.request.capture("hook"));
  db::Transaction transaction(context.db);
  const Done done = close_web_hook(context.db, context.clock.now(), context.visitor.account, id.value_or(WebHookId{}));
  if (!done) return shell::respond(context, done.error());
  transaction.commit();
  return http::Response::redirect(web_hooks_url().with("saved", "1").text());
}

}  // namespace

shell::Routes notification_routes(MailServer mail) {
  using enum http::Method;
  constexpr auto kRead = shell::Permission::read_measures;
  constexpr auto kAdminister = shell::Permission::administer;
  return {
      {get, "/account/notifications", kRead,
       [mail](const Context& context) { return respond_notifications(context, mail, {}); },
       "How one hears of signals, and what one follows"},
      {post, "/account/notifications", kRead, [mail](const Context& context) { return save_choice(context, mail); },
       "Keeps how one wants to hear of signals"},
      {get, "/web-hooks", kAdminister, show_hooks, "Programs that are told of signals"},
      {post, "/web-hooks", kAdminister, add_hook, "Adds a web hook and shows its secret once"},
      {post, "/web-hooks/{hook}/closing", kAdminister, close_hook, "Removes a web hook"},
  };
}

}  // namespace qi::measures
