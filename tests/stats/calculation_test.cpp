#include "stats/calculation.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace qi::stats {
namespace {

constexpr std::array kOptions{InputOption{"plain", "Plain"}, InputOption{"fancy", "Fancy"}};
constexpr std::array kInputs{
    CalculationInput{.slug = "n", .label = "Cases", .kind = InputKind::count, .need = Need::one_open, .least = 2},
    CalculationInput{.slug = "power", .label = "Power", .kind = InputKind::share, .need = Need::one_open, .usual = 0.8},
    CalculationInput{.slug = "sd", .label = "Standard deviation", .kind = InputKind::positive},
    CalculationInput{
        .slug = "level", .label = "Level", .kind = InputKind::share, .need = Need::optional, .usual = 0.95},
    CalculationInput{
        .slug = "style", .label = "Style", .kind = InputKind::choice, .need = Need::optional, .options = kOptions}};

Result<CalculationResult> shown(const CalculationInputs& inputs) {
  CalculationResult result{.method = std::string(inputs.choice("style"))};
  result.figures = {{"n", "Cases", inputs.number("n")}, {"level", "Level", inputs.number("level")}};
  return result;
}
constexpr CalculationRow kRow{.slug = "shown", .title = "Shown", .guidance = "Words.", .inputs = kInputs, .run = shown};

std::string refusal(const CalculationRequest& request) {
  const auto result = run_calculation(kRow, request);
  return result ? "" : result.error().fields.front().field + ": " + result.error().message;
}

TEST(Calculation, FillsInDefaultsButNeverWhatIsToBeWorkedOut) {
  const auto result = run_calculation(kRow, {.numbers = {{"n", 5}, {"sd", 1}}});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->method, "plain");
  EXPECT_EQ(result->figures[0].value, 5);
  EXPECT_EQ(result->figures[1].value, 0.95);
  EXPECT_EQ(result->guidance, "Words.");
}

TEST(Calculation, RefusesEachFaultWithTheInputsName) {
  EXPECT_EQ(refusal({.numbers = {{"n", 5}}}), "sd: Standard deviation: give this; the calculation needs it.");
  EXPECT_EQ(refusal({.numbers = {{"n", 5}, {"sd", 0}}}), "sd: Standard deviation: give a number above 0.");
  EXPECT_EQ(refusal({.numbers = {{"n", 2.5}, {"sd", 1}}}), "n: Cases: give a whole number of 2 or more.");
  EXPECT_EQ(refusal({.numbers = {{"n", 1}, {"sd", 1}}}), "n: Cases: give a whole number of 2 or more.");
  EXPECT_EQ(refusal({.numbers = {{"power", 1}, {"sd", 1}}}), "power: Power: give a share between 0 and 1.");
  EXPECT_EQ(refusal({.numbers = {{"power", 1e-300}, {"sd", 1}}}),
            "power: Power: give a share that is not so close to 0 or 1.");
  EXPECT_EQ(refusal({.numbers = {{"n", 5}, {"sd", 1e300}}}),
            "sd: Standard deviation: give this in another unit; the number is too large or too small to work with.");
  EXPECT_EQ(refusal({.numbers = {{"n", 1e18}, {"sd", 1}}}),
            "n: Cases: give a smaller number; so many cannot be counted one by one.");
  EXPECT_EQ(refusal({.numbers = {{"n", 5}, {"sd", INFINITY}}}), "sd: Standard deviation: give a finite number.");
  EXPECT_EQ(refusal({.numbers = {{"n", 5}, {"sd", 1}}, .choices = {{"style", "odd"}}}),
            "style: Style: choose one of the options.");
  EXPECT_EQ(refusal({.numbers = {{"n", 5}, {"sd", 1}, {"mean", 2}}}),
            "mean: Leave out mean: this calculation does not take it.");
  EXPECT_EQ(refusal({.numbers = {{"n", 5}, {"sd", 1}}, .columns = {{"sd", {1}}}}),
            "sd: Leave out sd: this calculation does not take it.");
}

TEST(Calculation, WantsExactlyOneOpenFigure) {
  const std::string sentence = "n: Leave exactly one of these empty, to have it worked out: Cases, Power.";
  EXPECT_EQ(refusal({.numbers = {{"sd", 1}}}), sentence);
  EXPECT_EQ(refusal({.numbers = {{"sd", 1}, {"n", 5}, {"power", 0.8}}}), sentence);
  EXPECT_EQ(refusal({.numbers = {{"sd", 1}, {"n", 5}, {"power", kUndefined}}}), "");
}

}  // namespace
}  // namespace qi::stats
