#include "main/slices.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iterator>
#include <stdexcept>

#include "access/access.h"
#include "access/api_token_routes.h"
#include "access/audit_proof_job.h"
#include "access/audit_trail_routes.h"
#include "analysis/calculations/calculation_api_routes.h"
#include "analysis/calculations/calculation_routes.h"
#include "analysis/reference/reference_routes.h"
#include "analysis/spc_api_routes.h"
#include "analysis/spc_commands.h"
#include "analysis/stats_commands.h"
#include "analysis/try_capability/capability_api_routes.h"
#include "analysis/try_capability/capability_routes.h"
#include "analysis/try_funnel/funnel_api_routes.h"
#include "analysis/try_funnel/funnel_routes.h"
#include "analysis/try_pareto/pareto_api_routes.h"
#include "analysis/try_pareto/pareto_routes.h"
#include "analysis/try_routes.h"
#include "analysis/try_sums/sums_api_routes.h"
#include "analysis/try_sums/sums_routes.h"
#include "analysis/try_tests/tests_routes.h"
#include "analysis/which_chart_routes.h"
#include "feeds/feed_api_routes.h"
#include "feeds/feed_commands.h"
#include "feeds/feed_job.h"
#include "feeds/feed_routes.h"
#include "feeds/feed_urls.h"
#include "home/api_reference_routes.h"
#include "home/home_routes.h"
#include "main/database_file.h"
#include "main/installation.h"
#include "main/mail_command.h"
#include "main/serve_command.h"
#include "main/serve_options.h"
#include "measures/api/chart_choices_api_routes.h"
#include "measures/api/measure_api_routes.h"
#include "measures/api/point_api_routes.h"
#include "measures/api/signal_api_routes.h"
#include "measures/downloads/download_routes.h"
#include "measures/downloads/wall_download_routes.h"
#include "measures/entry/entry_routes.h"
#include "measures/entry/figure_history_routes.h"
#include "measures/imports/batch_history_routes.h"
#include "measures/imports/columns_routes.h"
#include "measures/imports/give_routes.h"
#include "measures/imports/national_import_routes.h"
#include "measures/imports/rows_routes.h"
#include "measures/measure_commands.h"
#include "measures/measure_urls.h"
#include "measures/news/late_news.h"
#include "measures/news/late_routes.h"
#include "measures/news/news_jobs.h"
#include "measures/news/notification_routes.h"
#include "measures/news/signal_news.h"
#include "measures/news/web_hook.h"
#include "measures/news/web_hook_routes.h"
#include "measures/page/chart_choices_routes.h"
#include "measures/page/measure_form_routes.h"
#include "measures/page/measure_routes.h"
#include "measures/signal_urls.h"
#include "measures/signals/reading_jobs.h"
#include "measures/signals/signal_routes.h"
#include "measures/signals/signal_store.h"
#include "measures/wall/comparison_routes.h"
#include "measures/wall/place_measures.h"
#include "measures/wall/wall_routes.h"
#include "operations/backup_job.h"
#include "operations/job_commands.h"
#include "operations/job_routes.h"
#include "operations/operations_routes.h"
#include "people/demo/demo_staff.h"
#include "people/feed/staff_alarms.h"
#include "people/feed/staff_commands.h"
#include "people/feed/staff_feed_routes.h"
#include "people/headcount_rules_routes.h"
#include "people/people_routes.h"
#include "people/people_urls.h"
#include "people/place_form_routes.h"
#include "people/place_routes.h"

namespace qi::main {
namespace {

access::CookieKind cookies_of(const shell::Settings& settings) {
  return settings.secure_cookies ? access::CookieKind::secure : access::CookieKind::plain_http;
}

}  // namespace

shell::Routes site_routes(const shell::Settings& settings) {
  shell::Routes all;
  const auto append = [&](shell::Routes routes) {
    all.insert(all.end(), std::make_move_iterator(routes.begin()), std::make_move_iterator(routes.end()));
  };
  append(home::home_routes());
  append(access::access_routes(cookies_of(settings)));
  append(access::api_token_routes());
  append(access::audit_trail_routes());
  append(people::people_routes());
  append(people::headcount_rules_routes());
  append(people::place_routes({measures::measures_of_place}));
  append(people::place_form_routes());
  append(people::staff_feed_routes(staff_plan(settings)));
  append(measures::wall_routes());
  append(measures::measure_routes());
  append(measures::comparison_routes());
  append(measures::download_routes());
  append(measures::wall_download_routes());
  append(measures::measure_form_routes());
  append(measures::chart_choices_routes());
  append(measures::entry_routes());
  append(measures::give_routes());
  append(measures::columns_routes());
  append(measures::rows_routes());
  append(measures::figure_history_routes());
  append(measures::national_import_routes(feeds::feeds_url()));
  append(measures::signal_routes());
  append(measures::notification_routes(settings.outgoing.sends_mail() ? measures::MailServer::is_set_up
                                                                      : measures::MailServer::none));
  append(measures::web_hook_routes(news_plan(settings)));
  append(measures::batch_history_routes());
  append(measures::late_routes());
  append(feeds::feed_routes(feed_plan(settings)));
  append(analysis::try_routes());
  append(analysis::which_chart_routes());
  append(analysis::tests_routes());
  append(analysis::funnel_routes());
  append(analysis::pareto_routes());
  append(analysis::calculation_routes());
  append(analysis::sums_routes());
  append(analysis::reference_routes());
  append(analysis::capability_routes());
  append(measures::measure_api_routes());
  append(measures::point_api_routes());
  append(measures::chart_choices_api_routes());
  append(measures::signal_api_routes());
  append(feeds::feed_api_routes());
  append(analysis::spc_api_routes());
  append(analysis::capability_api_routes());
  append(analysis::funnel_api_routes());
  append(analysis::pareto_api_routes());
  append(analysis::calculation_api_routes());
  append(analysis::sums_api_routes());
  append(operations::job_routes(job_kinds(settings)));
  append(operations::operations_routes(
      backup_plan(settings), {[plan = staff_plan(settings)](const shell::Context& context) {
        return people::staff_feed_alarms(people::load_staff_feed_facts(context.db, plan), context.clock.now());
      }}));
  append(
      home::api_reference_routes(all, measures::api_hooks(news_plan(settings).kinds), std::string(program_version())));
  return all;
}

operations::BackupPlan backup_plan(const shell::Settings& settings) {
  return {.folder = settings.backup_folder,
          .daily_at = settings.backup_at,
          .kept = settings.backups_kept,
          .data_folder = settings.data_folder,
          .program_version = std::string(program_version())};
}

measures::NewsPlan news_plan(const shell::Settings& settings) {
  return {.kinds = {measures::signal_news(), measures::late_data_news(settings.trust.code), measures::test_news()},
          .mail = settings.outgoing.mail,
          .hooks = settings.outgoing.hooks,
          .site_url = settings.outgoing.site_url};
}

feeds::FeedPlan feed_plan(const shell::Settings& settings) {
  return {.folder = settings.feed_folder,
          .sources = settings.sql_sources,
          .own_ods_code = settings.trust.code,
          .mail = settings.outgoing.mail,
          .site_url = settings.outgoing.site_url};
}

people::StaffWatchPlan staff_plan(const shell::Settings& settings) {
  return {.folder = settings.staff_folder, .late_after = settings.staff_late_after};
}

shell::JobKinds job_kinds(const shell::Settings& settings) {
  shell::JobKinds all;
  const auto append = [&](shell::JobKinds kinds) {
    all.insert(all.end(), std::make_move_iterator(kinds.begin()), std::make_move_iterator(kinds.end()));
  };
  append(operations::backup_job_kinds(backup_plan(settings)));
  append(access::audit_job_kinds(settings.data_folder));
  append(people::staff_job_kinds(staff_plan(settings)));
  append(measures::reading_job_kinds(settings.trust.code));
  append(measures::news_job_kinds(news_plan(settings)));
  append(feeds::feed_job_kinds(feed_plan(settings)));
  return all;
}

std::vector<shell::MenuEntry> main_menu() {
  using html::Url;
  constexpr auto kReads = shell::Permission::read_measures;
  return {
      {.title = "Home", .url = Url::path("/"), .icon = "home"},
      {.title = "Measures", .url = measures::wall_url(), .icon = "chart", .needs = kReads},
      {.title = "Signals",
       .url = measures::signals_url(),
       .icon = "",
       .waiting = measures::count_waiting,
       .needs = kReads},
      {.title = "People", .url = people::people_url(), .icon = "", .needs = shell::Permission::read_people},
      {.title = "Places", .url = people::places_url(), .icon = "", .needs = shell::Permission::read_places},
      {.title = "Import", .url = Url::path("/import"), .icon = "plus", .needs = shell::Permission::change_measures},
      {.title = "Try it", .url = Url::path("/try"), .icon = "paste"},
      {.title = "Chart guide", .url = measures::chart_guide_url(), .icon = "guide"},
  };
}

std::vector<shell::MenuEntry> account_menu() {
  return {
      {.title = "Notifications",
       .url = measures::notifications_url(),
       .icon = "",
       .needs = shell::Permission::read_measures},
      {.title = "Your jobs", .url = shell::jobs_url(), .icon = "", .needs = shell::Permission::read_measures},
      {.title = "Feeds: figures that come by themselves",
       .url = feeds::feeds_url(),
       .icon = "",
       .needs = shell::Permission::change_measures},
      {.title = "Staff feed: who works here",
       .url = people::staff_feed_url(),
       .icon = "",
       .needs = shell::Permission::load_staff},
      {.title = "Audit: who changed what",
       .url = access::audit_trail_url(),
       .icon = "",
       .needs = shell::Permission::administer},
      {.title = "Operations: back-ups, jobs, database",
       .url = operations::operations_url(),
       .icon = "",
       .needs = shell::Permission::administer},
  };
}

VisitorLookup visitor_lookup(const shell::Settings& settings) {
  return [cookies = cookies_of(settings)](db::Connection& db, const Clock& clock, const http::Request& request) {
    return access::find_visitor(db, clock, request, cookies);
  };
}

void add_commands(CLI::App& program, const Clock& clock) {
  const auto chosen = add_database_options(program);
  using OpensPlace = db::Connection (*)(const DatabasePlace& place, const Clock& clock);
  const auto opened_by = [&clock, chosen](OpensPlace opens) -> access::OpenDatabase {
    return [&clock, chosen, opens](const std::filesystem::path& folder) {
      DatabasePlace place = *chosen;
      place.data_folder = folder;
      return opens(place, clock);
    };
  };
  const access::OpenDatabase make = opened_by(make_for_command);
  const access::OpenDatabase open = opened_by(open_for_command);
  add_serve_command(program, clock, chosen);
  add_settings_command(program, chosen);
  add_migrate_command(program, clock, chosen);
  const operations::InstallationDoors doors = installation_doors(chosen, clock);
  operations::add_backup_command(program, clock, doors);
  operations::add_restore_command(program, doors);
  operations::add_check_command(program, doors);
  access::add_user_command(program, clock, make);
  access::add_audit_command(program, open);
  measures::add_import_command(program, clock, open);
  people::add_staff_command(program, clock, open);
  measures::add_demo_command(program, make, {people::add_demo_staff});
  const auto feed_options = std::make_shared<std::shared_ptr<const TypedSettings>>();
  CLI::App* feed =
      feeds::add_feed_command(program, clock, open, [feed_options] { return feed_plan((*feed_options)->settings); });
  *feed_options = add_feed_options(feed);
  analysis::add_spc_command(program);
  analysis::add_stats_command(program);
  const auto job_options = std::make_shared<std::shared_ptr<const TypedSettings>>();
  CLI::App* run_jobs =
      operations::add_jobs_command(program, clock, open, [job_options](const std::filesystem::path& folder) {
        auto settings = checked_job_settings(**job_options);
        if (!settings) throw std::runtime_error(settings.error().message);
        settings->data_folder = folder;
        return job_kinds(*settings);
      });
  *job_options = add_job_options(run_jobs);
  add_mail_command(program, clock);
}

}  // namespace qi::main
