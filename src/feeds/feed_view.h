#pragma once
/// What the pages of feeds show, built from rows: words, order and links are decided here.
/// It writes no HTML and asks no permission.

#include <string>
#include <vector>

#include "db/connection.h"
#include "feeds/feed.h"
#include "feeds/feed_pages.h"

namespace qi::feeds {

inline constexpr int kRunsOnPage = 50;

ui::Tag tag_of(Came came);
/// What a feed says of itself in the list.
std::vector<FeedLine> load_feed_lines(db::Connection& db);
/// Runs, facts and series of a feed; what a visitor may do is added by the route.
FeedPage load_feed_page(db::Connection& db, const Feed& feed, RunsAsked asked = RunsAsked::all);

}  // namespace qi::feeds
