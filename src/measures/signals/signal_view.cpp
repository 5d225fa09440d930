#include "measures/signals/signal_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "access/account_store.h"
#include "base/text.h"
#include "measures/late_alarm_store.h"
#include "measures/measure_query.h"
#include "measures/measure_urls.h"
#include "measures/reading_mark_store.h"
#include "measures/reading_parts.h"
#include "measures/signal_urls.h"
#include "measures/signals/signal_store.h"
#include "spc/rule_catalogue.h"
#include "spc/stretches.h"

namespace qi::measures {
namespace {

std::string typed_date(Date date) {
  return fmt::format("{:02}/{:02}/{}", date.day(), date.month(), date.year());
}

std::string owner_name(const Signal& signal, const AccountNames& names) {
  const auto found = signal.owner ? names.find(*signal.owner) : names.end();
  return found == names.end() ? std::string() : found->second;
}

ui::Tone tone_of(SignalDirection direction) {
  switch (direction) {
    case SignalDirection::improving: return ui::Tone::improve;
    case SignalDirection::concerning: return ui::Tone::concern;
    case SignalDirection::neutral: return ui::Tone::neutral;
  }
  return ui::Tone::neutral;
}

/// A rule's words with the lengths that our charts use.
std::string meaning_of(spc::RuleId rule) {
  return spc::meaning(spc::rule(rule), spc::profile_of(spc::ProfileId::mdc));
}

std::string words_of(const Signal& signal, Frequency frequency) {
  return signal.words + ", " + period_span(frequency, signal.first, signal.last) + ".";
}

html::Url query_url(const SignalsQuery& query) {
  html::Url url = signals_url();
  if (query.mine) url = url.with("whose", "mine");
  if (query.state) url = url.with("state", slug(*query.state));
  if (query.page > 1) url = url.with("page", std::to_string(query.page));
  return url;
}

ui::Segment segment(std::string text, const SignalsQuery& query, bool current) {
  return {std::move(text), query_url(query), current ? ui::Current::yes : ui::Current::no};
}

SignalLine line_of(db::Connection& db, const Signal& signal, const AccountNames& names) {
  const auto figures = load_figures(db, signal.series);
  QI_ASSERT(static_cast<bool>(figures));
  const Definition& definition = figures->measure.definition;
  SignalLine line{.url = signal_url(signal.id),
                  .name = definition.name,
                  .place = figures->organisation.short_name,
                  .variation = variation_of(signal),
                  .direction = chip_of(signal.direction),
                  .words = words_of(signal, definition.frequency),
                  .question = std::string(spc::rule(signal.rule).ask),
                  .state = state_words(signal, names),
                  .since = "Raised " + long_date(london_date(signal.raised_at)) + ".",
                  .sparkline = std::nullopt,
                  .value = "–",
                  .period = short_period_name(definition.frequency, signal.last),
                  .latest = {}};
  if (const auto reading = read_series(*figures)) {
    line.sparkline = html::TrustedMarkup(
        chart::sparkline(reading->reading, definition.natural_lower, definition.natural_upper, 180, 54));
    const spc::Analysis& analysis = reading->reading.analysis;
    const auto at = std::ranges::find(reading->periods, signal.last);
    if (at != reading->periods.end())
      line.value =
          show(analysis.points[static_cast<std::size_t>(at - reading->periods.begin())].value, definition.format);
    if (analysis.latest && reading->periods[*analysis.latest] > signal.last)
      line.latest = fmt::format("Now {}, {}.", show(analysis.points[*analysis.latest].value, definition.format),
                                short_period_name(definition.frequency, reading->periods[*analysis.latest]));
  }
  return line;
}

ui::EmptyState nothing_listed(const SignalsQuery& query) {
  if (query.mine)
    return {.title = "Nothing waits for you",
            .text = "You look after no signal of this kind. Follow a measure to hear of its signals.",
            .next = ui::SideLink{"See everybody's", signals_url()}};
  return {.title = "No signal of this kind",
          .text = "When a measure's newest figures show a real change, it is listed here until somebody has said why.",
          .next = ui::SideLink{"See the wall", wall_url()}};
}

/// The shortest picture that we draw which still holds the whole stretch, on the reading that the measure's page shows.
/// The stretch is named on it whatever is told of the newest point.
Picture picture_of(const Signal& signal, const SeriesReading& reading) {
  const auto first = std::ranges::lower_bound(reading.periods, signal.first);
  const auto back = static_cast<std::size_t>(reading.periods.end() - first);
  Picture picture;
  for (const std::size_t last : kChartPeriods)
    if (picture.last_points == 0 && back <= last && last < reading.periods.size()) picture.last_points = last;
  for (const spc::Pattern& stretch : spc::stretches(reading.reading.analysis))
    if (stretch.rule == signal.rule && stretch.side == signal.side && reading.periods[stretch.first] == signal.first)
      picture.told = stretch;
  return picture;
}

std::vector<SignalHistoryLine> history_of(const std::vector<SignalEvent>& events) {
  std::vector<SignalHistoryLine> lines;
  for (const SignalEvent& event : std::views::reverse(events)) {
    std::string who(title(event.deed));
    if (!event.actor_name.empty()) who += " by " + event.actor_name;
    lines.push_back({std::move(who), long_date(london_date(event.at)) + ", " + london_time(event.at), event.words});
  }
  return lines;
}

std::vector<NextStep> next_steps_of(const Signal& signal, const SeriesFigures& figures) {
  const MeasureId measure = figures.measure.id;
  const std::string& code = figures.organisation.code;
  if (signal.explanation == Explanation::special_cause) {
    const html::Url url = change_notes_url(measure, code);
    const std::size_t hash = url.text().find('#');
    const html::Url form = html::Url::path(url.text().substr(0, hash))
                               .with("event_date", typed_date(signal.first))
                               .with("event_kind", "event");
    return {{"Mark it on the chart", hash == std::string::npos ? form : form.fragment(url.text().substr(hash + 1)),
             "So that everybody who sees the chart knows what happened."}};
  }
  if (signal.explanation == Explanation::data_fault) {
    const html::Url url = change_exclusions_url(measure, code);
    const std::size_t hash = url.text().find('#');
    const html::Url form =
        html::Url::path(url.text().substr(0, hash)).with("exclusion_period", typed_date(signal.last));
    return {{"Correct the figure", add_point_url(measure, code).with("period", typed_date(signal.last)),
             "The old figure stays in the record."},
            {"Leave the point out of the limits",
             hash == std::string::npos ? form : form.fragment(url.text().substr(hash + 1)),
             "Where the right figure cannot be had."}};
  }
  return {};
}

std::vector<ui::KeyValue> facts_of(const Signal& signal, const SeriesFigures& figures, const AccountNames& names) {
  const Frequency frequency = figures.measure.definition.frequency;
  const std::string owner = owner_name(signal, names);
  return {{.key = "Rule", .value = std::string(spc::rule(signal.rule).title)},
          {.key = "First", .value = period_name(frequency, signal.first)},
          {.key = "Last", .value = period_name(frequency, signal.last)},
          {.key = "Limits since", .value = period_name(frequency, signal.phase_start)},
          {.key = "Raised", .value = long_date(london_date(signal.raised_at))},
          {.key = "Looked after by", .value = owner.empty() ? "Nobody yet" : owner},
          {.key = "Found", .value = signal.explanation ? std::string(title(*signal.explanation)) : ""}};
}

std::vector<ui::Choice> people_of(db::Connection& db) {
  std::vector<ui::Choice> people{{"", "Choose a person", {}}};
  for (const access::Account& account : access::list_accounts(db))
    if (!account.closed_at && account.role != shell::Role::viewer)
      people.push_back({to_text(account.id), account.name, {}});
  return people;
}

}  // namespace

AccountNames load_account_names(db::Connection& db) {
  AccountNames names;
  for (const access::Account& account : access::list_accounts(db)) names[account.id] = account.name;
  return names;
}

ui::Chip chip_of(SignalDirection direction) {
  return {std::string(title(direction)), tone_of(direction)};
}

spc::Variation variation_of(const Signal& signal) {
  const bool high = signal.side == spc::Side::high;
  if (!signal.side) return spc::Variation::neutral_mixed;
  switch (signal.direction) {
    case SignalDirection::improving: return high ? spc::Variation::improving_high : spc::Variation::improving_low;
    case SignalDirection::concerning: return high ? spc::Variation::concerning_high : spc::Variation::concerning_low;
    case SignalDirection::neutral: return high ? spc::Variation::neutral_high : spc::Variation::neutral_low;
  }
  return spc::Variation::neutral_mixed;
}

std::string state_words(const Signal& signal, const AccountNames& names) {
  const std::string owner = owner_name(signal, names);
  switch (signal.state) {
    case SignalState::raised: return owner.empty() ? "New. Nobody looks after it yet." : "New, for " + owner + ".";
    case SignalState::acknowledged: return owner.empty() ? "Being looked into." : "Being looked into by " + owner + ".";
    case SignalState::explained:
      return fmt::format("Explained: {}.", lowered(std::string(title(*signal.explanation)).substr(0, 1)) +
                                               std::string(title(*signal.explanation)).substr(1));
    case SignalState::closed: return signal.withdrawn ? "Closed: the pattern is not there any more." : "Closed.";
  }
  return {};
}

std::string being_read_words() {
  return "Something changed a moment ago and is being read again. Charts show it already; signals may still come or "
         "go.";
}

SignalsPage load_signals_page(db::Connection& db, const SignalsQuery& query, shell::AccountId visitor) {
  SignalFilter filter{.owner = {}, .state = query.state};
  if (query.mine) filter.owner = visitor;
  const std::size_t count = count_signals(db, filter);
  const std::size_t pages = std::max<std::size_t>(1, (count + kSignalsOnPage - 1) / kSignalsOnPage);
  const auto page_number = std::clamp<std::size_t>(static_cast<std::size_t>(std::max(query.page, 1)), 1, pages);

  SignalsPage page;
  page.whose = {segment("Everybody's", {.mine = false, .state = query.state}, !query.mine),
                segment("Mine", {.mine = true, .state = query.state}, query.mine)};
  page.states.push_back(segment("Open", {.mine = query.mine}, !query.state));
  for (const SignalState state :
       {SignalState::raised, SignalState::acknowledged, SignalState::explained, SignalState::closed})
    page.states.push_back(
        segment(std::string(title(state)), {.mine = query.mine, .state = state}, query.state == state));
  page.count_words = counted(count, "signal", "signals");
  if (count_marks(db) > 0) page.being_read = being_read_words();
  page.late = count_open_late_alarms(db);
  const AccountNames names = load_account_names(db);
  for (const Signal& signal : list_signals(db, filter, (page_number - 1) * kSignalsOnPage, kSignalsOnPage))
    page.lines.push_back(line_of(db, signal, names));
  if (page.lines.empty()) page.empty = nothing_listed(query);
  page.pager = {.page = static_cast<int>(page_number), .pages = static_cast<int>(pages), .url_of = [query](int number) {
                  SignalsQuery other = query;
                  other.page = number;
                  return query_url(other);
                }};
  return page;
}

Result<SignalPage> load_signal_page(db::Connection& db, const Signal& signal, Visit visit) {
  const auto figures = load_figures(db, signal.series);
  if (!figures) return figures.error();
  const auto reading = read_series(*figures);
  if (!reading) return reading.error();
  const Definition& definition = figures->measure.definition;
  const AccountNames names = load_account_names(db);

  SignalPage page{.name = definition.name,
                  .kicker = fmt::format("Signal · {} · {}", definition.area, figures->organisation.short_name),
                  .measure = measure_url(figures->measure.id, figures->organisation.code),
                  .direction = chip_of(signal.direction),
                  .words = words_of(signal, definition.frequency),
                  .meaning = meaning_of(signal.rule),
                  .question = std::string(spc::rule(signal.rule).ask),
                  .state = state_words(signal, names),
                  .saved = {},
                  .being_read = is_marked(db, signal.series) ? being_read_words() : "",
                  .figure = chart_figure_of(*figures, *reading, picture_of(signal, *reading)),
                  .facts = facts_of(signal, *figures, names),
                  .history = history_of(list_events(db, signal.id)),
                  .next_steps = {},
                  .people = {},
                  .owner = signal.owner ? to_text(*signal.owner) : "",
                  .kind = signal.explanation ? std::string(slug(*signal.explanation)) : "",
                  .found = {},
                  .reason = {},
                  .errors = {},
                  .id = signal.id,
                  .csrf_token = {}};
  if (visit == Visit::reads) return page;
  page.may_take_up = signal.state == SignalState::raised;
  page.may_explain = signal.is_open();
  page.may_close = signal.state == SignalState::explained;
  page.may_reopen = !signal.is_open();
  if (signal.is_open()) {
    page.people = people_of(db);
    page.next_steps = next_steps_of(signal, *figures);
  }
  return page;
}

}  // namespace qi::measures
