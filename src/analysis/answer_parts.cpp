#include "analysis/answer_parts.h"

#include <algorithm>

#include "base/number.h"
#include "base/text.h"
#include "shell/carried_form.h"
#include "ui/button.h"
#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/sheet.h"

namespace qi::analysis {
namespace {

// More rows than these are several screens of a phone; two years of months are not.
constexpr std::size_t kRowsInView = 30;

enum class Fold { closed, open };

void folded(html::Page& h, const std::string& summary, Fold fold, const std::function<void()>& inside) {
  h.details({{"class", "nhsuk-details"}, {"open", fold == Fold::open}}, [&] {
    h.summary({{"class", "nhsuk-details__summary"}}, [&] {
      h.span({{"class", "nhsuk-details__summary-text"}}, summary);
    });
    h.div({{"class", "nhsuk-details__text"}}, inside);
  });
}

}  // namespace

void more_choices(html::Page& h, std::span<const FieldError> errors, std::span<const std::string_view> fields,
                  const std::function<void()>& write_fields) {
  const bool refused =
      std::ranges::any_of(errors, [&](const FieldError& error) { return std::ranges::count(fields, error.field) > 0; });
  folded(h, "More choices", refused ? Fold::open : Fold::closed, write_fields);
}

void write_sentences(html::Page& h, const std::vector<std::string>& sentences) {
  if (sentences.empty()) return;
  h.ul([&] {
    for (const std::string& sentence : sentences) h.li(sentence);
  });
}

void rows_left_out_notice(html::Page& h, std::size_t left_out) {
  if (left_out == 0) return;
  ui::notice(h, {}, [&] {
    h.p([&] {
      h.text(counted(left_out, "row is", "rows are") + " not on the chart: ");
      h.a({{"href", html::Url::path("#").fragment("how-read")}}, "see how your rows were read");
      h.text(".");
    });
  });
}

void how_rows_were_read(html::Page& h, const std::vector<std::string>& left_out,
                        const std::vector<std::string>& notes) {
  if (left_out.empty() && notes.empty()) return;
  ui::sheet(h, {.id = "how-read", .title = "How your rows were read"}, [&] {
    if (!left_out.empty()) h.p({{"class", "strong"}}, "These rows are not on the chart:");
    write_sentences(h, left_out);
    write_sentences(h, notes);
  });
}

void write_list(html::Page& h, const std::vector<std::string>& lines) {
  h.ul([&] {
    for (const std::string& line : lines) h.li(line);
  });
}

void how_table_was_read(html::Page& h, const std::vector<std::string>& no_figures,
                        const std::vector<std::string>& notes) {
  if (no_figures.empty() && notes.empty()) return;
  ui::sheet(h, {.id = "how-read", .title = "How the table was read"}, [&] {
    if (!no_figures.empty()) {
      h.p({{"class", "strong"}}, "These cells count as no figure:");
      write_list(h, no_figures);
    }
    if (!notes.empty()) write_list(h, notes);
  });
}

void long_table(html::Page& h, const ui::DataTable& table) {
  if (table.rows.size() <= kRowsInView) return ui::data_table(h, table);
  folded(h, "Show all " + grouped(static_cast<std::int64_t>(table.rows.size())) + " rows", Fold::closed,
         [&] { ui::data_table(h, table); });
}

void take_away(html::Page& h, const TakeAway& form) {
  ui::sheet(h, {.id = "take-away", .title = "Take it with you"}, [&] {
    ui::page_form(h, {.action = form.action, .csrf_token = form.csrf_token, .label = "Download"}, [&] {
      shell::write_hidden(h, form.fields);
      ui::actions(h, [&] {
        for (const auto& [text, value] : {std::pair<std::string, std::string>{"Picture (PNG)", "png"},
                                          {"Drawing (SVG)", "svg"},
                                          {form.table, "csv"}})
          ui::submit_button(h, {.text = text,
                                .kind = ui::ButtonKind::secondary,
                                .size = ui::ButtonSize::small,
                                .name = "download",
                                .value = value});
      });
    });
  });
}

}  // namespace qi::analysis
