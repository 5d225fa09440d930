#include "analysis/which_chart_view.h"

#include <algorithm>

#include "measures/measure.h"
#include "spc/chart_catalogue.h"
#include "spc/chart_choice.h"

namespace qi::analysis {
namespace {

constexpr std::string_view kPath = "/try/which-chart";

/// The answers of the address that are answers, in the order of the questions.
struct Answered {
  const spc::ChoiceQuestion* question;
  const spc::ChoiceAnswer* answer;
};

html::Url url_with(const std::vector<Answered>& answered) {
  html::Url url = html::Url::path(kPath);
  for (const Answered& each : answered) url = url.with(each.question->slug, each.answer->slug);
  return url;
}

void take(spc::ChoiceAnswers& answers, const spc::ChoiceQuestion& question, std::string_view slug) {
  if (question.slug == "figure") answers.figure = spc::find_figure_kind(slug);
  if (question.slug == "whole") answers.whole = spc::find_whole(slug);
  if (question.slug == "amount") answers.amount = spc::find_amount(slug);
}

OpenQuestion open_question(const spc::ChoiceQuestion& question, const std::vector<Answered>& so_far) {
  OpenQuestion open{.asks = std::string(question.asks), .help = std::string(question.help), .answers = {}};
  for (const spc::ChoiceAnswer& answer : question.answers) {
    std::vector<Answered> with = so_far;
    with.push_back({&question, &answer});
    open.answers.push_back({std::string(answer.words), std::string(answer.example), url_with(with)});
  }
  return open;
}

std::string_view what_to_record(const spc::ChoicePath& path) {
  if (path.figure == spc::FigureKind::cases_since) return "Each time it happens, the cases since the last time.";
  if (path.figure == spc::FigureKind::time_since) return "Each time it happens, the days since the last time.";
  switch (spc::chart_row(path.chart).takes) {
    case spc::Takes::shares: return "Each time, how many cases count and out of how many.";
    case spc::Takes::rates: return "Each time, how many events there were, and the hours, jobs or miles behind them.";
    case spc::Takes::averaged_values: return "Each time, the sum over all cases and the number of cases.";
    case spc::Takes::counts: return "Each time, how many events there were.";
    default: return "One figure each time, with its date.";
  }
}

FoundChart found_chart(const spc::ChoicePath& path) {
  const spc::ChartRow& row = spc::chart_row(path.chart);
  FoundChart found{.title = std::string(row.title),
                   .reason = std::string(path.reason),
                   .what_for = std::string(row.what_for),
                   .record = std::string(path.record_instead.empty() ? what_to_record(path) : path.record_instead),
                   .try_it = html::Url::path("/try").with("chart", row.slug),
                   .note = {}};
  if (path.chart != spc::ChartKind::np) return found;
  // A measure is the figure itself, so the same cases are read as their share.
  found.try_it = html::Url::path("/try").with("chart", spc::chart_row(spc::ChartKind::p).slug);
  found.note = "Here and in measures the same cases are drawn as their share, on a p chart: it shows the same signals.";
  return found;
}

}  // namespace

WhichChart which_chart_of(const http::Form& query) {
  WhichChart page;
  spc::ChoiceAnswers answers;
  std::vector<Answered> answered;
  while (const spc::ChoiceQuestion* question = spc::next_question(answers)) {
    const auto given = std::ranges::find(question->answers, query.get(question->slug), &spc::ChoiceAnswer::slug);
    if (given == question->answers.end()) {
      page.open = open_question(*question, answered);
      return page;
    }
    page.given.push_back(
        {std::string(question->asks), std::string(given->words), std::string(given->example), url_with(answered)});
    take(answers, *question, given->slug);
    answered.push_back({question, &*given});
  }
  if (const auto path = spc::chosen_path(answers)) page.found = found_chart(*path);
  return page;
}

}  // namespace qi::analysis
