#include "operations/job_routes.h"

#include <map>

#include "access/account_store.h"
#include "base/moment_words.h"
#include "operations/job_pages.h"
#include "shell/job_schedule.h"
#include "shell/respond.h"

namespace qi::operations {
namespace {

using http::Response;
using shell::Context;
using shell::Permission;

constexpr int kMostJobs = 200;

/// Slug to title of every kind: what pages need of the catalogue.
using Titles = std::map<std::string, std::string, std::less<>>;

std::string title_of(const Titles& titles, const std::string& kind) {
  const auto found = titles.find(kind);
  return found == titles.end() ? kind : found->second;
}

/// Names of the people on one page, each asked for once.
class Names {
 public:
  explicit Names(db::Connection& db) : db_(db) {}
  std::string of(std::optional<shell::AccountId> id) {
    if (!id) return "The program";
    auto [place, is_new] = known_.try_emplace(id->number);
    if (is_new)
      if (const auto account = access::find_account(db_, *id)) place->second = account->name;
    return place->second;
  }

 private:
  db::Connection& db_;
  std::map<std::int64_t, std::string> known_;
};

Response show_jobs(const Context& context, const Titles& titles) {
  const bool all = context.visitor.may(Permission::administer);
  JobsPage page{.whose = all ? JobsPage::Whose::everybodys : JobsPage::Whose::own,
                .jobs = {},
                .state = shell::parse_job_state(context.request.query.get("state")),
                .schedules = {}};
  shell::JobFilter filter{.state = page.state, .queued_by = {}, .subject = {}};
  if (!all) filter.queued_by = context.visitor.account;
  Names names(context.db);
  for (const shell::Job& job : shell::list_jobs(context.db, filter, kMostJobs))
    page.jobs.push_back({.title = title_of(titles, job.kind),
                         .url = shell::job_url(job.id),
                         .state = job.state,
                         .queued = moment_words(job.queued_at),
                         .who = names.of(job.queued_by),
                         .outcome = job.outcome});
  if (all)
    for (const shell::JobSchedule& schedule : shell::list_schedules(context.db))
      page.schedules.push_back({.slug = schedule.slug,
                                .title = title_of(titles, schedule.kind),
                                .words = shell::recurrence_words(schedule.recurrence),
                                .next = moment_words(schedule.next_at)});
  return shell::respond_page(context, {.title = "Jobs"}, jobs_page, page);
}

/// The job of the address, unless it is another person's.
Result<shell::Job> load_addressed_job(const Context& context) {
  const auto id = parse_id<shell::JobRow>(context.request.capture("id"));
  const auto job = id ? shell::find_job(context.db, *id) : std::nullopt;
  const bool seen = job && (context.visitor.may(Permission::administer) ||
                            (job->queued_by && job->queued_by == context.visitor.account));
  if (!seen) return Error::not_found("There is no such job among yours. Jobs are removed 90 days after their end.");
  return *job;
}

JobPage::Offer offer_of(const shell::Job& job) {
  switch (job.state) {
    case shell::JobState::waiting: return JobPage::Offer::cancel;
    case shell::JobState::running: return job.cancel_asked ? JobPage::Offer::nothing : JobPage::Offer::cancel;
    case shell::JobState::failed:
    case shell::JobState::cancelled: return JobPage::Offer::try_again;
    case shell::JobState::finished: return JobPage::Offer::nothing;
  }
  stop_at("a known state of a job", __FILE__, __LINE__);
}

Response show_job(const Context& context, const Titles& titles) {
  const auto job = load_addressed_job(context);
  if (!job) return shell::respond(context, job.error());
  const bool later = job->not_before > context.clock.now();
  const JobPage page{.job = *job,
                     .title = title_of(titles, job->kind),
                     .who = Names(context.db).of(job->queued_by),
                     .queued = moment_words(job->queued_at),
                     .not_before = later ? moment_words(job->not_before) : "",
                     .began = job->began_at ? moment_words(*job->began_at) : "",
                     .ended = job->ended_at ? moment_words(*job->ended_at) : "",
                     .offer = offer_of(*job),
                     .csrf_token = context.visitor.csrf_token};
  return shell::respond_page(context, {.title = page.title, .breadcrumb = {{"Jobs", shell::jobs_url()}}}, job_page,
                             page);
}

using Decision = Done (*)(db::Connection&, Instant, shell::AccountId, shell::JobId);

Response decide(const Context& context, Decision decision) {
  const auto job = load_addressed_job(context);
  if (!job) return shell::respond(context, job.error());
  db::Transaction transaction(context.db);
  if (const Done done = decision(context.db, context.clock.now(), *context.visitor.account, job->id); !done)
    return shell::respond(context, done.error());
  transaction.commit();
  return Response::redirect(shell::job_url(job->id).text());
}

}  // namespace

shell::Routes job_routes(const shell::JobKinds& kinds) {
  using http::Method;
  Titles titles;
  for (const shell::JobKind& kind : kinds) titles.emplace(kind.slug, kind.title);
  return {
      {.method = Method::get,
       .pattern = "/jobs",
       .needs = Permission::read_measures,
       .handle = [titles](const Context& context) { return show_jobs(context, titles); },
       .purpose = "Work that goes on in the background"},
      {.method = Method::get,
       .pattern = "/jobs/{id}",
       .needs = Permission::read_measures,
       .handle = [titles](const Context& context) { return show_job(context, titles); },
       .purpose = "How far one job is"},
      {.method = Method::post,
       .pattern = "/jobs/{id}/cancel",
       .needs = Permission::read_measures,
       .handle = [](const Context& context) { return decide(context, shell::cancel_job); },
       .purpose = "Cancels a job"},
      {.method = Method::post,
       .pattern = "/jobs/{id}/again",
       .needs = Permission::read_measures,
       .handle = [](const Context& context) { return decide(context, shell::try_job_again); },
       .purpose = "Lets a job that failed wait again"},
  };
}

}  // namespace qi::operations
