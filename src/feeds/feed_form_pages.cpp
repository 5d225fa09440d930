#include "feeds/feed_form_pages.h"

#include "measures/free_text_check.h"
#include "ui/button.h"
#include "ui/data_table.h"
#include "ui/error_summary.h"
#include "ui/field_writer.h"
#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/radios.h"
#include "ui/sheet.h"

namespace qi::feeds {
namespace {

std::vector<ui::Choice> with_none(std::string none, const std::vector<ui::Choice>& choices) {
  std::vector<ui::Choice> all{{"", std::move(none), ""}};
  all.insert(all.end(), choices.begin(), choices.end());
  return all;
}

void where_from(html::Page& h, ui::FieldWriter& fields, const FeedFormPage& page) {
  const FeedForm& form = page.form;
  if (form.kind == FeedKind::file_drop) {
    fields.line("folder", "Folder (optional)", page.folder_words, form.folder);
    fields.line("pattern", "Names of the files (optional)", "For example c2-*.csv. Left empty, every file is taken",
                form.pattern);
  }
  if (form.kind == FeedKind::sql_query) {
    if (!page.choices.sources_fault.empty())
      ui::notice(h, {.kind = ui::NoticeKind::inset, .title = {}, .text = page.choices.sources_fault});
    fields.choice("source", "Database to ask", form.source, with_none("Choose", page.choices.sources));
    ui::text_area(h,
                  {.name = "query",
                   .label = "Query",
                   .hint = "One SELECT that gives a date and a value, or a numerator and a denominator, and a column "
                           "for measure or place where there are several. The last two years are enough. Leave "
                           "patient details out.",
                   .error = ui::error_of(page.errors, "query"),
                   .value = form.query,
                   .rows = 10,
                   .kind = ui::TextAreaKind::cells});
  }
}

void trial_sheet(html::Page& h, const QueryTrial& trial) {
  ui::sheet(h, {.id = "trial", .title = "What the query gives now"}, [&] {
    h.p(trial.words);
    if (trial.headings.empty()) return;
    ui::DataTable table{.caption = "The first rows", .columns = {}, .rows = {}, .density = ui::TableDensity::tight};
    for (const std::string& heading : trial.headings) table.columns.push_back({heading});
    for (const std::vector<std::string>& row : trial.rows) {
      ui::TableRow cells;
      for (const std::string& cell : row) cells.cells.push_back({.text = cell});
      table.rows.push_back(std::move(cells));
    }
    ui::data_table(h, table);
  });
}

void whose(ui::FieldWriter& fields, const FeedFormPage& page) {
  fields.choice("measure", "Measure (optional)", page.form.measure,
                with_none("As the figures say, or the last import", page.choices.measures));
  fields.choice("organisation", "Place (optional)", page.form.organisation,
                with_none("As the figures say, or the last import", page.choices.organisations));
  if (page.form.kind != FeedKind::sql_query)
    fields.line("sheet", "Sheet of a workbook (optional)", "Needed when several sheets hold figures", page.form.sheet,
                ui::InputWidth::characters_20);
  std::vector<ui::Choice> duplicates;
  for (const tabular::Duplicates each : tabular::every_duplicates())
    duplicates.push_back({std::string(tabular::slug(each)), std::string(tabular::title(each)), ""});
  fields.choice("duplicates", "Two different figures for one period", page.form.duplicates, std::move(duplicates));
}

void when_and_who(html::Page& h, ui::FieldWriter& fields, const FeedFormPage& page) {
  if (page.form.kind != FeedKind::push) {
    fields.choice("often", "How often", page.form.often, recurrence_choices());
    ui::text_input(h, {.name = "at",
                       .label = "Time of day, when it is every day",
                       .hint = "In London, like 07:00",
                       .error = ui::error_of(page.errors, "at"),
                       .value = page.form.at,
                       .width = ui::InputWidth::characters_5});
  }
  fields.choice("owner", "Owner", page.form.owner, page.choices.owners);
  fields.line("team", "Team", "Who sees to it when the owner has left", page.form.team);
  fields.line("team-mail", "Mail of the team (optional)",
              "It gets one mail a morning at most, when figures are late or could not be taken", page.form.team_mail);
}

}  // namespace

void feed_kind_page(html::Page& h, const FeedKindPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h, {.title = "New feed", .lead = "How will the figures come?"});
  ui::sheet(h, {.id = "way-in", .title = "Way in"}, [&] {
    ui::page_form(h, {.action = page.action, .csrf_token = "", .method = ui::FormMethod::get}, [&] {
      ui::Radios radios{.name = "kind",
                        .legend = "How they come",
                        .error = ui::error_of(page.errors, "kind"),
                        .value = {},
                        .choices = {}};
      radios.choices = {{std::string(slug(FeedKind::file_drop)), std::string(title(FeedKind::file_drop)),
                         "Another program saves CSV or Excel files there"},
                        {std::string(slug(FeedKind::sql_query)), std::string(title(FeedKind::sql_query)),
                         "A SELECT is asked of the warehouse on a schedule"},
                        {std::string(slug(FeedKind::push)), std::string(title(FeedKind::push)),
                         "It posts files to an address with a token"}};
      ui::radios(h, radios);
      ui::actions(h, [&] {
        ui::submit_button(h, {.text = "Continue"});
        h.a({{"href", page.back}}, "Cancel");
      });
    });
  });
}

void feed_form_page(html::Page& h, const FeedFormPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h, {.title = page.title, .kicker = std::string(title(page.form.kind))});
  if (page.trial) trial_sheet(h, *page.trial);
  ui::sheet(h, {.id = "feed", .title = "The feed"}, [&] {
    ui::page_form(h, {.action = page.action, .csrf_token = page.csrf_token, .label = "The feed"}, [&] {
      ui::FieldWriter fields(h, page.errors);
      fields.line("name", "Name", "For example, C2 by station from the warehouse", page.form.name);
      where_from(h, fields, page);
      whose(fields, page);
      when_and_who(h, fields, page);
      if (measures::asks_about_identifier(page.errors)) measures::no_identifier_tick(h);
      ui::actions(h, [&] {
        ui::submit_button(h, {.text = page.save_text, .name = "step", .value = "save"});
        if (page.form.kind == FeedKind::sql_query)
          ui::submit_button(
              h, {.text = "Try the query", .kind = ui::ButtonKind::secondary, .name = "step", .value = "try"});
        h.a({{"href", page.back}}, "Cancel");
      });
    });
  });
}

}  // namespace qi::feeds
