#pragma once
/// The day that a page of places or people is asked for, as it stands in an address: `on`, and `known` for what was
/// known by the end of a day. It loads nothing.

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "html/page.h"
#include "http/form.h"
#include "people/as_at.h"

namespace qi::people {

inline constexpr std::string_view kDayParameter = "on";
inline constexpr std::string_view kKnownParameter = "known";

/// `on` empty: today. It may lie ahead: what is planned is shown.
/// refuses  a day that cannot be read, with how to write one; a day of knowing after today.
Result<AsAt> read_asked_day(const http::Form& query, Date today);

/// "on 30 April 2025", "on 30 April 2025, as known on 1 May 2025".
std::string words_for(const AsAt& as_at);

/// A get form's controls for the day, with its button.
struct AskedDay {
  std::string day;    ///< ISO
  std::string known;  ///< ISO; "" now
  std::string today;  ///< ISO
};
AskedDay asked_day(const AsAt& as_at, Date today);
void write_asked_day(html::Page& h, const AskedDay& asked);

}  // namespace qi::people
