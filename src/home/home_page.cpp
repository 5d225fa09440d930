#include "home/home_page.h"

#include "base/text.h"
#include "ui/button.h"
#include "ui/empty_state.h"
#include "ui/icon_pair.h"
#include "ui/key_values.h"
#include "ui/page_heading.h"
#include "ui/sheet.h"

namespace qi::home {

namespace {

std::string quiet_words(const SignalCounts& counts) {
  std::string words;
  if (counts.steady > 0) {
    words =
        counted(counts.steady, "other measure shows", "other measures show") +
        " no real change. Do not react to single figures; the wall tells which of them will keep missing their target.";
  }
  if (counts.too_new > 0) {
    words += (words.empty() ? "" : " ") + counted(counts.too_new, "measure has", "measures have") +
             " too few points for limits yet.";
  }
  return words;
}

void write_no_figures(html::Page& h, const HomePage& page) {
  ui::EmptyState state{
      .title = "No figures yet",
      .text = "When figures are here, this page shows what has really changed and leaves out the rest."};
  if (page.import) state.next = ui::SideLink{"Import figures", *page.import};
  ui::empty_state(h, state);
}

void write_nothing_unusual(html::Page& h, const HomePage& page) {
  ui::empty_state(h, {.title = "Nothing unusual",
                      .text = counted(page.counts.measures, "measure was", "measures were") +
                              " checked and none shows a real change. Good or bad months on their own are noise."});
}

void write_signals(html::Page& h, const HomePage& page) {
  if (page.counts.measures == 0) return write_no_figures(h, page);
  if (page.signals.empty()) return write_nothing_unusual(h, page);
  ui::signal_list(h, page.signals);
  const std::size_t more = page.counts.unusual() - page.signals.size();
  if (more > 0) {
    h.p({{"class", "qt-quiet"}}, [&] {
      h.a({{"href", page.wall}}, counted(more, "more measure has", "more measures have") + " changed");
      h.text(".");
    });
  }
  if (const std::string quiet = quiet_words(page.counts); !quiet.empty()) {
    h.p({{"class", more > 0 ? "small muted" : "qt-quiet small muted"}}, quiet);
  }
}

void write_counts(html::Page& h, const SignalCounts& counts) {
  std::vector<ui::Figure> figures{{"Getting worse", std::to_string(counts.concerning)},
                                  {"Getting better", std::to_string(counts.improving)},
                                  {"Steady", std::to_string(counts.steady)}};
  if (counts.changed > 0) figures.push_back({"Changed", std::to_string(counts.changed)});
  if (counts.too_new > 0) figures.push_back({"Too new to say", std::to_string(counts.too_new)});
  ui::figures(h, figures);
}

void write_tasks(html::Page& h, const std::vector<QuickTask>& tasks) {
  h.ul({{"class", "qt-quick__l"}}, [&] {
    for (const QuickTask& task : tasks) {
      h.li([&] {
        h.a({{"href", task.url}}, [&] {
          h.strong(task.title);
          h.span(task.detail);
        });
      });
    }
  });
}

}  // namespace

void home_page(html::Page& h, const HomePage& page) {
  ui::page_heading(h, {.title = "Hello, " + page.first_name, .lead = page.day});
  ui::grid(h, ui::GridShape::two_to_one, [&] {
    ui::Sheet signals{.id = "signals", .title = "Signals that need attention"};
    if (page.counts.measures > 0) {
      signals.side_link = ui::SideLink{"See " + counted(page.counts.measures, "measure", "measures"), page.wall};
    }
    ui::sheet(h, signals, [&] { write_signals(h, page); });
    ui::column(h, [&] {
      ui::sheet(h, {.id = "tasks", .title = "Got two minutes?"}, [&] { write_tasks(h, page.tasks); });
      if (page.counts.measures == 0) return;
      ui::sheet(h, {.id = "counts", .title = "At a glance", .side_text = "Figures to " + page.figures_until},
                [&] { write_counts(h, page.counts); });
    });
  });
}

}  // namespace qi::home
