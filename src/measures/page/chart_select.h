#pragma once
/// The charts of a measure as the choices of a form: one wording for measures and "Try it".
/// Which chart suits which figures is not judged here.

#include <vector>

#include "ui/select_field.h"

namespace qi::measures {

/// "XmR chart: one figure each time", by slug, in the order of charts_of_measures.
std::vector<ui::Choice> chart_choices();

}  // namespace qi::measures
