#include "feeds/feed_form.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "access/account_store.h"
#include "base/text.h"
#include "client/one_select.h"
#include "feeds/sql_sources.h"
#include "measures/measure_store.h"
#include "measures/organisation_store.h"
#include "measures/series_store.h"
#include "shell/drop_folder.h"

namespace qi::feeds {
namespace {

constexpr std::size_t kMostNameCharacters = 100;
constexpr std::size_t kMostPatternBytes = 100;
constexpr std::size_t kMostQueryBytes = 20'000;
constexpr std::string_view kDaily = "daily";
constexpr std::array kOften{5, 15, 30, 60, 240, 720};

std::string often_words(int minutes) {
  constexpr int kHour = 60;
  return minutes < kHour    ? fmt::format("Every {} minutes", minutes)
         : minutes == kHour ? "Every hour"
                            : fmt::format("Every {} hours", minutes / kHour);
}

std::string time_of_day(int minutes) {
  constexpr int kHour = 60;
  return fmt::format("{:02}:{:02}", minutes / kHour, minutes % kHour);
}

bool is_address(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != text.npos && at > 0 && text.find('.', at) != text.npos && text.find_first_of(" \t<>,;") == text.npos &&
         text.find('@', at + 1) == text.npos;
}

/// Collects what is wrong while the feed is filled in.
class Reading {
 public:
  Reading(db::Connection& db, const FeedPlan& plan, const FeedForm& form) : db_(db), plan_(plan), form_(form) {}

  Result<Feed> read() {
    feed_.kind = form_.kind;
    read_names();
    if (feed_.kind == FeedKind::file_drop) read_folder();
    if (feed_.kind == FeedKind::sql_query) read_query();
    if (feed_.kind != FeedKind::sql_query) feed_.sheet = form_.sheet;
    if (feed_.kind != FeedKind::push) read_recurrence();
    const auto duplicates = tabular::parse_duplicates(form_.duplicates);
    if (duplicates) feed_.duplicates = *duplicates;
    if (!duplicates) refuse("duplicates", "Choose what is kept of two figures for one period.");
    read_owner();
    if (errors_.empty()) read_series();
    if (!errors_.empty()) return Error::invalid_fields(std::move(errors_));
    return std::move(feed_);
  }

 private:
  void refuse(std::string field, std::string message) { errors_.push_back({std::move(field), std::move(message)}); }

  void read_names() {
    feed_.name = form_.name;
    feed_.team = form_.team;
    feed_.team_mail = form_.team_mail;
    if (form_.name.empty()) refuse("name", "Give the feed a name, like C2 by station from the warehouse.");
    if (character_count(form_.name) > kMostNameCharacters) refuse("name", "Use 100 characters or fewer for the name.");
    if (form_.team.empty()) refuse("team", "Name the team that sees to the feed when its owner has left.");
    if (!form_.team_mail.empty() && !is_address(form_.team_mail))
      refuse("team-mail", "Enter an address like informatics@trust.nhs.uk, or leave it empty.");
  }

  void read_folder() {
    feed_.folder = form_.folder;
    feed_.pattern = form_.pattern;
    if (!shell::may_be_drop_folder(form_.folder))
      refuse("folder", "Name a folder under the feed folder, like c2/kent: letters, digits, blanks, . _ and - only.");
    if (form_.pattern.size() > kMostPatternBytes) refuse("pattern", "Use 100 characters or fewer.");
    if (form_.pattern.find('/') != std::string::npos)
      refuse("pattern", "Give the names of files only, like c2-*.csv. The folder has a box of its own.");
  }

  void read_query() {
    feed_.source = form_.source;
    feed_.query = form_.query;
    const auto sources = load_sql_sources(plan_.sources);
    if (!sources)
      refuse("source", sources.error().message);
    else if (std::ranges::find(*sources, form_.source, &SqlSource::name) == sources->end())
      refuse("source", sources->empty()
                           ? "No database is set up on this site. Ask the operator to name one in the file "
                             "of SQL sources."
                           : "Choose the database to ask.");
    if (form_.query.size() > kMostQueryBytes)
      refuse("query", "Shorten the query to 20,000 characters: make it a view in the database.");
    else if (const Done one = client::check_one_select(form_.query); !one)
      refuse("query", one.error().message);
  }

  void read_recurrence() {
    if (form_.often == kDaily) {
      const auto at = shell::parse_time_of_day(form_.at);
      if (at) feed_.recurrence = shell::DailyAt{*at};
      if (!at) refuse("at", "Enter a time of day like 07:00.");
      return;
    }
    int minutes = 0;
    std::from_chars(form_.often.data(), form_.often.data() + form_.often.size(), minutes);
    if (std::ranges::find(kOften, minutes) == kOften.end())
      refuse("often", "Choose how often to look.");
    else
      feed_.recurrence = shell::EveryMinutes{minutes};
  }

  void read_owner() {
    const auto id = parse_id<shell::AccountKind>(form_.owner);
    const auto account = id ? access::find_account(db_, *id) : std::nullopt;
    if (!account || account->closed_at || account->role == shell::Role::viewer)
      refuse("owner", "Choose somebody who may bring figures in.");
    else
      feed_.owner = account->id;
  }

  void read_series() {
    if (form_.measure.empty() && form_.organisation.empty()) return;
    if (form_.measure.empty()) return refuse("measure", "Choose the measure too, or leave both to the file.");
    if (form_.organisation.empty()) return refuse("organisation", "Choose the place too, or leave both to the file.");
    const auto id = parse_id<measures::MeasureTag>(form_.measure);
    const auto measure = id ? measures::load_measure(db_, *id) : Error::not_found("");
    if (!measure || measure->closed_at) return refuse("measure", "Choose a measure that is there.");
    const auto place = measures::find_organisation_by_code(db_, form_.organisation);
    if (!place) return refuse("organisation", "Choose a place that is there.");
    feed_.series = measures::series_of(db_, measure->id, place->id).id;
  }

  db::Connection& db_;
  const FeedPlan& plan_;
  const FeedForm& form_;
  Feed feed_;
  std::vector<FieldError> errors_;
};

}  // namespace

FeedForm typed_form(FeedKind kind, const http::Form& form) {
  const auto typed = [&](std::string_view name) { return std::string(trimmed(form.get(name))); };
  return {.kind = kind,
          .name = typed("name"),
          .folder = typed("folder"),
          .pattern = typed("pattern"),
          .source = typed("source"),
          .query = typed("query"),
          .sheet = typed("sheet"),
          .measure = typed("measure"),
          .organisation = typed("organisation"),
          .duplicates = typed("duplicates"),
          .owner = typed("owner"),
          .team = typed("team"),
          .team_mail = typed("team-mail"),
          .often = typed("often"),
          .at = typed("at")};
}

FeedForm blank_form(FeedKind kind, shell::AccountId owner) {
  FeedForm form{.kind = kind};
  form.duplicates = tabular::slug(tabular::Duplicates::refuse);
  form.owner = to_text(owner);
  form.often = kind == FeedKind::file_drop ? "15" : std::string(kDaily);
  form.at = "07:00";
  return form;
}

FeedForm form_of(db::Connection& db, const Feed& feed) {
  FeedForm form{.kind = feed.kind,
                .name = feed.name,
                .folder = feed.folder,
                .pattern = feed.pattern,
                .source = feed.source,
                .query = feed.query,
                .sheet = feed.sheet,
                .measure = {},
                .organisation = {},
                .duplicates = std::string(tabular::slug(feed.duplicates)),
                .owner = to_text(feed.owner),
                .team = feed.team,
                .team_mail = feed.team_mail,
                .often = std::string(kDaily),
                .at = "07:00"};
  if (feed.recurrence) {
    if (const auto* every = std::get_if<shell::EveryMinutes>(&*feed.recurrence))
      form.often = std::to_string(every->minutes);
    if (const auto* daily = std::get_if<shell::DailyAt>(&*feed.recurrence))
      form.at = time_of_day(daily->minutes_after_midnight);
  }
  if (const auto series = feed.series ? measures::find_series(db, *feed.series) : std::nullopt) {
    form.measure = to_text(series->measure);
    if (const auto place = measures::find_organisation(db, series->organisation)) form.organisation = place->code;
  }
  return form;
}

std::vector<ui::Choice> recurrence_choices() {
  std::vector<ui::Choice> choices;
  for (const int minutes : kOften) choices.push_back({std::to_string(minutes), often_words(minutes), ""});
  choices.push_back({std::string(kDaily), "Every day", ""});
  return choices;
}

FeedFormChoices choices_of(db::Connection& db, const FeedPlan& plan) {
  FeedFormChoices choices;
  if (const auto sources = load_sql_sources(plan.sources)) {
    for (const SqlSource& source : *sources) choices.sources.push_back({source.name, source.name, ""});
  } else {
    choices.sources_fault = sources.error().message;
  }
  for (const measures::Measure& measure : measures::list_measures(db))
    if (!measure.closed_at) choices.measures.push_back({to_text(measure.id), measure.definition.name, ""});
  for (const measures::Organisation& place : measures::list_organisations(db))
    choices.organisations.push_back({place.code, place.name, ""});
  for (const access::Account& account : access::list_accounts(db))
    if (!account.closed_at && account.role != shell::Role::viewer)
      choices.owners.push_back({to_text(account.id), account.name, ""});
  return choices;
}

Result<Feed> read_feed_form(db::Connection& db, const FeedPlan& plan, const FeedForm& form) {
  return Reading(db, plan, form).read();
}

}  // namespace qi::feeds
