#pragma once
/// A workbook as a value, and its bytes as XLSX: sheets of typed cells, and line charts that the spreadsheet program
/// itself draws from them. It knows no measure and no rule, and reads no workbook.

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/date.h"
#include "base/number.h"
#include "base/period.h"

namespace qi::document {

/// beside_name: a number at the left of its cell. Sentences, column headings, names and wrapped text break into lines.
enum class CellLook { plain, title, sentence, heading, column_heading, wrapped, beside_name, muted, strong };

/// One cell. Text is always text: what begins with = or @ is never a formula.
struct Cell {
  struct Number {
    double value = 0;    ///< in the unit of the measure; becomes a share of 1 or of a day where the format asks for it
    ValueFormat format;  ///< "0.0%", "[m]:ss", "#,##0.0"
  };
  struct Day {
    Date date;
    Frequency shown_as = Frequency::day;  ///< month: "Mar 2025"; year: "2025"
  };
  std::variant<std::monostate, std::string, Number, Day> held;
  CellLook look = CellLook::plain;
  std::size_t spans = 1;                ///< columns that it covers, of text cells; what lies under it is not written
  std::optional<std::size_t> leads_to;  ///< place of a sheet of this workbook; text cells only

  static Cell empty() { return {}; }
  static Cell text(std::string words, CellLook look = CellLook::plain);  ///< cut after 32,767 characters
  static Cell number(double value, const ValueFormat& format);           ///< not-a-number is an empty cell
  static Cell number(std::optional<double> value, const ValueFormat& format);
  static Cell day(Date date, Frequency shown_as);
};

/// How a line or a set of marks looks: colours and shapes of the design, so that colour never is the only sign.
enum class SeriesLook {
  data,        ///< grey line with small circles
  centre,      ///< dark line
  limit,       ///< grey dashes
  target,      ///< red long dashes
  improving,   ///< blue circles without a line
  concerning,  ///< orange diamonds
  neutral,     ///< purple squares
  excluded,    ///< crosses
};
enum class InLegend { shown, hidden };

struct ChartSeries {
  std::string name;
  std::size_t column = 0;
  SeriesLook look = SeriesLook::data;
  InLegend in_legend = InLegend::shown;
};

/// A native line chart over rows of one sheet. An empty cell is a gap.
struct LineChart {
  std::string title;
  std::string alt_text;
  std::size_t data_sheet = 0;
  std::size_t first_row = 0;
  std::size_t last_row = 0;  ///< inclusive
  std::size_t date_column = 0;
  Frequency frequency = Frequency::month;
  ValueFormat format;
  double low = 0, high = 1, step = 0.2;  ///< of the value axis, in the unit of the measure
  std::vector<ChartSeries> series;
  std::size_t at_row = 0;  ///< where its top left corner stands on its own sheet
  std::size_t at_column = 0;
  int width = 1000;  ///< pixels
  int height = 430;
};

struct Sheet {
  std::string name;            ///< made to fit: at most 31 characters, none of []:*?/\, and unlike every other
  std::vector<double> widths;  ///< of the columns, in characters
  std::vector<std::vector<Cell>> rows;
  std::optional<std::size_t> printed_columns;  ///< from the left; nullopt: all
  std::optional<std::size_t> heading_row;      ///< stays in view above the rows under it, and on every printed page
  std::vector<LineChart> charts;
};

struct Workbook {
  std::string title;
  std::string author;
  Instant written_at{};
  std::vector<Sheet> sheets;  ///< at least one
};

/// The bytes. The same value gives the same bytes. Rows are written as they come and not kept (constant memory) when
/// there are more cells than a chart's own copy of its numbers is worth: from kCellsKept on.
/// Throws std::runtime_error when it cannot be written, which is the machine's fault.
std::string xlsx_of(const Workbook& workbook);
inline constexpr std::size_t kCellsKept = 200'000;

/// The names under which the sheets stand in the file.
std::vector<std::string> sheet_names(const Workbook& workbook);

/// What a number of this format is in a spreadsheet, and how it is shown: 58 -> 0.58 and "0.0%".
double spreadsheet_number(double value, const ValueFormat& format);
std::string spreadsheet_format(const ValueFormat& format);

}  // namespace qi::document
