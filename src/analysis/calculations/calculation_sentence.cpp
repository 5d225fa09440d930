#include "analysis/calculations/calculation_sentence.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/calculations/calculation_words.h"
#include "base/percent.h"
#include "base/text.h"

namespace qi::analysis {
namespace {

using stats::CalculationFigure;
using stats::CalculationRequest;
using stats::CalculationResult;

constexpr double kNearlyAll = 99.5;
// Figures of a size that is needed or a bound that holds, which are no whole numbers.
constexpr std::array<std::string_view, 6> kRoundedUp{"exposure",   "exposure_second", "difference",
                                                     "between_sd", "correlation",     "outgoing_limit"};
// Below this a difference is commonly held to be more than chance.
constexpr double kUsualSignificance = 0.05;

/// Figures of the answer and numbers of the question, by name.
class Told {
 public:
  Told(const CalculationRequest& request, const CalculationResult& result) : request_(request), result_(result) {}

  double value(std::string_view slug) const {
    if (const CalculationFigure* figure = find(slug)) return figure->value;
    const auto given = std::ranges::find(request_.numbers, slug, &stats::Figure::slug);
    return given == request_.numbers.end() ? stats::kUndefined : given->value;
  }
  /// "100 cases": what was worked out as a person would say it, with its unit; what was typed as it was typed.
  std::string words(std::string_view slug) const { return words(slug, spoken_words); }
  /// The same of a size that is needed or a bound that holds: never less than it.
  std::string needed(std::string_view slug) const { return words(slug, spoken_up_words); }
  /// The same of a margin that a plan comes to: as near as the table.
  std::string planned(std::string_view slug) const { return words(slug, planned_words); }
  std::string planned_hundredths(std::string_view slug) const { return hundredths(slug, planned_words); }
  /// "80%" of a share of 1.
  std::string percent(std::string_view slug) const { return hundredths(slug, spoken_words) + "%"; }
  /// "1.7" of a bound of 0.0164.
  std::string needed_hundredths(std::string_view slug) const { return hundredths(slug, spoken_up_words); }
  /// A chance of almost one or none that was worked out is not rounded to what it is not.
  std::string chance(std::string_view slug) const {
    const double percent = kWholePercent * value(slug);
    if (find(slug) && percent >= kNearlyAll) return "more than 99%";
    if (find(slug) && percent <= kWholePercent - kNearlyAll) return "less than 1%";
    return this->percent(slug);
  }
  /// "100 cases in each group": the first figure as its label has it.
  std::string sized() const {
    const CalculationFigure& first = result_.figures.front();
    const std::string second = has("n_second") ? " and " + number_words(value("n_second")) + " in the second" : "";
    return spoken_up_words(first.value) + " " + uncapitalised(first.label) + second;
  }
  bool has(std::string_view slug) const { return find(slug) != nullptr; }

 private:
  const CalculationFigure* find(std::string_view slug) const {
    const auto figure = std::ranges::find(result_.figures, slug, &CalculationFigure::slug);
    return figure == result_.figures.end() ? nullptr : &*figure;
  }
  using Spoken = std::string(double value);
  std::string words(std::string_view slug, Spoken* spoken) const {
    const CalculationFigure* figure = find(slug);
    return figure ? with_unit(spoken(figure->value), *figure) : number_words(value(slug));
  }
  std::string hundredths(std::string_view slug, Spoken* spoken) const {
    const double percent = kWholePercent * value(slug);
    return find(slug) ? spoken(percent) : fmt::format("{:.3g}", percent);
  }

  const CalculationRequest& request_;
  const CalculationResult& result_;
};

/// "with a chance of 80%"
std::string with_power(const Told& told) {
  return "with a chance of " + told.chance("power");
}

std::string study_of_size(const Told& told) {
  return "a study of that size finds the difference " + with_power(told) + ", if it is there.";
}

/// "Take 294 cases at random", or how many must be asked so that so many answer.
std::string taken_at_random(const Told& told) {
  if (!told.has("n_asked")) return "Take " + told.words("n") + " at random";
  return "Ask or pull " + told.words("n_asked") + " at random, so that about " + number_words(told.value("n")) +
         " can be used";
}

/// Behind a sentence about a sample whose size was given.
std::string asked_besides(const Told& told) {
  return told.has("n_asked") ? " To have it, ask or pull " + told.words("n_asked") + "." : "";
}

std::string watched_sentence(const Told& told) {
  if (told.has("exposure_second"))
    return "Watch " + told.needed("exposure") + " in the first group and " +
           spoken_up_words(told.value("exposure_second")) + " in the second: " + study_of_size(told);
  return "Watch " + told.needed("exposure") + " in each group: " + study_of_size(told);
}

std::string bias_sentence(const Told& told) {
  const double bias = told.value("bias");
  if (bias == 0) return "On average the measurements are neither too high nor too low.";
  std::string words =
      "On average the measurements are " + spoken_words(std::abs(bias)) + " too " + (bias > 0 ? "high" : "low");
  if (told.value("bias_p") >= kUsualSignificance) words += ", which chance alone could have brought";
  return words + ".";
}

std::string gauge_sentence(const Told& told) {
  return "Differences in measuring are " + told.words("gauge_study_share") +
         " of all the variation that the study saw, and " + told.words("distinct_categories") +
         " groups of parts can be told apart.";
}

struct SentenceRow {
  std::string_view calculation;  ///< its slug, or how its slug begins
  std::string_view figure;       ///< the first of the answer; "" where there is none
  std::string (*say)(const Told& told);
};

// The first row that fits is taken.
constexpr std::array kSentences{
    SentenceRow{"power-", "power",
                [](const Told& told) {
                  return "A study of this size finds the difference " + with_power(told) + ", if it is there.";
                }},
    SentenceRow{"power-", "n", [](const Told& told) { return "Take " + told.sized() + ": " + study_of_size(told); }},
    SentenceRow{"power-one-rate", "exposure",
                [](const Told& told) { return "Watch " + told.needed("exposure") + ": " + study_of_size(told); }},
    SentenceRow{"power-two-rates", "exposure", watched_sentence},
    SentenceRow{"power-", "difference",
                [](const Told& told) {
                  return "This sample finds a difference of " + told.needed("difference") + " or more " +
                         with_power(told) + ".";
                }},
    SentenceRow{"power-", "between_sd",
                [](const Told& told) {
                  return "This sample finds groups whose means have a standard deviation of " +
                         told.needed("between_sd") + " or more " + with_power(told) + ".";
                }},
    SentenceRow{"power-one-share", "actual",
                [](const Told& told) {
                  return "If the share is really " + told.percent("actual") + ", this sample shows that it differs " +
                         with_power(told) + ".";
                }},
    SentenceRow{"power-two-shares", "second",
                [](const Told& told) {
                  return "If the share in the second group is " + told.percent("second") +
                         ", this sample shows that the groups differ " + with_power(told) + ".";
                }},
    SentenceRow{"power-one-rate", "actual",
                [](const Told& told) {
                  return "If there are really " + told.words("actual") +
                         ", this exposure shows that the rate differs " + with_power(told) + ".";
                }},
    SentenceRow{"power-two-rates", "second",
                [](const Told& told) {
                  return "If the second group has " + told.words("second") +
                         ", this exposure shows that the groups differ " + with_power(told) + ".";
                }},
    SentenceRow{"power-correlation", "correlation",
                [](const Told& told) {
                  return "This sample finds a correlation of " + told.needed("correlation") + " or more " +
                         with_power(told) + ".";
                }},
    SentenceRow{"sample-for-mean", "n",
                [](const Told& told) {
                  return taken_at_random(told) + ": the mean is then known to within " + told.planned("margin") +
                         " either way.";
                }},
    SentenceRow{"sample-for-mean", "margin",
                [](const Told& told) {
                  return "With this sample the mean is known to within " + told.planned("margin") + " either way." +
                         asked_besides(told);
                }},
    SentenceRow{"sample-for-share", "n",
                [](const Told& told) {
                  return taken_at_random(told) + ": the share is then known to within " +
                         told.planned_hundredths("margin") + " percentage points either way.";
                }},
    SentenceRow{"sample-for-share", "margin",
                [](const Told& told) {
                  return "With this sample the share is known to within " + told.planned_hundredths("margin") +
                         " percentage points either way." + asked_besides(told);
                }},
    SentenceRow{"sample-clusters", "clusters",
                [](const Told& told) {
                  return "Draw " + told.words("clusters") + " at random, which give about " + told.words("n_drawn") +
                         " in all; " + number_words(told.value("n")) + " are needed.";
                }},
    SentenceRow{"sample-strata", "margin",
                [](const Told& told) {
                  return "Drawn from the strata as in the table below, the sample tells the mean of all of them to "
                         "within " +
                         told.planned("margin") + " either way.";
                }},
    SentenceRow{
        "sample-strata", "",
        [](const Told&) { return std::string("The table below says how many cases to draw from each stratum."); }},
    SentenceRow{"draw-", "interval",
                [](const Told& told) {
                  return "Look at the " + (told.value("n") == 1 ? "case" : told.words("n") + " cases") +
                         " of the table below, drawn by chance out of " + told.words("population") + ".";
                }},
    SentenceRow{"acceptance-find", "n",
                [](const Told& told) {
                  return "Draw " + told.words("n") + " from the lot, and accept it if " +
                         number_words(told.value("c")) + " of them or fewer are defective.";
                }},
    SentenceRow{"acceptance-judge", "accepted_95",
                [](const Told& told) {
                  return "This plan accepts a lot with " + told.percent("accepted_95") +
                         " defective 95 times out of 100, and one with " + told.percent("accepted_10") +
                         " defective 10 times out of 100.";
                }},
    SentenceRow{"acceptance-judge", "outgoing_limit",
                [](const Told& told) {
                  return "Whatever lots come, with this plan at most " + told.needed_hundredths("outgoing_limit") +
                         "% of what is accepted is defective on average.";
                }},
    SentenceRow{"gauge-", "gauge_study_share", gauge_sentence},
    SentenceRow{"attribute-agreement", "all_with_standard",
                [](const Told& told) {
                  return "On " + told.words("all_with_standard") +
                         " of the items everybody gave the right answer every time.";
                }},
    SentenceRow{"attribute-agreement", "between",
                [](const Told& told) {
                  return "On " + told.words("between") + " of the items everybody gave the same answer every time.";
                }},
    SentenceRow{"attribute-agreement", "within",
                [](const Told& told) {
                  return "On " + told.words("within") + " of the items the answer was the same every time.";
                }},
    SentenceRow{"bias-linearity", "bias", bias_sentence}};

}  // namespace

bool is_said_rounded_up(std::string_view slug) {
  return std::ranges::find(kRoundedUp, slug) != kRoundedUp.end();
}

std::string calculation_sentence(const stats::CalculationRow& row, const CalculationRequest& request,
                                 const CalculationResult& result) {
  const std::string figure = result.figures.empty() ? std::string() : result.figures.front().slug;
  const auto found = std::ranges::find_if(kSentences, [&](const SentenceRow& each) {
    return row.slug.starts_with(each.calculation) && each.figure == figure;
  });
  if (found != kSentences.end()) return found->say(Told(request, result));
  if (result.figures.empty()) return {};
  const CalculationFigure& first = result.figures.front();
  return first.label + ": " +
         (is_p_value(first.label) ? p_words(first.value) : with_unit(spoken_words(first.value), first)) + ".";
}

}  // namespace qi::analysis
