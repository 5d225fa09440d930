#pragma once
/// Three plain questions that lead to a chart, as rows that a page prints: what each figure is, whether there is a
/// whole that it comes out of, and how many or how rare. No data are looked at here: see chart_proposal.h.

#include <optional>
#include <span>
#include <string_view>

#include "base/result.h"
#include "spc/series.h"

namespace qi::spc {

enum class FigureKind {
  measurement,         ///< minutes, a score, an average
  cases_out_of_cases,  ///< 58 of 80 records
  events,              ///< falls, incidents, complaints: one case may have several
  cases_since,         ///< cases between two rare events
  time_since,          ///< days between two rare events
};
/// What the figure comes out of.
enum class Whole {
  none,
  constant,  ///< about as much each time
  varying,
};
enum class Amount {
  rare,  ///< fewer than 5 expected in a period
  usual,
  many,  ///< thousands in a period
};

struct ChoiceAnswer {
  std::string_view slug;     ///< "cases-out-of-cases": stable, in URLs
  std::string_view words;    ///< "A number of cases out of all cases"
  std::string_view example;  ///< "58 of 80 records complete"
};
struct ChoiceQuestion {
  std::string_view slug;  ///< "figure"
  std::string_view asks;
  std::string_view help;                  ///< one sentence
  std::span<const ChoiceAnswer> answers;  ///< in the order of the enumeration
};
/// Three: "figure", "whole", "amount", answered by FigureKind, Whole and Amount.
std::span<const ChoiceQuestion> choice_questions();

/// One way through the questions. nullopt: the question is not asked on this way, or its answer makes no difference.
struct ChoicePath {
  FigureKind figure;
  std::optional<Whole> whole;
  std::optional<Amount> amount;
  ChartKind chart;
  std::string_view reason;  ///< one or two sentences
  /// The chart takes other figures than those that were described: what to record instead. Empty: the same figures.
  std::string_view record_instead = {};
};
/// Every way, none of which overlaps another; together they cover every answer.
std::span<const ChoicePath> choice_paths();

struct ChoiceAnswers {
  std::optional<FigureKind> figure;
  std::optional<Whole> whole;
  std::optional<Amount> amount;
};
/// The next question of choice_questions() to ask, in their order, given the answers so far; one whose answer makes no
/// difference is passed over. nullptr: the chart is known.
const ChoiceQuestion* next_question(const ChoiceAnswers& answers);
/// refuses  answers that leave a question open.
Result<ChoicePath> chosen_path(const ChoiceAnswers& answers);

std::optional<FigureKind> find_figure_kind(std::string_view slug);
std::optional<Whole> find_whole(std::string_view slug);
std::optional<Amount> find_amount(std::string_view slug);

}  // namespace qi::spc
