#include "measures/signals/signal_deeds.h"

#include "access/account_store.h"
#include "base/text.h"
#include "measures/news/news_store.h"
#include "measures/news/signal_news.h"
#include "shell/audit.h"
#include "shell/audit_payload.h"

namespace qi::measures {
namespace {

constexpr std::size_t kMostWords = 1000;

Result<Signal> load_open(db::Connection& db, SignalId id) {
  auto signal = load_signal(db, id);
  if (!signal) return signal.error();
  if (!signal->is_open()) return Error::conflict("This signal is closed. Open it again first.");
  return signal;
}

void leave(db::Connection& db, Instant now, const Author& author, Signal& signal, Deed deed, std::string words) {
  signal.changed_at = now;
  save_signal(db, signal);
  shell::record(db, now, author.account,
                {.action = "signal." + std::string(slug(deed)),
                 .subject = "signal:" + to_text(signal.id),
                 .payload = shell::audit_payload({{"words", words}})});
  add_event(db, {.signal = signal.id,
                 .at = now,
                 .actor = author.account,
                 .actor_name = author.name,
                 .deed = deed,
                 .words = std::move(words)});
}

bool needs_words(Explanation kind) {
  return kind == Explanation::special_cause || kind == Explanation::data_fault;
}

}  // namespace

Done acknowledge_signal(db::Connection& db, Instant now, const Author& author, SignalId id) {
  auto signal = load_open(db, id);
  if (!signal) return signal.error();
  if (signal->state != SignalState::raised) return {};
  signal->state = SignalState::acknowledged;
  if (!signal->owner) signal->owner = author.account;
  leave(db, now, author, *signal, Deed::acknowledged, "");
  return {};
}

Done explain_signal(db::Connection& db, Instant now, const Author& author, SignalId id, const ExplanationForm& form,
                    AfterExplaining after) {
  auto signal = load_open(db, id);
  if (!signal) return signal.error();
  std::vector<FieldError> errors;
  const auto kind = parse_explanation(form.kind);
  const std::string words(trimmed(form.words));
  if (!kind) errors.push_back({"kind", "Choose what you found."});
  if (words.empty() && (!kind || needs_words(*kind)))
    errors.push_back({"words", "Say in a sentence what you found, so that others need not ask."});
  if (character_count(words) > kMostWords) errors.push_back({"words", "Use 1,000 characters or fewer."});
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));

  signal->explanation = kind;
  signal->state = SignalState::explained;
  if (!signal->owner) signal->owner = author.account;
  leave(db, now, author, *signal, Deed::explained,
        words.empty() ? std::string(title(*kind)) + "." : std::string(title(*kind)) + ". " + words);
  if (after == AfterExplaining::is_closed) return close_signal(db, now, author, id);
  return {};
}

Done hand_over_signal(db::Connection& db, Instant now, const Author& author, SignalId id, std::string_view to) {
  auto signal = load_open(db, id);
  if (!signal) return signal.error();
  const auto number = parse_id<shell::AccountKind>(to);
  const auto account = number ? access::find_account(db, *number) : std::nullopt;
  if (!account || account->closed_at || account->role == shell::Role::viewer)
    return Error::invalid_fields({{"to", "Choose who looks after it from now on."}});
  if (signal->owner == account->id) return {};
  signal->owner = account->id;
  leave(db, now, author, *signal, Deed::handed_over, "To " + account->name + ".");
  if (author.account != account->id) tell_person(db, now, account->id, news_of(id, Deed::handed_over));
  return {};
}

Done close_signal(db::Connection& db, Instant now, const Author& author, SignalId id) {
  auto signal = load_open(db, id);
  if (!signal) return signal.error();
  if (signal->state != SignalState::explained)
    return Error::conflict("Say what you found before you close this signal.");
  signal->state = SignalState::closed;
  signal->withdrawn = false;
  leave(db, now, author, *signal, Deed::closed, "");
  return {};
}

Done reopen_signal(db::Connection& db, Instant now, const Author& author, SignalId id, std::string_view reason) {
  auto signal = load_signal(db, id);
  if (!signal) return signal.error();
  if (signal->is_open()) return Error::conflict("This signal is open already.");
  const std::string words(trimmed(reason));
  if (words.empty()) return Error::invalid_fields({{"reason", "Say why it should be looked at again."}});
  if (character_count(words) > kMostWords) return Error::invalid_fields({{"reason", "Use 1,000 characters or fewer."}});
  signal->state = SignalState::acknowledged;
  signal->explanation.reset();
  signal->withdrawn = false;
  leave(db, now, author, *signal, Deed::reopened, words);
  return {};
}

}  // namespace qi::measures
