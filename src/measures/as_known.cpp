#include "measures/as_known.h"

#include "base/text.h"

namespace qi::measures {
namespace {

constexpr std::string_view kDay = "known";
constexpr std::string_view kChoices = "choices";
constexpr std::string_view kTodaysChoices = "today";

}  // namespace

AsOf as_of(const std::optional<AsKnown>& known) {
  if (!known) return {};
  const Instant end = end_of_london_day(known->day);
  return {.figures = end, .choices = known->choices == ChoicesOf::today ? std::nullopt : std::optional(end)};
}

Result<std::optional<AsKnown>> read_as_known(const http::Form& query, Date today) {
  const std::string_view text = trimmed(query.get(kDay));
  if (text.empty()) return std::optional<AsKnown>();
  const auto day = parse_iso_date(text);
  if (!day) return Error::invalid("We could not read the day in this address. Write it like known=2020-04-30.");
  if (*day > today)
    return Error::invalid("Nobody knows yet what will be known on " + long_date(*day) + ". Choose today or earlier.");
  const bool todays = query.get(kChoices) == kTodaysChoices;
  return std::optional(AsKnown{.day = *day, .choices = todays ? ChoicesOf::today : ChoicesOf::that_day});
}

html::Url with_as_known(html::Url url, const std::optional<AsKnown>& known) {
  if (!known) return url;
  url = url.with(kDay, to_iso(known->day));
  return known->choices == ChoicesOf::today ? url.with(kChoices, kTodaysChoices) : url;
}

std::string title_words(const std::optional<AsKnown>& known) {
  return known ? ", as known on " + long_date(known->day) : "";
}

ui::Freshness freshness_of(const std::optional<AsKnown>& known) {
  return known ? ui::Freshness::as_opened : ui::Freshness::told_of_changes;
}

KnownField known_field(const std::optional<AsKnown>& known, Date today) {
  return {.day = known ? to_iso(known->day) : "",
          .latest = to_iso(today),
          .keeps_today = known && known->choices == ChoicesOf::today};
}

KnownBanner known_banner(const AsKnown& known, const html::Url& page) {
  const bool todays = known.choices == ChoicesOf::today;
  AsKnown other = known;
  other.choices = todays ? ChoicesOf::that_day : ChoicesOf::today;
  return {
      .text = "This is what was known on " + long_date(known.day) + ".",
      .now = page,
      .choices = todays ? "Targets, events, recalculated limits and left-out points are today's."
                        : "Targets, events, recalculated limits and left-out points are those that stood that day.",
      .other_choices = todays ? "Use those of that day" : "Use today's instead",
      .other_choices_url = with_as_known(page, other),
  };
}

}  // namespace qi::measures
