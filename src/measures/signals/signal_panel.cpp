#include "measures/signals/signal_panel.h"

#include <ranges>

#include "measures/news/follow_store.h"
#include "measures/reading_mark_store.h"
#include "measures/signal_urls.h"
#include "measures/signals/signal_store.h"
#include "measures/signals/signal_view.h"

namespace qi::measures {

SignalPanel load_signal_panel(const shell::Context& context, const SeriesFigures& figures) {
  const MeasureId measure = figures.measure.id;
  const std::string& code = figures.organisation.code;
  const bool following = follows(context.db, *context.visitor.account, figures.series.id);
  const bool marked = is_marked(context.db, figures.series.id);
  SignalPanel panel{.signals = {},
                    .being_read = marked ? being_read_words() : "",
                    .following = following ? SignalPanel::Following::yes : SignalPanel::Following::no,
                    .follow = following ? unfollow_url(measure, code) : follow_url(measure, code),
                    .csrf_token = context.visitor.csrf_token};
  const AccountNames names = load_account_names(context.db);
  const std::vector<Signal> signals = list_signals_of_series(context.db, figures.series.id);
  for (const Signal& signal : std::views::reverse(signals)) {
    if (!signal.is_open()) continue;
    panel.signals.push_back(
        {.words = signal.words + ", " + period_span(figures.measure.definition.frequency, signal.first, signal.last),
         .url = signal_url(signal.id),
         .direction = chip_of(signal.direction),
         .state = state_words(signal, names)});
  }
  return panel;
}

}  // namespace qi::measures
