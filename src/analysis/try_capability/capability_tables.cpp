#include "analysis/try_capability/capability_tables.h"

#include <fmt/format.h>

#include <cmath>

#include "base/assert.h"
#include "base/text.h"

namespace qi::analysis {
namespace {

using ui::Align;

constexpr double kMillionPerPercent = 1e4;  // 1 % is 10,000 of a million
constexpr double kLeastShare = 0.0001;      // percent: less than one in a million

std::string index_words(double value) {
  return grouped(value, 2);
}

std::string interval_words(const spc::CapabilityIndex& index) {
  return index_words(index.interval.lower) + " to " + index_words(index.interval.upper);
}

std::string level_words(double level) {
  return fmt::format("{:g}% interval", std::round(level * 1000) / 10);
}

std::string percent_words(double percent) {
  if (percent > 0 && percent < kLeastShare) return "below 0.0001%";
  return show(percent, {ValueStyle::percent, percent > 0 && percent < 0.1 ? 4 : 2, ""});
}

std::string million_words(double per_million) {
  return per_million > 0 && per_million < 1 ? "below 1" : grouped(per_million, 0);
}

ui::DataTable table(std::string caption, std::vector<std::string> headings) {
  ui::DataTable made{.caption = std::move(caption),
                     .caption_sight = ui::CaptionSight::shown,
                     .density = ui::TableDensity::tight,
                     .width = ui::TableWidth::cards};
  for (std::string& heading : headings)
    made.columns.push_back({std::move(heading), made.columns.empty() ? Align::left : Align::right});
  return made;
}

void add_row(ui::DataTable& into, std::vector<std::string> words) {
  ui::TableRow row;
  for (std::string& word : words) row.cells.push_back({.text = std::move(word)});
  into.rows.push_back(std::move(row));
}

/// No index is read without it.
std::string of_a_process(const spc::Stability& stability) {
  switch (stability.state()) {
    case spc::StabilityState::stable: return "of a stable process";
    case spc::StabilityState::unstable: return "of a process that is not stable: they describe the past only";
    case spc::StabilityState::too_few_values: return "of too few values to tell whether the process is stable";
  }
  stop_at("a known state", __FILE__, __LINE__);
}

ui::DataTable normal_indices(const spc::Capability& found) {
  const std::string level = level_words(found.within.nearer.interval.level);
  ui::DataTable made = table("Indices " + of_a_process(found.stability()),
                             {"Index", "Within (C)", level + ", within", "Overall (P)", level + ", overall"});
  const auto add = [&](std::string name, const std::optional<spc::CapabilityIndex>& within,
                       const std::optional<spc::CapabilityIndex>& overall) {
    if (within && overall)
      add_row(made, {std::move(name), index_words(within->value), interval_words(*within), index_words(overall->value),
                     interval_words(*overall)});
  };
  add("Cpk, Ppk: the nearer limit", found.within.nearer, found.overall.nearer);
  // Where there is one limit, the nearer one is that one.
  if (!found.specification.is_two_sided()) return made;
  add("Cp, Pp: both limits, were the mean halfway", found.within.potential, found.overall.potential);
  add("Cpl, Ppl: the lower limit", found.within.lower, found.overall.lower);
  add("Cpu, Ppu: the upper limit", found.within.upper, found.overall.upper);
  add("Cpm, Ppm: about the target", found.within.about_target, found.overall.about_target);
  return made;
}

ui::DataTable percentile_indices(const spc::PercentileCapability& found) {
  ui::DataTable made = table("Indices " + of_a_process(found.stability), {"Index", "Overall (P), by percentiles"});
  const auto add = [&](std::string name, std::optional<double> value) {
    if (value) add_row(made, {std::move(name), index_words(*value)});
  };
  add("Ppk: the nearer limit", found.ppk);
  if (!found.specification.is_two_sided()) return made;
  add("Pp: both limits", found.pp);
  add("Ppl: the lower limit", found.ppl);
  add("Ppu: the upper limit", found.ppu);
  return made;
}

struct Shares {
  std::string heading;
  spc::PercentOutside percent;
};

std::vector<Shares> shares_of(const CapabilityFindings& found) {
  std::vector<Shares> shares{{"Observed", found.observed}};
  if (found.normal) {
    shares.push_back({"Expected by sigma within", found.normal->expected_within});
    shares.push_back({"Expected by standard deviation", found.normal->expected_overall});
  } else if (found.by_percentiles && found.by_percentiles->from == spc::PercentilesFrom::fitted_distribution) {
    shares.push_back({"Expected by the shape", found.by_percentiles->expected});
  }
  return shares;
}

}  // namespace

std::string stability_title(spc::StabilityState state) {
  switch (state) {
    case spc::StabilityState::stable: return "Stable";
    case spc::StabilityState::unstable: return "Not stable";
    case spc::StabilityState::too_few_values: return "Cannot tell yet";
  }
  stop_at("a known state", __FILE__, __LINE__);
}

std::optional<ui::DataTable> index_table(const CapabilityFindings& found) {
  if (found.normal) return normal_indices(*found.normal);
  if (found.by_percentiles) return percentile_indices(*found.by_percentiles);
  return std::nullopt;
}

std::vector<ui::KeyValue> measured_figures(const CapabilityFindings& found, const ValueFormat& format) {
  std::vector<ui::KeyValue> figures;
  const auto add = [&](std::string key, std::string value) {
    figures.push_back({.key = std::move(key), .value = std::move(value)});
  };
  add("Values used", grouped(static_cast<std::int64_t>(found.values.size())));
  add("Mean", show(mean(found.values), format));
  if (found.normal) {
    add("Sigma within, from neighbouring values", show_difference(found.normal->within.sigma, format));
    add("Standard deviation of all values", show_difference(found.normal->overall.sigma, format));
  }
  if (found.by_percentiles) {
    add("0.135th percentile", show(found.by_percentiles->low, format));
    add("Median", show(found.by_percentiles->median, format));
    add("99.865th percentile", show(found.by_percentiles->high, format));
  }
  return figures;
}

ui::DataTable outside_table(const CapabilityFindings& found, const ValueFormat& format,
                            const spc::Specification& asked) {
  const std::vector<Shares> shares = shares_of(found);
  std::vector<std::string> headings{"Where"};
  for (const Shares& each : shares) headings.push_back(each.heading);
  ui::DataTable made = table("Beyond the limits", std::move(headings));
  const auto add = [&](std::string where, auto&& percent_in) {
    std::vector<std::string> words{std::move(where)};
    for (const Shares& each : shares) words.push_back(percent_words(percent_in(each.percent)));
    add_row(made, std::move(words));
  };
  if (asked.lower)
    add("Below " + show_target(*asked.lower, format), [](const auto& share) { return share.below.value_or(0); });
  if (asked.upper)
    add("Above " + show_target(*asked.upper, format), [](const auto& share) { return share.above.value_or(0); });
  if (asked.is_two_sided()) add("Together", [](const auto& share) { return share.total(); });
  return made;
}

ui::DataTable sigma_level_table(const CapabilityFindings& found) {
  const std::string observed = million_words(kMillionPerPercent * found.observed.total());
  if (found.normal) {
    const spc::SigmaDistance& distance = found.normal->sigma_distance;
    ui::DataTable made = table("Sigma level and defects per million (DPMO)",
                               {"Figure", "Without shift", "Less the conventional shift of 1.5"});
    add_row(made, {"Sigma level: from the mean to the nearer limit", index_words(distance.without_shift),
                   index_words(distance.with_shift)});
    add_row(made, {"DPMO expected beyond that limit", million_words(distance.dpmo_without_shift),
                   million_words(distance.dpmo_with_shift)});
    add_row(made, {"DPMO observed beyond the limits", observed, "–"});
    return made;
  }
  ui::DataTable made = table("Defects per million (DPMO)", {"Figure", "Without shift"});
  add_row(made, {"DPMO observed beyond the limits", observed});
  if (found.by_percentiles && found.by_percentiles->from == spc::PercentilesFrom::fitted_distribution)
    add_row(made,
            {"DPMO expected by the shape", million_words(kMillionPerPercent * found.by_percentiles->expected.total())});
  return made;
}

ui::DataTable shape_table(const CapabilityFindings& found) {
  ui::DataTable made = table("Shapes that were fitted", {"Shape", "Anderson-Darling", "5% point", "Log-likelihood",
                                                         "Bayes criterion", "Goes with the values"});
  const stats::Fit* const taken = found.shapes.fit();
  for (const stats::Fit& fit : found.shapes.fits) {
    const stats::DistributionFamilyRow& row = stats::distribution_family(fit.distribution.family);
    const auto number = [](double value) { return std::isfinite(value) ? grouped(value, 2) : std::string("–"); };
    add_row(made, {std::string(row.title) + (&fit == taken ? ", taken" : ""), number(fit.modified_anderson_darling),
                   number(row.critical_anderson_darling), number(fit.log_likelihood), number(fit.bayes_criterion),
                   fit.is_doubtful ? "Doubtful" : "Yes"});
  }
  for (const stats::NotFitted& each : found.shapes.not_fitted)
    add_row(made, {std::string(each.title), "–", "–", "–", "–", "Not fitted"});
  return made;
}

}  // namespace qi::analysis
