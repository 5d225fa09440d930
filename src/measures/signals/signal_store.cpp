#include "measures/signals/signal_store.h"

#include "base/assert.h"
#include "spc/rule_catalogue.h"

namespace qi::measures {
namespace {

std::string_view side_slug(const std::optional<spc::Side>& side) {
  if (!side) return "none";
  return *side == spc::Side::high ? "high" : "low";
}

std::optional<spc::Side> parse_side(std::string_view slug) {
  if (slug == "high") return spc::Side::high;
  if (slug == "low") return spc::Side::low;
  return std::nullopt;
}

std::optional<std::string> explanation_slug(const std::optional<Explanation>& explanation) {
  if (!explanation) return std::nullopt;
  return std::string(slug(*explanation));
}

Signal read_signal(const db::Row& row) {
  const auto explanation = row.get<std::optional<std::string>>(10);
  return {.id = row.get<SignalId>(0),
          .series = row.get<SeriesId>(1),
          .rule = spc::find_rule(row.get<std::string>(2)).value(),
          .side = parse_side(row.get<std::string>(3)),
          .direction = parse_signal_direction(row.get<std::string>(4)).value(),
          .phase_start = row.get<Date>(5),
          .first = row.get<Date>(6),
          .last = row.get<Date>(7),
          .words = row.get<std::string>(8),
          .state = parse_signal_state(row.get<std::string>(9)).value(),
          .explanation = explanation ? parse_explanation(*explanation) : std::nullopt,
          .withdrawn = row.get<bool>(11),
          .owner = row.get<std::optional<shell::AccountId>>(12),
          .raised_at = row.get<Instant>(13),
          .changed_at = row.get<Instant>(14)};
}

SignalEvent read_event(const db::Row& row) {
  return {.signal = row.get<SignalId>(0),
          .at = row.get<Instant>(1),
          .actor = row.get<std::optional<shell::AccountId>>(2),
          .actor_name = row.get<std::string>(3),
          .deed = parse_deed(row.get<std::string>(4)).value(),
          .words = row.get<std::string>(5)};
}

std::int64_t owner_number(const SignalFilter& filter) {
  return filter.owner ? filter.owner->number : 0;  // no account has the number 0
}

std::string state_slug(const SignalFilter& filter) {
  return filter.state ? std::string(slug(*filter.state)) : "open";
}

}  // namespace

std::optional<Signal> find_signal(db::Connection& db, SignalId id) {
  return db.first(R"sql(
      SELECT id, series_id, rule, side, direction, phase_start, first_period, last_period, words, state, explanation,
             withdrawn, owner_id, raised_at, changed_at
        FROM signal
       WHERE id = $1
  )sql",
                  read_signal, id);
}

Result<Signal> load_signal(db::Connection& db, SignalId id) {
  if (auto found = find_signal(db, id)) return *found;
  return Error::not_found("We could not find that signal. Look for it among all signals.");
}

std::vector<Signal> list_signals_of_series(db::Connection& db, SeriesId series) {
  return db.all(R"sql(
      SELECT id, series_id, rule, side, direction, phase_start, first_period, last_period, words, state, explanation,
             withdrawn, owner_id, raised_at, changed_at
        FROM signal
       WHERE series_id = $1
       ORDER BY id
  )sql",
                read_signal, series);
}

std::vector<Signal> list_signals(db::Connection& db, const SignalFilter& filter, std::size_t skip, std::size_t most) {
  return db.all(R"sql(
      SELECT id, series_id, rule, side, direction, phase_start, first_period, last_period, words, state, explanation,
             withdrawn, owner_id, raised_at, changed_at
        FROM signal
       WHERE (CAST($1 AS BIGINT) = 0 OR owner_id = CAST($1 AS BIGINT))
         AND (state = CAST($2 AS TEXT) OR (CAST($2 AS TEXT) = 'open' AND state <> 'closed'))
       ORDER BY CASE direction WHEN 'concerning' THEN 0 WHEN 'neutral' THEN 1 ELSE 2 END,
                raised_at DESC,
                id DESC
       LIMIT $3 OFFSET $4
  )sql",
                read_signal, owner_number(filter), state_slug(filter), most, skip);
}

SignalPlace place_of(const Signal& signal) {
  const auto urgency = [&] {
    switch (signal.direction) {
      case SignalDirection::concerning: return 0;
      case SignalDirection::neutral: return 1;
      case SignalDirection::improving: return 2;
    }
    stop_at("a known direction", __FILE__, __LINE__);
  };
  return {.urgency = urgency(), .raised_at = signal.raised_at, .id = signal.id};
}

std::vector<Signal> list_signals_after(db::Connection& db, const SignalFilter& filter,
                                       const std::optional<SignalPlace>& after, std::size_t most) {
  const SignalPlace place = after.value_or(SignalPlace{.urgency = -1, .raised_at = {}, .id = {}});
  return db.all(R"sql(
      SELECT id, series_id, rule, side, direction, phase_start, first_period, last_period, words, state, explanation,
             withdrawn, owner_id, raised_at, changed_at
        FROM signal
       WHERE (CAST($1 AS BIGINT) = 0 OR owner_id = CAST($1 AS BIGINT))
         AND (state = CAST($2 AS TEXT) OR (CAST($2 AS TEXT) = 'open' AND state <> 'closed'))
         AND (CASE direction WHEN 'concerning' THEN 0 WHEN 'neutral' THEN 1 ELSE 2 END > CAST($3 AS BIGINT)
              OR (CASE direction WHEN 'concerning' THEN 0 WHEN 'neutral' THEN 1 ELSE 2 END = CAST($3 AS BIGINT)
                  AND (raised_at < $4 OR (raised_at = $4 AND id < $5))))
       ORDER BY CASE direction WHEN 'concerning' THEN 0 WHEN 'neutral' THEN 1 ELSE 2 END,
                raised_at DESC,
                id DESC
       LIMIT $6
  )sql",
                read_signal, owner_number(filter), state_slug(filter), place.urgency, place.raised_at, place.id, most);
}

std::size_t count_signals(db::Connection& db, const SignalFilter& filter) {
  return static_cast<std::size_t>(db.only<std::int64_t>(R"sql(
      SELECT count(*)
        FROM signal
       WHERE (CAST($1 AS BIGINT) = 0 OR owner_id = CAST($1 AS BIGINT))
         AND (state = CAST($2 AS TEXT) OR (CAST($2 AS TEXT) = 'open' AND state <> 'closed'))
  )sql",
                                                        owner_number(filter), state_slug(filter)));
}

std::size_t count_waiting(db::Connection& db, shell::AccountId account) {
  return static_cast<std::size_t>(db.only<std::int64_t>(R"sql(
      SELECT count(*)
        FROM signal
       WHERE state = 'raised'
         AND (owner_id IS NULL OR owner_id = $1)
  )sql",
                                                        account));
}

SignalId create_signal(db::Connection& db, const Signal& signal) {
  return db.only<SignalId>(R"sql(
      INSERT INTO signal (series_id, rule, side, direction, phase_start, first_period, last_period, words, state,
                          explanation, withdrawn, owner_id, raised_at, changed_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
      RETURNING id
  )sql",
                           signal.series, spc::rule(signal.rule).slug, side_slug(signal.side), slug(signal.direction),
                           signal.phase_start, signal.first, signal.last, signal.words, slug(signal.state),
                           explanation_slug(signal.explanation), signal.withdrawn, signal.owner, signal.raised_at,
                           signal.changed_at);
}

void save_signal(db::Connection& db, const Signal& signal) {
  db.run(R"sql(
      UPDATE signal
         SET direction = $2, first_period = $3, last_period = $4, words = $5, state = $6, explanation = $7,
             withdrawn = $8, owner_id = $9, raised_at = $10, changed_at = $11, rule = $12
       WHERE id = $1
  )sql",
         signal.id, slug(signal.direction), signal.first, signal.last, signal.words, slug(signal.state),
         explanation_slug(signal.explanation), signal.withdrawn, signal.owner, signal.raised_at, signal.changed_at,
         spc::rule(signal.rule).slug);
}

void add_event(db::Connection& db, const SignalEvent& event) {
  db.run(R"sql(
      INSERT INTO signal_event (signal_id, at, actor_id, actor, deed, words)
      VALUES ($1, $2, $3, $4, $5, $6)
  )sql",
         event.signal, event.at, event.actor, event.actor_name, slug(event.deed), event.words);
}

std::vector<SignalEvent> list_events(db::Connection& db, SignalId signal) {
  return db.all(R"sql(
      SELECT signal_id, at, actor_id, actor, deed, words
        FROM signal_event
       WHERE signal_id = $1
       ORDER BY id
  )sql",
                read_event, signal);
}

}  // namespace qi::measures
