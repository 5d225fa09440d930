#include "home/states_page.h"

#include <vector>

#include "base/text.h"
#include "chart/spc_drawing.h"
#include "ui/button.h"
#include "ui/chart_figure.h"
#include "ui/empty_state.h"
#include "ui/error_summary.h"
#include "ui/notice.h"
#include "ui/page_heading.h"
#include "ui/sheet.h"
#include "ui/text_input.h"

namespace qi::home {

namespace {

// Made up, to show a chart that is too short for limits. The page says so.
const std::vector<double> kExampleValues{48.6, 45.9, 52.1, 47.4, 44.0, 49.2};
constexpr int kExampleYear = 2025;

chart::SpcDrawing example_drawing(const spc::Reading& reading) {
  spc::Wording wording{.format = {}, .frequency = Frequency::month, .dates = {}};
  for (std::size_t i = 0; i < kExampleValues.size(); ++i) {
    wording.dates.push_back(*Date::from(kExampleYear, static_cast<int>(i) + 1, 1));
  }
  return {.reading = reading,
          .wording = wording,
          .name = "example",
          .phases = {{"Example"}},
          .annotations = {},
          .natural_lower = 0.0,
          .natural_upper = std::nullopt,
          .rule_link_base = {}};
}

void write_too_few_points(html::Page& h) {
  ui::sheet(h, {.id = "too-few", .title = "New chart, too few points", .side_text = "Example figures"}, [&] {
    const auto reading = spc::read_series({.values = kExampleValues, .better = spc::Direction::decrease});
    if (!reading) return;
    const chart::SpcDrawing drawing = example_drawing(*reading);
    h.p(counted(kExampleValues.size(), "point", "points") + " so far. Limits appear at " +
        std::to_string(spc::kMinimumPoints) + ". Until then this is a run chart.");
    h.div({{"class", "qt-fig--small"}}, [&] {
      ui::chart_figure(h, {.title = "Time from arrival to lift",
                           .detail = "Minutes by month. Run chart.",
                           .wide = html::TrustedMarkup(chart::spc_chart(drawing, chart::Size::compact)),
                           .compact = html::TrustedMarkup(chart::spc_chart(drawing, chart::Size::compact)),
                           .compact_note = {},
                           .table_url = std::nullopt,
                           .key = {ui::KeyEntry::too_few}});
    });
  });
}

void write_empty_states(html::Page& h) {
  ui::sheet(h, {.id = "no-signals", .title = "No signals"}, [&] {
    ui::empty_state(
        h, {.title = "Nothing unusual this month",
            .text = "All measures are within their limits. No action is needed. Good or bad months on their own "
                    "are noise."});
  });
  ui::sheet(h, {.id = "no-figures", .title = "No figures yet"}, [&] {
    ui::empty_state(h, {.title = "This measure has no figures yet",
                        .text = "Older figures help: with 13 points or more the chart can show limits at once.",
                        .next = ui::SideLink{"Try it with your figures", html::Url::path("/try")}});
  });
  ui::sheet(h, {.id = "no-results", .title = "No search results"}, [&] {
    ui::empty_state(
        h, {.title = "No measures match \"hand over 45\"", .text = "Try \"handover\", or clear the box to see all."});
  });
}

void write_refused_form(html::Page& h) {
  ui::sheet(h, {.id = "refused", .title = "A form that was refused"}, [&] {
    const std::vector<FieldError> errors{{"minutes", "Value must be a number, like 44"}};
    ui::error_summary(h, {.errors = errors});
    h.div({{"class", "qt-form"}}, [&] {
      ui::text_input(h, {.name = "minutes",
                         .label = "Minutes",
                         .hint = "The mean of the week",
                         .error = ui::error_of(errors, "minutes"),
                         .value = "44 mins",
                         .kind = ui::InputKind::decimal,
                         .width = ui::InputWidth::characters_10});
    });
  });
}

void write_loading(html::Page& h) {
  ui::sheet(h, {.id = "loading", .title = "Loading part of a page"}, [&] {
    h.div({{"aria-busy", "true"}}, [&] {
      h.p("Drawing the preview");
      h.span({{"class", "qt-skel"}}, "");
      h.br();
      h.span({{"class", "qt-skel qt-skel--tall"}}, "");
    });
    h.p({{"class", "small muted qt-mt"}},
        "Shown only after 400 ms, and only for parts that JavaScript replaces. Page loads are complete pages.");
  });
}

void write_faults(html::Page& h, const StatesPage& page) {
  ui::sheet(h, {.id = "late", .title = "Data is late"}, [&] {
    ui::notice(h, {.kind = ui::NoticeKind::callout,
                   .title = "Data is 3 days old",
                   .text = "The newest figures have not come in. Charts stop at the last day we have."});
  });
  ui::sheet(h, {.id = "done", .title = "Something was done"}, [&] {
    ui::notice(h,
               {.kind = ui::NoticeKind::done, .title = "24 points saved", .text = "The chart now runs to March 2025."});
  });
  ui::sheet(h, {.id = "broken", .title = "Something went wrong"}, [&] {
    h.h3("Sorry, this page did not work");
    h.p("Try again in a minute. What you typed is kept by your browser: use Back to return to it.");
    h.p({{"class", "small muted"}},
        "If it happens again, write to " + page.contact_email + " and give the reference on the page.");
  });
  ui::sheet(h, {.id = "no-permission", .title = "No permission"}, [&] {
    h.h3("Your account can look, but not change");
    h.p("You can see every measure and its chart. To add figures, ask an administrator to make you a contributor.");
  });
}

}  // namespace

void states_page(html::Page& h, const StatesPage& page) {
  ui::page_heading(
      h, {.title = "Empty, error and loading states", .lead = "What pages show when there is little to show."});
  ui::grid(h, ui::GridShape::halves, [&] {
    ui::column(h, [&] {
      write_too_few_points(h);
      write_refused_form(h);
      write_loading(h);
    });
    ui::column(h, [&] {
      write_empty_states(h);
      write_faults(h, page);
    });
  });
}

}  // namespace qi::home
