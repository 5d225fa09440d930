#include "analysis/try_sums/sums_finding.h"

#include <algorithm>

#include "spc/sums/sum_setting.h"

namespace qi::analysis {
namespace {

using spc::FurtherChart;

Result<SumsFinding> find_cusum(const SumsQuestion& question) {
  const auto found = spc::cusum(question.series, question.cusum);
  if (!found) return found.error();
  SumsFinding finding{.sums = found->sums,
                      .scale = "Sums, in sigmas",
                      .setting = spc::cusum_setting(question.cusum, *found, question.wording.format),
                      .head_start = question.cusum.head_start,
                      .after = question.cusum.after,
                      .starts = {}};
  for (const spc::Phase& phase : found->basis.phases) {
    finding.starts.push_back(phase.first);
    finding.figures.push_back({{"centre", phase.limits.centre}, {"sigma", phase.limits.sigma}});
  }
  if (question.series.given) {
    finding.level = spc::SumLevel::is_known;
    finding.figures.resize(std::min<std::size_t>(1, finding.figures.size()));
  }
  return finding;
}

/// Sums start at the first place as well.
std::vector<std::size_t> with_first(std::vector<std::size_t> starts) {
  if (starts.empty() || starts.front() > 0) starts.insert(starts.begin(), 0);
  return starts;
}

Result<SumsFinding> find_bernoulli(const SumsQuestion& question) {
  const auto found = spc::bernoulli_cusum(question.bernoulli);
  if (!found) return found.error();
  SumsFinding finding{.sums = found->sums,
                      .scale = "Sums of log-likelihood ratios",
                      .setting = spc::bernoulli_setting(*found),
                      .after = question.bernoulli.after,
                      .starts = with_first(question.bernoulli.starts),
                      .level = question.bernoulli.accepted ? spc::SumLevel::is_known : spc::SumLevel::from_values,
                      .figures = {}};
  // The chart keeps those of the last phase.
  finding.figures.resize(question.bernoulli.accepted ? 1 : finding.starts.size());
  finding.figures.back() = {{"accepted", found->accepted}, {"raised", found->raised}, {"lowered", found->lowered}};
  return finding;
}

Result<SumsFinding> find_risk_adjusted(const SumsQuestion& question) {
  auto found = spc::risk_adjusted_cusum(question.risk_adjusted);
  if (!found) return found.error();
  return SumsFinding{.sums = std::move(found->sums),
                     .scale = "Sums of log-likelihood ratios",
                     .setting = spc::risk_adjusted_setting(question.risk_adjusted),
                     .after = question.risk_adjusted.after,
                     .starts = with_first(question.risk_adjusted.starts),
                     .level = spc::SumLevel::is_known,
                     .figures = {},
                     .scores = std::move(found->scores),
                     .vlad = std::move(found->vlad)};
}

}  // namespace

Result<SumsFinding> find_sums(const SumsQuestion& question) {
  switch (question.chart) {
    case FurtherChart::bernoulli_cusum: return find_bernoulli(question);
    case FurtherChart::risk_adjusted_cusum: return find_risk_adjusted(question);
    default: return find_cusum(question);
  }
}

chart::SumDrawing drawing_of(const SumsQuestion& question, const SumsFinding& finding, std::string name) {
  return {.sums = finding.sums,
          .wording = question.wording,
          .name = std::move(name),
          .title = std::string(spc::further_chart(question.chart).title),
          .scale = finding.scale,
          .setting = finding.setting,
          .head_start = finding.head_start,
          .after = finding.after,
          .starts = finding.starts,
          .vlad = finding.vlad};
}

}  // namespace qi::analysis
