#include "access/account_pages.h"

#include <fmt/format.h>

#include "access/password.h"
#include "ui/button.h"
#include "ui/data_table.h"
#include "ui/error_summary.h"
#include "ui/key_values.h"
#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/radios.h"
#include "ui/sheet.h"
#include "ui/text_input.h"

namespace qi::access {
namespace {

using html::Url;

std::string role_hint(Role role) {
  switch (role) {
    case Role::viewer: return "Can look at every measure.";
    case Role::contributor: return "Can also add figures, notes, targets and phases.";
    case Role::administrator: return "Can also add people and change what they may do.";
  }
  stop_at("a known role", __FILE__, __LINE__);
}

void role_radios(html::Page& h, std::string_view value, const std::vector<FieldError>& errors) {
  ui::Radios group{.name = "role",
                   .legend = "What this person may do",
                   .error = ui::error_of(errors, "role"),
                   .value = std::string(value)};
  for (const Role role : {Role::viewer, Role::contributor, Role::administrator})
    group.choices.push_back(
        {.value = std::string(slug(role)), .text = std::string(title(role)), .hint = role_hint(role)});
  ui::radios(h, group);
}

void password_input(html::Page& h, std::string name, std::string label, std::string hint, std::string autocomplete,
                    const std::vector<FieldError>& errors) {
  const std::string error = ui::error_of(errors, name);
  ui::text_input(h, {.name = std::move(name),
                     .label = std::move(label),
                     .hint = std::move(hint),
                     .error = error,
                     .kind = ui::InputKind::password,
                     .width = ui::InputWidth::characters_30,
                     .autocomplete = std::move(autocomplete)});
}

void done_notice(html::Page& h, const std::string& sentence) {
  if (!sentence.empty()) ui::notice(h, {.kind = ui::NoticeKind::done, .title = "Done", .text = sentence});
}

void sessions_sheet(html::Page& h, const AccountPage& page) {
  ui::sheet(h, {.id = "sessions", .title = "Where you are signed in"}, [&] {
    ui::DataTable table{.caption = "Browsers that are signed in",
                        .columns = {{.title = "Browser"}, {.title = "Signed in"}, {.title = "Last used"}}};
    for (const SessionLine& line : page.sessions)
      table.rows.push_back(
          {.cells = {{.text = line.device, .note = line.place == SessionLine::Place::here ? "This browser" : ""},
                     {.text = line.signed_in},
                     {.text = line.last_used}}});
    ui::data_table(h, table);
    if (page.sessions.size() > 1)
      ui::page_form(h, {.action = Url::path("/account/sessions"), .csrf_token = page.csrf_token}, [&] {
        ui::submit_button(h, {.text = "Sign out everywhere else", .kind = ui::ButtonKind::secondary});
      });
  });
}

}  // namespace

html::Url accounts_url() {
  return Url::path("/accounts");
}
html::Url account_url(AccountId id) {
  return Url::path("/accounts/" + to_text(id));
}

void sign_in_page(html::Page& h, const SignInPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h, {.title = "Sign in"});
  if (!page.carried.empty()) h.p("What you typed comes with you and is not lost.");
  ui::page_form(h, {.action = Url::path("/sign-in"), .look = ui::FormLook::sheet}, [&] {
    ui::hidden_field(h, "next", page.next);
    shell::write_carried(h, page.carried);
    ui::text_input(h, {.name = "email",
                       .label = "Email address",
                       .error = ui::error_of(page.errors, "email"),
                       .value = page.email,
                       .kind = ui::InputKind::email,
                       .width = ui::InputWidth::characters_30,
                       .autocomplete = "username"});
    password_input(h, "password", "Password", "", "current-password", page.errors);
    ui::submit_button(h, {.text = "Sign in"});
  });
  h.p("If you have no account or forgot your password, ask the quality improvement team.");
}

void carry_on_page(html::Page& h, const CarryOnPage& page) {
  ui::page_heading(h, {.title = "You are signed in", .lead = "What you typed is still here."});
  ui::page_form(h, {.action = Url::path(page.next), .csrf_token = page.csrf_token}, [&] {
    shell::write_hidden(h, page.carried);
    ui::submit_button(h, {.text = "Carry on"});
  });
}

void account_page(html::Page& h, const AccountPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  done_notice(h, page.done);
  ui::page_heading(h, {.title = "Your account"}, [&] {
    for (const ui::SideLink& link : page.links)
      ui::link_button(
          h, {.text = link.text, .url = link.url, .kind = ui::ButtonKind::secondary, .size = ui::ButtonSize::small});
    if (page.accounts)
      ui::link_button(h, {.text = "All accounts",
                          .url = *page.accounts,
                          .kind = ui::ButtonKind::secondary,
                          .size = ui::ButtonSize::small});
  });
  ui::sheet(h, {.id = "about", .title = "About you"}, [&] {
    ui::key_values(h, {{.key = "Email address", .value = page.email}, {.key = "Role", .value = page.role}});
    ui::page_form(h, {.action = Url::path("/account/name"), .csrf_token = page.csrf_token}, [&] {
      ui::text_input(h, {.name = "name",
                         .label = "Your name",
                         .hint = "Colleagues see it next to what you add.",
                         .error = ui::error_of(page.errors, "name"),
                         .value = page.name,
                         .width = ui::InputWidth::characters_30,
                         .autocomplete = "name"});
      ui::submit_button(h, {.text = "Save name"});
    });
  });
  ui::sheet(h, {.id = "change-password", .title = "Change your password"}, [&] {
    ui::page_form(h, {.action = Url::path("/account/password"), .csrf_token = page.csrf_token}, [&] {
      password_input(h, "current", "Password now", "", "current-password", page.errors);
      password_input(
          h, "new", "New password",
          fmt::format("{} or more characters. Three words that you can remember work well.", kFewestPasswordCharacters),
          "new-password", page.errors);
      ui::submit_button(h, {.text = "Change password"});
    });
  });
  sessions_sheet(h, page);
  ui::sheet(h, {.id = "programs", .title = "Programs"}, [&] {
    h.p("Excel, Power BI and scripts read and send figures with a token instead of your password.");
    ui::link_button(
        h, {.text = "Tokens for programs", .url = Url::path("/account/tokens"), .kind = ui::ButtonKind::secondary});
  });
  // Phones show no header, so this is their way out.
  ui::sheet(h, {.id = "sign-out", .title = "Sign out"}, [&] {
    ui::page_form(h, {.action = Url::path("/sign-out"), .csrf_token = page.csrf_token}, [&] {
      ui::submit_button(h, {.text = "Sign out of this browser", .kind = ui::ButtonKind::secondary});
    });
  });
}

void accounts_page(html::Page& h, const AccountsPage& page) {
  ui::page_heading(h, {.title = "Accounts", .lead = "Everyone who can sign in, and what they may do."},
                   [&] { ui::link_button(h, {.text = "Add an account", .url = Url::path("/accounts/new")}); });
  ui::sheet(h, {.id = "accounts", .title = "People", .heading = ui::HeadingSight::for_screen_readers}, [&] {
    ui::DataTable table{
        .caption = "Accounts",
        .columns = {{.title = "Name"}, {.title = "Email address"}, {.title = "Role"}, {.title = "Since"}}};
    for (const Account& account : page.accounts)
      table.rows.push_back({.cells = {{.text = account.name, .url = account_url(account.id)},
                                      {.text = account.email},
                                      {.text = account.closed_at ? "Closed" : std::string(title(account.role))},
                                      {.text = short_date(london_date(account.created_at))}}});
    ui::data_table(h, table);
  });
}

void new_account_page(html::Page& h, const NewAccountPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h, {.title = "Add an account", .lead = "You get a first password to give to this person."});
  ui::page_form(h, {.action = accounts_url(), .csrf_token = page.csrf_token, .look = ui::FormLook::sheet}, [&] {
    ui::text_input(h, {.name = "name",
                       .label = "Name",
                       .error = ui::error_of(page.errors, "name"),
                       .value = page.typed.name,
                       .width = ui::InputWidth::characters_30,
                       .autocomplete = "off"});
    ui::text_input(h, {.name = "email",
                       .label = "Email address",
                       .hint = "They sign in with it.",
                       .error = ui::error_of(page.errors, "email"),
                       .value = page.typed.email,
                       .kind = ui::InputKind::email,
                       .width = ui::InputWidth::characters_30,
                       .autocomplete = "off"});
    role_radios(h, page.typed.role, page.errors);
    ui::submit_button(h, {.text = "Add account"});
  });
}

void edit_account_page(html::Page& h, const EditAccountPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  done_notice(h, page.done);
  const Account& account = page.account;
  ui::page_heading(h, {.title = account.name, .kicker = "Account", .lead = account.email});
  if (account.closed_at) {
    ui::notice(h, {.text = fmt::format("This account was closed on {}. Nobody can sign in with it.",
                                       long_date(london_date(*account.closed_at)))});
    return;
  }
  ui::sheet(h, {.id = "change-role", .title = "Role"}, [&] {
    ui::page_form(h, {.action = Url::path("/accounts/" + to_text(account.id) + "/role"), .csrf_token = page.csrf_token},
                  [&] {
                    role_radios(h, slug(account.role), page.errors);
                    ui::submit_button(h, {.text = "Save role"});
                  });
  });
  ui::sheet(h, {.id = "reset-password", .title = "Forgotten password"}, [&] {
    h.p("Make a new password to give to this person. They are signed out everywhere.");
    ui::page_form(
        h, {.action = Url::path("/accounts/" + to_text(account.id) + "/password"), .csrf_token = page.csrf_token},
        [&] { ui::submit_button(h, {.text = "Make a new password", .kind = ui::ButtonKind::secondary}); });
  });
  ui::sheet(h, {.id = "close-account", .title = "Close this account"}, [&] {
    h.p("They can no longer sign in. What they added stays.");
    ui::page_form(h,
                  {.action = Url::path("/accounts/" + to_text(account.id) + "/close"), .csrf_token = page.csrf_token},
                  [&] { ui::submit_button(h, {.text = "Close account", .kind = ui::ButtonKind::warning}); });
  });
}

void shown_password_page(html::Page& h, const ShownPasswordPage& page) {
  ui::page_heading(h, {.title = "Password for " + page.account.name, .lead = page.account.email});
  ui::sheet(h, {.id = "password", .title = "Write it down now"}, [&] {
    h.p([&] { h.code(page.password); });
    h.p("It is shown only once. Give it to them in person or by phone, and ask them to change it on their account "
        "page.");
    ui::link_button(h, {.text = "Back to accounts", .url = accounts_url()});
  });
}

}  // namespace qi::access
