#pragma once
/// Rule: a run of `shift_length` or more values on one side of the centre line.
/// Runs tests that count crossings are not here: see run_statistics.h.

#include "spc/rules/findings.h"

namespace qi::spc {

/// Every point of the run is marked; it is complete at its `shift_length`th point and every later one. A value on the
/// line ends the run or is passed over (neither counted nor marked), by `phase.on_line`.
/// Source: Making Data Count (NHS England); Western Electric handbook 1956, rule 4, with 8.
void find_shift(const PhaseValues& phase, const Profile& profile, Findings& findings);

}  // namespace qi::spc
