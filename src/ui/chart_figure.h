#pragma once
/// The only way a chart goes on a page: both pictures, the words, the key and the live read-out together, so that no
/// picture lacks words. It draws nothing itself: pictures come from the chart folder.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "html/page.h"
#include "html/url.h"

namespace qi::ui {

/// What the key under the chart explains: only what the chart shows.
enum class KeyEntry {
  improving,
  concerning,
  common_cause,
  too_few,
  neutral,
  mixed,
  excluded,
  excluded_from_median,  ///< of a run chart, which has no limits
  latest,
};

/// A further entry of the key: words and their small drawing.
struct KeySample {
  std::string words;
  html::TrustedMarkup mark;  ///< elements inside a 16 x 16 box
};

struct ChartFigure {
  std::string title;                   ///< bold line of the caption: what is measured, in words
  std::string detail;                  ///< "Minutes and seconds by month, December 2017 to March 2025. XmR chart."
  html::TrustedMarkup wide;            ///< chart::spc_chart(…, Size::wide)
  html::TrustedMarkup compact;         ///< chart::spc_chart(…, Size::compact)
  std::string compact_note;            ///< phones: "Showing the last 24 months."; "" none
  std::optional<html::Url> table_url;  ///< of the full table, linked after the note: "See all in the table"
  std::vector<KeyEntry> key = {KeyEntry::improving, KeyEntry::concerning, KeyEntry::common_cause};
  std::vector<KeyEntry> key_of_wide = {};  ///< those of `key` that only the wide picture shows
  std::string target = {};  ///< what the key calls the target's line: "15-minute standard 15:00"; "" none is drawn
  std::vector<KeySample> samples = {};  ///< after all others: what only this kind of picture shows
};
void chart_figure(html::Page& h, const ChartFigure& figure);

/// A sparkline that stands beside its value in words.
void sparkline(html::Page& h, const html::TrustedMarkup& picture);

}  // namespace qi::ui
