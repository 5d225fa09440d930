#pragma once
/// The form for a measure's definition, as typed, and what it means. New measures and changed ones use the same.
/// It stores nothing.

#include <string>
#include <vector>

#include "base/result.h"
#include "http/form.h"
#include "measures/measure.h"
#include "tabular/figures_reading.h"

namespace qi::measures {

/// Every field as typed; slugs where the form has choices.
struct MeasureForm {
  std::string name;
  std::string area;
  std::string description;
  std::string better = "neutral";
  std::string frequency = "month";
  std::string style = "number";
  std::string decimals = "1";
  std::string unit;
  std::string chart = "i";  ///< slug of a chart
  std::string lower;        ///< natural bounds, in the writing of the values; "" none
  std::string upper;
  std::string numerator;
  std::string denominator;
  std::string source;
  std::string source_url;
  std::string owner;
  std::string quality_notes;
};
/// Fields that are absent keep `defaults`.
MeasureForm measure_form_of(const http::Form& fields, const MeasureForm& defaults = {});
/// The form that stands for a definition: editing it unchanged gives the same definition back.
MeasureForm form_of(const Definition& definition);

/// refuses, all fields together: an empty name or area; numbers that are none; choices that are none; what check()
/// refuses. `kept` gives what the form does not ask for (short name of a national indicator, factor).
Result<Definition> read_measure_form(const MeasureForm& form, const Definition& kept);

/// A form with what can be told from pasted figures: writing, decimals, frequency, bounds, and the headings of
/// numerator and denominator.
MeasureForm form_for(const tabular::FiguresReading& figures, MeasureForm form);

}  // namespace qi::measures
