#include "measures/news/notification_routes.h"

#include "access/account_store.h"
#include "measures/measure_store.h"
#include "measures/measure_urls.h"
#include "measures/news/follow_store.h"
#include "measures/news/news_store.h"
#include "measures/news/notification_pages.h"
#include "measures/organisation_store.h"
#include "measures/signal_urls.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

using shell::Context;

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

}  // namespace

shell::Routes notification_routes(MailServer mail) {
  using enum http::Method;
  constexpr auto kRead = shell::Permission::read_measures;
  return {
      {get, "/account/notifications", kRead,
       [mail](const Context& context) { return respond_notifications(context, mail, {}); },
       "How one hears of signals, and what one follows"},
      {post, "/account/notifications", kRead, [mail](const Context& context) { return save_choice(context, mail); },
       "Keeps how one wants to hear of signals"},
  };
}

}  // namespace qi::measures
