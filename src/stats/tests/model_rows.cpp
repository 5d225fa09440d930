#include <array>

#include "stats/tests/models.h"
#include "stats/tests/test_rows.h"

namespace qi::stats {

std::span<const TestRow> model_rows() {
  static constexpr std::array kRows{
      TestRow{
          .slug = "linear-regression",
          .title = "Linear regression",
          .asks = Asks::model,
          .takes = Takes::predictors,
          .question = "How does a figure go together with one or several others, along a straight line or a curve?",
          .what_for = "How job cycle time goes together with distance to hospital and the number of crews on shift.",
          .formula = "y = b0 + b1 x1 + ... + e, with the least sum of e^2",
          .source = "Gauss, 1809; Draper and Smith, 1998",
          .null_value = "",
          .run = linear_regression},
      TestRow{.slug = "logistic-regression",
              .title = "Logistic regression",
              .asks = Asks::model,
              .takes = Takes::predictors,
              .question = "How does the chance of an outcome go together with other figures?",
              .what_for = "How survival to hospital goes together with the patient's age and minutes to first shock.",
              .formula = "ln(p / (1 - p)) = b0 + b1 x1 + ..., of largest likelihood",
              .source = "Cox, 1958",
              .null_value = "",
              .run = logistic_regression},
      TestRow{
          .slug = "poisson-regression",
          .title = "Poisson regression",
          .asks = Asks::model,
          .takes = Takes::predictors,
          .question = "How does a count, or its rate, go together with other figures?",
          .what_for = "How vehicle incidents per 100,000 miles go together with vehicle age and share of night shifts.",
          .formula = "ln(expected count / exposure) = b0 + b1 x1 + ..., of largest likelihood",
          .source = "Nelder and Wedderburn, 1972",
          .null_value = "",
          .run = poisson_regression},
  };
  return kRows;
}

}  // namespace qi::stats
