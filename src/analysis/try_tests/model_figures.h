#pragma once
/// Pictures of connections and models: points with their line, what each predictor goes with, residuals.
/// Each gives nullopt where there is nothing to draw.

#include <optional>

#include "analysis/try_tests/tests_figures.h"

namespace qi::analysis {

/// The second column against the first; with the least-squares line and its band, or without one.
std::optional<TestPicture> points_with_line(const TestPictureRequest& request);
std::optional<TestPicture> points_alone(const TestPictureRequest& request);
/// Of one predictor the points with the fitted line or curve, of several what a step in each goes with. A step is the
/// predictor's standard deviation, so that effects in different units can be compared; from 0 to 1 where it has only
/// these.
std::optional<TestPicture> fitted_line_or_effects(const TestPictureRequest& request);
/// The ratio that a step in each predictor goes with, on a scale of logarithms.
std::optional<TestPicture> ratios_of_predictors(const TestPictureRequest& request);
/// Residuals, their shape, their spread and the influence of rows.
std::optional<TestPicture> residuals_of_model(const TestPictureRequest& request);

}  // namespace qi::analysis
