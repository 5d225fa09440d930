#pragma once
/// Figures that somebody pasted, as a series that is not stored: the same rows that a stored one would have, so that
/// a preview, the page that needs no account and the saved measure show the same chart.
/// It asks no database and keeps nothing.

#include <optional>
#include <string>

#include "measures/series_reading.h"
#include "tabular/figures_reading.h"

namespace qi::measures {

/// What the person said about the figures, beside the figures.
struct DraftChoices {
  std::string name;  ///< "" takes the heading of the figures, or "Your figures"
  spc::Direction better = spc::Direction::neutral;
  std::optional<double> target;  ///< in the unit of the values; holds for every period
};

/// A definition guessed from the figures: format, frequency, and natural bounds of 0 to 100 for percentages inside
/// them, and of 0 for times and wherever no figure is negative.
Definition draft_definition(const tabular::FiguresReading& figures, const DraftChoices& choices);

/// The figures as a series with that definition. `figures.rows` are by date, one for each period.
SeriesFigures draft_series(const tabular::FiguresReading& figures, const Definition& definition,
                           const DraftChoices& choices);

}  // namespace qi::measures
