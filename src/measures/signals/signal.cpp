#include "measures/signals/signal.h"

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "base/named_value.h"

namespace qi::measures {
namespace {

constexpr std::array kDirections{
    NamedValue{SignalDirection::improving, "improving", "Improving"},
    NamedValue{SignalDirection::concerning, "concerning", "Concerning"},
    NamedValue{SignalDirection::neutral, "neutral", "Changed"},
};

constexpr std::array kStates{
    NamedValue{SignalState::raised, "raised", "New"},
    NamedValue{SignalState::acknowledged, "acknowledged", "Being looked into"},
    NamedValue{SignalState::explained, "explained", "Explained"},
    NamedValue{SignalState::closed, "closed", "Closed"},
};

constexpr std::array kExplanations{
    NamedValue{Explanation::special_cause, "special_cause", "A special cause was found"},
    NamedValue{Explanation::data_fault, "data_fault", "The data are at fault"},
    NamedValue{Explanation::expected, "expected", "It was expected"},
    NamedValue{Explanation::unknown, "unknown", "We looked and found no cause"},
};

struct Hint {
  Explanation explanation;
  std::string_view text;
};
constexpr std::array kHints{
    Hint{Explanation::special_cause,
         "Something in particular made the figures change. Mark it on the chart, so that others see it."},
    Hint{Explanation::data_fault, "A figure is wrong. Correct it, or leave the point out of the limits."},
    Hint{Explanation::expected, "A change that was planned, or a season, shows as it should."},
    Hint{Explanation::unknown, "That is an honest answer. If it comes again, the record opens again with its history."},
};

constexpr std::array kDeeds{
    NamedValue{Deed::raised, "raised", "Raised"},
    NamedValue{Deed::went_on, "went_on", "Went on"},
    NamedValue{Deed::acknowledged, "acknowledged", "Taken up"},
    NamedValue{Deed::explained, "explained", "Explained"},
    NamedValue{Deed::handed_over, "handed_over", "Handed over"},
    NamedValue{Deed::closed, "closed", "Closed"},
    NamedValue{Deed::withdrawn, "withdrawn", "Withdrawn"},
    NamedValue{Deed::reopened, "reopened", "Opened again"},
};

constexpr std::array kAllExplanations{Explanation::special_cause, Explanation::data_fault, Explanation::expected,
                                      Explanation::unknown};

}  // namespace

std::string_view slug(SignalDirection direction) {
  return named(kDirections, direction).slug;
}
std::string_view title(SignalDirection direction) {
  return named(kDirections, direction).title;
}
std::optional<SignalDirection> parse_signal_direction(std::string_view slug) {
  return value_of(kDirections, slug);
}

std::string_view slug(SignalState state) {
  return named(kStates, state).slug;
}
std::string_view title(SignalState state) {
  return named(kStates, state).title;
}
std::optional<SignalState> parse_signal_state(std::string_view slug) {
  return value_of(kStates, slug);
}

std::string_view slug(Explanation explanation) {
  return named(kExplanations, explanation).slug;
}
std::string_view title(Explanation explanation) {
  return named(kExplanations, explanation).title;
}
std::string_view hint(Explanation explanation) {
  const auto found = std::ranges::find(kHints, explanation, &Hint::explanation);
  QI_ASSERT(found != kHints.end());
  return found->text;
}
std::optional<Explanation> parse_explanation(std::string_view slug) {
  return value_of(kExplanations, slug);
}
std::span<const Explanation> all_explanations() {
  return kAllExplanations;
}

std::string_view slug(Deed deed) {
  return named(kDeeds, deed).slug;
}
std::string_view title(Deed deed) {
  return named(kDeeds, deed).title;
}
std::optional<Deed> parse_deed(std::string_view slug) {
  return value_of(kDeeds, slug);
}

}  // namespace qi::measures
