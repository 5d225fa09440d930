#include "spc/process_yield.h"

#include <gtest/gtest.h>

#include <vector>

namespace qi::spc {
namespace {

TEST(ProcessYield, AgreesWithTheWorkedExample) {
  const auto found =
      process_yield(std::vector<ProcessStep>{{.units = 1000, .opportunities = 2000, .defects = 50, .rework = 10}});
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->whole.yield, 0.975, 1e-12);
  EXPECT_NEAR(found->whole.first_time_yield, 0.97, 1e-12);
  EXPECT_NEAR(found->whole.defects_per_unit, 0.05, 1e-12);
  EXPECT_NEAR(found->whole.dpmo, 25000, 1e-9);
  EXPECT_NEAR(*found->sigma_level_without_shift, 1.9599639845400542, 1e-12);
  EXPECT_NEAR(*found->sigma_level_with_shift, 3.4599639845400542, 1e-12);
}

TEST(ProcessYield, RolledThroughputIsTheProductOfFirstTimeYields) {
  const auto found =
      process_yield(std::vector<ProcessStep>{{"Take the call", 100, 100, 5, 5}, {"Send", 95, 95, 0, 19}});
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->rolled_throughput_yield, 0.9 * 0.8, 1e-12);
  EXPECT_NEAR(found->whole.yield, 190.0 / 195, 1e-12);
}

TEST(ProcessYield, HasNoSigmaLevelWithoutADefect) {
  const auto found = process_yield(std::vector<ProcessStep>{{"Send", 95, 95, 0, 3}});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->whole.dpmo, 0);
  EXPECT_FALSE(found->sigma_level_without_shift || found->sigma_level_with_shift);
}

TEST(ProcessYield, RefusesCountsThatCannotBe) {
  const auto why = [](ProcessStep step) { return process_yield(std::vector<ProcessStep>{step}).error().message; };
  EXPECT_EQ(process_yield({}).error().message, "Give at least 1 step of the process.");
  EXPECT_EQ(why({"Send", 0, 10, 1, 1}), "Give at least 1 unit and 1 opportunity in Send.");
  EXPECT_EQ(why({"Send", 5, 10, -1, 1}), "Counts cannot be below 0 in Send.");
  EXPECT_EQ(why({"", 5, 10, 6, 5}), "There are more defects and rework than opportunities. Check the counts.");
}

}  // namespace
}  // namespace qi::spc
