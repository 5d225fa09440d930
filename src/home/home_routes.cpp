#include "home/home_routes.h"

#include "home/about_pages.h"
#include "home/chart_guide_page.h"
#include "home/home_page.h"
#include "home/home_reading.h"
#include "home/states_page.h"
#include "http/event_channel.h"
#include "measures/measure_urls.h"
#include "shell/respond.h"

namespace qi::home {

namespace {

using shell::Context;

http::Response show_home(const Context& context) {
  if (context.visitor.signed_in()) {
    return shell::respond_page(context, {.title = "Home", .menu = "Home", .freshness = ui::Freshness::told_of_changes},
                               home_page, read_home(context));
  }
  const WelcomePage page{.organisation = context.site.organisation,
                         .try_it = html::Url::path("/try"),
                         .sign_in = html::Url::path("/sign-in"),
                         .chart_guide = measures::chart_guide_url()};
  return shell::respond_page(context, {.title = "See whether anything has really changed", .menu = "Home"},
                             welcome_page, page);
}

// Each listening page holds a connection; beyond this many, pages are read again by hand.
constexpr std::size_t kMostListeningPages = 1000;

http::Response listen_for_changes(const Context& context) {
  if (!context.site.changes || context.site.changes->listeners() >= kMostListeningPages)
    return shell::respond(context, Error::unavailable("Changes are not told at the moment. Open the page again to see "
                                                      "what is new."));
  return http::Response::event_stream(context.site.changes);
}

http::Response show_chart_guide(const Context& context) {
  return shell::respond_page(context, {.title = "How to read our charts", .menu = "Chart guide"}, chart_guide_page,
                             ChartGuidePage{});
}

http::Response show_states(const Context& context) {
  return shell::respond_page(context, {.title = "Empty, error and loading states"}, states_page,
                             StatesPage{.contact_email = context.site.contact_email});
}

AboutPage about(const Context& context) {
  return {.organisation = context.site.organisation, .contact_email = context.site.contact_email};
}

http::Response show_accessibility(const Context& context) {
  return shell::respond_page(context, {.title = "Accessibility statement"}, accessibility_page, about(context));
}

http::Response show_privacy(const Context& context) {
  return shell::respond_page(context, {.title = "Privacy and cookies"}, privacy_page, about(context));
}

}  // namespace

shell::Routes home_routes() {
  using shell::Permission;
  constexpr auto get = http::Method::get;
  return {
      {get, "/", Permission::read_public, show_home, "What needs attention; for visitors, what Qualitea is for"},
      {get, "/events", Permission::read_measures, listen_for_changes, "Server-sent events: something was changed"},
      {get, "/guide/charts", Permission::read_public, show_chart_guide, "Icons, shapes, rules and limits explained"},
      {get, "/guide/states", Permission::read_public, show_states, "Empty, error and loading states"},
      {get, "/accessibility", Permission::read_public, show_accessibility, "Accessibility statement"},
      {get, "/privacy", Permission::read_public, show_privacy, "Privacy and cookies"},
  };
}

}  // namespace qi::home
