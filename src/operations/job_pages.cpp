#include "operations/job_pages.h"

#include "ui/button.h"
#include "ui/data_table.h"
#include "ui/empty_state.h"
#include "ui/key_values.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/segmented.h"
#include "ui/sheet.h"
#include "ui/work_progress.h"

namespace qi::operations {
namespace {

using shell::JobState;

ui::TagColour colour_of(JobState state) {
  switch (state) {
    case JobState::waiting: return ui::TagColour::grey;
    case JobState::running: return ui::TagColour::blue;
    case JobState::finished: return ui::TagColour::green;
    case JobState::failed: return ui::TagColour::orange;
    case JobState::cancelled: return ui::TagColour::white;
  }
  stop_at("a known state of a job", __FILE__, __LINE__);
}

void states_to_choose(html::Page& h, const JobsPage& page) {
  const auto is_current = [](bool current) { return current ? ui::Current::yes : ui::Current::no; };
  ui::Segmented choice{.label = "Which jobs", .segments = {}};
  choice.segments.push_back({.text = "All", .url = shell::jobs_url(), .current = is_current(!page.state)});
  for (const JobState state : {JobState::waiting, JobState::running, JobState::finished, JobState::failed})
    choice.segments.push_back({.text = std::string(shell::title(state)),
                               .url = shell::jobs_url().with("state", shell::slug(state)),
                               .current = is_current(page.state == state)});
  ui::segmented(h, choice);
}

void jobs_table(html::Page& h, const JobsPage& page) {
  ui::DataTable table{.caption = "Jobs, newest first",
                      .columns = {{"What"}, {"State"}, {"Asked for"}, {"By"}, {"What came of it"}},
                      .rows = {},
                      .width = ui::TableWidth::scrolls};
  for (const JobLine& line : page.jobs)
    table.rows.push_back({.cells = {{.text = line.title, .url = line.url},
                                    {.write = [&line](html::Page& cell) { ui::tag(cell, state_tag(line.state)); }},
                                    {.text = line.queued},
                                    {.text = line.who},
                                    {.text = line.outcome}}});
  ui::data_table(h, table);
}

void schedules_sheet(html::Page& h, const std::vector<ScheduleLine>& schedules) {
  ui::sheet(h, {.id = "schedules", .title = "What comes again"}, [&] {
    ui::DataTable table{.caption = "Jobs that come again", .columns = {{"What"}, {"When"}, {"Next"}}, .rows = {}};
    for (const ScheduleLine& line : schedules)
      table.rows.push_back(
          {.cells = {{.text = line.title, .note = line.slug}, {.text = line.words}, {.text = line.next}}});
    ui::data_table(h, table);
  });
}

}  // namespace

ui::Tag state_tag(JobState state) {
  return {.text = std::string(shell::title(state)), .colour = colour_of(state)};
}

void jobs_page(html::Page& h, const JobsPage& page) {
  const bool own = page.whose == JobsPage::Whose::own;
  ui::page_heading(h, {.title = "Jobs",
                       .lead = own ? "What the program does or did for you in the background."
                                   : "What the program does in the background, for everybody."});
  ui::sheet(h, {.id = "list", .title = own ? "Your jobs" : "All jobs"}, [&] {
    h.div({{"class", "qt-apart"}}, [&] { states_to_choose(h, page); });
    if (page.jobs.empty())
      return ui::empty_state(h,
                             {.title = "No jobs here", .text = "Work that takes longer stands here while it goes on."});
    jobs_table(h, page);
  });
  if (!page.schedules.empty()) schedules_sheet(h, page.schedules);
}

void job_page(html::Page& h, const JobPage& page) {
  const shell::Job& job = page.job;
  const bool goes_on = job.state == JobState::waiting || job.state == JobState::running;
  ui::page_heading(h, {.title = page.title, .kicker = "Job " + to_text(job.id)});
  ui::sheet(h, {.id = "progress", .title = "How far it is"}, [&] {
    ui::work_progress(h, {.id = "job",
                          .state = state_tag(job.state),
                          .done = job.progress.done,
                          .total = job.progress.total,
                          .words = goes_on && !job.progress.words.empty() ? job.progress.words : job.outcome,
                          .again = shell::job_url(job.id),
                          .goes = goes_on ? ui::WorkProgress::Goes::on : ui::WorkProgress::Goes::ended});
    ui::live_part(h, "job-result", [&] {
      if (job.state == JobState::waiting && !page.not_before.empty()) h.p("It begins after " + page.not_before + ".");
      if (job.cancel_asked) h.p("It was asked to stop and will do so soon.");
      if (job.state == JobState::finished && !job.outcome_url.empty())
        h.p([&] { h.a({{"href", html::Url::path(job.outcome_url)}}, "See the result"); });
    });
    if (page.offer != JobPage::Offer::nothing) {
      const bool cancels = page.offer == JobPage::Offer::cancel;
      ui::page_form(h,
                    {.action = html::Url::path("/jobs/" + to_text(job.id) + (cancels ? "/cancel" : "/again")),
                     .csrf_token = page.csrf_token},
                    [&] {
                      ui::submit_button(
                          h, {.text = cancels ? "Cancel this job" : "Try it again", .kind = ui::ButtonKind::secondary});
                    });
    }
  });
  ui::sheet(h, {.id = "about", .title = "About this job"}, [&] {
    ui::live_part(h, "job-about", [&] {
      ui::key_values(h, {{.key = "Asked for", .value = page.queued},
                         {.key = "By", .value = page.who},
                         {.key = "Begun", .value = page.began},
                         {.key = "Tries", .value = job.tries > 0 ? std::to_string(job.tries) : ""},
                         {.key = "Ended", .value = page.ended}});
    });
  });
}

}  // namespace qi::operations
