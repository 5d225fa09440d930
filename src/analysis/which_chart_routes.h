#pragma once
/// The address of "Which chart?". It needs no account; the answers stand in the address, so that it can be shared.
/// Figures are charted by try_routes.h.

#include "shell/context.h"

namespace qi::analysis {

/// GET /try/which-chart, with "figure", "whole" and "amount" as they are answered.
shell::Routes which_chart_routes();

}  // namespace qi::analysis
