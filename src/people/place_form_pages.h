#pragma once
/// The forms that open, change, merge and close a place. The same function draws the empty, the filled and the refused
/// form. It asks and decides nothing.

#include <string>
#include <vector>

#include "base/result.h"
#include "html/page.h"
#include "html/url.h"
#include "ui/select_field.h"

namespace qi::people {

/// A place as it is typed.
struct PlaceForm {
  std::string code;
  std::string name;
  std::string short_name;
  std::string kind;    ///< slug
  std::string parent;  ///< code; "" at the top
  std::string from;    ///< a day
};

struct PlaceFormPage {
  enum class Deed { open, change } deed = Deed::open;
  std::string title;
  html::Url action = html::Url::path("/places/new");
  PlaceForm typed;
  std::vector<ui::Choice> parents;
  std::vector<FieldError> errors;
  std::string csrf_token;
};
void place_form_page(html::Page& h, const PlaceFormPage& page);

/// A place that closes, or closes into another.
struct ClosePlacePage {
  enum class Deed { close, merge } deed = Deed::close;
  std::string title;
  std::string lead;  ///< who and what is there now
  html::Url action = html::Url::path("/places");
  std::string day;   ///< as typed: the last day, or the first day of the merged place
  std::string into;  ///< code
  std::vector<ui::Choice> others;
  std::vector<FieldError> errors;
  std::string csrf_token;
};
void close_place_page(html::Page& h, const ClosePlacePage& page);

}  // namespace qi::people
