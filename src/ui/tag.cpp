#include "ui/tag.h"

namespace qi::ui {

namespace {

std::string_view class_of(TagColour colour) {
  switch (colour) {
    case TagColour::blue: return "nhsuk-tag nhsuk-tag--blue";
    case TagColour::grey: return "nhsuk-tag nhsuk-tag--grey";
    case TagColour::yellow: return "nhsuk-tag nhsuk-tag--yellow";
    case TagColour::orange: return "nhsuk-tag nhsuk-tag--orange";
    case TagColour::green: return "nhsuk-tag nhsuk-tag--green";
    case TagColour::white: return "nhsuk-tag nhsuk-tag--white";
  }
  return "nhsuk-tag";
}

}  // namespace

void tag(html::Page& h, const Tag& tag) {
  h.strong({{"class", class_of(tag.colour)}}, tag.text);
}

}  // namespace qi::ui
