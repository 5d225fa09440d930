#pragma once
/// Everything the pages of signals show, built from rows: words, order and links are decided here.
/// It writes no HTML: see signal_pages.h. Only the load functions ask a database.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "html/page.h"
#include "measures/series_reading.h"
#include "measures/signals/signal.h"
#include "ui/chart_figure.h"
#include "ui/chip.h"
#include "ui/empty_state.h"
#include "ui/key_values.h"
#include "ui/pager.h"
#include "ui/segmented.h"
#include "ui/select_field.h"

namespace qi::measures {

using AccountNames = std::map<shell::AccountId, std::string>;
AccountNames load_account_names(db::Connection& db);

ui::Chip chip_of(SignalDirection direction);
/// The icon of a signal: improving to the high side, and so on.
spc::Variation variation_of(const Signal& signal);
/// "New. Nobody looks after it yet.", "Being looked into by Priya Nair.", "Explained: it was expected."
std::string state_words(const Signal& signal, const AccountNames& names);

/// Said wherever signals stand whose series changed and was not read again yet.
std::string being_read_words();

/// One line of the inbox.
struct SignalLine {
  html::Url url;
  std::string name;
  std::string place;
  spc::Variation variation = spc::Variation::neutral_mixed;
  ui::Chip direction;
  std::string words;     ///< "8 months above the mean, August 2024 to March 2025."
  std::string question;  ///< of the rule: "What changed when the run began?"
  std::string state;     ///< state_words
  std::string since;     ///< "Raised 30 April 2025."
  std::optional<html::TrustedMarkup> sparkline;
  std::string value;   ///< of the last period of the signal; "–" where it has none any more
  std::string period;  ///< whose value that is: "Mar 2025"
  std::string latest;  ///< "Now 48:38, Apr 2025." where the series has gone on since; "" where it has not
};

/// What the address of the inbox says.
struct SignalsQuery {
  bool mine = false;
  std::optional<SignalState> state;  ///< nullopt: all that are not closed
  int page = 1;
};
struct SignalsPage {
  std::vector<ui::Segment> whose;
  std::vector<ui::Segment> states;
  std::string count_words;  ///< "12 signals"
  std::string being_read;   ///< "" or being_read_words()
  std::size_t late = 0;     ///< series whose figures are late
  std::vector<SignalLine> lines;
  ui::Pager pager;
  std::optional<ui::EmptyState> empty;
};
inline constexpr std::size_t kSignalsOnPage = 25;
SignalsPage load_signals_page(db::Connection& db, const SignalsQuery& query, shell::AccountId visitor);

struct SignalHistoryLine {
  std::string title;  ///< "Explained by Priya Nair"
  std::string when;
  std::string words;
};
/// A place to go on to once the signal is explained.
struct NextStep {
  std::string text;
  html::Url url;
  std::string hint;
};

struct SignalPage {
  std::string name;
  std::string kicker;
  html::Url measure;
  ui::Chip direction;
  std::string words;     ///< "8 months above the mean, August 2024 to March 2025."
  std::string meaning;   ///< of the rule
  std::string question;  ///< of the rule
  std::string state;
  std::string saved;       ///< what was done a moment ago; "" nothing
  std::string being_read;  ///< "" or being_read_words()
  std::optional<ui::ChartFigure> figure;
  std::vector<ui::KeyValue> facts;
  std::vector<SignalHistoryLine> history;  ///< newest first
  std::vector<NextStep> next_steps;

  /// What this visitor may do now.
  bool may_take_up = false;
  bool may_explain = false;
  bool may_close = false;
  bool may_reopen = false;
  std::vector<ui::Choice> people;  ///< to hand it over to; empty: may not
  std::string owner;
  std::string kind;    ///< as typed
  std::string found;   ///< as typed
  std::string reason;  ///< as typed
  std::vector<FieldError> errors;
  SignalId id;
  std::string csrf_token;
};
enum class Visit { reads, changes };
/// refuses  what load_figures and read_series refuse.
Result<SignalPage> load_signal_page(db::Connection& db, const Signal& signal, Visit visit);

}  // namespace qi::measures
