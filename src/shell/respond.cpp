#include "shell/respond.h"

#include <fmt/format.h>

#include "json/json_writer.h"
#include "shell/carried_form.h"
#include "ui/button.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"

namespace qi::shell {
namespace {

struct RefusalRow {
  ErrorKind kind;
  int status;
  std::string_view title;
  std::string_view slug;  ///< end of the problem's type
};

constexpr RefusalRow kRefusals[] = {
    {ErrorKind::invalid, 422, "That could not be done", "invalid"},
    {ErrorKind::not_found, 404, "Page not found", "not-found"},
    {ErrorKind::conflict, 409, "Something has changed", "conflict"},
    {ErrorKind::forbidden, 403, "You cannot open this", "forbidden"},
    {ErrorKind::unavailable, 503, "Not working just now", "unavailable"},
};

const RefusalRow& row(ErrorKind kind) {
  for (const RefusalRow& each : kRefusals)
    if (each.kind == kind) return each;
  stop_at("a known kind of refusal", __FILE__, __LINE__);
}

bool is_api(const http::Request& request) {
  return request.path.starts_with("/api/");
}

std::string notice_of(const Site& site) {
  if (!site.pinned_today) return {};
  return fmt::format("This is a demo. Its clock stands at {}.", long_date(*site.pinned_today));
}

// RFC 9457, section 3; `fields` is our own member for refused forms.
http::Response problem_details(const Error& error) {
  const RefusalRow& refusal = row(error.kind);
  json::Writer w;
  w.object([&] {
    w.key("type").value(fmt::format("/problems/{}", refusal.slug));
    w.key("title").value(refusal.title);
    w.key("status").value(refusal.status);
    w.key("detail").value(error.message);
    if (!error.fields.empty())
      w.key("fields").array([&] {
        for (const FieldError& field : error.fields)
          w.object([&] {
            w.key("field").value(field.field);
            w.key("message").value(field.message);
          });
      });
  });
  http::Response response = http::Response::json(std::move(w).take(), refusal.status);
  response.headers.set("Content-Type", "application/problem+json");
  return response;
}

std::string path_and_query(const http::Request& request) {
  std::string out;
  for (const char c : request.path) out += c == '/' ? "/" : html::url_encoded(std::string_view(&c, 1));
  html::Url url = html::Url::path(out);
  for (const auto& [name, value] : request.query.fields()) url = url.with(name, value);
  return url.text();
}

/// Somebody sent a form without a session: it ended, or there was none. What was typed goes along through sign-in.
http::Response respond_sign_in_first(const Context& context) {
  const ui::PageHead head{.title = "Sign in to go on"};
  return respond_page(
      context, head,
      [&](html::Page& h) {
        ui::page_heading(h, {.title = head.title});
        h.p("You are not signed in. What you typed comes with you and is not lost.");
        ui::page_form(h, {.action = html::Url::path("/sign-in")}, [&] {
          ui::hidden_field(h, "next", path_and_query(context.request));
          write_carried(h, fields_to_carry(context.request.form));
          ui::submit_button(h, {.text = "Sign in"});
        });
      },
      status_of(ErrorKind::forbidden));
}

}  // namespace

int status_of(ErrorKind kind) {
  return row(kind).status;
}

int form_status(const std::vector<FieldError>& errors) {
  return errors.empty() ? 200 : status_of(ErrorKind::invalid);
}

http::Response respond_page(const Context& context, const ui::PageHead& head,
                            const std::function<void(html::Page&)>& write, int status) {
  ui::Frame frame{.head = head,
                  .organisation = context.site.organisation,
                  .menu = {},
                  .account_name = {},
                  .csrf_token = context.visitor.csrf_token,
                  .notice = notice_of(context.site),
                  .asset_version = context.site.asset_version,
                  .contact_email = context.site.contact_email};
  for (const MenuEntry& entry : context.site.menu) {
    const bool counts = entry.waiting && context.visitor.account;
    frame.menu.push_back({.title = entry.title,
                          .url = entry.url,
                          .icon = entry.icon,
                          .waiting = counts ? entry.waiting(context.db, *context.visitor.account) : 0});
  }
  if (context.visitor.signed_in()) frame.account_name = context.visitor.name;

  html::Page page;
  ui::page_frame(page, frame, write);
  http::Response response = http::Response::html(std::move(page).take(), status);
  // A page for one person must not stay in a shared cache, nor come back with "Back" after sign-out.
  if (context.visitor.signed_in()) response.headers.set("Cache-Control", "private, no-store");
  return response;
}

http::Response respond(const Context& context, const Error& error) {
  if (is_api(context.request)) return problem_details(error);
  const RefusalRow& refusal = row(error.kind);
  const ui::PageHead head{.title = std::string(refusal.title), .has_errors = true};
  return respond_page(
      context, head,
      [&](html::Page& h) {
        ui::page_heading(h, {.title = std::string(refusal.title)});
        h.p(error.message);
        if (!error.fields.empty())
          h.ul({{"class", "nhsuk-list nhsuk-list--bullet"}}, [&] {
            for (const FieldError& field : error.fields) h.li(field.message);
          });
        ui::link_button(h, {.text = "Go to the home page", .url = html::Url::path("/")});
      },
      refusal.status);
}

http::Response respond_not_permitted(const Context& context) {
  const bool asks_for_page =
      context.request.method == http::Method::get || context.request.method == http::Method::head;
  if (!context.visitor.signed_in() && asks_for_page && !is_api(context.request))
    return http::Response::redirect(html::Url::path("/sign-in").with("next", path_and_query(context.request)).text());
  if (!context.visitor.signed_in() && is_api(context.request))
    return respond(context, Error::forbidden("Sign in and try again."));
  if (!context.visitor.signed_in()) return respond_sign_in_first(context);
  return respond(context, Error::forbidden("Your account may not do this. Ask an administrator to change your role."));
}

std::string local_path_or_home(std::string_view url) {
  // Browsers read a backslash as a slash and drop tabs and line ends, so "/\evil" and "/<tab>/evil" lead off this site.
  const bool leads_off =
      url.empty() || url[0] != '/' || url.starts_with("//") || url.find('\\') != std::string_view::npos;
  for (const char c : url)
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) return "/";
  return leads_off ? "/" : std::string(url);
}

}  // namespace qi::shell
