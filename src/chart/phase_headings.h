#pragma once
/// The two lines above each phase, cut to the room that the phase has.
/// Whatever is dropped here stays in the chart's accessible label.

#include <span>
#include <string>
#include <vector>

namespace qi::chart {

struct HeadingWords {
  std::vector<std::string> titles;     ///< from full to short: "Baseline, December 2017 to May 2021", "Baseline"
  std::vector<std::string> summaries;  ///< from full to short: "Mean 19:14, limits 14:04 to 24:24", "Mean 19:14"
  std::string name = {};               ///< cut short where only the last title fits, which is a date; "" never
};

struct HeadingRoom {
  double left = 0;   ///< where the words start
  double right = 0;  ///< where the next phase's words, or the drawing's edge, begin
};

struct PlacedHeading {
  double x = 0;
  std::string title;    ///< empty: dropped
  std::string summary;  ///< empty: dropped
};

/// The longest title and the longest summary that fit each room, each line by itself. Where the last title alone fits
/// and there is a name, that is cut short instead, if enough of it is left.
/// words and rooms have equal lengths; base_size is the drawing's font size.
std::vector<PlacedHeading> place_headings(std::span<const HeadingWords> words, std::span<const HeadingRoom> rooms,
                                          double base_size);

}  // namespace qi::chart
