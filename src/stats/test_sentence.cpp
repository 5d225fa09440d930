#include "stats/test_sentence.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string_view>
#include <vector>

#include "stats/figure_words.h"
#include "stats/result_units.h"

namespace qi::stats {
namespace {

/// A term of a model or a factor: what was found of it, and how likely by chance.
struct Finding {
  std::string words;
  double p_value;
};

struct Meaning {
  std::string_view name;
  std::string_view words;
};

/// What a measure that few have heard of measures.
constexpr std::array kMeanings{
    Meaning{"Omega squared", "the share of all variation (omega squared)"},
    Meaning{"Epsilon squared", "the share of all variation in ranks (epsilon squared)"},
    Meaning{"Cramér's V", "how far the shares differ (Cramér's V, from 0 for not at all to 1)"},
    Meaning{"Cohen's w", "the distance from what was expected (Cohen's w, 0 for none)"},
    Meaning{"Odds ratio, margins held fixed", "the odds ratio (estimated with the margins held fixed)"},
    Meaning{"Pearson's r", "the correlation (Pearson's r, from -1 to 1)"},
    Meaning{"Spearman's rho", "the correlation of ranks (Spearman's rho, from -1 to 1)"},
    Meaning{"Kendall's tau", "the correlation of ranks (Kendall's tau, from -1 to 1)"}};

/// "the difference of means", "the correlation (Pearson's r, from -1 to 1)": a name as it stands inside a sentence. One
/// that begins with somebody's name or a letter keeps it.
std::string inside(std::string_view name) {
  const auto meaning = std::ranges::find(kMeanings, name, &Meaning::name);
  if (meaning != kMeanings.end()) return std::string(meaning->words);
  const std::string_view first_word = name.substr(0, name.find(' '));
  const bool is_a_symbol = first_word.size() < 2 || !std::islower(static_cast<unsigned char>(first_word[1]));
  if (is_a_symbol || first_word.find('\'') != std::string_view::npos) return std::string(name);
  std::string text = "the " + std::string(name);
  text[4] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[4])));
  return text;
}

std::string with_capital(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

std::size_t groups_in(const TestRow& row, const TestRequest& request) {
  return row.takes == Takes::samples ? request.columns.size() : request.columns.front().values.size();
}

std::string both(const TestRequest& request, std::string_view between) {
  return request.columns[0].name + std::string(between) + request.columns[1].name;
}

/// What the first effect, or the statistic of a test without one, is of.
std::string subject(const TestRow& row, const TestRequest& request, const std::string& named) {
  const std::string& first = request.columns.front().name;
  switch (row.takes) {
    case Takes::one_sample:
    case Takes::counts: return named + " of " + first;
    case Takes::two_samples:
    case Takes::pairs:
      switch (row.asks) {
        case Asks::connection:
        case Asks::distribution: return named + " of " + both(request, " and ");
        case Asks::spread: return named + ", " + both(request, " over ") + ",";
        default: return named + ", " + both(request, " less ") + ",";
      }
    case Takes::samples: return named + " between the " + counted(groups_in(row, request), "group");
    case Takes::counts_of_totals:
      switch (groups_in(row, request)) {
        case 1: return named + " of " + first;
        case 2: return named + ", first group against second,";
        default: return named + " between the " + counted(groups_in(row, request), "group");
      }
    case Takes::table: return named + " in the table";
    case Takes::two_factors:
    case Takes::predictors:
    case Takes::p_values: break;
  }
  return named;
}

/// What would have to be so for chance alone to be at work.
std::string assumed(const TestRow& row, const TestRequest& request, ValueStyle style) {
  const bool is_in_unit =
      row.takes == Takes::one_sample || row.takes == Takes::pairs || row.takes == Takes::two_samples;
  const std::string value = in_figures(request.null_value, is_in_unit ? style : ValueStyle::number);
  const bool is_given = !row.null_value.empty() && request.null_value != 0;
  switch (row.takes) {
    case Takes::one_sample:
      return row.asks == Asks::distribution ? "if the figures came from a normal distribution"
                                            : "if the true value were " + value;
    case Takes::counts: return "if the expected shares held";
    case Takes::pairs:
      return row.asks == Asks::connection ? "if the two had nothing to do with each other"
                                          : "if the true difference were " + value;
    case Takes::counts_of_totals:
      if (groups_in(row, request) == 1) return "if the true value were " + value;
      return is_given ? "if the true ratio were " + value : "if the groups did not differ";
    case Takes::table: return is_given ? "if the true ratio were " + value : "if the groups did not differ";
    case Takes::two_samples:
      if (row.asks == Asks::distribution) return "if both came from one distribution";
      if (row.asks == Asks::spread) return "if both were spread alike";
      return "if the true difference were " + value;
    case Takes::samples: return row.asks == Asks::spread ? "if all were spread alike" : "if the groups did not differ";
    case Takes::two_factors:
    case Takes::predictors:
    case Takes::p_values: break;
  }
  return "if nothing else were at work";
}

std::string by_chance(const TestRequest& request, double p_value) {
  if (std::isnan(p_value)) return "how likely chance alone would bring that is not defined";
  return std::string("chance alone would bring figures this far off or further") +
         (request.alternative == Alternative::two_sided ? "" : ", in the direction asked for,") + " with " +
         p_in_words(p_value);
}

std::string measured(const Effect& effect, ValueStyle of_figures) {
  const ValueStyle style = effect_is_in_unit(effect.name) ? of_figures : ValueStyle::number;
  return in_figures(effect.estimate, style) + (effect.interval ? " (" + in_words(*effect.interval, style) + ")" : "");
}

std::string of_a_test(const TestRow& row, const TestRequest& request, const TestResult& result, ValueStyle style) {
  std::string text;
  if (result.effects.empty())
    text = subject(row, request, result.statistic_name) + " is " + in_figures(result.statistic);
  else
    text = with_capital(subject(row, request, inside(result.effects.front().name))) + " is " +
           measured(result.effects.front(), style);
  return text + "; " + assumed(row, request, style) + ", " + by_chance(request, result.p_value) + ".";
}

Finding finding_of(const Effect& effect, double p_value) {
  const std::string interval = effect.interval ? in_words(*effect.interval) + "; " : "";
  return {inside(effect.name) + " (" + in_figures(effect.estimate) + "; " + interval + p_in_words(p_value) + ")",
          p_value};
}

/// "A, B and C"; more than a few are counted.
std::string listed(const std::vector<Finding>& findings) {
  constexpr std::size_t kMostNamed = 4;
  std::vector<std::string> words;
  for (const Finding& finding : findings)
    if (words.size() < kMostNamed) words.push_back(finding.words);
  if (findings.size() > kMostNamed) words.push_back(std::to_string(findings.size() - kMostNamed) + " more");
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
  return text;
}

std::string of_findings(const TestRequest& request, const std::vector<Finding>& findings) {
  std::vector<Finding> clear;
  std::vector<Finding> unclear;
  std::vector<Finding> undefined;
  for (const Finding& finding : findings)
    (std::isnan(finding.p_value)           ? undefined
     : finding.p_value < 1 - request.level ? clear
                                           : unclear)
        .push_back(finding);
  if (!undefined.empty()) return listed(findings) + ": how likely chance alone would bring that is not defined";
  const std::string stands = clear.size() == 1 ? " stands out from chance" : " stand out from chance";
  const std::string does_not = unclear.size() == 1 ? " does not" : " do not";
  if (unclear.empty()) return listed(clear) + stands;
  if (clear.empty()) return listed(unclear) + does_not + " stand out from chance";
  return listed(clear) + stands + "; " + listed(unclear) + does_not;
}

std::vector<Finding> terms_of(const TestResult& result) {
  std::vector<Finding> findings;
  std::vector<const Coefficient*> terms;
  for (const Coefficient& term : result.coefficients)
    if (term.term != "(intercept)") terms.push_back(&term);
  // A model with another effect than its terms', such as a curve's share of the variation, is read as a whole.
  if (terms.size() != result.effects.size() || (terms.size() == 1 && !result.effects.front().interval)) return findings;
  for (std::size_t i = 0; i < terms.size(); ++i) findings.push_back(finding_of(result.effects[i], terms[i]->p_value));
  return findings;
}

/// A model that leaves no scatter: there is no chance to set its terms against.
std::string of_a_perfect_model(const TestRequest& request, const TestResult& result) {
  std::vector<Finding> terms;
  for (const Effect& effect : result.effects)
    terms.push_back({inside(effect.name) + " (" + in_figures(effect.estimate) + ")", kUndefined});
  return "The model of " + request.columns.front().name + " meets every figure exactly, with " + listed(terms) +
         ": no scatter is left, so neither a p-value nor an interval can be given.";
}

std::string of_a_model(const TestRequest& request, const TestResult& result) {
  if (std::isinf(result.statistic) && !result.effects.empty()) return of_a_perfect_model(request, result);
  const std::string of = "In the model of " + request.columns.front().name + ", ";
  const std::string whole =
      std::isnan(result.p_value)
          ? "."
          : "; if it had nothing to do with them, chance alone would bring a model as good or better with " +
                p_in_words(result.p_value) + ".";
  const std::vector<Finding> findings = terms_of(result);
  if (!findings.empty()) return of + of_findings(request, findings) + whole;
  if (result.effects.empty()) return of + "nothing could be told" + whole;
  return of + inside(result.effects.front().name) + " is " + measured(result.effects.front(), ValueStyle::number) +
         whole;
}

std::string of_two_factors(const TestRequest& request, const TestResult& result) {
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < result.effects.size() && i < result.variance.size(); ++i)
    findings.push_back(finding_of(result.effects[i], result.variance[i].p_value));
  return "For " + request.columns.front().name + ", " + of_findings(request, findings) + ".";
}

std::string of_an_adjustment(const TestRow& row, const TestRequest& request, const TestResult& result) {
  const double limit = 1 - request.level;
  const auto before = std::ranges::count_if(request.columns.front().values, [&](double p) { return p < limit; });
  const auto after = std::ranges::count_if(result.figures, [&](const Figure& figure) {
    return figure.slug.starts_with("adjusted_") && figure.value < limit;
  });
  return "Of " + counted(request.columns.front().values.size(), "p-value") + ", " + std::to_string(before) +
         (before == 1 ? " is" : " are") + " below " + in_figures(limit) + " and " + std::to_string(after) +
         (after == 1 ? " remains" : " remain") + " below it after " + std::string(row.title) +
         "; the smallest is then " + p_in_words(result.p_value) + ".";
}

}  // namespace

std::string sentence(const TestRow& row, const TestRequest& request, const TestResult& result, ValueStyle style) {
  switch (row.takes) {
    case Takes::p_values: return of_an_adjustment(row, request, result);
    case Takes::predictors: return of_a_model(request, result);
    case Takes::two_factors: return of_two_factors(request, result);
    default: return of_a_test(row, request, result, style);
  }
}

}  // namespace qi::stats
