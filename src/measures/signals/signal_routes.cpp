#include "measures/signals/signal_routes.h"

#include <algorithm>
#include <array>
#include <functional>

#include "base/number.h"
#include "measures/free_text_check.h"
#include "measures/measure_urls.h"
#include "measures/news/follow_store.h"
#include "measures/series_address.h"
#include "measures/signal_urls.h"
#include "measures/signals/signal_deeds.h"
#include "measures/signals/signal_pages.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

using shell::Context;

struct SavedRow {
  std::string_view slug;
  std::string_view sentence;
};
/// What ?saved= may say: a link can only choose one of these.
constexpr std::array kSaved{
    SavedRow{"acknowledgement", "You look into this signal now."},
    SavedRow{"explanation", "What you found is in the record."},
    SavedRow{"owner", "The signal was handed over."},
    SavedRow{"closing", "The signal is closed."},
    SavedRow{"reopening", "The signal is open again."},
};

std::string saved_sentence(const http::Request& request) {
  for (const SavedRow& row : kSaved)
    if (row.slug == request.query.get("saved")) return std::string(row.sentence);
  return {};
}

/// A page number as it stands in an address; anything else is the first page.
int page_of(std::string_view typed) {
  constexpr double kMostPages = 100000;
  const auto number = parse_plain_number(typed);
  return number ? static_cast<int>(std::clamp(*number, 1.0, kMostPages)) : 1;
}

SignalsQuery read_signals_query(const http::Form& query) {
  return {.mine = query.get("whose") == "mine",
          .state = parse_signal_state(query.get("state")),
          .page = page_of(query.get("page"))};
}

http::Response show_signals(const Context& context) {
  const SignalsPage page =
      load_signals_page(context.db, read_signals_query(context.request.query), *context.visitor.account);
  return shell::respond_page(context, {.title = "Signals", .menu = "Signals"}, signals_page, page);
}

Result<Signal> load_addressed_signal(const Context& context) {
  const auto id = parse_id<SignalTag>(context.request.capture("signal"));
  return load_signal(context.db, id.value_or(SignalId{}));
}

/// The page again with what was typed and why it was refused.
http::Response respond_signal(const Context& context, const Signal& signal, std::vector<FieldError> errors) {
  const bool may_change = context.visitor.may(shell::Permission::change_measures);
  auto page = load_signal_page(context.db, signal, may_change ? Visit::changes : Visit::reads);
  if (!page) return shell::respond(context, page.error());
  page->csrf_token = context.visitor.csrf_token;
  page->saved = saved_sentence(context.request);
  page->errors = std::move(errors);
  if (!page->errors.empty()) {
    const http::Form& typed = context.request.form;
    page->kind = typed.get("kind");
    page->found = typed.get("words");
    page->reason = typed.get("reason");
  }
  const ui::PageHead head{.title = "Signal: " + page->name,
                          .breadcrumb = {{"Signals", signals_url()}},
                          .menu = "Signals",
                          .has_errors = !page->errors.empty()};
  return shell::respond_page(context, head, signal_page, *page, shell::form_status(page->errors));
}

http::Response show_signal(const Context& context) {
  const auto signal = load_addressed_signal(context);
  if (!signal) return shell::respond(context, signal.error());
  return respond_signal(context, *signal, {});
}

using Do = std::function<Done(const Context&, const Author&, SignalId)>;

Done in_transaction(const Context& context, const Do& change, SignalId id) {
  db::Transaction transaction(context.db);
  Done done = change(context, {context.visitor.account, context.visitor.name}, id);
  if (!done) return done;
  std::vector<FieldError> asked;
  check_every_text(asked, context.request.form);
  if (!asked.empty()) return Error::invalid_fields(std::move(asked));
  transaction.commit();
  return done;
}

http::Response do_deed(const Context& context, std::string_view deed, const Do& change) {
  const auto signal = load_addressed_signal(context);
  if (!signal) return shell::respond(context, signal.error());
  const Done done = in_transaction(context, change, signal->id);
  if (done) return http::Response::redirect(signal_url(signal->id).with("saved", deed).text());
  if (done.error().fields.empty()) return shell::respond(context, done.error());
  return respond_signal(context, *signal, done.error().fields);
}

http::Response acknowledge(const Context& context) {
  return do_deed(context, "acknowledgement", [](const Context& c, const Author& author, SignalId id) {
    return acknowledge_signal(c.db, c.clock.now(), author, id);
  });
}

http::Response explain(const Context& context) {
  return do_deed(context, "explanation", [](const Context& c, const Author& author, SignalId id) {
    const http::Form& typed = c.request.form;
    const auto after = typed.get("then") == "close" ? AfterExplaining::is_closed : AfterExplaining::stays_open;
    return explain_signal(c.db, c.clock.now(), author, id,
                          {std::string(typed.get("kind")), std::string(typed.get("words"))}, after);
  });
}

http::Response hand_over(const Context& context) {
  return do_deed(context, "owner", [](const Context& c, const Author& author, SignalId id) {
    return hand_over_signal(c.db, c.clock.now(), author, id, c.request.form.get("to"));
  });
}

http::Response close(const Context& context) {
  return do_deed(context, "closing", [](const Context& c, const Author& author, SignalId id) {
    return close_signal(c.db, c.clock.now(), author, id);
  });
}

http::Response reopen(const Context& context) {
  return do_deed(context, "reopening", [](const Context& c, const Author& author, SignalId id) {
    return reopen_signal(c.db, c.clock.now(), author, id, c.request.form.get("reason"));
  });
}

http::Response change_following(const Context& context,
                                void (*change)(db::Connection&, Instant, shell::AccountId, SeriesId)) {
  const auto series = find_addressed_series(context.db, context.request);
  if (!series) return shell::respond(context, series.error());
  const auto figures = load_figures(context.db, *series);
  if (!figures) return shell::respond(context, figures.error());
  db::Transaction transaction(context.db);
  change(context.db, context.clock.now(), *context.visitor.account, *series);
  transaction.commit();
  return http::Response::redirect(series_url(*figures).fragment("signals").text());
}

http::Response post_follow(const Context& context) {
  return change_following(context, follow);
}
http::Response post_unfollow(const Context& context) {
  return change_following(context, stop_following);
}

}  // namespace

shell::Routes signal_routes() {
  using enum http::Method;
  constexpr auto kRead = shell::Permission::read_measures;
  constexpr auto kChange = shell::Permission::change_measures;
  return {
      {get, "/signals", kRead, show_signals, "Signals that somebody should look into, concerning ones first"},
      {get, "/signals/{signal}", kRead, show_signal, "One signal: chart, question, what was found, history"},
      {post, "/signals/{signal}/acknowledgement", kChange, acknowledge, "Takes a signal up"},
      {post, "/signals/{signal}/explanation", kChange, explain, "Says what was found behind a signal"},
      {post, "/signals/{signal}/owner", kChange, hand_over, "Hands a signal to somebody else"},
      {post, "/signals/{signal}/closing", kChange, close, "Closes a signal"},
      {post, "/signals/{signal}/reopening", kChange, reopen, "Opens a signal again"},
      {post, "/measures/{id}/{code}/follow", kRead, post_follow, "Follows a measure of one organisation"},
      {post, "/measures/{id}/{code}/unfollow", kRead, post_unfollow, "Stops following it"},
  };
}

}  // namespace qi::measures
