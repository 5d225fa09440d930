#include "stats/fits/distribution_choice.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/number.h"
#include "stats/fits/johnson_fit.h"
#include "stats/fits/likelihood_fits.h"

namespace qi::stats {
namespace {

struct FitRow {
  std::string_view slug;
  std::string_view title;
  Result<FittedDistribution> (*fit)(std::span<const double> values);
};
constexpr std::array kFits{
    FitRow{"normal", "Normal", fit_normal},    FitRow{"lognormal", "Lognormal", fit_lognormal},
    FitRow{"weibull", "Weibull", fit_weibull}, FitRow{"exponential", "Exponential", fit_exponential},
    FitRow{"gamma", "Gamma", fit_gamma},       FitRow{"box-cox", "Box-Cox normal", fit_box_cox},
    FitRow{"johnson", "Johnson", fit_johnson},
};

bool has_points(const Fit& fit) {
  return what_points_lack(fit.distribution).empty();
}

enum class Among { every_fit, those_with_points };

std::optional<std::size_t> taken(const std::vector<Fit>& fits, Among among) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < fits.size(); ++i) {
    if (fits[i].is_doubtful || !std::isfinite(fits[i].bayes_criterion)) continue;
    if (among == Among::those_with_points && !has_points(fits[i])) continue;
    // The first that is in the running is the simplest; a later one has to be better by more than a bare mention when
    // the first is the normal.
    const bool normal_leads = best && fits[*best].distribution.family == DistributionFamily::normal;
    const double lead = normal_leads ? kBareMention : 0;
    if (!best || fits[i].bayes_criterion < fits[*best].bayes_criterion - lead) best = i;
  }
  return best;
}

std::string title_of(const Fit& fit) {
  return std::string(distribution_family(fit.distribution.family).title);
}

std::string statistic_words(const Fit& fit) {
  const double critical = distribution_family(fit.distribution.family).critical_anderson_darling;
  return "Anderson-Darling " + grouped(fit.modified_anderson_darling, 2) + " against a 5% point of " +
         grouped(critical, 2);
}

std::string reason_of_choice(const DistributionChoice& choice) {
  const Fit* fit = choice.fit();
  if (!fit) {
    // Normal has its points always.
    const auto nearest = std::ranges::min_element(choice.fits, {}, [](const Fit& each) {
      return has_points(each) ? each.modified_anderson_darling : std::numeric_limits<double>::infinity();
    });
    return "No shape goes with these values: of " + std::to_string(choice.fits.size()) + " fitted, " +
           title_of(*nearest) + " comes nearest (" + statistic_words(*nearest) + ").";
  }
  std::string words = title_of(*fit) + ": " + statistic_words(*fit) + " does not speak against it";
  const Fit& normal = choice.fits.front();
  if (fit == &normal) return words + ", and no other shape is clearly more likely.";
  if (normal.is_doubtful)
    words += ", while it does against normal (" + grouped(normal.modified_anderson_darling, 2) + ")";
  return words + ". Its log-likelihood of " + grouped(fit->log_likelihood, 1) + ", against " +
         grouped(normal.log_likelihood, 1) +
         " for normal, is the best of the shapes left, each charged for its parameters.";
}

std::string reason_of(const DistributionChoice& choice) {
  const auto best = taken(choice.fits, Among::every_fit);
  if (best == choice.chosen || !best) return reason_of_choice(choice);
  const Fit& passed_over = choice.fits[*best];
  return reason_of_choice(choice) + " " + title_of(passed_over) + " would come first, but " +
         what_points_lack(passed_over.distribution) + " for these figures, so no index can be made by it.";
}

struct Point {
  double probability;
  std::string_view words;
};
constexpr std::array kPoints{Point{kLowPoint, "0.135% point"}, Point{kMiddlePoint, "median"},
                             Point{kHighPoint, "99.865% point"}};

}  // namespace

std::string what_points_lack(const FittedDistribution& distribution) {
  std::array<double, kPoints.size()> values{};
  for (std::size_t i = 0; i < kPoints.size(); ++i) {
    values[i] = quantile(distribution, kPoints[i].probability);
    if (!std::isfinite(values[i])) return "has no finite " + std::string(kPoints[i].words);
  }
  for (std::size_t i = 1; i < kPoints.size(); ++i)
    if (!(values[i - 1] < values[i]))
      return "has its " + std::string(kPoints[i - 1].words) + " and its " + std::string(kPoints[i].words) +
             " at one figure";
  return {};
}

Result<Fit> fit_distribution(std::string_view slug, std::span<const double> values) {
  const auto row = std::ranges::find(kFits, slug, &FitRow::slug);
  if (row == kFits.end()) return Error::not_found("Choose one of the distributions on the list.");
  const auto fitted = row->fit(values);
  if (!fitted) return fitted.error();
  return evidence_of(*fitted, values);
}

Result<DistributionChoice> choose_distribution(std::span<const double> values) {
  // What normal refuses, every shape refuses.
  if (const auto normal = fit_normal(values); !normal) return normal.error();
  DistributionChoice choice;
  for (const FitRow& row : kFits) {
    const auto fitted = row.fit(values);
    if (fitted)
      choice.fits.push_back(evidence_of(*fitted, values));
    else
      choice.not_fitted.push_back({row.title, fitted.error().message});
  }
  choice.chosen = taken(choice.fits, Among::those_with_points);
  choice.reason = reason_of(choice);
  return choice;
}

}  // namespace qi::stats
