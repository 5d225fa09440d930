#pragma once
/// Pictures of tests that compare groups, pairs or a sample with what is assumed.
/// Each gives nullopt where there is nothing to draw.

#include <optional>

#include "analysis/try_tests/tests_figures.h"

namespace qi::analysis {

/// A dot for every figure of every column, with boxes and means; the assumed value where the test has one.
std::optional<TestPicture> dots_by_group(const TestPictureRequest& request);
/// The same for every combination of two factors, in order of appearance.
std::optional<TestPicture> dots_by_two_factors(const TestPictureRequest& request);
/// Seder's multi-vari chart of both factors, the first one outermost.
std::optional<TestPicture> means_by_two_factors(const TestPictureRequest& request);
/// First less second of every complete pair, beside the assumed difference.
std::optional<TestPicture> dots_of_differences(const TestPictureRequest& request);
/// The pair comparisons of the result: with intervals where the test has them.
std::optional<TestPicture> pairs_of_groups(const TestPictureRequest& request);
/// The sample on normal paper.
std::optional<TestPicture> normal_plot_of_sample(const TestPictureRequest& request);

}  // namespace qi::analysis
