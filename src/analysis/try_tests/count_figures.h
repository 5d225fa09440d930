#pragma once
/// Pictures of tests of counts: shares, rates and what was expected, each with its own interval.
/// Each gives nullopt where there is nothing to draw.

#include <optional>

#include "analysis/try_tests/tests_figures.h"

namespace qi::analysis {

/// The share in every row with Wilson's interval, or the exact one of Clopper and Pearson.
std::optional<TestPicture> score_shares(const TestPictureRequest& request);
std::optional<TestPicture> exact_shares(const TestPictureRequest& request);
/// Events for one unit of exposure in every row, with the exact interval of Garwood.
std::optional<TestPicture> exact_rates(const TestPictureRequest& request);
/// Of every row of a table its share in each column (of two columns in the first), with Wilson's interval.
std::optional<TestPicture> shares_of_rows(const TestPictureRequest& request);
/// Of a table of the same cases twice: the share of the first answer, before and after.
std::optional<TestPicture> shares_before_and_after(const TestPictureRequest& request);
/// Of every category its share over the expected one, with Wilson's interval over it too.
std::optional<TestPicture> observed_over_expected(const TestPictureRequest& request);

}  // namespace qi::analysis
