#include <gtest/gtest.h>

#include "analysis/try_capability/step_yield_form.h"

namespace qi::analysis {
namespace {

std::string refusal(const std::string& steps) {
  const auto read = read_process_steps({.steps = steps});
  if (read) return "accepted";
  EXPECT_EQ(read.error().fields.front().field, "steps");
  return read.error().message;
}

TEST(StepYieldForm, SaysWhatToGive) {
  EXPECT_EQ(refusal(" "), "Paste or type the steps: a row for each.");
  EXPECT_EQ(refusal("Step\tUnits\nA\t10\n"),
            "Give units, opportunities in each unit and defects in that order, and rework where you count it.");
  EXPECT_EQ(refusal("A\t10\t2\t1.5\n"), "Give whole counts in every row: look at row 1.");
  EXPECT_EQ(refusal("A\t1e12\t10\t1\n"), "Give fewer opportunities: units times opportunities are too many in row 1.");
}

TEST(StepYieldForm, MultipliesUnitsByOpportunitiesInEach) {
  const auto steps = read_process_steps({.steps = "Step\tUnits\tIn each\tDefects\n\t1000\t2\t50\nB\t900\t1\t0\n"});
  ASSERT_TRUE(steps);
  ASSERT_EQ(steps->size(), 2u);
  EXPECT_EQ((*steps)[0].name, "Step 1");
  EXPECT_EQ((*steps)[0].opportunities, 2000);
  EXPECT_EQ((*steps)[0].rework, 0);
  EXPECT_EQ((*steps)[1].name, "B");
}

// By the contract of spc/process_yield.h.
TEST(StepYieldAnswer, NamesBothSigmaLevels) {
  const auto steps = read_process_steps({.steps = "Records\t1000\t2\t50\t10\n"});
  ASSERT_TRUE(steps);
  const auto found = spc::process_yield(*steps);
  ASSERT_TRUE(found);
  const StepYieldAnswer answer = step_yield_answer_of(*steps, *found);
  const auto value_of = [&](std::string_view key) {
    for (const ui::KeyValue& pair : answer.whole)
      if (pair.key.starts_with(key)) return pair.value;
    return std::string("none");
  };
  EXPECT_EQ(value_of("Rolled throughput yield"), "97.00%");
  EXPECT_EQ(value_of("Yield in the end"), "97.50%");
  EXPECT_EQ(value_of("Defects per unit"), "0.0500");
  EXPECT_EQ(value_of("Defects per million"), "25,000");
  EXPECT_EQ(value_of("Sigma level without shift"), "1.96");
  EXPECT_EQ(value_of("Sigma level with the conventional shift"), "3.46");
}

TEST(StepYieldAnswer, WithoutADefectThereIsNoSigmaLevel) {
  const auto steps = read_process_steps({.steps = "Records\t1000\t2\t0\n"});
  ASSERT_TRUE(steps);
  const StepYieldAnswer answer = step_yield_answer_of(*steps, *spc::process_yield(*steps));
  EXPECT_EQ(answer.notes.front(), "No sigma level: with no defect, or nothing right, it would be infinite.");
}

}  // namespace
}  // namespace qi::analysis
