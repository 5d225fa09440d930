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

SignalCounts counted_together(const HomePage& page) {
  SignalCounts all;
  for (const WallAtAGlance& wall : page.walls) {
    all.measures += wall.counts.measures;
    all.concerning += wall.counts.concerning;
    all.improving += wall.counts.improving;
    all.changed += wall.counts.changed;
    all.steady += wall.counts.steady;
    all.too_new += wall.counts.too_new;
  }
  return all;
}

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
                      .text = counted(counted_together(page).measures, "measure was", "measures were") +
                              " checked and none shows a real change. Good or bad months on their own are noise."});
}

/// Which wall shows them is said when there are several.
void write_more_changed(html::Page& h, const HomePage& page, std::size_t more) {
  const std::string words = counted(more, "more measure has", "more measures have") + " changed";
  h.p({{"class", "qt-quiet"}}, [&] {
    if (page.walls.size() == 1) {
      h.a({{"href", page.walls.front().wall}}, words);
      h.text(".");
      return;
    }
    h.text(words + ". All of them:");
    std::string_view separator = " ";
    for (const WallAtAGlance& wall : page.walls) {
      if (wall.counts.unusual() == 0) continue;
      h.text(separator);
      h.a({{"href", wall.wall}}, wall.title + ": " + std::to_string(wall.counts.unusual()) + " changed");
      separator = ", ";
    }
    h.text(".");
  });
}

void write_signals(html::Page& h, const HomePage& page) {
  const SignalCounts all = counted_together(page);
  if (all.measures == 0) return write_no_figures(h, page);
  if (page.signals.empty()) return write_nothing_unusual(h, page);
  ui::signal_list(h, page.signals);
  const std::size_t more = all.unusual() - page.signals.size();
  if (more > 0) write_more_changed(h, page, more);
  if (const std::string quiet = quiet_words(all); !quiet.empty()) {
    h.p({{"class", more > 0 ? "small muted" : "qt-quiet small muted"}}, quiet);
  }
}

void write_counts(html::Page& h, const WallAtAGlance& wall) {
  const SignalCounts& counts = wall.counts;
  std::vector<ui::Figure> figures{{"Concerning", std::to_string(counts.concerning)},
                                  {"Improving", std::to_string(counts.improving)},
                                  {"No real change", std::to_string(counts.steady)}};
  if (counts.changed > 0) figures.push_back({"Changed, neutral", std::to_string(counts.changed)});
  if (counts.too_new > 0) figures.push_back({"Not enough data yet", std::to_string(counts.too_new)});
  h.p({{"class", "qt-mt"}}, [&] {
    h.strong(wall.title);
    h.text(": ");
    h.a({{"href", wall.wall}}, counted(counts.measures, "measure", "measures"));
  });
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
    if (!page.walls.empty()) signals.side_link = ui::SideLink{"See the wall", page.walls.front().wall};
    ui::sheet(h, signals, [&] { write_signals(h, page); });
    ui::column(h, [&] {
      ui::sheet(h, {.id = "tasks", .title = "Got two minutes?"}, [&] { write_tasks(h, page.tasks); });
      if (page.walls.empty()) return;
      ui::sheet(h, {.id = "counts", .title = "At a glance", .side_text = "Figures to " + page.figures_until}, [&] {
        for (const WallAtAGlance& wall : page.walls) write_counts(h, wall);
      });
    });
  });
}

}  // namespace qi::home
