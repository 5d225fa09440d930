#include "spc/capability_words.h"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "base/percent.h"
#include "base/text.h"

namespace qi::spc {
namespace {

std::string index_words(double value) {
  return grouped(value, 2);
}

std::string level_words(double level) {
  return show_target(kWholePercent * level, {ValueStyle::percent, 1, ""});
}

std::string percent_words(double percent) {
  // A share that is not 0 is not written as 0, nor one that is not all as 100.
  if (percent > 0 && percent < 0.01) return "less than 0.01%";
  if (percent < 100 && percent > 99.99) return "more than 99.99%";
  if (percent < 100 && percent > 99) return show(percent, {ValueStyle::percent, 2, ""});
  return show(percent, {ValueStyle::percent, percent > 0 && percent < 1 ? 2 : 1, ""});
}

double wanted(const Specification& specification) {
  return specification.is_two_sided() ? kCapableTwoSided : kCapableOneSided;
}

/// `sure` is what the index is at least; the index itself where nothing is known of it.
std::string headline_of(const Stability& stability, double index, double sure, double least) {
  switch (stability.state()) {
    case StabilityState::unstable: return "Not stable, so what it is capable of cannot be told.";
    case StabilityState::too_few_values: return "Too few values to tell what it is capable of.";
    case StabilityState::stable: break;
  }
  if (index < 1) return "Not capable of what is asked.";
  if (index < least) return "Only just capable of what is asked.";
  return sure < least ? "Probably capable of what is asked." : "Capable of what is asked.";
}

/// " Within the limits lie 95.0% (95% interval 86.3% to 98.3%)."
std::string inside_words(const ShareWithin& inside) {
  return fmt::format(" Within the limits lie {} ({} interval {} to {}).", percent_words(inside.percent),
                     level_words(inside.interval.level), percent_words(inside.interval.lower),
                     percent_words(inside.interval.upper));
}

/// " Above the upper limit lie 5.0%; 2.2% would be expected."
std::string outside_words(const PercentOutside& observed, const PercentOutside& expected) {
  std::string words;
  const auto add = [&](std::string_view where, std::optional<double> seen, std::optional<double> awaited) {
    if (seen)
      words += fmt::format(" {} limit lie {}; {} would be expected.", where, percent_words(*seen),
                           percent_words(awaited.value_or(0)));
  };
  add("Below the lower", observed.below, expected.below);
  add("Above the upper", observed.above, expected.above);
  return words;
}

/// 0.9 is "90th", 0.905 "90.5th".
std::string ordinal(double probability) {
  const double percent = kWholePercent * probability;
  const bool is_whole = std::abs(percent - std::round(percent)) < 1e-9;
  const std::string number = grouped(percent, is_whole ? 0 : 1);
  const auto last = static_cast<int>(std::llround(percent)) % 10;
  const bool is_teen = static_cast<int>(std::llround(percent)) / 10 == 1;
  if (!is_whole || is_teen || last == 0 || last > 3) return number + "th";
  return number + (last == 1 ? "st" : last == 2 ? "nd" : "rd");
}

}  // namespace

Verdict capability_sentence(const Capability& found) {
  const CapabilityIndex& cpk = found.within.nearer;
  const double least = wanted(found.specification);
  Verdict verdict{.headline = headline_of(found.stability(), cpk.value, cpk.interval.lower, least)};
  verdict.explanation =
      found.stability().why() +
      fmt::format(" Cpk is {} ({} interval {} to {}) where {} is wanted, Ppk {}.", index_words(cpk.value),
                  level_words(cpk.interval.level), index_words(cpk.interval.lower), index_words(cpk.interval.upper),
                  index_words(least), index_words(found.overall.nearer.value)) +
      inside_words(found.inside) + outside_words(found.observed, found.expected_overall);
  return verdict;
}

Verdict capability_sentence(const PercentileCapability& found) {
  const double least = wanted(found.specification);
  Verdict verdict{.headline = headline_of(found.stability, found.ppk, found.ppk, least)};
  verdict.explanation =
      found.stability.why() +
      fmt::format(" Ppk by percentiles is {} where {} is wanted.", index_words(found.ppk), index_words(least)) +
      inside_words(found.inside) + outside_words(found.observed, found.expected);
  return verdict;
}

std::string share_sentence(const ShareWithin& found, double standard, Meets meets, const ValueFormat& format) {
  return fmt::format("{} of {} are {} {}, {} ({} interval {} to {}).", grouped(static_cast<std::int64_t>(found.within)),
                     grouped(static_cast<std::int64_t>(found.values)), meets == Meets::at_most ? "within" : "at least",
                     show_target(standard, format), show(found.percent, {ValueStyle::percent, 1, ""}),
                     level_words(found.interval.level), show(found.interval.lower, {ValueStyle::percent, 1, ""}),
                     show(found.interval.upper, {ValueStyle::percent, 1, ""}));
}

std::string centile_sentence(const Centile& found, const ValueFormat& format) {
  std::string words = "The " + ordinal(found.probability) + " centile is " + show(found.value, format);
  const auto& [lower, upper, level] = found.interval;
  const bool has_lower = !std::isnan(lower);
  const bool has_upper = !std::isnan(upper);
  if (has_lower && has_upper)
    return words +
           fmt::format(" ({} interval {} to {}).", level_words(level), show(lower, format), show(upper, format));
  if (!has_lower && !has_upper) return words + "; no interval can be told from so few values.";
  return words + fmt::format(" ({} interval {} {}); no {} end can be told from so few values.", level_words(level),
                             has_lower ? "from" : "up to", show(has_lower ? lower : upper, format),
                             has_lower ? "upper" : "lower");
}

std::string yield_sentence(const ProcessYield& found) {
  const auto share = [](double part) { return percent_words(kWholePercent * part); };
  std::string words = fmt::format(
      "{} of opportunities come right in the end, and {} pass every step at the first attempt: {} defects per million",
      share(found.whole.yield), share(found.rolled_throughput_yield), grouped(found.whole.dpmo, 0));
  if (found.sigma_level_without_shift && found.sigma_level_with_shift)
    words += fmt::format(", sigma level {}, or {} with the shift of 1.5", index_words(*found.sigma_level_without_shift),
                         index_words(*found.sigma_level_with_shift));
  return words + ".";
}

}  // namespace qi::spc
