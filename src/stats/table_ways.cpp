#include "stats/table_ways.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>

#include "base/number.h"

namespace qi::stats {
namespace {

constexpr std::size_t kMostSteps = 30'000'000;
constexpr std::size_t kStepsOfALookUp = 20;
constexpr double kLogOfEqual = 1e-7;

/// What is left of the row sums, sorted: rows may change places without changing any probability.
using Left = std::vector<int>;

/// Columns that were filled, by the logarithm of their product of 1 / count!. Equal products are counted together.
class Pasts {
 public:
  void add(double log_product, double ways) {
    constexpr double kEqualBelow = 1e-11;
    Past& past = by_product_[std::llround(log_product / kEqualBelow)];
    past.log_product = log_product;
    past.ways += ways;
  }
  struct Past {
    double log_product = 0;
    double ways = 0;
  };
  const std::map<std::int64_t, Past>& all() const { return by_product_; }

 private:
  std::map<std::int64_t, Past> by_product_;
};

class Walk {
 public:
  explicit Walk(int total) {
    log_factorials_.push_back(0);
    for (int i = 1; i <= total; ++i) log_factorials_.push_back(log_factorials_.back() + std::log(i));
  }

  double log_factorial(int count) const { return log_factorials_[static_cast<std::size_t>(count)]; }
  double sum_of_log_factorials(const std::vector<int>& counts) const {
    double sum = 0;
    for (const int count : counts) sum += log_factorial(count);
    return sum;
  }
  bool is_too_long() const { return steps_ > kMostSteps; }

  /// Every way to take `sum` in all from what is left of the rows: `take` gets what then remains and the logarithm of
  /// the product of 1 / count! of the counts taken.
  void for_each_column(const Left& left, int sum, auto&& take) {
    Left rest = left;
    int still_left = std::accumulate(left.begin(), left.end(), 0);
    split(rest, 0, still_left, sum, 0, take);
  }

  /// Fills one column in every way and adds what then is left to `next`.
  void fill_column(const Left& left, const Pasts& pasts, int sum, std::map<Left, Pasts>& next) {
    for_each_column(left, sum, [&](Left rest, double log_product) {
      // Looking a state or a past up is as much work as some steps, and a state is as long as there are rows.
      steps_ += kStepsOfALookUp * (1 + pasts.all().size()) + left.size();
      std::ranges::sort(rest);
      Pasts& reached = next[rest];
      for (const auto& entry : pasts.all()) reached.add(entry.second.log_product + log_product, entry.second.ways);
    });
  }

  /// Probability, less the constant factor of all tables, of the fillings of two last columns that bring a past to at
  /// most `limit`.
  double finish(const Left& left, int first_sum, const Pasts& pasts, double limit, double log_constant) {
    std::vector<double> products;
    for_each_column(left, first_sum, [&](const Left& rest, double log_product) {
      products.push_back(log_product - sum_of_log_factorials(rest));
    });
    if (is_too_long()) return 0;
    std::ranges::sort(products);
    std::vector<double> up_to{0};
    for (const double product : products) up_to.push_back(up_to.back() + std::exp(product - products.back()));
    double sum = 0;
    for (const auto& [key, past] : pasts.all()) {
      const auto end = std::ranges::upper_bound(products, limit - past.log_product);
      sum += past.ways * std::exp(past.log_product + products.back() + log_constant) *
             up_to[static_cast<std::size_t>(end - products.begin())];
    }
    return sum;
  }

 private:
  void split(Left& rest, std::size_t row, int still_left, int sum, double log_product, auto&& take) {
    if (is_too_long()) return;
    ++steps_;
    if (row + 1 == rest.size()) {
      rest[row] -= sum;
      take(rest, log_product - log_factorial(sum));
      rest[row] += sum;
      return;
    }
    const int here = rest[row];
    const int below = still_left - here;
    for (int count = std::max(0, sum - below); count <= std::min(here, sum); ++count) {
      rest[row] = here - count;
      split(rest, row + 1, below, sum - count, log_product - log_factorial(count), take);
    }
    rest[row] = here;
  }

  std::vector<double> log_factorials_;
  std::size_t steps_ = 0;
};

}  // namespace

std::optional<double> share_of_tables_as_unlikely(const ContingencyTable& table) {
  // The fewer rows, the fewer states; the largest columns last, where they are filled together.
  const bool turned = table.rows > table.columns;
  Left rows = turned ? table.column_sums : table.row_sums;
  std::vector<int> columns = turned ? table.row_sums : table.column_sums;
  std::ranges::sort(rows);
  std::ranges::sort(columns);
  constexpr int kMostCases = 100'000;
  if (table.total > kMostCases) return std::nullopt;
  Walk walk(table.total);
  const double limit = kLogOfEqual - walk.sum_of_log_factorials(table.counts);
  const double log_constant =
      walk.sum_of_log_factorials(rows) + walk.sum_of_log_factorials(columns) - walk.log_factorial(table.total);

  std::map<Left, Pasts> states;
  states[rows].add(0, 1);
  for (std::size_t column = 0; column + 2 < columns.size(); ++column) {
    std::map<Left, Pasts> next;
    for (const auto& state : states) walk.fill_column(state.first, state.second, columns[column], next);
    if (walk.is_too_long()) return std::nullopt;
    states = std::move(next);
  }
  std::vector<double> parts;
  for (const auto& [left, pasts] : states) {
    parts.push_back(walk.finish(left, columns[columns.size() - 2], pasts, limit, log_constant));
    if (walk.is_too_long()) return std::nullopt;
  }
  return std::min(1.0, compensated_sum(parts));
}

}  // namespace qi::stats
