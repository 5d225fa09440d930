#pragma once
/// A figure that is not what it was, and one thing that was believed of a period. Figures and moments only.
/// How they are found is revision_store.h, how they are told revision_words.h.

#include <optional>
#include <string>

#include "base/clock.h"
#include "measures/measure_series.h"

namespace qi::measures {

/// Which load said something, as people know it.
struct LoadSource {
  SourceKind kind = SourceKind::file;
  std::string file_name;  ///< empty for pasted and entered figures
  Instant loaded_at{};
  std::optional<Carrier> brought_by;  ///< as in ImportBatch
};
/// "AmbSYS-to-Mar-2025.csv, loaded 30 April 2025", "Entered by hand, 11 March 2025", "Program Power BI refresh, 11
/// March 2025".
std::string words_of(const LoadSource& source);

/// A figure that is not what it was.
struct Revision {
  Date period;
  Figure before;
  Figure after;          ///< what is known now
  Instant revised_at{};  ///< from when that was known
  LoadSource source;     ///< what brought it
};
/// One thing that was believed about a period, and where it came from.
struct FigureVersion {
  Point point;
  LoadSource source;
};

}  // namespace qi::measures
