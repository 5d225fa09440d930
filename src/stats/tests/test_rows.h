#pragma once
/// The rows of the catalogue, by the file that holds the tests.
/// Nothing is decided here: see test_catalogue.h.

#include <span>

#include "stats/test_catalogue.h"

namespace qi::stats {

std::span<const TestRow> mean_test_rows();        ///< t tests
std::span<const TestRow> rank_test_rows();        ///< Mann-Whitney, Wilcoxon, sign
std::span<const TestRow> group_test_rows();       ///< analysis of variance, Kruskal-Wallis
std::span<const TestRow> spread_test_rows();      ///< variances
std::span<const TestRow> count_test_rows();       ///< shares, rates, tables
std::span<const TestRow> shape_test_rows();       ///< normality, two distributions
std::span<const TestRow> connection_test_rows();  ///< correlations
std::span<const TestRow> model_rows();            ///< regressions
std::span<const TestRow> adjustment_rows();       ///< many p-values at once

}  // namespace qi::stats
