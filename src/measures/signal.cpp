#include "measures/signal.h"

#include <array>

#include "base/assert.h"

namespace qi::measures {
namespace {

template <class Kind>
struct Word {
  Kind kind;
  std::string_view slug;
  std::string_view title;
  std::string_view hint;
};

constexpr std::array kDirections{
    Word<SignalDirection>{SignalDirection::improving, "improving", "Improving", ""},
    Word<SignalDirection>{SignalDirection::concerning, "concerning", "Concerning", ""},
    Word<SignalDirection>{SignalDirection::neutral, "neutral", "Changed", ""},
};

constexpr std::array kStates{
    Word<SignalState>{SignalState::raised, "raised", "New", ""},
    Word<SignalState>{SignalState::acknowledged, "acknowledged", "Being looked into", ""},
    Word<SignalState>{SignalState::explained, "explained", "Explained", ""},
    Word<SignalState>{SignalState::closed, "closed", "Closed", ""},
};

constexpr std::array kExplanations{
    Word<Explanation>{Explanation::special_cause, "special_cause", "A special cause was found",
                      "Something in particular made the figures change. Mark it on the chart, so that others see it."},
    Word<Explanation>{Explanation::data_fault, "data_fault", "The data are at fault",
                      "A figure is wrong. Correct it, or leave the point out of the limits."},
    Word<Explanation>{Explanation::expected, "expected", "It was expected",
                      "A change that was planned, or a season, shows as it should."},
    Word<Explanation>{Explanation::unknown, "unknown", "We looked and found no cause",
                      "That is an honest answer. If it comes again, the record opens again with its history."},
};

constexpr std::array kDeeds{
    Word<Deed>{Deed::raised, "raised", "Raised", ""},
    Word<Deed>{Deed::went_on, "went_on", "Went on", ""},
    Word<Deed>{Deed::acknowledged, "acknowledged", "Taken up", ""},
    Word<Deed>{Deed::explained, "explained", "Explained", ""},
    Word<Deed>{Deed::handed_over, "handed_over", "Handed over", ""},
    Word<Deed>{Deed::closed, "closed", "Closed", ""},
    Word<Deed>{Deed::withdrawn, "withdrawn", "Withdrawn", ""},
    Word<Deed>{Deed::reopened, "reopened", "Opened again", ""},
};

template <class Kind, std::size_t Count>
const Word<Kind>& word_of(const std::array<Word<Kind>, Count>& words, Kind kind) {
  for (const Word<Kind>& word : words)
    if (word.kind == kind) return word;
  stop_at("a known kind", __FILE__, __LINE__);
}

template <class Kind, std::size_t Count>
std::optional<Kind> kind_of(const std::array<Word<Kind>, Count>& words, std::string_view slug) {
  for (const Word<Kind>& word : words)
    if (word.slug == slug) return word.kind;
  return std::nullopt;
}

constexpr std::array kAllExplanations{Explanation::special_cause, Explanation::data_fault, Explanation::expected,
                                      Explanation::unknown};

}  // namespace

std::string_view slug(SignalDirection direction) {
  return word_of(kDirections, direction).slug;
}
std::string_view title(SignalDirection direction) {
  return word_of(kDirections, direction).title;
}
std::optional<SignalDirection> parse_signal_direction(std::string_view slug) {
  return kind_of(kDirections, slug);
}

std::string_view slug(SignalState state) {
  return word_of(kStates, state).slug;
}
std::string_view title(SignalState state) {
  return word_of(kStates, state).title;
}
std::optional<SignalState> parse_signal_state(std::string_view slug) {
  return kind_of(kStates, slug);
}

std::string_view slug(Explanation explanation) {
  return word_of(kExplanations, explanation).slug;
}
std::string_view title(Explanation explanation) {
  return word_of(kExplanations, explanation).title;
}
std::string_view hint(Explanation explanation) {
  return word_of(kExplanations, explanation).hint;
}
std::optional<Explanation> parse_explanation(std::string_view slug) {
  return kind_of(kExplanations, slug);
}
std::span<const Explanation> all_explanations() {
  return kAllExplanations;
}

std::string_view slug(Deed deed) {
  return word_of(kDeeds, deed).slug;
}
std::string_view title(Deed deed) {
  return word_of(kDeeds, deed).title;
}
std::optional<Deed> parse_deed(std::string_view slug) {
  return kind_of(kDeeds, slug);
}

}  // namespace qi::measures
