// distribution_*: probabilities and quantiles; runs_analysis_limits: what is made of them for run charts.

#include <functional>
#include <limits>

#include "oracle/checker.h"
#include "oracle/families/family_data.h"
#include "oracle/families/stats_families.h"
#include "spc/run_statistics.h"
#include "stats/distributions.h"

namespace qi::oracle {
namespace {

/// One case's lists; `list(key)[i]` as `at(key, i)`.
struct Lists {
  const json::Object& written;
  double at(const char* key, std::size_t i) const { return data_list(written, key).at(i); }
  int whole(const char* key, std::size_t i) const { return static_cast<int>(at(key, i)); }
};

using Computed = std::function<double(std::size_t)>;

struct Part {
  const char* key;
  Computed ours;
};

Comparison compare_parts(const json::Object& expected, std::initializer_list<Part> parts) {
  Comparison comparison;
  Checker check(expected, comparison);
  for (const Part& part : parts) {
    std::vector<double> ours;
    for (std::size_t i = 0; i < check.rows(part.key); ++i) ours.push_back(part.ours(i));
    check.relatives(part.key, ours);
  }
  return comparison;
}

}  // namespace

std::optional<Comparison> compare_distribution_normal(const json::Object& written, std::string_view,
                                                      const json::Object& expected) {
  const Lists data{written};
  // The file writes a cdf of 2.9e-316 as 0: numbers below the normal doubles are 0 to it.
  const auto cdf = [&](std::size_t i) {
    const double ours = stats::normal_cdf(data.at("z", i));
    return ours < std::numeric_limits<double>::min() ? 0 : ours;
  };
  return compare_parts(expected, {{"quantile", [&](auto i) { return stats::normal_quantile(data.at("p", i)); }},
                                  {"cdf", cdf},
                                  {"sf", [&](auto i) { return stats::normal_upper_tail(data.at("z", i)); }}});
}

std::optional<Comparison> compare_distribution_binomial(const json::Object& written, std::string_view,
                                                        const json::Object& expected) {
  const Lists data{written};
  const auto with = [&](auto function) {
    return [&data, function](std::size_t i) {
      return function(data.whole("k", i), data.whole("n", i), data.at("prob", i));
    };
  };
  const auto quantile = [&](std::size_t i) {
    return stats::binomial_quantile(data.at("p", i), data.whole("n", i), data.at("prob", i));
  };
  return compare_parts(
      expected, {{"pmf", with(stats::binomial_pmf)}, {"cdf", with(stats::binomial_cdf)}, {"quantile", quantile}});
}

std::optional<Comparison> compare_distribution_poisson(const json::Object& written, std::string_view,
                                                       const json::Object& expected) {
  const Lists data{written};
  const auto with = [&](auto function) {
    return [&data, function](std::size_t i) { return function(data.whole("k", i), data.at("lambda", i)); };
  };
  const auto quantile = [&](std::size_t i) { return stats::poisson_quantile(data.at("p", i), data.at("lambda", i)); };
  return compare_parts(expected,
                       {{"pmf", with(stats::poisson_pmf)}, {"cdf", with(stats::poisson_cdf)}, {"quantile", quantile}});
}

std::optional<Comparison> compare_distribution_chisq(const json::Object& written, std::string_view,
                                                     const json::Object& expected) {
  const Lists data{written};
  return compare_parts(
      expected, {{"cdf", [&](auto i) { return stats::chi_square_cdf(data.at("q", i), data.at("df", i)); }},
                 {"quantile", [&](auto i) { return stats::chi_square_quantile(data.at("p", i), data.at("df", i)); }}});
}

std::optional<Comparison> compare_distribution_t(const json::Object& written, std::string_view,
                                                 const json::Object& expected) {
  const Lists data{written};
  return compare_parts(expected,
                       {{"cdf", [&](auto i) { return stats::t_cdf(data.at("q", i), data.at("df", i)); }},
                        {"quantile", [&](auto i) { return stats::t_quantile(data.at("p", i), data.at("df", i)); }}});
}

std::optional<Comparison> compare_distribution_f(const json::Object& written, std::string_view,
                                                 const json::Object& expected) {
  const Lists data{written};
  const auto with = [&](auto function, const char* key) {
    return [&data, function, key](std::size_t i) {
      return function(data.at(key, i), data.at("df1", i), data.at("df2", i));
    };
  };
  return compare_parts(expected, {{"cdf", with(stats::f_cdf, "q")}, {"quantile", with(stats::f_quantile, "p")}});
}

std::optional<Comparison> compare_runs_analysis_limits(const json::Object& written, std::string_view,
                                                       const json::Object& expected) {
  Comparison comparison;
  Checker check(expected, comparison);
  std::vector<double> longest;
  std::vector<double> fewest;
  for (const double useful : data_list(written, "n_useful")) {
    // The limits depend on the number of useful positions alone, so any sides will do.
    const std::vector<spc::Position> positions(static_cast<std::size_t>(useful), 1);
    const spc::RunStatistics ours = spc::run_statistics(positions, spc::RunsTest::anhoej);
    longest.push_back(static_cast<double>(ours.longest_run_limit.value_or(0)));
    fewest.push_back(static_cast<double>(ours.crossings_limit.value_or(0)));
  }
  check.relatives("longest_run_max", longest);
  check.relatives("crossings_min", fewest);
  return comparison;
}

}  // namespace qi::oracle
