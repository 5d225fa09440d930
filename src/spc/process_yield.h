#pragma once
/// Yield of a process counted in defects: how much comes out right, first time and in the end, and the sigma level that
/// stands for it in Six Sigma tables.
/// It judges no stability, because it is told totals: put the counts on a p or u chart for that.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace qi::spc {

/// Totals of one step of a process over the same period.
struct ProcessStep {
  std::string name;
  std::int64_t units = 0;          ///< things that went through: calls, records
  std::int64_t opportunities = 0;  ///< chances of a defect in all units together, so units x opportunities in each
  std::int64_t defects = 0;        ///< that were not put right
  std::int64_t rework = 0;         ///< that were put right inside the step
};

struct StepYield {
  double yield = 0;             ///< 1 - defects / opportunities
  double first_time_yield = 0;  ///< 1 - (defects + rework) / opportunities
  double defects_per_unit = 0;  ///< DPU
  double dpmo = 0;              ///< defects per million opportunities
};

struct ProcessYield {
  std::vector<StepYield> steps;
  StepYield whole;                     ///< of the sums of all steps; its units are those of the first step
  double rolled_throughput_yield = 0;  ///< RTY: the product of the steps' first-time yields
  /// The normal score of the yield: what these data show. nullopt without a defect or without anything right: the score
  /// would be infinite.
  std::optional<double> sigma_level_without_shift;
  std::optional<double> sigma_level_with_shift;  ///< 1.5 more, as Six Sigma tables write it
};

/// refuses  no step; a step without units or opportunities; counts below 0; more defects and rework than opportunities.
/// source   Harry and Schroeder (2000), Six Sigma; Cano, Moguerza and Redchuk (2012), Six Sigma with R, chapter 2.
///          First-time yield counts every defect, put right or not. Departure: that source's DPU is the number of
///          defects; ours is per unit.
/// example  2000 opportunities, 50 defects, 10 reworked, 1000 units: yield 0.975, first-time yield 0.97, DPU 0.05, DPMO
///          25 000, sigma level 1.96 without and 3.46 with the shift.
Result<ProcessYield> process_yield(std::span<const ProcessStep> steps);

}  // namespace qi::spc
