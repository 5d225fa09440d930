#include "measures/api/signal_api_routes.h"

#include <charconv>

#include "base/text.h"
#include "measures/api/api_texts.h"
#include "measures/api/signal_api.h"
#include "measures/organisation_store.h"
#include "measures/series_store.h"
#include "measures/signals/signal_deeds.h"
#include "shell/api_members.h"
#include "shell/api_page.h"
#include "shell/api_write.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

using shell::ApiAnswer;
using shell::Context;

/// Measure and code of the organisation of a signal's series.
struct SeriesOfSignal {
  MeasureId measure;
  std::string organisation_code;
};
Result<SeriesOfSignal> load_series_of(db::Connection& db, const Signal& signal) {
  const auto series = load_series(db, signal.series);
  if (!series) return series.error();
  const auto organisation = load_organisation(db, series->organisation);
  if (!organisation) return organisation.error();
  return SeriesOfSignal{series->measure, organisation->code};
}

Result<Signal> addressed_signal(const Context& context) {
  const auto id = parse_id<SignalTag>(context.request.capture("signal"));
  return load_signal(context.db, id.value_or(SignalId{}));
}

Result<std::string> history_json(db::Connection& db, SignalId id) {
  const auto signal = load_signal(db, id);
  if (!signal) return signal.error();
  const auto place = load_series_of(db, *signal);
  if (!place) return place.error();
  json::Writer w;
  write_signal_history(w, *signal, place->measure, place->organisation_code, list_events(db, id));
  return std::move(w).take();
}

/// "0 2025-04-30T09:00:00.000Z 12"
std::string cursor_text(const SignalPlace& place) {
  return std::to_string(place.urgency) + " " + to_iso(place.raised_at) + " " + to_text(place.id);
}

std::optional<SignalPlace> read_cursor(std::string_view text) {
  const auto parts = split(text, ' ');
  if (parts.size() != 3) return std::nullopt;
  SignalPlace place;
  const auto [end, failed] = std::from_chars(parts[0].data(), parts[0].data() + parts[0].size(), place.urgency);
  const auto raised_at = parse_iso_instant(parts[1]);
  const auto id = parse_id<SignalTag>(parts[2]);
  if (failed != std::errc{} || end != parts[0].data() + parts[0].size() || !raised_at || !id) return std::nullopt;
  place.raised_at = *raised_at;
  place.id = *id;
  return place;
}

http::Response list_some_signals(const Context& context) {
  const auto page = shell::read_api_page(context.request.query);
  if (!page) return shell::respond(context, page.error());
  const auto after = read_cursor(page->after);
  if (!page->after.empty() && !after) return shell::respond(context, shell::refused_cursor());
  SignalFilter filter;
  if (const auto state = context.request.query.find("state")) filter.state = parse_signal_state(*state);
  if (context.request.query.get("mine") == "true") filter.owner = context.visitor.account;
  const auto signals = list_signals_after(context.db, filter, after, page->limit + 1);
  return shell::respond_api_items(
      context, signals, page->limit,
      [&](json::Writer& w, const Signal& signal) {
        const auto place = load_series_of(context.db, signal);
        QI_ASSERT(static_cast<bool>(place));
        write_signal(w, signal, place->measure, place->organisation_code);
      },
      [](const Signal& signal) { return cursor_text(place_of(signal)); });
}

http::Response show_signal_as_json(const Context& context) {
  const auto signal = addressed_signal(context);
  if (!signal) return shell::respond(context, signal.error());
  auto json = history_json(context.db, signal->id);
  if (!json) return shell::respond(context, json.error());
  return http::Response::json(*std::move(json));
}

/// Does something to the addressed signal and answers with it.
template <class Do>
http::Response do_sent_deed(const Context& context, Do&& change) {
  return shell::write_once(context, [&]() -> Result<ApiAnswer> {
    const auto signal = addressed_signal(context);
    if (!signal) return signal.error();
    const Author author{context.visitor.account, context.visitor.name};
    if (const Done done = change(author, signal->id); !done) return done.error();
    auto json = history_json(context.db, signal->id);
    if (!json) return json.error();
    return ApiAnswer{.body = *std::move(json)};
  });
}

http::Response acknowledge_sent(const Context& context) {
  return do_sent_deed(context, [&](const Author& author, SignalId id) {
    return acknowledge_signal(context.db, context.clock.now(), author, id);
  });
}

http::Response explain_sent(const Context& context) {
  const auto sent = shell::read_api_body(context.request, explanation_schema());
  if (!sent) return shell::respond(context, sent.error());
  if (const Done clean = check_sent_texts(*sent); !clean) return shell::respond(context, clean.error());
  const json::Value* close = sent->if_contains("close");
  const auto after =
      close && close->is_bool() && close->get_bool() ? AfterExplaining::is_closed : AfterExplaining::stays_open;
  return do_sent_deed(context, [&](const Author& author, SignalId id) {
    return explain_signal(context.db, context.clock.now(), author, id,
                          {shell::find_text(*sent, "kind").value_or(""), shell::find_text(*sent, "words").value_or("")},
                          after);
  });
}

http::Response close_sent(const Context& context) {
  return do_sent_deed(context, [&](const Author& author, SignalId id) {
    return close_signal(context.db, context.clock.now(), author, id);
  });
}

http::Response reopen_sent(const Context& context) {
  const auto sent = shell::read_api_body(context.request, reopening_schema());
  if (!sent) return shell::respond(context, sent.error());
  if (const Done clean = check_sent_texts(*sent); !clean) return shell::respond(context, clean.error());
  return do_sent_deed(context, [&](const Author& author, SignalId id) {
    return reopen_signal(context.db, context.clock.now(), author, id, shell::find_text(*sent, "reason").value_or(""));
  });
}

}  // namespace

shell::Routes signal_api_routes() {
  using enum http::Method;
  using namespace shell;  // schema builders
  constexpr auto kRead = Permission::read_measures;
  constexpr auto kWrite = Permission::write_choices;
  const std::vector<ApiParameter> of_one{in_path("signal", whole_schema("Number of the signal."))};
  auto listing = page_parameters();
  listing.push_back(in_query(
      "state", choice_schema({"raised", "acknowledged", "explained", "closed"}, "Left out: all that are not closed.")));
  listing.push_back(in_query("mine", truth_schema("true: those of the token's owner.")));
  const auto deed = [&](std::optional<Schema> body, std::string example) {
    return ApiOperation{.group = "Signals",
                        .parameters = of_one,
                        .body = std::move(body),
                        .body_example = std::move(example),
                        .answer = signal_history_schema(),
                        .repetition = Repetition::needs_a_key};
  };
  return {
      {get, "/api/v1/signals", kRead, list_some_signals, "Signals, concerning ones first, in pages",
       ApiOperation{.group = "Signals", .parameters = listing, .answer = page_schema("SignalPage", signal_schema())}},
      {get, "/api/v1/signals/{signal}", kRead, show_signal_as_json, "One signal with its history",
       ApiOperation{.group = "Signals", .parameters = of_one, .answer = signal_history_schema()}},
      {post, "/api/v1/signals/{signal}/acknowledgement", kWrite, acknowledge_sent, "Takes a signal up",
       deed(std::nullopt, "")},
      {post, "/api/v1/signals/{signal}/explanation", kWrite, explain_sent, "Says what was found behind a signal",
       deed(explanation_schema(), R"({"kind": "special_cause", "words": "The new rota began.", "close": true})")},
      {post, "/api/v1/signals/{signal}/closing", kWrite, close_sent, "Closes a signal", deed(std::nullopt, "")},
      {post, "/api/v1/signals/{signal}/reopening", kWrite, reopen_sent, "Opens a signal again",
       deed(reopening_schema(), R"({"reason": "It began again in March."})")},
  };
}

}  // namespace qi::measures
