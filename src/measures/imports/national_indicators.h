#pragma once
/// The catalogue of national ambulance indicators: what each is, and which columns of NHS England's AmbSYS file hold
/// it. Columns whose meaning the publisher's specification has not confirmed to us are not here, and are never
/// labelled.

#include <optional>
#include <span>
#include <string_view>

#include "measures/measure.h"

namespace qi::measures {

struct NationalIndicator {
  std::string_view code;  ///< "c2-mean": stable, kept in measure.national_code
  std::string_view name;
  std::string_view short_name;
  std::string_view description;
  std::string_view area;
  ValueStyle style = ValueStyle::number;
  int decimals = 0;
  std::string_view unit;
  std::optional<double> natural_upper;  ///< the lower bound of all of them is 0
  spc::Direction better = spc::Direction::neutral;
  std::string_view numerator;  ///< in words; "" where values stand alone
  std::string_view denominator;
  double factor = 1;
  std::string_view value_column;      ///< the published value; "" where it is numerator / denominator * factor
  std::string_view numerator_column;  ///< "" where values stand alone
  std::string_view denominator_column;
  std::string_view quality_note;  ///< beside what is true of the whole file; may be empty
};

/// In the order of the wall.
std::span<const NationalIndicator> national_indicators();
const NationalIndicator* find_national_indicator(std::string_view code);
/// The measure's definition with the publisher's name, address and what is true of the whole file.
Definition definition_of(const NationalIndicator& indicator);

}  // namespace qi::measures
