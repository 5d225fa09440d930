#include "analysis/try_capability/capability_findings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "spc/capability_words.h"

namespace qi::analysis {
namespace {

constexpr std::string_view kNormal = "normal";
constexpr std::string_view kNoIndex =
    "No index: no shape goes with these values, and they are too few for percentiles "
    "of their own. The share within the limits needs no shape.";

constexpr std::string_view kShapeNotNeeded = "No index. The share within the limits and the centile need no shape.";

constexpr std::string_view kOneSidedBounds =
    "The intervals of Cpl, Cpu, Ppl and Ppu are made of two one-sided bounds, "
    "so they are narrower than those of Cpk and Ppk.";

constexpr std::string_view kNoSigmaLevel =
    "Cp, Cpk, intervals of indices and sigma levels with their shift of 1.5 are "
    "defined for normal values; choose the shape normal to see them all the same.";

constexpr std::array kShapes{
    ShapeChoice{"", "Choose for me, and say why"},
    ShapeChoice{kNormal, "Normal"},
    ShapeChoice{"lognormal", "Lognormal"},
    ShapeChoice{"weibull", "Weibull"},
    ShapeChoice{"gamma", "Gamma"},
    ShapeChoice{"exponential", "Exponential"},
    ShapeChoice{"box-cox", "Box-Cox transformation to normal"},
    ShapeChoice{"johnson", "Johnson transformation to normal"},
    ShapeChoice{spc::kOwnPercentiles, "No shape: percentiles of the values themselves"},
};

// As cells are read: beyond it either way, squares and tails run out of digits.
constexpr double kMostSize = 1e15;
constexpr double kLeastSize = 1e-15;

bool has_sound_size(double value) {
  const double size = std::abs(value);
  return std::isnan(value) || size == 0 || (size <= kMostSize && size >= kLeastSize);
}

bool has_sound_sizes(const CapabilityQuestion& question) {
  const auto& [lower, upper, target] = question.specification;
  const bool are_limits_sound = std::ranges::all_of(
      std::array{lower, upper, target}, [](const auto& limit) { return has_sound_size(limit.value_or(0)); });
  const bool are_groups_sound = std::ranges::all_of(
      question.subgroups, [](const auto& group) { return std::ranges::all_of(group, has_sound_size); });
  return are_limits_sound && are_groups_sound && std::ranges::all_of(question.values, has_sound_size);
}

/// What the two ways of having values share before an index is made.
struct Judged {
  std::vector<double> values;
  spc::Stability stability;
};

Result<StandardMet> standard_met(std::span<const double> values, const CapabilityQuestion& question) {
  const auto& [lower, upper, target] = question.specification;
  StandardMet met{.standard = upper ? *upper : *lower, .meets = upper ? spc::Meets::at_most : spc::Meets::at_least};
  const auto share = spc::share_within(values, met.standard, met.meets, question.level);
  if (!share) return share.error();
  const auto centile = spc::centile(values, question.centile, question.level);
  if (!centile) return centile.error();
  met.share = *share;
  met.centile = *centile;
  return met;
}

/// The values fitted as asked. A shape that was asked for stands alone, with normal before it for comparison.
Result<stats::DistributionChoice> shapes_of(std::span<const double> values, const std::string& shape) {
  if (shape.empty() || shape == spc::kOwnPercentiles) return stats::choose_distribution(values);
  const auto fit = stats::fit_distribution(shape, values);
  if (!fit) return fit.error();
  stats::DistributionChoice choice{.chosen = 0, .fits = {*fit}};
  if (shape == kNormal) {
    choice.reason = fit->is_doubtful ? "Normal was asked for, although the Anderson-Darling statistic speaks against "
                                       "it: indices and expected shares can be far off. Let us choose a shape instead."
                                     : "Normal was asked for, and the Anderson-Darling statistic does not speak "
                                       "against it.";
    return choice;
  }
  const auto normal = stats::fit_distribution(kNormal, values);
  if (!normal) return normal.error();
  choice.fits.insert(choice.fits.begin(), *normal);
  choice.chosen = 1;
  return choice;
}

bool takes_normal(const stats::DistributionChoice& shapes, const std::string& shape) {
  return shape != spc::kOwnPercentiles && shapes.fit() &&
         shapes.fit()->distribution.family == stats::DistributionFamily::normal;
}

void add_plot(CapabilityFindings& found, double level) {
  const stats::Fit* fit = found.shapes.fit();
  if (!fit) {
    fit = &found.shapes.fits.front();
    found.notes.push_back("The probability plot is against the normal shape, because no shape was taken.");
  }
  auto plot = spc::probability_plot(found.values, *fit, spc::PlottingPosition::blom, level);
  if (plot)
    found.plot = *std::move(plot);
  else
    found.notes.push_back("There is no probability plot: " + plot.error().message);
}

Done take_percentiles(const CapabilityQuestion& question, Result<spc::PercentileCapability> judged,
                      CapabilityFindings& found) {
  if (judged) {
    // Its own interval is the 95 % one, whatever level was asked.
    const auto inside = spc::share_inside(found.values, question.specification, question.level);
    if (!inside) return inside.error();
    judged->inside = *inside;
    found.verdict = spc::capability_sentence(*judged);
    found.shapes.reason = judged->choice.reason;
    found.by_percentiles = *std::move(judged);
    found.notes.emplace_back(kNoSigmaLevel);
    return {};
  }
  if (question.shape == spc::kOwnPercentiles) return judged.error();
  // Whatever else can be refused was refused before: either no shape goes with the values, or the one that was asked
  // for has not the points that an index needs.
  const bool is_asked = !question.shape.empty();
  found.shapes.chosen = std::nullopt;
  found.verdict = {.headline = "No index can be made of these values.",
                   .explanation = found.stability.why() + " " +
                                  (is_asked ? judged.error().message : "No shape goes with the values.")};
  if (is_asked) found.shapes.reason = judged.error().message;
  const bool are_too_few = found.values.size() < spc::kLeastForOwnPercentiles;
  found.notes.emplace_back(is_asked      ? std::string(kShapeNotNeeded)
                           : are_too_few ? std::string(kNoIndex)
                                         : judged.error().message);
  return {};
}

Done take_usual_indices(const CapabilityQuestion& question, CapabilityFindings& found) {
  const spc::Wording wording{.format = question.format};
  auto judged = question.subgroups.empty()
                    ? spc::capability({.values = question.values}, question.specification, question.level, wording)
                    : spc::capability_of_subgroups(question.subgroups, question.specification, question.level,
                                                   spc::profile_of(spc::ProfileId::mdc), wording);
  if (!judged) return judged.error();
  found.verdict = spc::capability_sentence(*judged);
  found.normal = *std::move(judged);
  if (question.specification.is_two_sided()) found.notes.emplace_back(kOneSidedBounds);
  return {};
}

/// Stability is of the subgroups' means; the indices of all values.
Result<Judged> judged_of(const CapabilityQuestion& question) {
  const spc::Wording wording{.format = question.format};
  if (question.subgroups.empty()) {
    auto judged = spc::judged_values({.values = question.values}, wording);
    if (!judged) return judged.error();
    return Judged{std::move(judged->values), judged->stability};
  }
  const auto found = spc::capability_of_subgroups(question.subgroups, question.specification, question.level,
                                                  spc::profile_of(spc::ProfileId::mdc), wording);
  if (!found) return found.error();
  Judged judged{.values = {}, .stability = found->stability()};
  for (const std::vector<double>& group : question.subgroups)
    judged.values.insert(judged.values.end(), group.begin(), group.end());
  return judged;
}

/// Indices of subgroups are those of the normal shape, whichever would have been chosen.
void take_normal(stats::DistributionChoice& shapes, std::vector<std::string>& notes) {
  const bool is_normal = shapes.fit() && shapes.chosen == 0;
  if (!is_normal)
    notes.push_back("The values do not look normal, and indices of subgroups assume that they are. " + shapes.reason +
                    " Paste them as one column in time order to judge them by another shape.");
  shapes.chosen = 0;
}

}  // namespace

std::span<const ShapeChoice> capability_shapes() {
  return kShapes;
}

std::optional<stats::FittedDistribution> fitted_curve(const CapabilityFindings& found) {
  const bool has_index = found.normal || found.by_percentiles;
  const bool is_without_shape =
      found.by_percentiles && found.by_percentiles->from == spc::PercentilesFrom::values_themselves;
  if (!has_index || is_without_shape || !found.shapes.fit()) return std::nullopt;
  return found.shapes.fit()->distribution;
}

Result<CapabilityFindings> capability_findings(const CapabilityQuestion& question) {
  if (!has_sound_sizes(question))
    return Error::invalid("Write the figures in another unit: some are too large or too small to be judged.");
  if (const Done good = spc::check_specification(question.specification); !good) return good.error();
  const bool is_in_subgroups = !question.subgroups.empty();
  if (is_in_subgroups && !question.shape.empty() && question.shape != kNormal)
    return Error::invalid(
        "Subgroups can only be judged as normal here. Paste the figures as one column to use another shape.");
  auto judged = judged_of(question);
  if (!judged) return judged.error();
  const auto met = standard_met(judged->values, question);
  if (!met) return met.error();
  // Fitting is what takes long: where the choice is ours, it is made once, inside.
  std::optional<Result<spc::PercentileCapability>> by_percentiles;
  if (!is_in_subgroups && question.shape != kNormal)
    by_percentiles = spc::percentile_capability({.values = question.values}, question.specification, question.shape,
                                                {.format = question.format});
  const bool has_choice = question.shape.empty() && by_percentiles && *by_percentiles;
  auto shapes = has_choice ? Result<stats::DistributionChoice>((*by_percentiles)->choice)
                           : shapes_of(judged->values, question.shape);
  if (!shapes) return shapes.error();
  auto bins = spc::histogram(judged->values, spc::BinRule::freedman_diaconis, question.format.style);
  if (!bins) return bins.error();
  CapabilityFindings found{.values = std::move(judged->values),
                           .stability = judged->stability,
                           .met = *met,
                           .shapes = *std::move(shapes),
                           .histogram = *std::move(bins)};
  found.observed = spc::observed_outside(found.values, question.specification);
  if (is_in_subgroups) take_normal(found.shapes, found.notes);
  if (question.shape == spc::kOwnPercentiles) found.shapes.chosen = std::nullopt;
  const bool are_usual = !by_percentiles || takes_normal(found.shapes, question.shape);
  const Done good =
      are_usual ? take_usual_indices(question, found) : take_percentiles(question, *std::move(by_percentiles), found);
  if (!good) return good.error();
  add_plot(found, question.level);
  return found;
}

}  // namespace qi::analysis
