#include "stats/test_choice.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "stats/summary.h"

namespace qi::stats {
namespace {

/// What the choices look at.
struct Evidence {
  Asks asks;
  std::size_t columns = 0;
  std::size_t groups = 0;  ///< columns, or the words of one column beside one of figures
  std::size_t factors = 0;
  std::size_t rows = 0;
  bool in_pairs = false;
  bool is_lopsided = false;
  bool holds_counts = false;     ///< whole numbers of 0 or more throughout
  bool responds_0_or_1 = false;  ///< the first column
  bool responds_by_counts = false;
  bool are_parts = false;  ///< somewhere the first count is above the second, so the second is no total
  bool has_few = false;    ///< a cell of a table of counts where fewer than 5 are expected
};

constexpr double kLopsidedSkewness = 1;
constexpr double kFewExpected = 5;  // Cochran 1954

bool is_count(double value) {
  return std::isnan(value) || (value >= 0 && value == std::floor(value));
}

bool is_lopsided(const Column& column) {
  const Summary summary = summarise(column.values);
  return std::abs(summary.skewness) > kLopsidedSkewness;
}

bool expects_few(const std::vector<Column>& columns) {
  const std::size_t rows = columns.front().values.size();
  double whole = 0;
  std::vector<double> row_sums(rows, 0);
  std::vector<double> column_sums;
  for (const Column& column : columns) {
    if (column.values.size() != rows) return false;
    double sum = 0;
    for (std::size_t i = 0; i < rows; ++i) sum += column.values[i], row_sums[i] += column.values[i];
    column_sums.push_back(sum);
    whole += sum;
  }
  if (!(whole > 0)) return false;
  return std::ranges::min(row_sums) * std::ranges::min(column_sums) / whole < kFewExpected;
}

Evidence evidence_of(Asks asks, const TableAtHand& table) {
  Evidence evidence{.asks = asks};
  evidence.columns = table.columns.size();
  evidence.factors = table.factors.size();
  evidence.rows = table.columns.front().values.size();
  evidence.groups = evidence.columns;
  if (evidence.columns == 1 && evidence.factors == 1)
    evidence.groups = std::set(table.factors.front().values.begin(), table.factors.front().values.end()).size();
  evidence.in_pairs = table.rows == Rows::belong_together;
  evidence.is_lopsided = std::ranges::any_of(table.columns, is_lopsided);
  const auto counts = [](const Column& column) { return std::ranges::all_of(column.values, is_count); };
  evidence.holds_counts = std::ranges::all_of(table.columns, counts);
  const Column& response = table.columns.front();
  evidence.responds_by_counts = counts(response);
  evidence.responds_0_or_1 =
      std::ranges::all_of(response.values, [](double value) { return std::isnan(value) || value == 0 || value == 1; });
  if (evidence.columns == 2) {
    const auto& counts_first = table.columns.front().values;
    const auto& counts_second = table.columns.back().values;
    for (std::size_t i = 0; i < std::min(counts_first.size(), counts_second.size()); ++i)
      evidence.are_parts = evidence.are_parts || counts_first[i] > counts_second[i];
  }
  evidence.has_few = evidence.holds_counts && evidence.columns > 1 && expects_few(table.columns);
  return evidence;
}

struct Choice {
  Asks asks;
  bool (*suits)(const Evidence& evidence);
  std::string_view slug;
  std::string_view reason;
};

constexpr std::array kChoices{
    Choice{Asks::centre, [](const Evidence& e) { return e.factors == 2 && e.columns == 1; }, "two-way-anova",
           "One column of figures in groups of two kinds: both kinds, and whether they work together."},
    Choice{Asks::centre, [](const Evidence& e) { return e.groups == 1 && !e.is_lopsided; }, "one-sample-t",
           "One column of figures, held against a value that is assumed."},
    Choice{Asks::centre, [](const Evidence& e) { return e.groups == 1; }, "one-sample-signed-rank",
           "One column of figures with a long tail: ranks keep a few far values from deciding."},
    Choice{Asks::centre, [](const Evidence& e) { return e.columns == 2 && e.in_pairs && !e.is_lopsided; }, "paired-t",
           "Two figures for each row: what counts is the difference within a row."},
    Choice{Asks::centre, [](const Evidence& e) { return e.columns == 2 && e.in_pairs; }, "signed-rank",
           "Two figures for each row, with a long tail: ranks of the differences keep a few far values from deciding."},
    Choice{Asks::centre, [](const Evidence& e) { return e.groups == 2 && !e.is_lopsided; }, "welch-t",
           "Two groups. Their spread need not be alike for this test."},
    Choice{Asks::centre, [](const Evidence& e) { return e.groups == 2; }, "rank-sum",
           "Two groups with a long tail: ranks keep a few far values from deciding."},
    Choice{Asks::centre, [](const Evidence& e) { return e.groups > 2 && !e.is_lopsided; }, "welch-anova",
           "Several groups. Their spread need not be alike for this test."},
    Choice{Asks::centre, [](const Evidence& e) { return e.groups > 2; }, "kruskal-wallis",
           "Several groups with a long tail: ranks keep a few far values from deciding."},
    Choice{Asks::share, [](const Evidence& e) { return e.columns == 2 && e.rows == 2 && e.in_pairs; }, "mcnemar",
           "The same cases judged twice: only those that changed tell anything."},
    Choice{
        Asks::share, [](const Evidence& e) { return e.columns == 2 && e.rows > 1 && e.are_parts && e.has_few; },
        "fisher-exact",
        "The second column cannot be a total, as a first one is larger, so both are counts of cases; few are expected "
        "in one of them: an exact test."},
    Choice{Asks::share, [](const Evidence& e) { return e.columns == 2 && e.rows > 1 && e.are_parts; },
           "chi-square-independence",
           "The second column cannot be a total, as a first one is larger, so both are counts of cases."},
    Choice{Asks::share, [](const Evidence& e) { return e.columns == 2 && e.rows == 1; }, "one-proportion",
           "One count out of a total, held against a share that is assumed."},
    Choice{Asks::share, [](const Evidence& e) { return e.columns == 2 && e.rows == 2; }, "two-proportions",
           "The second column is taken for the total of each group. If it counts the other cases, choose the "
           "chi-square test."},
    Choice{Asks::share, [](const Evidence& e) { return e.columns == 2 && e.rows > 2; }, "several-proportions",
           "The second column is taken for the total of each group. If it counts the other cases, choose the "
           "chi-square test."},
    Choice{Asks::share, [](const Evidence& e) { return e.columns > 2 && e.rows > 1; }, "chi-square-independence",
           "A table of counts: do its rows differ in how they spread over the columns?"},
    Choice{Asks::rate, [](const Evidence& e) { return e.columns == 2 && e.rows == 1; }, "one-rate",
           "One count of events in a stretch, held against a rate that is assumed."},
    Choice{Asks::rate, [](const Evidence& e) { return e.columns == 2 && e.rows == 2; }, "two-rates",
           "Events and hours, jobs or miles for each of two groups."},
    Choice{Asks::spread, [](const Evidence& e) { return e.groups > 1; }, "brown-forsythe",
           "Groups whose spread is compared about their medians, so that a long tail does not decide."},
    Choice{Asks::connection, [](const Evidence& e) { return e.columns == 2 && !e.is_lopsided; }, "pearson",
           "Two figures for each row: how close they lie to a straight line."},
    Choice{Asks::connection, [](const Evidence& e) { return e.columns == 2; }, "spearman",
           "Two figures for each row, with a long tail: whether they rise together, by their ranks."},
    Choice{Asks::model, [](const Evidence& e) { return e.columns > 1 && e.responds_0_or_1; }, "logistic-regression",
           "The first column is 0 or 1: the odds of 1."},
    Choice{Asks::model, [](const Evidence& e) { return e.columns > 1 && e.responds_by_counts; }, "poisson-regression",
           "The first column counts events: their rate."},
    Choice{Asks::model, [](const Evidence& e) { return e.columns > 1; }, "linear-regression",
           "The first column is explained by the others along straight lines."},
    Choice{Asks::distribution, [](const Evidence& e) { return e.columns == 1 && e.factors == 0; }, "shapiro-wilk",
           "One column of figures: how well a normal distribution fits it."},
    Choice{Asks::distribution, [](const Evidence& e) { return e.groups == 2; }, "kolmogorov-smirnov",
           "Two groups: whether their distributions differ anywhere."},
    Choice{Asks::adjustment, [](const Evidence& e) { return e.columns == 1; }, "holm",
           "One column of p-values: none of those that remain is likely to be a false alarm."},
};

struct Paste {
  Asks asks;
  const char* what;
};
constexpr std::array kPaste{
    Paste{Asks::centre, "Paste a column of figures for each group, or one column of figures and one of groups."},
    Paste{Asks::share, "Paste a column of counts and a column of totals, with a row for each group."},
    Paste{Asks::rate,
          "Paste a column of events and a column of hours, jobs or miles, with a row for each of two groups."},
    Paste{Asks::spread, "Paste a column of figures for each group."},
    Paste{Asks::connection, "Paste two columns of figures, side by side."},
    Paste{Asks::model, "Paste the column to explain first, then the columns that may explain it."},
    Paste{Asks::distribution, "Paste one column of figures, or two to compare."},
    Paste{Asks::adjustment, "Paste one column of p-values."},
};

}  // namespace

Result<TestProposal> propose_test(Asks asks, const TableAtHand& table) {
  const char* paste = std::ranges::find(kPaste, asks, &Paste::asks)->what;
  if (table.columns.empty()) return Error::invalid(std::string("There is no column of figures. ") + paste);
  const Evidence evidence = evidence_of(asks, table);
  TestProposal proposal;
  for (const Choice& choice : kChoices) {
    if (choice.asks != asks || !choice.suits(evidence)) continue;
    if (!proposal.test) {
      proposal.test = find_test(choice.slug);
      proposal.reason = choice.reason;
    }
  }
  if (!proposal.test) return Error::invalid(std::string("No test answers this from these columns. ") + paste);
  for (const TestRow& row : test_catalogue())
    if (row.asks == asks && row.takes == proposal.test->takes && row.slug != proposal.test->slug)
      proposal.instead.push_back(row.slug);
  return proposal;
}

}  // namespace qi::stats
