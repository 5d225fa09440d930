// Writes pages made of real components to a folder, for eyes and for the accessibility rules of a browser.
// Usage: page_gallery FOLDER. Figures are made by a fixed formula; no page of the product shows them.

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "chart/spc_drawing.h"
#include "home/about_pages.h"
#include "home/chart_guide_page.h"
#include "home/home_page.h"
#include "home/states_page.h"
#include "spc/rule_catalogue.h"
#include "ui/button.h"
#include "ui/chart_figure.h"
#include "ui/checkboxes.h"
#include "ui/data_table.h"
#include "ui/date_input.h"
#include "ui/error_summary.h"
#include "ui/file_upload.h"
#include "ui/key_values.h"
#include "ui/menu.h"
#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/page_frame.h"
#include "ui/page_heading.h"
#include "ui/pager.h"
#include "ui/radios.h"
#include "ui/rule_list.h"
#include "ui/segmented.h"
#include "ui/sheet.h"
#include "ui/tag.h"
#include "ui/text_area.h"
#include "ui/text_input.h"
#include "ui/tile.h"
#include "ui/verdict_matrix.h"
#include "ui/verdict_strip.h"

namespace {

using namespace qi;
using html::TrustedMarkup;
using html::Url;

struct Example {
  spc::Reading reading;
  spc::Wording wording;
  chart::SpcDrawing drawing;
};

// A steady wave with a step of `step` in the last `late` of `count` points.
Example example(std::size_t count, double step, std::size_t late, spc::Direction better, double target) {
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i) {
    const double wave = 4 * std::sin(static_cast<double>(i * i) * 1.7) + 2 * std::cos(static_cast<double>(i) * 2.3);
    values.push_back(60 + wave + (i + late >= count ? step : 0));
  }
  const std::vector<double> targets(count, target);
  auto reading = spc::read_series({.values = values, .targets = targets, .better = better});
  spc::Wording wording{.format = {.style = ValueStyle::percent}, .frequency = Frequency::month, .dates = {}};
  for (std::size_t i = 0; i < count; ++i)
    wording.dates.push_back(add_months(*Date::from(2022, 1, 1), static_cast<int>(i)));
  chart::SpcDrawing drawing{.reading = *reading, .wording = wording, .name = "welfare calls made on time"};
  drawing.phases = {{"All data"}};
  drawing.natural_lower = 0;
  drawing.natural_upper = 100;
  drawing.rule_link_base = "#rule-";
  return {*reading, wording, drawing};
}

TrustedMarkup spark(const Example& each) {
  return TrustedMarkup(chart::sparkline(each.reading, 0.0, 100.0));
}

ui::SignalRow signal(std::string name, const Example& each) {
  const spc::Analysis& analysis = each.reading.analysis;
  return {.name = std::move(name),
          .place = "South East Coast",
          .url = Url::path("/measures/1/RYD"),
          .variation = analysis.variation,
          .assurance = analysis.assurance,
          .sentence = spc::sentence(each.reading, each.wording),
          .sparkline = spark(each),
          .value = show(analysis.points.back().value, each.wording.format)};
}

void write_measure(html::Page& h) {
  const Example each = example(38, 9, 9, spc::Direction::increase, 85);
  const spc::Analysis& analysis = each.reading.analysis;
  ui::page_heading(
      h, {.title = "Welfare calls made on time", .kicker = "EOC and 111 · Percentage, higher is better"}, [&] {
        ui::link_button(h, {.text = "Add a data point", .url = Url::path("/"), .size = ui::ButtonSize::small});
        ui::link_menu(h, {.title = "Download",
                          .links = {{"Chart image", Url::path("/a"), "PNG", "For email, Teams and posters"},
                                    {"Data", Url::path("/b"), "CSV", "Values, limits and flags"}}});
      });
  ui::verdict_strip(h, {.period = "February 2025",
                        .value = show(analysis.points.back().value, each.wording.format),
                        .variation = analysis.variation,
                        .variation_title = std::string(spc::variation_title(analysis.variation)),
                        .variation_detail = std::string(spc::variation_detail(analysis.variation)),
                        .assurance = analysis.assurance,
                        .assurance_title = std::string(spc::assurance_title(analysis.assurance)),
                        .assurance_detail = spc::assurance_detail(analysis),
                        .target = "85%",
                        .sentence = spc::sentence(each.reading, each.wording),
                        .note = "Written from the chart rules."});
  ui::sheet(h, {.id = "chart", .title = "Chart"}, [&] {
    ui::chart_figure(h, {.title = "Patients waiting over 20 minutes who had a welfare call on time",
                         .detail = "Percentage by month. XmR chart.",
                         .wide = TrustedMarkup(chart::spc_chart(each.drawing, chart::Size::wide)),
                         .compact = TrustedMarkup(chart::spc_chart(each.drawing, chart::Size::compact)),
                         .compact_note = "Showing the last 24 months.",
                         .table_url = Url::path("#data"),
                         .key = {ui::KeyEntry::improving, ui::KeyEntry::concerning, ui::KeyEntry::common_cause}});
  });
  ui::grid(h, ui::GridShape::three_to_two, [&] {
    ui::sheet(h,
              {.id = "rules",
               .title = "Why points are coloured",
               .side_link = ui::SideLink{"How to read this chart", Url::path("/guide/charts")}},
              [&] {
                std::vector<ui::RuleEntry> rules;
                for (const spc::RuleId rule : analysis.profile.rules)
                  rules.push_back({.rule = rule, .means = spc::meaning(spc::rule(rule), analysis.profile)});
                for (const spc::Pattern& pattern : analysis.patterns) {
                  for (ui::RuleEntry& rule : rules) {
                    if (rule.rule != pattern.rule) continue;
                    rule.hits.push_back({{spc::pattern_span(pattern, each.wording), ui::Tone::improve},
                                         spc::pattern_note(analysis, pattern, each.wording)});
                  }
                }
                ui::rule_list(h, rules);
              });
    ui::sheet(h, {.id = "about", .title = "About this measure"}, [&] {
      ui::key_values(h, {{.key = "Numerator", .value = "Welfare calls started within 20 minutes of the due time"},
                         {.key = "Source", .value = "CAD, daily extract", .url = Url::path("/x")},
                         {.key = "Owner", .value = "Head of EOC Clinical"}});
    });
  });
  ui::DataTable table{.caption = "Monthly values",
                      .columns = {{"Month"}, {"Value", ui::Align::right}, {"Mean", ui::Align::right}, {"Signal"}},
                      .density = ui::TableDensity::tight,
                      .width = ui::TableWidth::scrolls};
  for (std::size_t i = 30; i < 38; ++i) {
    const spc::Point& point = analysis.points[i];
    table.rows.push_back({.cells = {{.text = short_period_name(Frequency::month, each.wording.dates[i])},
                                    {.text = show(point.value, each.wording.format), .emphasis = ui::Emphasis::strong},
                                    {.text = show(analysis.limits_at(i).centre, each.wording.format)},
                                    {.emphasis = ui::Emphasis::muted,
                                     .chip = ui::Chip{"Improving", ui::Tone::improve},
                                     .note = spc::point_words(analysis, i)}},
                          .state = point.is_special() ? ui::RowState::special : ui::RowState::plain});
  }
  ui::sheet(h, {.id = "data", .title = "Data table"}, [&] { ui::data_table(h, table); });
}

void write_wall(html::Page& h) {
  std::vector<ui::Tile> tiles;
  ui::VerdictMatrix matrix;
  matrix.url_of = [](std::string_view variation, std::string_view assurance) {
    return Url::path("/measures").with("variation", variation).with("assurance", assurance);
  };
  const double steps[] = {0, 9, -9, 12, 0, -12, 0, 0, 5, 0, -6, 0, 20, 0};
  for (const double step : steps) {
    const Example each = example(30, step, 8, spc::Direction::increase, step > 10 ? 40 : step < 0 ? 90 : 62);
    const spc::Analysis& analysis = each.reading.analysis;
    matrix.members.push_back({analysis.variation, analysis.assurance});
    tiles.push_back({.name = "Category " + std::to_string(tiles.size() % 4 + 1) + " mean response time",
                     .place = "Ashford",
                     .url = Url::path("/measures/1/RYD"),
                     .variation = analysis.variation,
                     .assurance = analysis.assurance,
                     .sparkline = spark(each),
                     .value = show(analysis.points.back().value, each.wording.format),
                     .target = "62%"});
  }
  ui::page_heading(h, {.title = "Quality control wall", .kicker = "South East Coast"}, [&] {
    ui::segmented(h, {.label = "Level",
                      .segments = {{"Trust", Url::path("/measures"), ui::Current::yes},
                                   {"OU or contact centre", Url::path("/b")}}});
  });
  ui::grid(h, ui::GridShape::three_to_two, [&] {
    ui::sheet(h, {.id = "mx", .title = "14 measures at a glance", .side_text = "Select a number to filter."},
              [&] { ui::verdict_matrix(h, matrix); });
    ui::sheet(h, {.id = "look", .title = "Where to look first"}, [&] {
      h.ol({{"class", "qt-list qt-look"}}, [&] {
        h.li([&] {
          h.strong("3 measures are getting worse.");
          h.text(" Start here.");
        });
        h.li([&] {
          h.strong("2 measures are improving.");
          h.text(" Find out why and share it.");
        });
      });
    });
  });
  h.div({{"class", "qt-wallbar"}}, [&] {
    h.form({{"class", "qt-filters"}, {"action", Url::path("/measures")}, {"method", "get"}, {"data-wall-form", true}},
           [&] {
             ui::filter_text(h, {.name = "find", .label = "Find a measure or place"});
             ui::filter_select(
                 h, {.name = "area", .label = "Area", .choices = {{"", "All areas", ""}, {"r", "Response", ""}}});
             ui::submit_button(h, {.text = "Apply", .kind = ui::ButtonKind::secondary, .size = ui::ButtonSize::small});
           });
    h.p({{"class", "qt-wallbar__c"}, {"role", "status"}, {"data-wall-count", true}}, "14 of 14 measures");
  });
  ui::tile_groups(h, {{"g0", "Response", tiles}});
}

void write_forms(html::Page& h) {
  const std::vector<FieldError> errors{{"value", "Value must be a number, like 44"},
                                       {"day", "30 days has November. Enter a real date"}};
  ui::page_heading(h, {.title = "Import data", .kicker = "Falls: lifting cushion"});
  ui::steps(h, {.label = "Import steps",
                .steps = {{"Paste or upload", ui::StepState::done, Url::path("/1")},
                          {"Check and preview", ui::StepState::now},
                          {"Save"}}});
  ui::error_summary(h, {.title = "2 of 24 rows need fixing", .lead = "22 rows are ready.", .errors = errors});
  ui::grid(h, ui::GridShape::halves, [&] {
    ui::page_form(
        h,
        {.action = Url::path("/x"),
         .csrf_token = "t",
         .live = ui::FormLive::redraws_preview,
         .look = ui::FormLook::sheet},
        [&] {
          ui::text_area(h, {.name = "paste",
                            .label = "Paste here",
                            .hint = "Copy the cells with their headings. Do not include patient details.",
                            .value = "Week\tMinutes\n23/09/2024\t48.6",
                            .kind = ui::TextAreaKind::cells});
          ui::file_upload(h, {.name = "file", .label = "Or choose a CSV file"});
          ui::text_input(h, {.name = "value",
                             .label = "Value",
                             .hint = "Like 28:15",
                             .error = ui::error_of(errors, "value"),
                             .value = "44 mins",
                             .width = ui::InputWidth::characters_10,
                             .suffix = "minutes"});
          ui::date_input(h,
                         {.name = "day", .label = "Day", .error = ui::error_of(errors, "day"), .value = "31/11/2024"});
          ui::select_field(h, {.name = "unit",
                               .label = "Unit",
                               .value = "p",
                               .choices = {{"n", "Number", ""}, {"p", "Percentage", ""}}});
          ui::radios(h, {.name = "better",
                         .legend = "Which way is better?",
                         .value = "up",
                         .choices = {{"up", "Higher", ""}, {"down", "Lower", "Such as waiting times"}}});
          ui::checkboxes(h, {.name = "keep", .values = {"yes"}, .choices = {{"yes", "Keep the unusual point", ""}}});
          ui::text_input(h, {.name = "password",
                             .label = "Password",
                             .kind = ui::InputKind::password,
                             .autocomplete = "current-password"});
          ui::actions(h, [&] {
            ui::submit_button(h, {.text = "Check again"});
            ui::submit_button(
                h,
                {.text = "Save the 22 good rows", .kind = ui::ButtonKind::secondary, .name = "save", .value = "good"});
            ui::submit_button(
                h,
                {.text = "Remove", .kind = ui::ButtonKind::warning, .size = ui::ButtonSize::small, .context = "row 6"});
          });
        });
    ui::column(h, [&] {
      ui::live_part(h, "preview", [&] {
        ui::sheet(h, {.id = "preview-h", .title = "Preview", .side_text = "22 points plotted"}, [&] {
          ui::saying(h, {.sentence = {"One unusual week.", "88 minutes is above the upper limit of 78."},
                         .tone = ui::Tone::concern});
        });
      });
      ui::sheet(h, {.id = "notices", .title = "Notices and tags"}, [&] {
        ui::notice(h,
                   {.kind = ui::NoticeKind::callout, .title = "Data is 3 days old", .text = "Charts stop at 7 March."});
        ui::notice(h, {.kind = ui::NoticeKind::inset, .text = "These figures are synthetic."});
        ui::notice(
            h, {.kind = ui::NoticeKind::done, .title = "24 points saved", .text = "The chart now runs to March 2025."});
        h.p([&] {
          ui::tag(h, {"Provisional", ui::TagColour::yellow});
          h.text(" ");
          ui::tag(h, {"Synthetic", ui::TagColour::grey});
          h.text(" ");
          ui::chip(h, {"Concerning", ui::Tone::concern});
        });
        ui::pager(h, {.page = 2, .pages = 5, .url_of = [](int page) {
                        return Url::path("/x").with("page", std::to_string(page));
                      }});
      });
    });
  });
  ui::sheet(h, {.id = "rows", .title = "Check your rows"}, [&] {
    ui::data_table(h,
                   {.caption = "Rows to check",
                    .columns = {{"Row", ui::Align::right}, {"Week ending"}, {"Minutes", ui::Align::right}, {"Result"}},
                    .rows = {{.cells = {{.text = "4"}, {.text = "14/10/2024"}, {.text = "52.1"}, {.text = "Ready"}}},
                             {.cells = {{.text = "6"},
                                        {.text = "28/10/2024"},
                                        {.text = "44 mins"},
                                        {.text = "Value must be a number, like 44"}},
                              .state = ui::RowState::error,
                              .id = "row-6"},
                             {.cells = {{.text = "9"},
                                        {.text = "18/11/2024"},
                                        {.text = "88.0"},
                                        {.text = "Unusual: 88 is far above the rest"}},
                              .state = ui::RowState::warning}}});
  });
}

home::HomePage example_home() {
  home::HomePage page{.first_name = "Priya", .day = "Wednesday 30 April 2025", .figures_until = "March 2025"};

  page.signals = {signal("Shifts finishing over 30 minutes late", example(30, 9, 8, spc::Direction::decrease, 30)),
                  signal("Welfare calls made on time", example(30, 9, 8, spc::Direction::increase, 95))};
  page.walls = {{"Trust", {.measures = 14, .concerning = 2, .improving = 1, .steady = 11}, Url::path("/measures")}};
  page.tasks = {{"Add a data point", "Falls, last figure February 2025", Url::path("/x")},
                {"Try it", "Paste two columns and see the chart. Nothing is stored", Url::path("/try")}};
  return page;
}

void write_page(const std::filesystem::path& folder, std::string name, const ui::PageHead& head,
                const std::function<void(html::Page&)>& write) {
  ui::Frame frame{.head = head,
                  .organisation = "South East Coast Ambulance Service",
                  .menu = {{"Home", Url::path("/"), "home"},
                           {"Measures", Url::path("/measures"), "chart"},
                           {"Try it", Url::path("/try"), "paste"},
                           {"Chart guide", Url::path("/guide/charts"), "guide"}},
                  .account_name = "Priya Nair",
                  .csrf_token = "token",
                  .notice = "This is a demo. Its clock stands at 30 April 2025.",
                  .contact_email = "quality.improvement@secamb.nhs.uk"};
  if (name == "welcome") frame.account_name = std::nullopt;
  html::Page h;
  ui::page_frame(h, frame, write);
  std::ofstream(folder / (name + ".html")) << std::move(h).take();
}

template <class View>
std::function<void(html::Page&)> drawn(void (*page)(html::Page&, const View&), View view) {
  return [=](html::Page& h) { page(h, view); };
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    std::cerr << "usage: page_gallery FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = words[1];
  std::filesystem::create_directories(folder);
  const home::AboutPage about{"South East Coast Ambulance Service", "quality.improvement@secamb.nhs.uk"};
  write_page(folder, "home", {.title = "Home", .menu = "Home"}, drawn(home::home_page, example_home()));
  home::HomePage quiet = example_home();
  quiet.signals.clear();
  quiet.walls = {{"Trust", {.measures = 14, .steady = 14}, Url::path("/measures")}};
  write_page(folder, "home-quiet", {.title = "Home", .menu = "Home"}, drawn(home::home_page, quiet));
  write_page(folder, "welcome", {.title = "Welcome", .menu = "Home"},
             drawn(home::welcome_page, home::WelcomePage{about.organisation, Url::path("/try"), Url::path("/sign-in"),
                                                         Url::path("/guide/charts")}));
  write_page(folder, "chart-guide", {.title = "How to read our charts", .menu = "Chart guide"},
             drawn(home::chart_guide_page, home::ChartGuidePage{}));
  write_page(folder, "states", {.title = "States"}, drawn(home::states_page, home::StatesPage{about.contact_email}));
  write_page(folder, "accessibility", {.title = "Accessibility statement"}, drawn(home::accessibility_page, about));
  write_page(folder, "privacy", {.title = "Privacy and cookies"}, drawn(home::privacy_page, about));
  const std::vector<ui::Crumb> crumbs{{"Measures", Url::path("/measures")}};
  write_page(folder, "measure", {.title = "Welfare calls made on time", .breadcrumb = crumbs, .menu = "Measures"},
             write_measure);
  write_page(folder, "wall", {.title = "Quality control wall", .menu = "Measures"}, write_wall);
  write_page(folder, "forms", {.title = "Import data", .breadcrumb = crumbs, .has_errors = true}, write_forms);
}
