#pragma once
/// A series' reading as parts of a page: verdict strip, chart, moving ranges, table. Measure page, Try it and previews
/// show these same parts. Pure: no query, no clock, no form.

#include <cstddef>
#include <optional>
#include <string>

#include "measures/series_reading.h"
#include "ui/chart_figure.h"
#include "ui/data_table.h"
#include "ui/verdict_strip.h"

namespace qi::measures {

/// Latest value, both icons in words, target and sentence. With no usable point the value is an en dash.
/// `note` is the small line under the sentence.
ui::VerdictStrip verdict_of(const SeriesFigures& figures, const SeriesReading& reading, std::string note);

/// What of a reading a picture shows. Limits, marks and brackets are those of the whole reading all the same.
struct Picture {
  std::size_t last_points = 0;       ///< as in chart::SpcDrawing, like the next two
  std::string rule_link_base = {};   ///< "" draws no links
  std::optional<spc::Pattern> told;  ///< nullopt: what the sentence tells
};

/// Both pictures with their caption: "Minutes and seconds by month, December 2017 to March 2025. XmR chart." A part
/// says of how many it is the last, and that it was not read alone.
ui::ChartFigure chart_figure_of(const SeriesFigures& figures, const SeriesReading& reading,
                                const Picture& picture = {});

/// nullopt where no limits are shown: a run chart has no moving ranges.
std::optional<ui::ChartFigure> moving_range_figure_of(const SeriesFigures& figures, const SeriesReading& reading,
                                                      const Picture& picture = {});
/// "From month to month the figure moves by 3:14 on average, within limits up to 10:35. No jump was unusual."
std::string moving_range_sentence(const SeriesReading& reading);

/// Newest first: period, numerator and denominator where any is known, value, mean, limits, moving range, signal.
/// `most_rows` 0 shows all.
ui::DataTable figures_table(const SeriesFigures& figures, const SeriesReading& reading, std::size_t most_rows);

/// "Minutes and seconds", "Percentage", or the unit with a capital letter ("Calls"); "Value" without a unit.
std::string unit_words(const ValueFormat& format);
/// "XmR chart" or "Run chart": what the reading drew.
std::string chart_words(const SeriesReading& reading);
/// Which chart this is and why, in one sentence.
std::string chart_reason(const SeriesReading& reading);

}  // namespace qi::measures
