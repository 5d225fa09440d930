#pragma once
/// Figures of rows below one another, each with its name and its numbers in words: beside the plot where there is room,
/// above each row on a phone. What a row's plot shows is the figure's own.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "chart/figure_frame.h"

namespace qi::chart {

struct RowWords {
  std::string name;
  std::string plain;  ///< "Mean"; "" none
  std::string bold;   ///< "15.3 (12.1 to 18.4)"
  std::string more;   ///< a second line: "Median 14, 12 values"; "" none
};

/// A level that all rows are read against: no difference, an agreed mean.
struct ReferenceLine {
  double value = 0;
  std::string words;  ///< "No difference", "Assumed 15"
};

/// Where the rows of a figure lie. Places are from the top of the picture downwards.
struct RowPlaces {
  double top = 0;           ///< of the first row
  double words_height = 0;  ///< above each row's plot
  double plot_height = 0;   ///< of a row
  double gap = 0;           ///< below each row's plot

  double step() const { return words_height + plot_height + gap; }
  double plot_top(std::size_t row) const { return top + step() * static_cast<double>(row) + words_height; }
  /// Where the row's own part of the plot lies.
  Box area(std::size_t row, const Box& plot) const {
    return {plot.left, plot_top(row), plot.right, plot_top(row) + plot_height};
  }
  double bottom(std::size_t rows) const { return top + step() * static_cast<double>(rows); }
};

/// Sets left and right of the frame's plot so that names and words have room, and its top and bottom around the rows.
/// head  what stands above the first row, such as the words of a reference line
RowPlaces place_rows(FigureFrame& frame, std::span<const RowWords> rows, double plot_height, double gap, double head);

void draw_row_words(SvgWriter& svg, const FigureFrame& frame, const RowPlaces& places, std::size_t row,
                    const RowWords& words);

/// Lines of the grid at the places across: over all rows, or in each row's plot where words stand between the rows.
void draw_row_grid(SvgWriter& svg, const FigureFrame& frame, const RowPlaces& places, std::size_t rows,
                   std::span<const double> across);

/// The line at `x` as the grid runs, its words above the rows, inside the picture.
void draw_reference(SvgWriter& svg, const FigureFrame& frame, const RowPlaces& places, std::size_t rows,
                    const ReferenceLine& reference, double x);
/// What draw_reference needs above the rows; 0 without one.
double reference_room(const FigureFrame& frame, const std::optional<ReferenceLine>& reference);

}  // namespace qi::chart
