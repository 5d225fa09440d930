#include "measures/news/news.h"

#include <algorithm>

namespace qi::measures {

std::string_view slug(Delivery delivery) {
  switch (delivery) {
    case Delivery::none: return "none";
    case Delivery::at_once: return "at_once";
    case Delivery::daily: return "daily";
  }
  return "none";
}

std::optional<Delivery> parse_delivery(std::string_view text) {
  for (const Delivery each : {Delivery::none, Delivery::at_once, Delivery::daily})
    if (slug(each) == text) return each;
  return std::nullopt;
}

const NewsKind* find_news_kind(const NewsKinds& kinds, std::string_view slug) {
  const auto found = std::ranges::find(kinds, slug, &NewsKind::slug);
  return found == kinds.end() ? nullptr : &*found;
}

std::optional<NewsWords> words_of(const NewsKinds& kinds, db::Connection& db, const NewsItem& item) {
  const NewsKind* kind = find_news_kind(kinds, item.kind);
  return kind == nullptr ? std::nullopt : kind->words(db, item);
}

}  // namespace qi::measures
