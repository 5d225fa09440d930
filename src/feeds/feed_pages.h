#pragma once
/// The list of feeds and one feed's page.
/// No query and no permission test: both show their view.

#include <optional>
#include <string>
#include <vector>

#include "feeds/feed.h"
#include "html/page.h"
#include "html/url.h"
#include "ui/key_values.h"
#include "ui/sheet.h"
#include "ui/tag.h"

namespace qi::feeds {

struct FeedLine {
  std::string name;
  html::Url url;
  std::string kind;   ///< "Files in a folder, every 15 minutes"
  ui::Tag state;      ///< "On", "Off", "Refused", "No answer"
  std::string last;   ///< "30 Apr 2025, 9:15am"; "Not yet"
  std::string words;  ///< what the last run told first
  std::string next;   ///< moment; "" none
  std::string age;    ///< "Data to March 2025"; "" none
  std::string late;   ///< "2 series late"; "" none
};

struct FeedsPage {
  std::string saved;  ///< "" or what was done
  std::vector<FeedLine> feeds;
  std::size_t late = 0;  ///< series of all measures, whether a feed fills them or not
  html::Url late_url;
  std::optional<html::Url> new_feed;  ///< for those who may make one
};
void feeds_page(html::Page& h, const FeedsPage& page);

struct RunLine {
  std::string when;
  ui::Tag state;
  std::string file;  ///< "" none
  std::vector<std::string> told;
  std::optional<html::Url> batch;  ///< the load that it made
};

struct SeriesLine {
  std::string name;  ///< "C2 mean, Kent"
  html::Url url;
  std::string age;   ///< "Data to March 2025"
  std::string late;  ///< "April 2025 was expected by 31 May 2025."; "" not late
};

/// How programs send files to a feed.
struct PushHelp {
  std::string command;  ///< a curl line with the address
  html::Url tokens;
  html::Url reference;
};

struct FeedPage {
  std::string name;
  std::string kicker;
  ui::Tag state;
  std::string saved;
  std::string under_way;  ///< a run that was asked for and has not ended; "" none
  std::string look;       ///< "30 Apr 2025, 9:15am: No file was there."; "" never looked
  std::vector<ui::KeyValue> facts;
  std::string query;          ///< "" none
  std::vector<RunLine> runs;  ///< newest first
  RunsAsked runs_asked = RunsAsked::all;
  std::optional<ui::SideLink> other_runs;  ///< to the other list of runs
  std::string more_runs;                   ///< "" or how many are not shown
  std::vector<SeriesLine> series;
  std::optional<PushHelp> push;
  std::optional<html::Url> run_now;
  std::optional<html::Url> edit;
  std::optional<html::Url> switching;  ///< posted with state=on or off
  std::string switch_text;             ///< "Switch off"
  std::string switch_to;               ///< "off"
  std::string csrf_token;
};
void feed_page(html::Page& h, const FeedPage& page);

}  // namespace qi::feeds
