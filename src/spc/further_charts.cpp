#include "spc/further_charts.h"

#include <array>

namespace qi::spc {
namespace {

constexpr std::array kRows{
    FurtherChartRow{
        .kind = FurtherChart::cusum,
        .slug = "cusum",
        .title = "CUSUM chart",
        .what_for = "A small change that lasts, and when it began.",
        .takes = "Single values, or subgroups; a known centre and sigma where there are any.",
        .formula = "u = (x − centre) / σ; high = max(0, high + u − k), low = min(0, low + u + k), with k half the "
                   "shift; a signal beyond ± h",
        .source = "Page 1954; Lucas and Crosier 1982; Montgomery, Introduction to Statistical Quality Control",
        .answer = FurtherAnswer::sums},
    FurtherChartRow{.kind = FurtherChart::bernoulli_cusum,
                    .slug = "bcusum",
                    .title = "Bernoulli CUSUM chart",
                    .what_for = "A change in the chance of something, case by case: no month has to end first.",
                    .takes = "One outcome for each case, 1 or 0, and the chance that is acceptable.",
                    .formula = "y ln(p1 / p0) + (1 − y) ln((1 − p1) / (1 − p0)) for each case, p1 = R p0 / (1 − p0 + R "
                               "p0); a signal at ± h",
                    .source = "Reynolds and Stoumbos 1999; qicharts2",
                    .answer = FurtherAnswer::sums},
    FurtherChartRow{
        .kind = FurtherChart::risk_adjusted_cusum,
        .slug = "racusum",
        .title = "Risk-adjusted CUSUM chart and VLAD",
        .what_for = "Outcomes of patients who were not equally ill, each against their own risk.",
        .takes = "One outcome for each case, 1 or 0, and the risk it had.",
        .formula = "y ln R − ln(1 − p + R p) for each case with the risk p; a signal at ± h. VLAD: Σ (p − y)",
        .source = "Steiner et al. 2000; Lovegrove et al. 1997",
        .answer = FurtherAnswer::sums},
    FurtherChartRow{
        .kind = FurtherChart::hotelling,
        .slug = "t2",
        .title = "Hotelling T² chart",
        .what_for = "Several figures of one process together: combinations that no single chart shows.",
        .takes = "Two figures or more for each time, or for each case of a subgroup.",
        .formula = "(x − m)′ S⁻¹ (x − m); limits from the beta distribution for the baseline and from F for new ones",
        .source = "Hotelling 1947; Tracy, Young and Mason 1992",
        .answer = FurtherAnswer::distance},
    FurtherChartRow{.kind = FurtherChart::deviation_from_nominal,
                    .slug = "dnom",
                    .title = "Deviation from nominal chart",
                    .what_for = "Kinds of work with too few values each for a chart of their own, which vary alike.",
                    .takes = "Single values, the kind of each, and what each kind should be.",
                    .formula = "x − nominal of its kind, on an XmR chart",
                    .source = "Farnum 1992; Montgomery, Introduction to Statistical Quality Control",
                    .answer = FurtherAnswer::series},
    FurtherChartRow{.kind = FurtherChart::standardised_short_runs,
                    .slug = "zmr",
                    .title = "Z-MR chart",
                    .what_for = "Kinds of work with too few values each for a chart of their own, which vary unlike.",
                    .takes = "Single values, and the kind of each.",
                    .formula = "z = (x − mean of its kind) / σ, with σ the mean moving range within runs / 1.128; "
                               "limits ± 3; each phase its own",
                    .source = "Wheeler 1991; Montgomery, Introduction to Statistical Quality Control",
                    .answer = FurtherAnswer::series},
};

constexpr bool rows_stand_in_the_order_of_their_kinds() {
  for (std::size_t i = 0; i < kRows.size(); ++i)
    if (static_cast<std::size_t>(kRows[i].kind) != i) return false;
  return true;
}
static_assert(rows_stand_in_the_order_of_their_kinds());

}  // namespace

std::span<const FurtherChartRow> further_charts() {
  return kRows;
}

const FurtherChartRow& further_chart(FurtherChart kind) {
  return kRows[static_cast<std::size_t>(kind)];
}

std::optional<FurtherChart> find_further_chart(std::string_view slug) {
  for (const FurtherChartRow& row : kRows)
    if (row.slug == slug) return row.kind;
  return std::nullopt;
}

}  // namespace qi::spc
