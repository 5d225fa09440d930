#pragma once
/// The pages that make and change a feed: which kind, then its form, with a trial of a query.
/// No query: both show their view.

#include <optional>
#include <string>
#include <vector>

#include "feeds/feed_form.h"
#include "html/page.h"
#include "html/url.h"

namespace qi::feeds {

struct FeedKindPage {
  html::Url action;  ///< asked with kind=…
  html::Url back;
  std::vector<FieldError> errors;
};
void feed_kind_page(html::Page& h, const FeedKindPage& page);

/// What a trial of the query gave.
struct QueryTrial {
  std::string words;  ///< "12 rows came."
  std::vector<std::string> headings;
  std::vector<std::vector<std::string>> rows;  ///< the first few
};

struct FeedFormPage {
  std::string title;
  FeedForm form;
  FeedFormChoices choices;
  std::vector<FieldError> errors;
  std::optional<QueryTrial> trial;
  std::string folder_words;  ///< "Files are taken from … under it" or why none can be
  html::Url action;
  html::Url back;
  std::string save_text;
  std::string csrf_token;
};
void feed_form_page(html::Page& h, const FeedFormPage& page);

}  // namespace qi::feeds
