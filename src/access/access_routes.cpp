#include <fmt/format.h>

#include <array>

#include "access/access.h"
#include "access/account_pages.h"
#include "access/account_store.h"
#include "access/password.h"
#include "access/sign_in.h"
#include "base/moment_words.h"
#include "shell/respond.h"

namespace qi::access {
namespace {

using http::Method;
using http::Response;
using shell::Context;
using shell::Permission;

struct DoneRow {
  std::string_view slug;
  std::string_view sentence;
};
/// What ?done= may say: a link can only choose one of these.
constexpr std::array kDone{
    DoneRow{"name", "Your name was saved."},
    DoneRow{"password", "Your password was changed. You were signed out everywhere else."},
    DoneRow{"sessions", "You were signed out everywhere else."},
    DoneRow{"role", "The role was saved."},
    DoneRow{"closed", "The account was closed."},
};

std::string done_sentence(const http::Request& request) {
  for (const DoneRow& each : kDone)
    if (each.slug == request.query.get("done")) return std::string(each.sentence);
  return {};
}

Change change_of(const Context& context) {
  return {.actor = context.visitor.account, .at = context.clock.now()};
}

// ---- sign in and out

ui::PageHead sign_in_head(const std::vector<FieldError>& errors) {
  return {.title = "Sign in", .has_errors = !errors.empty()};
}

Response show_sign_in(const Context& context) {
  const std::string next = shell::local_path_or_home(context.request.query.get("next"));
  if (context.visitor.signed_in()) return Response::redirect(next);
  return shell::respond_page(context, sign_in_head({}), sign_in_page, {.next = next});
}

/// A refusal as errors of a form; one without a field belongs to `field`.
std::vector<FieldError> errors_of(const Error& error, std::string_view field) {
  if (!error.fields.empty()) return error.fields;
  return {{std::string(field), error.message}};
}

/// The page that sends a carried form on, as the person who has just signed in.
Response respond_carry_on(const Context& context, std::string_view token, const std::string& next,
                          shell::CarriedFields carried) {
  const auto session = find_session(context.db, context.clock.now(), token);
  QI_ASSERT(session.has_value());
  const shell::Visitor visitor{.account = session->account.id,
                               .name = session->account.name,
                               .role = session->account.role,
                               .csrf_token = session->csrf_token};
  const Context signed_in{
      .request = context.request, .db = context.db, .clock = context.clock, .visitor = visitor, .site = context.site};
  return shell::respond_page(signed_in, {.title = "You are signed in"}, carry_on_page,
                             {.next = next, .carried = std::move(carried), .csrf_token = visitor.csrf_token});
}

Response post_sign_in(const Context& context, CookieKind cookies) {
  const http::Request& request = context.request;
  const std::string next = shell::local_path_or_home(request.form.get("next"));
  shell::CarriedFields carried = shell::carried_fields(request.form);
  if (!request.form.has("email"))
    return shell::respond_page(context, sign_in_head({}), sign_in_page, {.next = next, .carried = std::move(carried)});
  const auto token = sign_in(context.db, context.clock.now(),
                             {.email = std::string(request.form.get("email")),
                              .password = std::string(request.form.get("password")),
                              .address = request.peer,
                              .user_agent = std::string(request.headers.find("User-Agent").value_or(""))});
  if (!token) {
    const auto errors = errors_of(token.error(), "email");
    return shell::respond_page(context, sign_in_head(errors), sign_in_page,
                               {.email = std::string(request.form.get("email")),
                                .next = next,
                                .errors = errors,
                                .carried = std::move(carried)},
                               shell::status_of(token.error().kind));
  }
  // Whoever was signed in here before is not any more: one browser, one session.
  if (const auto before = token_of(request, cookies))
    if (const auto session = find_session(context.db, context.clock.now(), *before))
      end_session(context.db, session->session);
  Response response =
      carried.empty() ? Response::redirect(next) : respond_carry_on(context, *token, next, std::move(carried));
  response.headers.add("Set-Cookie", session_cookie(*token, cookies));
  return response;
}

Response post_sign_out(const Context& context, CookieKind cookies) {
  if (const auto token = token_of(context.request, cookies))
    if (const auto session = find_session(context.db, context.clock.now(), *token))
      end_session(context.db, session->session);
  Response response = Response::redirect("/");
  response.headers.add("Set-Cookie", session_cookie("", cookies));
  return response;
}

// ---- one's own account

struct Self {
  Account account;
  SessionId session;
};

/// Whoever sent this request; the route needed a signed-in visitor, so a session is there unless it ended just now.
std::optional<Self> find_self(const Context& context, CookieKind cookies) {
  const auto token = token_of(context.request, cookies);
  const auto session = token ? find_session(context.db, context.clock.now(), *token) : std::nullopt;
  if (!session) return std::nullopt;
  return Self{.account = session->account, .session = session->session};
}

Response account_response(const Context& context, const Self& self, AccountPage page, int status = 200) {
  page.email = self.account.email;
  page.role = std::string(title(self.account.role));
  page.csrf_token = context.visitor.csrf_token;
  for (const Session& session : list_sessions(context.db, context.clock.now(), self.account.id))
    page.sessions.push_back(
        {.device = session.device,
         .signed_in = moment_words(session.created_at),
         .last_used = moment_words(session.last_seen_at),
         .place = session.id == self.session ? SessionLine::Place::here : SessionLine::Place::elsewhere});
  if (context.visitor.may(Permission::administer)) page.accounts = accounts_url();
  for (const shell::MenuEntry& entry : context.site.account_menu)
    if (context.visitor.may(entry.needs)) page.links.push_back({entry.title, entry.url});
  const ui::PageHead head{.title = "Your account", .has_errors = !page.errors.empty()};
  return shell::respond_page(context, head, account_page, page, status);
}

Response refused_account(const Context& context, const Self& self, const Error& error, std::string_view field,
                         std::string name) {
  return account_response(context, self, {.name = std::move(name), .errors = errors_of(error, field)},
                          shell::status_of(error.kind));
}

Response show_account(const Context& context, CookieKind cookies) {
  const auto self = find_self(context, cookies);
  if (!self) return shell::respond_not_permitted(context);
  return account_response(context, *self, {.name = self->account.name, .done = done_sentence(context.request)});
}

Response post_name(const Context& context, CookieKind cookies) {
  const auto self = find_self(context, cookies);
  if (!self) return shell::respond_not_permitted(context);
  const std::string typed(context.request.form.get("name"));
  const auto name = check_name(typed);
  if (!name) return refused_account(context, *self, name.error(), "name", typed);
  db::Transaction transaction(context.db);
  rename_account(context.db, change_of(context), self->account, *name);
  transaction.commit();
  return Response::redirect("/account?done=name");
}

Response post_password(const Context& context, CookieKind cookies) {
  const auto self = find_self(context, cookies);
  if (!self) return shell::respond_not_permitted(context);
  const Account& account = self->account;
  const std::string chosen(context.request.form.get("new"));
  if (const Done good = check_new_password(chosen, account.name, account.email); !good)
    return refused_account(context, *self, good.error(), "new", account.name);
  const Done confirmed = confirm_password(context.db, context.clock.now(), account, context.request.form.get("current"),
                                          context.request.peer);
  if (!confirmed) return refused_account(context, *self, confirmed.error(), "current", account.name);

  const std::string hash = hash_password(chosen);
  db::Transaction transaction(context.db);
  change_password(context.db, change_of(context), account.id, hash);
  end_sessions(context.db, account.id, self->session);
  transaction.commit();
  return Response::redirect("/account?done=password");
}

Response post_end_other_sessions(const Context& context, CookieKind cookies) {
  const auto self = find_self(context, cookies);
  if (!self) return shell::respond_not_permitted(context);
  end_sessions(context.db, self->account.id, self->session);
  return Response::redirect("/account?done=sessions");
}

// ---- accounts, for administrators

ui::PageHead below_accounts(std::string title, const std::vector<FieldError>& errors = {}) {
  return {.title = std::move(title),
          .breadcrumb = {{.title = "Accounts", .url = accounts_url()}},
          .has_errors = !errors.empty()};
}

Response show_accounts(const Context& context) {
  return shell::respond_page(context, {.title = "Accounts"}, accounts_page, {.accounts = list_accounts(context.db)});
}

Response new_account_response(const Context& context, const NewAccountPage& page, int status = 200) {
  return shell::respond_page(context, below_accounts("Add an account", page.errors), new_account_page, page, status);
}

Response show_new_account(const Context& context) {
  return new_account_response(
      context, {.typed = {.role = std::string(slug(Role::viewer))}, .csrf_token = context.visitor.csrf_token});
}

/// Not a redirect: the password is in this one answer and nowhere else.
Response shown_password(const Context& context, const Account& account, const std::string& password) {
  return shell::respond_page(context, below_accounts("Password for " + account.name), shown_password_page,
                             {.account = account, .password = password});
}

Response post_accounts(const Context& context) {
  const http::Form& form = context.request.form;
  const NewAccount typed{.email = std::string(form.get("email")),
                         .name = std::string(form.get("name")),
                         .role = std::string(form.get("role"))};
  const auto refused = [&](const Error& error) {
    return new_account_response(
        context, {.typed = typed, .errors = errors_of(error, "email"), .csrf_token = context.visitor.csrf_token},
        shell::status_of(error.kind));
  };
  const auto checked = check_account(typed);
  if (!checked) return refused(checked.error());
  const std::string password = generated_password();
  const std::string hash = hash_password(password);
  db::Transaction transaction(context.db);
  const auto id = create_account(context.db, change_of(context), *checked, hash);
  if (!id) return refused(id.error());
  transaction.commit();
  return shown_password(context, *find_account(context.db, *id), password);
}

std::optional<Account> captured_account(const Context& context) {
  const auto id = parse_id<shell::AccountKind>(context.request.capture("id"));
  return id ? find_account(context.db, *id) : std::nullopt;
}

Response no_such_account(const Context& context) {
  return shell::respond(context, Error::not_found("We could not find that account. Look in the list of accounts."));
}

Response edit_account_response(const Context& context, const Account& account, std::vector<FieldError> errors,
                               int status = 200) {
  const ui::PageHead head = below_accounts(account.name, errors);
  return shell::respond_page(context, head, edit_account_page,
                             {.account = account,
                              .done = errors.empty() ? done_sentence(context.request) : "",
                              .errors = std::move(errors),
                              .csrf_token = context.visitor.csrf_token},
                             status);
}

Response show_edit_account(const Context& context) {
  const auto account = captured_account(context);
  if (!account) return no_such_account(context);
  return edit_account_response(context, *account, {});
}

Response post_role(const Context& context) {
  const auto role = shell::parse_role(context.request.form.get("role"));
  db::Transaction transaction(context.db);
  const auto account = captured_account(context);
  if (!account) return no_such_account(context);
  if (!role)
    return edit_account_response(context, *account, {{"role", "Choose what this person may do."}},
                                 shell::status_of(ErrorKind::invalid));
  if (const Done done = change_role(context.db, change_of(context), *account, *role); !done)
    return edit_account_response(context, *account, errors_of(done.error(), "role"),
                                 shell::status_of(done.error().kind));
  transaction.commit();
  return Response::redirect(account_url(account->id).with("done", "role").text());
}

Response post_close(const Context& context) {
  db::Transaction transaction(context.db);
  const auto account = captured_account(context);
  if (!account) return no_such_account(context);
  if (const Done done = close_account(context.db, change_of(context), *account); !done)
    return edit_account_response(context, *account, errors_of(done.error(), "close-account"),
                                 shell::status_of(done.error().kind));
  transaction.commit();
  return Response::redirect(account_url(account->id).with("done", "closed").text());
}

Response post_reset_password(const Context& context) {
  const std::string password = generated_password();
  const std::string hash = hash_password(password);
  db::Transaction transaction(context.db);
  const auto account = captured_account(context);
  if (!account) return no_such_account(context);
  if (account->closed_at)
    return edit_account_response(context, *account, {{"", "This account is closed. Add a new one instead."}},
                                 shell::status_of(ErrorKind::conflict));
  change_password(context.db, change_of(context), account->id, hash);
  end_sessions(context.db, account->id);
  transaction.commit();
  return shown_password(context, *account, password);
}

}  // namespace

shell::Routes access_routes(CookieKind cookies) {
  const auto with_cookies = [cookies](Response (*handle)(const Context&, CookieKind)) -> shell::RouteHandler {
    return [=](const Context& context) { return handle(context, cookies); };
  };
  using enum Permission;
  return {
      {Method::get, "/sign-in", read_public, show_sign_in, "The form to sign in"},
      {Method::post, "/sign-in", read_public, with_cookies(post_sign_in), "Signs in and goes on to `next`"},
      {Method::post, "/sign-out", read_public, with_cookies(post_sign_out), "Ends this browser's session"},
      {Method::get, "/account", read_measures, with_cookies(show_account), "One's own account"},
      {Method::post, "/account/name", read_measures, with_cookies(post_name), "Changes one's own name"},
      {Method::post, "/account/password", read_measures, with_cookies(post_password), "Changes one's own password"},
      {Method::post, "/account/sessions", read_measures, with_cookies(post_end_other_sessions),
       "Signs out everywhere else"},
      {Method::get, "/accounts", administer, show_accounts, "Every account"},
      {Method::post, "/accounts", administer, post_accounts, "Adds an account and shows its first password once"},
      {Method::get, "/accounts/new", administer, show_new_account, "The form for a new account"},
      {Method::get, "/accounts/{id}", administer, show_edit_account, "One account"},
      {Method::post, "/accounts/{id}/role", administer, post_role, "Changes what an account may do"},
      {Method::post, "/accounts/{id}/close", administer, post_close, "Closes an account"},
      {Method::post, "/accounts/{id}/password", administer, post_reset_password, "Makes a new password, shown once"},
  };
}

}  // namespace qi::access
