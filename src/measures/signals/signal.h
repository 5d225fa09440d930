#pragma once
/// A signal of a series as a record that somebody looks after: what was found, since when, and how far people are.
/// What counts as a new signal is signal_finding.h; who may do what to it is signal_deeds.h.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "measures/measure_series.h"
#include "shell/visitor.h"
#include "spc/analysis.h"

namespace qi::measures {

struct SignalTag;
using SignalId = Id<SignalTag>;

enum class SignalDirection { improving, concerning, neutral };
std::string_view slug(SignalDirection direction);
std::string_view title(SignalDirection direction);  ///< "Improving"
std::optional<SignalDirection> parse_signal_direction(std::string_view slug);

enum class SignalState { raised, acknowledged, explained, closed };
std::string_view slug(SignalState state);
std::string_view title(SignalState state);  ///< "New", "Being looked into", "Explained", "Closed"
std::optional<SignalState> parse_signal_state(std::string_view slug);

/// What people found behind it.
enum class Explanation { special_cause, data_fault, expected, unknown };
std::string_view slug(Explanation explanation);
std::string_view title(Explanation explanation);  ///< "A special cause was found"
std::string_view hint(Explanation explanation);   ///< what it means, and what follows from it
std::optional<Explanation> parse_explanation(std::string_view slug);
std::span<const Explanation> all_explanations();

struct Signal {
  SignalId id;
  SeriesId series;
  spc::RuleId rule = spc::RuleId::outside_limits;
  std::optional<spc::Side> side;
  SignalDirection direction = SignalDirection::neutral;
  Date phase_start;   ///< first period of the phase whose limits it breaks
  Date first;         ///< first period of the stretch
  Date last;          ///< last one; moves on while the signal goes on
  std::string words;  ///< "8 months above the mean"
  SignalState state = SignalState::raised;
  std::optional<Explanation> explanation;
  bool withdrawn = false;  ///< closed because the pattern is not there any more
  std::optional<shell::AccountId> owner;
  Instant raised_at{};
  Instant changed_at{};

  bool is_open() const { return state != SignalState::closed; }
};

enum class Deed { raised, went_on, acknowledged, explained, handed_over, closed, withdrawn, reopened };
std::string_view slug(Deed deed);
std::string_view title(Deed deed);  ///< "Raised", "Went on", "Looked into", …
std::optional<Deed> parse_deed(std::string_view slug);

/// Something that happened to a signal.
struct SignalEvent {
  SignalId signal;
  Instant at{};
  std::optional<shell::AccountId> actor;  ///< nullopt: the program itself
  std::string actor_name;
  Deed deed = Deed::raised;
  std::string words;
};

}  // namespace qi::measures
