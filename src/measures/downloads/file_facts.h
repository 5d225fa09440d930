#pragma once
/// The facts that a file carries beside its chart, in words: what the page says around the chart, for workbook and
/// paper alike. Pure. It finds nothing itself, and lays nothing out.

#include <optional>
#include <string>
#include <vector>

#include "measures/wall/wall_view.h"

namespace qi::measures {

/// What every file says of itself.
struct FileEdition {
  std::string site;  ///< the organisation that runs this site
  Date written_on;
  std::optional<Date> known_on;  ///< figures as known on that day; nullopt: now
};

struct FileFact {
  std::string name;
  std::string words;             ///< never empty
  std::optional<double> number;  ///< the same in the unit of the measure, where it is one
};

/// Latest value, verdicts, mean, limits, target, age of the figures, and the day as of which they are known.
std::vector<FileFact> summary_facts(const SeriesFigures& figures, const SeriesReading& reading,
                                    const FileEdition& edition);
/// What is counted, where it comes from and under which licence, how the chart was set, and why.
std::vector<FileFact> definition_facts(const SeriesFigures& figures, const SeriesReading& reading);
/// How to read a chart, its marks and its two icons; the same in every file.
std::vector<FileFact> reading_guide();

/// "C2 mean, South East Coast": names the series in titles and sheets.
std::string series_title(const SeriesFigures& figures);
/// "Written 30 April 2025. As known on 10 April 2024."
std::string edition_words(const FileEdition& edition);

}  // namespace qi::measures
