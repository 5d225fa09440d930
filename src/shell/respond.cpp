#include "shell/respond.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "http/router.h"
#include "json/json_writer.h"
#include "shell/carried_form.h"
#include "ui/button.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"

namespace qi::shell {
namespace {

/// Seconds: what the throttle asks of an address at most.
constexpr const char* kLongestWait = "900";

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

/// Not in the list above: it answers how an address is asked, which no Error says.
constexpr RefusalRow kWrongMethod{ErrorKind::not_found, 405, "This address does not take that kind of request",
                                  "wrong-method"};

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

/// A body member by its JSON pointer, a parameter of the query by its name.
void write_field_error(json::Writer& w, const FieldError& error) {
  w.object([&] {
    if (error.field.starts_with('?'))
      w.key("parameter").value(std::string_view(error.field).substr(1));
    else
      w.key("pointer").value(error.field.empty() || error.field.starts_with('/') ? "#" + error.field
                                                                                 : "#/" + error.field);
    w.key("detail").value(error.message);
  });
}

// RFC 9457, section 3; `errors` as in its figure 3.
http::Response problem_details(const RefusalRow& refusal, const Error& error) {
  json::Writer w;
  w.object([&] {
    w.key("type").value(fmt::format("/problems/{}", refusal.slug));
    w.key("title").value(refusal.title);
    w.key("status").value(refusal.status);
    w.key("detail").value(error.message);
    if (!error.fields.empty())
      w.key("errors").array([&] {
        for (const FieldError& field : error.fields) write_field_error(w, field);
      });
  });
  http::Response response = http::Response::json(std::move(w).take(), refusal.status);
  response.headers.set("Content-Type", "application/problem+json");
  return response;
}

// RFC 9110, section 11.6.1: which credentials this address takes. Spreadsheets ask for them when they see Basic.
http::Response problem_of_credentials(std::string_view detail) {
  json::Writer w;
  w.object([&] {
    w.key("type").value("/problems/unauthorized");
    w.key("title").value("A token is needed");
    w.key("status").value(401);
    w.key("detail").value(detail);
  });
  http::Response response = http::Response::json(std::move(w).take(), 401);
  response.headers.set("Content-Type", "application/problem+json");
  response.headers.set("WWW-Authenticate", "Bearer realm=\"Qualitea\"");
  response.headers.add("WWW-Authenticate", "Basic realm=\"Qualitea\", charset=\"UTF-8\"");
  return response;
}

http::Response problem_of_throttle() {
  json::Writer w;
  w.object([&] {
    w.key("type").value("/problems/too-many-requests");
    w.key("title").value("Too many wrong tokens");
    w.key("status").value(429);
    w.key("detail").value("Too many wrong tokens came from your address. Wait 15 minutes, or use a token that holds.");
  });
  http::Response response = http::Response::json(std::move(w).take(), 429);
  response.headers.set("Content-Type", "application/problem+json");
  response.headers.set("Retry-After", kLongestWait);
  return response;
}

std::string path_and_query(const http::Request& request) {
  std::string out;
  for (const char c : request.path) out += c == '/' ? "/" : html::url_encoded(std::string_view(&c, 1));
  html::Url url = html::Url::path(out);
  for (const auto& [name, value] : request.query.fields()) url = url.with(name, value);
  return url.text();
}

/// One sentence a line, for a program that asked for a file.
http::Response refusal_as_text(const RefusalRow& refusal, const Error& error) {
  if (error.fields.empty()) return http::Response::text(error.message + "\n", refusal.status);
  std::string lines;
  for (const FieldError& field : error.fields) lines += field.message + "\n";
  return http::Response::text(std::move(lines), refusal.status);
}

http::Response refusal_as_page(const Context& context, const RefusalRow& refusal, const Error& error) {
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

/// As problem details, text or a page, by who asks.
http::Response refusal_as_asked(const Context& context, const RefusalRow& refusal, const Error& error) {
  if (is_api(context.request)) return problem_details(refusal, error);
  if (!reads_pages(context.request)) return refusal_as_text(refusal, error);
  return refusal_as_page(context, refusal, error);
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
    if (!context.visitor.may(entry.needs)) continue;
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
  return refusal_as_asked(context, row(error.kind), error);
}

http::Response respond_wrong_method(const Context& context, const std::vector<http::Method>& allowed) {
  const std::string takes = http::allow_header(allowed);
  http::Response response = refusal_as_asked(
      context, kWrongMethod,
      Error::not_found(fmt::format("This address was asked with {} and takes only {}. Ask with one of these.",
                                   http::name(context.request.method), takes)));
  response.headers.set("Allow", takes);
  return response;
}

bool reads_pages(const http::Request& request) {
  return !takes_tokens(request) ||
         (!is_api(request) && request.headers.find("Accept").value_or("").find("text/html") != std::string_view::npos);
}

bool takes_tokens(const http::Request& request) {
  static constexpr std::array<std::string_view, 5> kFiles{".csv", ".xlsx", ".pdf", ".svg", ".png"};
  return is_api(request) ||
         std::ranges::any_of(kFiles, [&](std::string_view ending) { return request.path.ends_with(ending); });
}

http::Response respond_not_permitted(const Context& context) {
  const Visitor& visitor = context.visitor;
  if (visitor.credential == Credential::throttled_token) return problem_of_throttle();
  if (visitor.credential == Credential::wrong_token)
    return problem_of_credentials(
        "This token is not known, has ended or was revoked. Make a new one on your account "
        "page and send it whole.");
  const bool asks_for_page =
      context.request.method == http::Method::get || context.request.method == http::Method::head;
  if (!visitor.signed_in() && !reads_pages(context.request))
    return problem_of_credentials("Send a token: Authorization: Bearer qt_… You make one on your account page.");
  if (!visitor.signed_in() && asks_for_page)
    return http::Response::redirect(html::Url::path("/sign-in").with("next", path_and_query(context.request)).text());
  if (!visitor.signed_in()) return respond_sign_in_first(context);
  if (visitor.token) {
    // An administrator's account may do everything: then it is the token.
    const bool is_scope = visitor.role == Role::administrator;
    return respond(
        context,
        Error::forbidden(
            is_scope ? "This token may not do this. Make one with the scope that is needed."
                     : "This token, or the account it belongs to, may not do this. Make a token with the scope that is "
                       "needed, or ask an administrator for the role."));
  }
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
