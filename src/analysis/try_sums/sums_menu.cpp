#include "analysis/try_sums/sums_menu.h"

#include <algorithm>
#include <array>

namespace qi::analysis {
namespace {

struct ColumnsWords {
  std::string_view chart;
  SumsColumns columns;
  std::string_view words;
};
constexpr std::array kColumns{
    ColumnsWords{"cusum", SumsColumns::values_or_subgroups,
                 "One column of figures, in time order. Several columns: the figures of each row are one subgroup."},
    ColumnsWords{"bcusum", SumsColumns::outcomes, "One column, a row for each case: 1 where it happened, 0 where not."},
    ColumnsWords{"racusum", SumsColumns::outcomes_and_risks,
                 "Two columns, a row for each case: 1 or 0, then the risk it had, like 0.04 or 4%."},
    ColumnsWords{"t2", SumsColumns::several_figures, "A column for each figure, two or more, a row for each time."},
    ColumnsWords{"dnom", SumsColumns::kinds_and_nominals,
                 "Three columns: the kind of work in words, the figure, and what that kind should be."},
    ColumnsWords{"zmr", SumsColumns::kinds_and_values, "Two columns: the kind of work in words, and the figure."},
    ColumnsWords{"xbar", SumsColumns::subgroups, "Two columns of figures or more: each row is one subgroup."},
    ColumnsWords{"r", SumsColumns::subgroups, "Two columns of figures or more: each row is one subgroup."},
    ColumnsWords{"s", SumsColumns::subgroups, "Two columns of figures or more: each row is one subgroup."},
    ColumnsWords{"ewma", SumsColumns::values_or_subgroups,
                 "One column of figures, in time order. Several columns: the figures of each row are one subgroup."},
};

constexpr std::array kOptions{
    SumsOptionRow{"shift", "Size of the change to find, in sigmas",
                  "1 is usual: the chart gathers what lies beyond half of it", " cusum ", "1", ""},
    SumsOptionRow{"interval", "Decision interval",
                  "5 sigmas are usual: a steady process then signals once in 465 figures", " cusum ", "5", ""},
    SumsOptionRow{"head_start", "Head start", "0 is usual; half the interval finds a change from the beginning sooner",
                  " cusum ", "0", ""},
    SumsOptionRow{"accepted", "Acceptable chance, percent", "Empty: the chance of the baseline below", " bcusum ", "",
                  ""},
    SumsOptionRow{"odds_ratio", "Rise in the odds that matters",
                  "2 is usual, a doubling; the inverse is looked for as well", " bcusum racusum ", "2", ""},
    SumsOptionRow{"limit", "Decision interval", "3.5 is usual", " bcusum ", "3.5", ""},
    SumsOptionRow{"risk_limit", "Decision interval", "4.5 is usual for a doubling of the odds", " racusum ", "4.5", ""},
    SumsOptionRow{"after", "After a signal", "", " cusum racusum ", "goes_on",
                  "goes_on=The sum goes on|starts_again=The sum starts again"},
    SumsOptionRow{"after_outcome", "After a signal", "", " bcusum ", "starts_again",
                  "starts_again=The sum starts again|goes_on=The sum goes on"},
    SumsOptionRow{"baseline", "Baseline: only the first so many rows",
                  "Of each phase where there are some; empty: all rows", " cusum bcusum t2 dnom xbar r s ewma ", "",
                  ""},
    SumsOptionRow{"center", "Known centre, if there is one",
                  "From a standard or an earlier chart, with its sigma below", " cusum xbar ewma ", "", ""},
    SumsOptionRow{"sigma", "Known sigma of single figures, if there is one", "", " cusum xbar r s ewma ", "", ""},
    SumsOptionRow{"weight", "Weight of the newest figure", "0.2 is usual; less finds smaller changes, later", " ewma ",
                  "0.2", ""},
    SumsOptionRow{"confidence", "Chance that a steady process stays inside, percent",
                  "Empty: as if each figure had its own three-sigma limits", " t2 ", "", ""},
    SumsOptionRow{"sigma_of", "Sigma comes from", "", " zmr ", "each_kind",
                  "each_kind=The kind of work|each_run=The run of one kind|all=All kinds together"},
    SumsOptionRow{"better", "Which way is better?", "", " cusum bcusum racusum dnom zmr xbar ewma ", "neutral",
                  "neutral=Neither, or not sure|decrease=Lower, or fewer|increase=Higher, or more"},
};

}  // namespace

const std::vector<SumsChartRow>& sums_charts() {
  static const std::vector<SumsChartRow> kRows = [] {
    std::vector<SumsChartRow> rows;
    for (const ColumnsWords& each : kColumns) {
      if (const auto further = spc::find_further_chart(each.chart)) {
        const spc::FurtherChartRow& row = spc::further_chart(*further);
        rows.push_back({row.slug, row.title, row.what_for, each.words, each.columns, further, std::nullopt});
      } else if (const auto kind = spc::find_chart(each.chart)) {
        const spc::ChartRow& row = spc::chart_row(*kind);
        rows.push_back({row.slug, row.title, row.what_for, each.words, each.columns, std::nullopt, kind});
      }
    }
    return rows;
  }();
  return kRows;
}

const SumsChartRow* find_sums_chart(std::string_view slug) {
  const auto found = std::ranges::find(sums_charts(), slug, &SumsChartRow::slug);
  return found == sums_charts().end() ? nullptr : &*found;
}

std::span<const SumsOptionRow> sums_options() {
  return kOptions;
}

bool has_option(const SumsOptionRow& option, std::string_view chart) {
  return option.charts.find(" " + std::string(chart) + " ") != std::string_view::npos;
}

}  // namespace qi::analysis
