#pragma once
/// Analysis of variance: whether several means differ, by one factor or two, and which pairs of groups do.
/// Tests of ranks are in group_ranks.h and of variances in spread_tests.h.

#include "base/result.h"
#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// With more groups than these the pairs are not compared, and a note says so: hundreds of intervals answer nobody.
inline constexpr std::size_t kMostGroupsInPairs = 20;
inline constexpr std::size_t kMostGroupsInPairsWithoutEqualSpread = 10;

/// Whether the means of several groups differ, of which the spread is alike; then every pair by Tukey's honestly
/// significant difference (Tukey and Kramer for groups of unequal size), later group less earlier.
///
/// missing  left out alone, with a note.
/// refuses  an empty group; as many groups as figures; no spread within any group.
/// formula  F = (between / (k - 1)) / (within / (n - k)). Effect: omega squared = (between - (k - 1) s^2) / (total +
/// s^2),
///          0 where that is below; its interval is that of the noncentrality L of F as L / (L + n) (Steiger 2004).
///          Eta squared = between / total. Pairs: q = |difference| / (s sqrt((1/n_i + 1/n_j) / 2)) on the studentised
///          range.
/// source   Fisher 1925; Tukey 1953; Kramer 1956; Steiger 2004; Olejnik and Algina 2003.
/// example  1 2 3 and 3 4 5: F = 6 with 1 and 4 degrees, p = 0.0705, omega squared 0.4545, eta squared 0.6.
Result<TestResult> one_way_anova(const TestRequest& request);

/// The same question where the groups spread differently; then every pair by Games and Howell.
///
/// refuses  a group with fewer than two figures or without spread: the test divides by each.
/// formula  weights w = n / s^2; F and its degrees by Welch; effect: omega squared from that F, (k - 1)(F - 1) /
///          ((k - 1)(F - 1) + n). Pairs: q = |difference| / sqrt((s_i^2/n_i + s_j^2/n_j) / 2) with Welch's degrees.
/// source   Welch 1951; Games and Howell 1976; Kirk, Experimental Design, 2013.
/// example  see tests/stats/group_tests_test.cpp.
Result<TestResult> welch_anova(const TestRequest& request);

/// Whether means differ by each of two factors, and whether the one factor's differences depend on the other.
///
/// rows     a figure and two words each; rows with a missing figure or an empty word are left out with a note.
/// refuses  a factor with one level; a combination of levels without a figure; nothing left to judge by.
/// formula  sums of squares of type II: each factor after the other, and the interaction after both; for equal
///          numbers in every cell these are the textbook's. Partial omega squared = (ss - df s^2) / (ss + (n - df)
///          s^2), its interval as above. Figures "partial_eta_squared_1", ...: ss / (ss + residual). With one figure in
///          each cell there is no interaction line, and a note says so.
/// source   Yates 1934; Langsrud 2003, ANOVA for unbalanced data: use type II instead of type III.
/// example  see tests/stats/group_tests_test.cpp.
Result<TestResult> two_way_anova(const TestRequest& request);

/// Interval of explained variance from F (Steiger 2004): the noncentrality L of each end as L / (L + n).
Interval explained_interval(double f, double upper_degrees, double lower_degrees, double rows, double level);

}  // namespace qi::stats
