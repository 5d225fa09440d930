#include "spc/recalculation_questions.h"

#include <array>

#include "base/assert.h"
#include "spc/sentence_words.h"

namespace qi::spc {
namespace {

std::string how_long_it_lasts(const ChangePoint& candidate, const Wording& wording) {
  return "The new level holds for " + counted_points(candidate.points_after, wording) + ".";
}

std::string which_way_it_went(const ChangePoint& candidate, const Wording& wording) {
  const std::string levels =
      "from " + show(candidate.before, wording.format) + " to " + show(candidate.after, wording.format);
  switch (candidate.course) {
    case StepCourse::better: return "The level went " + levels + ", which is better.";
    case StepCourse::worse: return "The level went " + levels + ", which is worse.";
    case StepCourse::neither: return "The level went " + levels + "; neither way was named better.";
  }
  stop_at("a known course", __FILE__, __LINE__);
}

constexpr std::array kQuestions{
    RecalculationQuestion{.slug = "sustained",
                          .asks = "Has the new level lasted?",
                          .why = "A few odd points are a signal to look into, not a new process.",
                          .if_no = "Wait for more points and keep the limits, so that the signal stays in sight.",
                          .figures_say = how_long_it_lasts},
    RecalculationQuestion{.slug = "cause-known",
                          .asks = "Do you know what caused it?",
                          .why = "Limits describe a process; without a cause nobody can say that it is a new one.",
                          .if_no = "Find out what changed then, and annotate the chart with it.",
                          .figures_say = nullptr},
    RecalculationQuestion{.slug = "wished-or-accepted",
                          .asks = "Is it the change you wanted, or one that has been accepted?",
                          .why = "New limits around a worse level make it look usual, and the signal is gone.",
                          .if_no = "Keep the limits, so that the chart goes on showing what was lost.",
                          .figures_say = which_way_it_went},
    RecalculationQuestion{.slug = "expected-to-go-on",
                          .asks = "Do you expect it to go on?",
                          .why = "Limits look ahead: those of a passing change are wrong as soon as it has passed.",
                          .if_no = "Annotate the stretch, and keep the limits.",
                          .figures_say = nullptr},
};

}  // namespace

std::span<const RecalculationQuestion> recalculation_questions() {
  return kQuestions;
}

}  // namespace qi::spc
