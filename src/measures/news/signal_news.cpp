#include "measures/news/signal_news.h"

#include <fmt/format.h>

#include "measures/api/measure_api.h"
#include "measures/api/signal_api.h"
#include "measures/measure_store.h"
#include "measures/organisation_store.h"
#include "measures/series_store.h"
#include "measures/signal_urls.h"
#include "measures/signals/signal_store.h"
#include "measures/signals/signal_view.h"
#include "spc/rule_catalogue.h"

namespace qi::measures {
namespace {

/// A signal with the names that words about it need.
struct NamedSignal {
  Signal signal;
  Measure measure;
  Organisation organisation;
};

std::optional<NamedSignal> find_named(db::Connection& db, std::int64_t number) {
  const auto signal = find_signal(db, SignalId{number});
  if (!signal) return std::nullopt;
  const auto series = load_series(db, signal->series);
  const auto measure = load_measure(db, series->measure);
  const auto organisation = load_organisation(db, series->organisation);
  return NamedSignal{*signal, *measure, *organisation};
}

std::optional<NewsWords> words_of_signal(db::Connection& db, const NewsItem& item) {
  const auto named = find_named(db, item.subject);
  if (!named || !named->signal.is_open()) return std::nullopt;
  const Signal& signal = named->signal;
  return NewsWords{.name = named->measure.definition.name + ", " + named->organisation.short_name,
                   .found = fmt::format("{}: {}, {}.\nAsk: {}", title(signal.direction), signal.words,
                                        period_span(named->measure.definition.frequency, signal.first, signal.last),
                                        spc::rule(signal.rule).ask),
                   .page = signal_url(signal.id)};
}

std::vector<shell::SchemaMember> signal_members() {
  using namespace shell;  // schema builders
  const Schema signal = signal_schema();
  const Schema organisation = organisation_schema();
  return {needed("signal", member_schema(signal, "id")),
          needed("measure", member_schema(measure_schema(), "name")),
          needed("organisation_code", member_schema(organisation, "code")),
          needed("organisation", member_schema(organisation, "short_name")),
          needed("direction", member_schema(signal, "direction")),
          needed("rule", member_schema(signal, "rule")),
          needed("words", member_schema(signal, "words")),
          needed("first_period", member_schema(signal, "first")),
          needed("last_period", member_schema(signal, "last"))};
}

void write_signal_members(json::Writer& w, db::Connection& db, const NewsItem& item) {
  const auto named = find_named(db, item.subject);
  if (!named) return;
  const Signal& signal = named->signal;
  w.key("signal").value(signal.id.number);
  w.key("measure").value(named->measure.definition.name);
  w.key("organisation_code").value(named->organisation.code);
  w.key("organisation").value(named->organisation.short_name);
  w.key("direction").value(slug(signal.direction));
  w.key("rule").value(spc::rule(signal.rule).slug);
  w.key("words").value(signal.words);
  w.key("first_period").value(to_iso(signal.first));
  w.key("last_period").value(to_iso(signal.last));
}

}  // namespace

NewsItem news_of(SignalId signal, Deed deed) {
  return {.kind = "signal", .subject = signal.number, .event = std::string(slug(deed))};
}

NewsKind signal_news() {
  return {.slug = "signal",
          .one = "signal",
          .many = "signals",
          .lead = "Changed in a way that chance does not explain:",
          .words = words_of_signal,
          .write_members = write_signal_members,
          .members = signal_members(),
          .events = {{slug(Deed::raised), "A series changed in a way that chance does not explain."},
                     {slug(Deed::reopened), "A signal that was closed has come again."}}};
}

}  // namespace qi::measures
