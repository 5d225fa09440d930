#pragma once
/// The complete rows of a model's columns, and what every model says of its terms and rows.
/// Nothing is fitted here.

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

struct ModelData {
  Column response;
  std::vector<Column> predictors;
  std::vector<std::size_t> row_numbers;  ///< from 1, as in the columns that were given
  std::size_t left_out = 0;
};
/// Columns of equal length (the catalogue has seen to it). refuses  a figure too large to calculate with; two columns
/// of one name; no complete row.
Result<ModelData> model_data_of(const TestRequest& request);
void note_left_out(TestResult& result, const ModelData& data);

/// "rows_per_predictor" or another slug: yes from 10 for each, doubtful from 5, no below (Harrell, Regression Modeling
/// Strategies, 2015; for events of a logistic model Peduzzi and others 1996).
Check enough_check(std::string_view slug, double count, std::size_t predictors, std::string_view noun);
/// "collinearity": the largest inflation; yes to 5, doubtful to 10, no above (Marquardt 1970).
Check collinearity_check(const std::vector<Coefficient>& coefficients);
/// "influence": the largest Cook's distance; doubtful above 1 (Cook and Weisberg 1982).
Check influence_check(const std::vector<FittedRow>& rows, const ModelData& data);

}  // namespace qi::stats
