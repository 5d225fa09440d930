#include "access/api_token_pages.h"

#include "ui/button.h"
#include "ui/checkboxes.h"
#include "ui/data_table.h"
#include "ui/error_summary.h"
#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/radios.h"
#include "ui/sheet.h"
#include "ui/text_input.h"

namespace qi::access {
namespace {

using html::Url;

void write_reference_link(html::Page& h) {
  h.p([&] {
    h.text("How a program sends it, with examples for Excel, Power BI, Python and R, is in the ");
    h.a({{"href", Url::path("/api")}}, "reference for programs");
    h.text(".");
  });
}

void tokens_sheet(html::Page& h, const TokensPage& page) {
  ui::sheet(h, {.id = "tokens", .title = "Tokens that you made"}, [&] {
    if (page.tokens.empty()) {
      h.p("None yet.");
      return;
    }
    ui::DataTable table{.caption = "Your tokens",
                        .columns = {{.title = "What it is for"},
                                    {.title = "What it may do"},
                                    {.title = "Last used"},
                                    {.title = "State"},
                                    {.title = "Revoke"}},
                        .width = ui::TableWidth::scrolls};
    for (const TokenLine& line : page.tokens)
      table.rows.push_back({.cells = {{.text = line.name},
                                      {.text = line.scopes},
                                      {.text = line.last_used},
                                      {.text = line.state},
                                      {.write = [&h, &page, &line](html::Page&) {
                                        if (!line.revoke) return h.text("–");
                                        ui::page_form(h, {.action = *line.revoke, .csrf_token = page.csrf_token}, [&] {
                                          ui::submit_button(h, {.text = "Revoke",
                                                                .kind = ui::ButtonKind::secondary,
                                                                .size = ui::ButtonSize::small,
                                                                .context = " " + line.name});
                                        });
                                      }}}});
    ui::data_table(h, table);
  });
}

}  // namespace

html::Url tokens_url() {
  return Url::path("/account/tokens");
}
html::Url token_revocation_url(ApiTokenId token) {
  return Url::path("/account/tokens/" + to_text(token) + "/revocation");
}

void tokens_page(html::Page& h, const TokensPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  if (!page.done.empty()) ui::notice(h, {.kind = ui::NoticeKind::done, .title = "Done", .text = page.done});
  ui::page_heading(h, {.title = "Tokens for programs",
                       .lead = "A token lets Excel, Power BI or a script of yours in without your password. It may "
                               "never do more than you may."});
  tokens_sheet(h, page);
  ui::sheet(h, {.id = "new-token", .title = "Make a token"}, [&] {
    ui::page_form(h, {.action = tokens_url(), .csrf_token = page.csrf_token}, [&] {
      ui::text_input(h, {.name = "name",
                         .label = "What it is for",
                         .hint = "One token for each program, so that you can revoke one alone.",
                         .error = ui::error_of(page.errors, "name"),
                         .value = page.form.name,
                         .width = ui::InputWidth::characters_30,
                         .autocomplete = "off"});
      ui::Checkboxes scopes{.name = "scopes",
                            .legend = "What it may do",
                            .error = ui::error_of(page.errors, "scopes"),
                            .values = page.form.scopes};
      for (const Scope scope : page.offered)
        scopes.choices.push_back({.value = std::string(slug(scope)), .text = std::string(title(scope))});
      ui::checkboxes(h, scopes);
      ui::Radios lives{.name = "life",
                       .legend = "How long it lasts",
                       .error = ui::error_of(page.errors, "life"),
                       .value = page.form.life};
      for (const TokenLife& life : kTokenLives)
        lives.choices.push_back({.value = std::string(life.slug), .text = std::string(life.title)});
      ui::radios(h, lives);
      ui::submit_button(h, {.text = "Make token"});
    });
    write_reference_link(h);
  });
}

void shown_token_page(html::Page& h, const ShownTokenPage& page) {
  ui::page_heading(h, {.title = "Your new token", .kicker = page.name, .lead = "It holds until " + page.until + "."});
  ui::sheet(h, {.id = "copy-token", .title = "Copy it now"}, [&] {
    h.p("It is shown only this once. Keep it as you keep a password, and never send it by email.");
    h.div({{"class", "nhsuk-form-group"}}, [&] {
      h.label({{"class", "nhsuk-label nhsuk-u-font-weight-bold"}, {"for", "token"}}, "Token");
      h.input({{"class", "nhsuk-input qt-token"},
               {"id", "token"},
               {"type", "text"},
               {"readonly", true},
               {"spellcheck", "false"},
               {"autocomplete", "off"},
               {"value", page.token}});
    });
    h.button({{"class", "nhsuk-button nhsuk-button--secondary"},
              {"type", "button"},
              {"data-copies", "token"},
              {"hidden", true}},
             "Copy the token");
    write_reference_link(h);
    ui::link_button(h, {.text = "Back to your tokens", .url = tokens_url()});
  });
}

}  // namespace qi::access
