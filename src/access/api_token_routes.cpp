#include "access/api_token_routes.h"

#include "access/api_token_pages.h"
#include "access/api_token_store.h"
#include "base/moment_words.h"
#include "base/text.h"
#include "shell/respond.h"

namespace qi::access {
namespace {

using http::Response;
using shell::Context;

TokenLine line_of(const ApiToken& token, Instant now) {
  std::vector<std::string> scopes;
  for (const Scope scope : token.scopes) scopes.emplace_back(title(scope));
  TokenLine line{.name = token.name, .last_used = token.last_used_at ? moment_words(*token.last_used_at) : "Never"};
  for (const std::string& scope : scopes) line.scopes += (line.scopes.empty() ? "" : "; ") + scope;
  if (token.revoked_at)
    line.state = "Revoked";
  else if (!token.holds(now))
    line.state = "Ended";
  else
    line.state = "Until " + long_date(london_date(token.expires_at));
  if (token.holds(now)) line.revoke = token_revocation_url(token.id);
  return line;
}

ui::PageHead head_of(std::string title, const std::vector<FieldError>& errors = {}) {
  return {.title = std::move(title),
          .breadcrumb = {{.title = "Your account", .url = html::Url::path("/account")}},
          .has_errors = !errors.empty()};
}

Response tokens_response(const Context& context, NewTokenForm form, std::vector<FieldError> errors) {
  const Instant now = context.clock.now();
  TokensPage page{.offered = scopes_of(context.visitor.role),
                  .form = std::move(form),
                  .errors = std::move(errors),
                  .csrf_token = context.visitor.csrf_token};
  for (const ApiToken& token : list_tokens(context.db, *context.visitor.account))
    page.tokens.push_back(line_of(token, now));
  if (context.request.query.get("done") == "revoked")
    page.done = "The token was revoked. Programs that used it are refused from now on.";
  return shell::respond_page(context, head_of("Tokens for programs", page.errors), tokens_page, page,
                             shell::form_status(page.errors));
}

Response show_tokens(const Context& context) {
  return tokens_response(context, {.scopes = {std::string(slug(Scope::read))}}, {});
}

/// Not a redirect: the token is in this one answer and nowhere else.
Response make_token(const Context& context) {
  const http::Form& fields = context.request.form;
  NewTokenForm form{.name = std::string(fields.get("name")), .life = std::string(fields.get("life"))};
  for (const std::string_view scope : fields.all("scopes")) form.scopes.emplace_back(scope);
  const auto checked = check_new_token(form, context.visitor.role);
  if (!checked) return tokens_response(context, std::move(form), checked.error().fields);
  const Change change{.actor = context.visitor.account, .at = context.clock.now()};
  db::Transaction transaction(context.db);
  const MadeToken made = create_token(context.db, change, *context.visitor.account, *checked);
  transaction.commit();
  return shell::respond_page(
      context, head_of("Your new token"), shown_token_page,
      {.name = checked->name, .token = made.token, .until = long_date(london_date(change.at + checked->life))});
}

Response take_back_token(const Context& context) {
  const auto id = parse_id<ApiTokenTag>(context.request.capture("id"));
  db::Transaction transaction(context.db);
  const Done done = revoke_token(context.db, {.actor = context.visitor.account, .at = context.clock.now()},
                                 *context.visitor.account, id.value_or(ApiTokenId{}));
  if (!done) return shell::respond(context, done.error());
  transaction.commit();
  return Response::redirect(tokens_url().with("done", "revoked").text());
}

}  // namespace

shell::Routes api_token_routes() {
  using enum http::Method;
  constexpr auto kNeeds = shell::Permission::read_measures;
  return {
      {get, "/account/tokens", kNeeds, show_tokens, "One's own tokens for programs"},
      {post, "/account/tokens", kNeeds, make_token, "Makes a token and shows it once"},
      {post, "/account/tokens/{id}/revocation", kNeeds, take_back_token, "Revokes a token"},
  };
}

}  // namespace qi::access
