#pragma once
/// The page that works out the yield of steps from counts of defects: its form, and what it means.
/// Measured values are capability_form.h's.

#include <string>
#include <vector>

#include "base/result.h"
#include "http/form.h"
#include "spc/process_yield.h"
#include "ui/data_table.h"
#include "ui/key_values.h"

namespace qi::analysis {

/// As typed.
struct StepYieldForm {
  std::string steps;  ///< a table: name of the step, units, opportunities in each unit, defects, and perhaps rework
};
StepYieldForm step_yield_form_of(const http::Form& fields);

struct StepYieldAnswer {
  std::string sentence;
  std::vector<ui::KeyValue> whole;
  ui::DataTable steps;
  std::vector<std::string> notes;
};

/// The columns of figures stand in this order: units, opportunities in each unit, defects, rework; the last may be
/// left out. A column of words names the steps.
/// refuses  an empty or unreadable table; fewer than three columns of figures or more than four; figures that are not
///          whole, missing ones; what process_yield refuses. All as errors of the field "steps".
Result<std::vector<spc::ProcessStep>> read_process_steps(const StepYieldForm& form);

StepYieldAnswer step_yield_answer_of(const std::vector<spc::ProcessStep>& steps, const spc::ProcessYield& found);

}  // namespace qi::analysis
