// summary and nist_univariate: a column of figures in a few numbers.

#include "oracle/checker.h"
#include "oracle/families/family_data.h"
#include "oracle/families/stats_families.h"
#include "stats/summary.h"

namespace qi::oracle {
namespace {

using stats::QuantileType;

void compare_quantiles(Checker& check, const std::string& under, const std::vector<double>& values, QuantileType type) {
  for (const int percent : {5, 10, 25, 75, 90, 95}) {
    const std::string name = percent < 10 ? ".p0" : ".p";
    check.relative(under + name + std::to_string(percent), stats::quantile(values, percent / 100.0, type));
  }
}

}  // namespace

std::optional<Comparison> compare_summary(const json::Object& written, std::string_view, const json::Object& expected) {
  Comparison comparison;
  Checker check(expected, comparison);
  const std::vector<double> values = data_list(written, "x");
  const stats::Summary ours = stats::summarise(values);
  check.relative("n", static_cast<double>(ours.n));
  check.relative("mean", ours.mean);
  check.relative("sd", ours.sd);
  check.relative("var", ours.variance);
  check.relative("median", ours.median);
  check.relative("mad", ours.mad);
  check.relative("min", ours.min);
  check.relative("max", ours.max);
  check.relative("sum", ours.sum);
  check.relative("skewness_g1", ours.skewness);
  check.relative("excess_kurtosis_g2", ours.excess_kurtosis);
  compare_quantiles(check, "quantiles_type7", values, QuantileType::r);
  compare_quantiles(check, "quantiles_type6", values, QuantileType::minitab);
  check.relative("quantiles_type7.p25", ours.lower_quartile);
  check.relative("quantiles_type7.p75", ours.upper_quartile);
  return comparison;
}

std::optional<Comparison> compare_nist_univariate(const json::Object& written, std::string_view,
                                                  const json::Object& expected) {
  Comparison comparison;
  Checker check(expected, comparison);
  const std::vector<double> values = data_list(written, "y");
  const stats::Summary ours = stats::summarise(values);
  check.relative("n", static_cast<double>(ours.n));
  // NumAcc3 and 4 are 1,000,000.2 and 10,000,000.2 give or take 0.1: as binary fractions they have lost 6 and 7 digits
  // before anybody calculates, as the decimals that were typed none (see stats/decimal_differences.h).
  constexpr double kLeastDigits = 14;
  check.certified("mean", ours.mean, kLeastDigits);
  check.certified("sd", ours.sd, kLeastDigits);
  check.certified("lag1_autocorrelation", stats::lag1_autocorrelation(values), kLeastDigits);
  return comparison;
}

}  // namespace qi::oracle
