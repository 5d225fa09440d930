#include "spc/chart_choice.h"

#include <algorithm>
#include <array>
#include <vector>

namespace qi::spc {
namespace {

constexpr std::array kFigures{
    ChoiceAnswer{.slug = "measurement",
                 .words = "A measurement or an average",
                 .example = "Mean response time, minutes at hospital, a score"},
    ChoiceAnswer{.slug = "cases-out-of-cases",
                 .words = "A number of cases out of all cases",
                 .example = "58 of 80 records complete, calls answered within 10 seconds"},
    ChoiceAnswer{.slug = "events",
                 .words = "A number of events, of which one case or crew may have several",
                 .example = "Falls, complaints, medicine errors"},
    ChoiceAnswer{.slug = "cases-since",
                 .words = "The number of cases since the last rare event",
                 .example = "Journeys from one collision to the next"},
    ChoiceAnswer{.slug = "time-since",
                 .words = "The time since the last rare event",
                 .example = "Days from one serious incident to the next"},
};
constexpr std::array kWholes{
    ChoiceAnswer{.slug = "none", .words = "No, it stands alone", .example = "A time, or falls in each week"},
    ChoiceAnswer{
        .slug = "constant", .words = "Yes, about the same each time", .example = "30 records audited each month"},
    ChoiceAnswer{.slug = "varying",
                 .words = "Yes, and it is different each time",
                 .example = "All calls of the month, hours worked, miles driven"},
};
constexpr std::array kAmounts{
    ChoiceAnswer{.slug = "rare",
                 .words = "Rare: fewer than 5 in a usual period, and often none",
                 .example = "1 or 2 collisions a month"},
    ChoiceAnswer{.slug = "usual", .words = "From 5 to some hundreds", .example = "40 complaints a month"},
    ChoiceAnswer{
        .slug = "many", .words = "Thousands, or out of thousands", .example = "18,000 of 24,000 calls each month"},
};

constexpr std::array kQuestions{
    ChoiceQuestion{.slug = "figure",
                   .asks = "What is each figure?",
                   .help =
                       "Think of one month: is it measured, counted out of a whole, counted alone, or the gap between "
                       "two rare events?",
                   .answers = kFigures},
    ChoiceQuestion{.slug = "whole",
                   .asks = "Is there a whole that it comes out of, and does that vary?",
                   .help = "The number of cases that could have counted, or the hours, miles or calls in which events "
                           "could happen; for an average, the number of cases that it is taken over.",
                   .answers = kWholes},
    ChoiceQuestion{.slug = "amount",
                   .asks = "How many, or how rare?",
                   .help = "Counts of few and counts out of thousands each need limits of their own.",
                   .answers = kAmounts},
};

constexpr std::string_view kRecordCases = "Record, for each event, how many cases passed since the one before.";
constexpr std::string_view kRecordDays = "Record the date of each event, and chart the days from one to the next.";
constexpr std::string_view kOneFigureEachTime =
    "One figure each time: its limits come from how much it moves from one time to the next.";
constexpr std::string_view kRareShare =
    "Counts below 5 are 0 much of the time, and a lower limit of 0 hides every improvement. The number of cases from "
    "one "
    "to the next shows it.";
constexpr std::string_view kRareEvents =
    "Counts below 5 are 0 much of the time, and a lower limit of 0 hides every improvement. The time from one event to "
    "the "
    "next shows it.";
constexpr std::string_view kManyCases =
    "Out of thousands, chance of single cases hardly moves a share, and plain limits would call usual months unusual. "
    "The p′ chart takes the variation between months into its limits.";

constexpr std::array kPaths{
    ChoicePath{.figure = FigureKind::measurement,
               .whole = Whole::none,
               .chart = ChartKind::individuals,
               .reason = kOneFigureEachTime},
    ChoicePath{.figure = FigureKind::measurement,
               .whole = Whole::constant,
               .chart = ChartKind::individuals,
               .reason = kOneFigureEachTime},
    ChoicePath{.figure = FigureKind::measurement,
               .whole = Whole::varying,
               .chart = ChartKind::individuals_prime,
               .reason = "An average over few cases moves more than one over many: the I′ chart has wider limits where "
                         "there are few."},
    ChoicePath{.figure = FigureKind::cases_out_of_cases,
               .whole = Whole::none,
               .amount = Amount::rare,
               .chart = ChartKind::t,
               .reason = kRareEvents,
               .record_instead = kRecordDays},
    ChoicePath{.figure = FigureKind::cases_out_of_cases,
               .whole = Whole::none,
               .amount = Amount::usual,
               .chart = ChartKind::c,
               .reason =
                   "Without the number of all cases only the count itself can be charted. Find that number if you "
                   "can: a count that rises may only mean more cases."},
    ChoicePath{.figure = FigureKind::cases_out_of_cases,
               .whole = Whole::none,
               .amount = Amount::many,
               .chart = ChartKind::individuals,
               .reason =
                   "Large counts without a whole vary more than chance of single cases: limits come from how much "
                   "they move. Find the number of all cases if you can."},
    ChoicePath{.figure = FigureKind::cases_out_of_cases,
               .whole = Whole::constant,
               .amount = Amount::rare,
               .chart = ChartKind::g,
               .reason = kRareShare,
               .record_instead = kRecordCases},
    ChoicePath{.figure = FigureKind::cases_out_of_cases,
               .whole = Whole::constant,
               .amount = Amount::usual,
               .chart = ChartKind::np,
               .reason = "Out of as many cases each time the count itself can be read, and its limits are straight."},
    ChoicePath{.figure = FigureKind::cases_out_of_cases,
               .whole = Whole::constant,
               .amount = Amount::many,
               .chart = ChartKind::p_prime,
               .reason = kManyCases},
    ChoicePath{.figure = FigureKind::cases_out_of_cases,
               .whole = Whole::varying,
               .amount = Amount::rare,
               .chart = ChartKind::g,
               .reason = kRareShare,
               .record_instead = kRecordCases},
    ChoicePath{.figure = FigureKind::cases_out_of_cases,
               .whole = Whole::varying,
               .amount = Amount::usual,
               .chart = ChartKind::p,
               .reason = "A share out of few cases moves more than one out of many: the p chart has limits for each."},
    ChoicePath{.figure = FigureKind::cases_out_of_cases,
               .whole = Whole::varying,
               .amount = Amount::many,
               .chart = ChartKind::p_prime,
               .reason = kManyCases},
    ChoicePath{.figure = FigureKind::events,
               .whole = Whole::none,
               .amount = Amount::rare,
               .chart = ChartKind::t,
               .reason = kRareEvents,
               .record_instead = kRecordDays},
    ChoicePath{.figure = FigureKind::events,
               .whole = Whole::none,
               .amount = Amount::usual,
               .chart = ChartKind::c,
               .reason = "Events in stretches that are alike: chance alone says how far the counts may lie apart."},
    ChoicePath{.figure = FigureKind::events,
               .whole = Whole::none,
               .amount = Amount::many,
               .chart = ChartKind::individuals,
               .reason =
                   "Large counts vary more than chance of single events: limits come from how much they move from "
                   "one time to the next."},
    ChoicePath{.figure = FigureKind::events,
               .whole = Whole::constant,
               .amount = Amount::rare,
               .chart = ChartKind::t,
               .reason = kRareEvents,
               .record_instead = kRecordDays},
    ChoicePath{.figure = FigureKind::events,
               .whole = Whole::constant,
               .amount = Amount::usual,
               .chart = ChartKind::c,
               .reason = "With as many hours, jobs or miles each time the count itself can be read."},
    ChoicePath{.figure = FigureKind::events,
               .whole = Whole::constant,
               .amount = Amount::many,
               .chart = ChartKind::individuals,
               .reason =
                   "Large counts vary more than chance of single events: limits come from how much they move from "
                   "one time to the next."},
    ChoicePath{.figure = FigureKind::events,
               .whole = Whole::varying,
               .amount = Amount::rare,
               .chart = ChartKind::g,
               .reason = kRareShare,
               .record_instead = kRecordCases},
    ChoicePath{.figure = FigureKind::events,
               .whole = Whole::varying,
               .amount = Amount::usual,
               .chart = ChartKind::u,
               .reason = "More hours, jobs or miles bring more events: the u chart divides by them and has limits for "
                         "each time."},
    ChoicePath{.figure = FigureKind::events,
               .whole = Whole::varying,
               .amount = Amount::many,
               .chart = ChartKind::u_prime,
               .reason = "For many thousands, chance of single events hardly moves a rate, and plain limits would call "
                         "usual months unusual. The u′ chart takes the variation between months into its limits."},
    ChoicePath{.figure = FigureKind::cases_since,
               .chart = ChartKind::g,
               .reason = "The g chart is made for the number of cases from one rare event to the next."},
    ChoicePath{.figure = FigureKind::time_since,
               .chart = ChartKind::t,
               .reason = "The t chart is made for the time from one rare event to the next, which has a long tail."},
};

/// The ways that the answers so far leave open.
std::vector<const ChoicePath*> open_paths(const ChoiceAnswers& answers) {
  const auto fits = [](const auto& of_path, const auto& answer) { return !answer || !of_path || *of_path == *answer; };
  std::vector<const ChoicePath*> open;
  for (const ChoicePath& path : kPaths)
    if ((!answers.figure || path.figure == *answers.figure) && fits(path.whole, answers.whole) &&
        fits(path.amount, answers.amount))
      open.push_back(&path);
  return open;
}

bool lead_to_one_place(const std::vector<const ChoicePath*>& open) {
  return std::ranges::all_of(open, [&](const ChoicePath* path) {
    return path->chart == open.front()->chart && path->reason == open.front()->reason;
  });
}

template <class Answer, std::size_t count>
std::optional<Answer> answer_of(const std::array<ChoiceAnswer, count>& rows, std::string_view slug) {
  for (std::size_t i = 0; i < count; ++i)
    if (rows[i].slug == slug) return static_cast<Answer>(i);
  return std::nullopt;
}

}  // namespace

std::span<const ChoiceQuestion> choice_questions() {
  return kQuestions;
}

std::span<const ChoicePath> choice_paths() {
  return kPaths;
}

const ChoiceQuestion* next_question(const ChoiceAnswers& answers) {
  if (!answers.figure) return &kQuestions[0];
  const std::vector<const ChoicePath*> open = open_paths(answers);
  const auto asks = [&](const auto& of_path) {
    return std::ranges::any_of(open, [&](const ChoicePath* path) { return of_path(*path).has_value(); });
  };
  if (lead_to_one_place(open)) return nullptr;
  if (!answers.whole && asks([](const ChoicePath& path) { return path.whole; })) return &kQuestions[1];
  if (!answers.amount && asks([](const ChoicePath& path) { return path.amount; })) return &kQuestions[2];
  return nullptr;
}

Result<ChoicePath> chosen_path(const ChoiceAnswers& answers) {
  if (const ChoiceQuestion* open = next_question(answers))
    return Error::invalid("Answer this question too: " + std::string(open->asks));
  return *open_paths(answers).front();
}

std::optional<FigureKind> find_figure_kind(std::string_view slug) {
  return answer_of<FigureKind>(kFigures, slug);
}
std::optional<Whole> find_whole(std::string_view slug) {
  return answer_of<Whole>(kWholes, slug);
}
std::optional<Amount> find_amount(std::string_view slug) {
  return answer_of<Amount>(kAmounts, slug);
}

}  // namespace qi::spc
