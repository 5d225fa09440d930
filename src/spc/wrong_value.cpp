#include "spc/wrong_value.h"

#include <cmath>
#include <utility>

#include "spc/chart_catalogue.h"

namespace qi::spc {
namespace {

/// What is wrong with one value for its chart; "" nothing.
std::string wrong_value(Takes takes, double value, double denominator) {
  if (takes == Takes::values || takes_subgroups(takes) || std::isnan(value)) return {};
  if (takes != Takes::averaged_values && value < 0) return "is below 0, and this chart counts. Give 0 or more.";
  if (!has_denominators(takes) || std::isnan(denominator)) return {};
  if (denominator < 0) return "has a denominator below 0. Give more than 0.";
  if (denominator == 0 && value != 0) return "has a denominator of 0. Give more than 0, or leave both out.";
  if (takes == Takes::shares && value > denominator)
    return "is more than its denominator. A part is no more than the whole.";
  return {};
}

}  // namespace

std::optional<WrongValue> find_wrong_value(const Request& request) {
  const Takes takes = chart_row(request.chart).takes;
  const bool divides = has_denominators(takes);
  if (takes == Takes::values || (divides && request.denominators.size() != request.values.size())) return std::nullopt;
  for (std::size_t i = 0; i < request.values.size(); ++i)
    if (std::string wrong = wrong_value(takes, request.values[i], divides ? request.denominators[i] : kMissing);
        !wrong.empty())
      return WrongValue{.place = i, .says = std::move(wrong)};
  return std::nullopt;
}

}  // namespace qi::spc
