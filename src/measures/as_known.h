#pragma once
/// The day as of which a reader wants to see figures, as it stands in an address: `known` and `choices`.
/// It loads nothing: see series_reading.h. Why it is so: docs/decisions/0014-as-known-on.md.

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/date.h"
#include "base/result.h"
#include "html/url.h"
#include "http/form.h"
#include "ui/page_frame.h"

namespace qi::measures {

/// Whose targets, notes, phases and exclusions stand on a chart of the past: those of that day, or today's.
enum class ChoicesOf { that_day, today };

struct AsKnown {
  Date day;  ///< until its end in London
  ChoicesOf choices = ChoicesOf::that_day;
  bool operator==(const AsKnown&) const = default;
};

/// What a load of rows asks for. nullopt: now.
struct AsOf {
  std::optional<Instant> figures;
  std::optional<Instant> choices;
  bool operator==(const AsOf&) const = default;
};
AsOf as_of(const std::optional<AsKnown>& known);

/// nullopt: what is known now. `choices` counts only beside a day.
/// refuses  a day that cannot be read, with how to write one; a day after `today`.
Result<std::optional<AsKnown>> read_as_known(const http::Form& query, Date today);
/// The address with the same choice; as it is where there is none.
html::Url with_as_known(html::Url url, const std::optional<AsKnown>& known);

/// ", as known on 30 April 2020": ends the title of a page of the past; "" now.
std::string title_words(const std::optional<AsKnown>& known);

/// A page of the past does not change while it is open.
ui::Freshness freshness_of(const std::optional<AsKnown>& known);

/// What the form of a page holds and sends on.
struct KnownField {
  std::string day;           ///< "2020-04-30", or "" for now
  std::string latest;        ///< today: no later day can be chosen
  bool keeps_today = false;  ///< today's choices go with it
};
KnownField known_field(const std::optional<AsKnown>& known, Date today);

/// What stands above a page of the past.
struct KnownBanner {
  std::string text;     ///< "This is what was known on 30 April 2020."
  html::Url now;        ///< the same page as known now
  std::string choices;  ///< whose targets, notes, limits and left-out points these are
  std::string other_choices;
  html::Url other_choices_url;
};
/// `page` is the page's address without a day.
KnownBanner known_banner(const AsKnown& known, const html::Url& page);

}  // namespace qi::measures
