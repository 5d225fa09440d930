#include "measures/notification.h"

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

}  // namespace qi::measures
