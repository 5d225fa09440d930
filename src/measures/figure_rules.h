#pragma once
/// What a figure of a measure can be: rules that hold however it comes, typed on a form or sent by a program.
/// Reading text is point_entry.h's; that a figure is unusual is no refusal: see unusual_figure.h.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "measures/measure.h"
#include "measures/measure_series.h"

namespace qi::measures {

/// True when figures come as numerator and denominator.
bool takes_parts(const Definition& definition);

/// "The figure cannot be below 0%."; "" within the natural bounds.
std::string out_of_bounds(const Definition& definition, double value);

/// Adds to `errors` (fields "numerator" and "denominator") what is wrong with them together: a denominator that is not
/// above 0; a quotient that no number holds; a numerator above it where the measure is a percentage.
void check_parts(const Definition& definition, double numerator, double denominator, std::vector<FieldError>& errors);
/// value = numerator / denominator * factor. The denominator is not 0.
Figure figure_of_parts(const Definition& definition, double numerator, double denominator);

/// A figure as a program sends it: a value, parts, or both; nothing: not available.
/// refuses, all fields together: a period (its first day) after `today`; a count below 0; one part without the other;
/// parts of a measure that has none; what check_parts refuses; a value that is not what its parts give (to one part in
/// a thousand); a value outside the natural bounds. Parts without a value give it.
Result<Figure> check_figure(const Definition& definition, Date period, const Figure& figure, Date today);

}  // namespace qi::measures
