#include "analysis/try_tests/tests_figures.h"

#include <algorithm>
#include <array>
#include <optional>

#include "analysis/try_tests/count_figures.h"
#include "analysis/try_tests/group_figures.h"
#include "analysis/try_tests/model_figures.h"

namespace qi::analysis {
namespace {

using stats::Asks;
using stats::Takes;

using DrawPicture = std::optional<TestPicture>(const TestPictureRequest& request);

/// Pictures of the tests that take such columns; a row that names a question or a test goes before those that do not.
struct PictureRow {
  Takes takes;
  std::optional<Asks> asks;  ///< nullopt: whatever the test asks
  std::string_view test;     ///< "": every test
  std::array<DrawPicture*, 2> pictures;
};

constexpr std::array kPictures{
    PictureRow{Takes::one_sample, Asks::distribution, "", {normal_plot_of_sample, nullptr}},
    PictureRow{Takes::one_sample, {}, "", {dots_by_group, nullptr}},
    PictureRow{Takes::two_samples, {}, "", {dots_by_group, nullptr}},
    PictureRow{Takes::samples, {}, "", {dots_by_group, pairs_of_groups}},
    PictureRow{Takes::two_factors, {}, "", {dots_by_two_factors, means_by_two_factors}},
    PictureRow{Takes::pairs, {}, "pearson", {points_with_line, nullptr}},
    PictureRow{Takes::pairs, Asks::connection, "", {points_alone, nullptr}},
    PictureRow{Takes::pairs, {}, "", {dots_of_differences, nullptr}},
    PictureRow{Takes::counts_of_totals, {}, "binomial", {exact_shares, nullptr}},
    PictureRow{Takes::counts_of_totals, Asks::rate, "", {exact_rates, nullptr}},
    PictureRow{Takes::counts_of_totals, {}, "", {score_shares, nullptr}},
    PictureRow{Takes::table, {}, "mcnemar", {shares_before_and_after, nullptr}},
    PictureRow{Takes::table, {}, "", {shares_of_rows, nullptr}},
    PictureRow{Takes::counts, {}, "", {observed_over_expected, nullptr}},
    PictureRow{Takes::predictors, {}, "linear-regression", {fitted_line_or_effects, residuals_of_model}},
    PictureRow{Takes::predictors, {}, "", {ratios_of_predictors, nullptr}},
    PictureRow{Takes::p_values, {}, "", {nullptr, nullptr}},
};

bool suits(const PictureRow& row, const stats::TestRow& test) {
  return row.takes == test.takes && (!row.asks || *row.asks == test.asks) &&
         (row.test.empty() || row.test == test.slug);
}

}  // namespace

std::vector<TestPicture> test_figures(const TestPictureRequest& request) {
  std::vector<TestPicture> figures;
  const auto row =
      std::ranges::find_if(kPictures, [&](const PictureRow& each) { return suits(each, *request.question.test); });
  if (row == kPictures.end()) return figures;
  for (DrawPicture* const draw : row->pictures) {
    if (draw == nullptr) continue;
    if (auto figure = draw(request)) figures.push_back(std::move(*figure));
  }
  return figures;
}

}  // namespace qi::analysis
