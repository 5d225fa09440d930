#include "analysis/try_sums/sums_pages.h"

#include "analysis/answer_parts.h"
#include "analysis/try_menu.h"
#include "base/text.h"
#include "shell/carried_form.h"
#include "ui/button.h"
#include "ui/error_summary.h"
#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/select_field.h"
#include "ui/sheet.h"
#include "ui/text_area.h"
#include "ui/text_input.h"

namespace qi::analysis {
namespace {

const SumsChartRow& chart_of(const SumsForm& form) {
  const SumsChartRow* chart = find_sums_chart(form.chart);
  return chart ? *chart : sums_charts().front();
}

/// Inside the form of the table, so that taking another chart keeps what was typed.
void chart_list(html::Page& h, const SumsPage& page) {
  std::vector<ui::Choice> choices;
  for (const SumsChartRow& row : sums_charts())
    choices.push_back({.value = std::string(row.slug),
                       .text = capitalised(std::string(row.title)) + ": " + uncapitalised(std::string(row.what_for)),
                       .hint = {}});
  const std::string shown(chart_of(page.form).slug);
  ui::hidden_field(h, "shown", shown);
  ui::select_field(h, {.name = "chart",
                       .label = "Which chart?",
                       .hint = "Each chart has choices of its own: take another one to see them",
                       .error = ui::error_of(page.errors, "chart"),
                       .value = shown,
                       .choices = std::move(choices)});
  ui::actions(h, [&] {
    ui::submit_button(h, {.text = "Take this chart",
                          .kind = ui::ButtonKind::secondary,
                          .size = ui::ButtonSize::small,
                          .name = "take",
                          .value = "chart"});
  });
}

/// "goes_on=It goes on|starts_again=It starts again".
std::vector<ui::Choice> choices_of(std::string_view words) {
  std::vector<ui::Choice> choices;
  for (const std::string_view each : split(words, '|')) {
    const std::size_t at = each.find('=');
    choices.push_back({.value = std::string(each.substr(0, at)), .text = std::string(each.substr(at + 1)), .hint = {}});
  }
  return choices;
}

void option_field(html::Page& h, const SumsPage& page, const SumsOptionRow& row) {
  const std::string name(row.name);
  if (!row.choices.empty())
    return ui::select_field(h, {.name = name,
                                .label = std::string(row.label),
                                .hint = std::string(row.hint),
                                .error = ui::error_of(page.errors, name),
                                .value = page.form.option(name),
                                .choices = choices_of(row.choices)});
  ui::text_input(h, {.name = name,
                     .label = std::string(row.label),
                     .hint = std::string(row.hint),
                     .error = ui::error_of(page.errors, name),
                     .value = page.form.option(name),
                     .width = ui::InputWidth::characters_10,
                     .autocomplete = "off"});
}

void table_form(html::Page& h, const SumsPage& page) {
  const SumsChartRow& chart = chart_of(page.form);
  ui::page_form(h,
                {.action = ui::at_answer(page.action),
                 .csrf_token = page.csrf_token,
                 .live = ui::FormLive::redraws_preview,
                 .look = ui::FormLook::sheet,
                 .label = "Your table"},
                [&] {
                  chart_list(h, page);
                  ui::text_area(h, {.name = "figures",
                                    .label = "Paste a table for the " + std::string(chart.title),
                                    .hint = std::string(chart.columns_words) + " Dates may stand first. " +
                                            mark_columns_words(kSumsMarks) + " Do not include patient details.",
                                    .error = ui::error_of(page.errors, "figures"),
                                    .value = page.form.figures,
                                    .rows = 8,
                                    .kind = ui::TextAreaKind::cells});
                  for (const SumsOptionRow& row : sums_options())
                    if (has_option(row, chart.slug))
                      option_field(h, page, row);
                    else if (const std::string typed = page.form.option(row.name); !typed.empty())
                      ui::hidden_field(h, row.name, typed);  // for another chart
                  ui::text_input(
                      h,
                      {.name = "name", .label = "Name, if you like", .value = page.form.name, .autocomplete = "off"});
                  ui::actions(h, [&] {
                    ui::submit_button(h, {.text = "Show my chart", .name = "show", .value = "chart"});
                    h.a({{"href", page.action.with("chart", chart.slug).with("example", "1")}}, "Fill in an example");
                  });
                });
}

/// What a picture is called above it, and where it can be taken away.
struct PictureNames {
  std::string_view title;
  std::string_view picture;
  std::string_view drawing;
};

PictureNames names_of(const SumsPicture& picture) {
  switch (picture.display) {
    case SumsDisplay::chart: break;
    case SumsDisplay::life_adjusted: return {"Variable life-adjusted display", "VLAD (PNG)", "VLAD (SVG)"};
    case SumsDisplay::ranges: return {"Moving ranges", "Ranges (PNG)", "Ranges (SVG)"};
  }
  return {"Chart", "Picture (PNG)", "Drawing (SVG)"};
}

void downloads(html::Page& h, const SumsPage& page) {
  ui::page_form(h, {.action = page.action, .csrf_token = page.csrf_token, .label = "Download"}, [&] {
    shell::write_hidden(h, fields_of(page.form));
    ui::actions(h, [&] {
      const auto button = [&](std::string_view text, const std::string& value) {
        ui::submit_button(h, {.text = std::string(text),
                              .kind = ui::ButtonKind::secondary,
                              .size = ui::ButtonSize::small,
                              .name = "download",
                              .value = value});
      };
      for (const SumsPicture& picture : page.answer->pictures) {
        const PictureNames names = names_of(picture);
        button(names.picture, picture.file + ".png");
        button(names.drawing, picture.file + ".svg");
      }
      button("Table (CSV)", "csv");
    });
  });
}

void write_answer(html::Page& h, const SumsPage& page) {
  const SumsAnswer& answer = *page.answer;
  if (answer.saying)
    ui::sheet(h, {.id = "answer-sentence", .title = "What the chart is telling us"},
              [&] { ui::saying(h, *answer.saying); });
  for (const SumsPicture& picture : answer.pictures)
    ui::sheet(h,
              {.id = "picture-" + picture.file,
               .title = std::string(names_of(picture).title),
               .heading = picture.small ? ui::HeadingSight::shown : ui::HeadingSight::for_screen_readers},
              [&] {
                if (picture.figure) ui::chart_figure(h, *picture.figure);
                if (!picture.small) return;
                h.p(picture.display == SumsDisplay::ranges ? "Each has a scale of its own." : answer.setting);
                ui::small_figures(h, *picture.small);
              });
  if (answer.events) ui::sheet(h, {.id = "events", .title = "Events"}, [&] { long_table(h, *answer.events); });
  const auto take_away = [&] {
    ui::sheet(h, {.id = "take-away", .title = "Take it with you"}, [&] { downloads(h, page); });
  };
  if (answer.table) {
    ui::grid(h, ui::GridShape::halves, [&] {
      ui::sheet(h, {.id = "numbers", .title = "What it goes by"}, [&] { ui::key_values(h, answer.numbers); });
      take_away();
    });
    ui::sheet(h, {.id = "values", .title = "Row by row"}, [&] { long_table(h, *answer.table); });
  } else {
    take_away();
  }
  how_table_was_read(h, answer.problems, answer.notes);
}

}  // namespace

void sums_page(html::Page& h, const SumsPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h, {.title = "Try it: small changes and outcomes",
                       .lead = "Charts that find a small change that lasts, follow outcomes case by case, or look at "
                               "several figures together. You need no account, and nothing is kept."});
  try_menu(h, TryKind::sums);
  if (!page.example_note.empty()) ui::notice(h, {.text = page.example_note});
  table_form(h, page);
  ui::live_part(h, "answer", [&] {
    if (!page.answer) return;
    // The choices of a chart that was just taken are to be seen, not an answer to the old ones.
    if (page.shows == SumsShows::answer) ui::answer_heading(h);
    write_answer(h, page);
  });
}

}  // namespace qi::analysis
