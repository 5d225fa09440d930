#include "stats/tests/model_data.h"

#include <algorithm>
#include <cmath>

#include "stats/figure_words.h"
#include "stats/tests/test_data.h"

namespace qi::stats {

Result<ModelData> model_data_of(const TestRequest& request) {
  ModelData data{.response = {.name = request.columns.front().name}};
  for (std::size_t j = 1; j < request.columns.size(); ++j) data.predictors.push_back({.name = request.columns[j].name});
  for (std::size_t j = 0; j < request.columns.size(); ++j)
    for (std::size_t k = 0; k < j; ++k)
      if (request.columns[j].name == request.columns[k].name)
        return Error::invalid("Give every column a name of its own: two are called " + request.columns[j].name + ".");
  for (std::size_t i = 0; i < request.columns.front().values.size(); ++i) {
    if (std::ranges::any_of(request.columns, [&](const Column& column) { return std::isnan(column.values[i]); })) {
      ++data.left_out;
      continue;
    }
    for (const Column& column : request.columns)
      if (std::abs(column.values[i]) > kLargestFigure)
        return Error::invalid("A figure of " + column.name + " is too large to calculate with: use a larger unit.");
    data.response.values.push_back(request.columns.front().values[i]);
    for (std::size_t j = 1; j < request.columns.size(); ++j)
      data.predictors[j - 1].values.push_back(request.columns[j].values[i]);
    data.row_numbers.push_back(i + 1);
  }
  if (data.row_numbers.empty()) return Error::invalid("Give at least one row without a missing figure.");
  return data;
}

void note_left_out(TestResult& result, const ModelData& data) {
  if (data.left_out > 0)
    result.notes.push_back(counted(data.left_out, "row") + " with a missing figure " +
                           (data.left_out == 1 ? "was" : "were") + " left out.");
}

Check enough_check(std::string_view slug, double count, std::size_t predictors, std::string_view noun) {
  constexpr double kEnough = 10;
  constexpr double kTooFew = 5;
  const double each = count / static_cast<double>(predictors);
  return {.slug = std::string(slug),
          .holds = each >= kEnough  ? Holds::yes
                   : each < kTooFew ? Holds::no
                                    : Holds::doubtful,
          .seen = counted(static_cast<std::size_t>(count), noun) + " for " + counted(predictors, "predictor") + ": " +
                  in_figures(each) + " for each, where 10 or more are wanted."};
}

Check collinearity_check(const std::vector<Coefficient>& coefficients) {
  constexpr double kMild = 5;
  constexpr double kStrong = 10;
  Check check{.slug = "collinearity", .seen = "The model has one predictor or no intercept."};
  const Coefficient* worst = nullptr;
  std::size_t judged = 0;
  for (const Coefficient& coefficient : coefficients) {
    if (std::isnan(coefficient.inflation)) continue;
    ++judged;
    if (!worst || coefficient.inflation > worst->inflation) worst = &coefficient;
  }
  if (judged < 2) return check;
  check.holds = worst->inflation > kStrong ? Holds::no : worst->inflation > kMild ? Holds::doubtful : Holds::yes;
  check.seen = "The largest variance inflation is " + in_figures(worst->inflation) + ", of " + worst->term +
               (check.holds == Holds::yes ? "." : ": it tells much of what the other predictors tell.");
  return check;
}

Check influence_check(const std::vector<FittedRow>& rows, const ModelData& data) {
  constexpr double kMovesTheModel = 1;
  Check check{.slug = "influence", .seen = "No row's distance can be told."};
  std::size_t worst = rows.size();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (std::isnan(rows[i].cook_distance)) continue;
    if (worst == rows.size() || rows[i].cook_distance > rows[worst].cook_distance) worst = i;
  }
  if (worst == rows.size()) return check;
  const double distance = rows[worst].cook_distance;
  check.holds = distance > kMovesTheModel ? Holds::doubtful : Holds::yes;
  check.seen = "The largest Cook's distance is " + in_figures(distance) + ", of row " +
               std::to_string(data.row_numbers[worst]) +
               (check.holds == Holds::yes ? "." : ": without that row the model would be another.");
  return check;
}

}  // namespace qi::stats
