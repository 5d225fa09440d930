#pragma once
/// The small words that sentence.cpp and point_words.cpp share: what a point is called and how many of them there are.
/// It knows nothing of signals.

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "spc/chart_catalogue.h"
#include "spc/sentence.h"

namespace qi::spc {

/// Whether points are called by their periods. Not without dates, nor where days do not follow one another: those are
/// single events, or some days are left out. Weeks and longer periods are not looked through for gaps. Goes through all
/// days, so a caller with several words to say asks once: see PointNoun.
inline bool are_periods(const Wording& wording) {
  if (wording.dates.empty()) return false;
  const auto leaves_gap = [](Date one, Date next) { return days_between(one, next) != 1; };
  return wording.frequency != Frequency::day ||
         std::ranges::adjacent_find(wording.dates, leaves_gap) == wording.dates.end();
}

/// "month" and "months", or "point" and "points" where these are no periods.
struct PointNoun {
  std::string singular;
  std::string plural;

  /// "1 month", "14 months".
  std::string counted(std::size_t count) const {
    return std::to_string(count) + " " + (count == 1 ? singular : plural);
  }
};
inline PointNoun point_noun(const Wording& wording) {
  if (!are_periods(wording)) return {"point", "points"};
  return {std::string(slug(wording.frequency)), std::string(plural_noun(wording.frequency))};
}
inline std::string singular(const Wording& wording) {
  return point_noun(wording).singular;
}
inline std::string plural(const Wording& wording) {
  return point_noun(wording).plural;
}
inline std::string counted_points(std::size_t count, const Wording& wording) {
  return point_noun(wording).counted(count);
}
/// "March 2025", or "point 7".
inline std::string point_name(std::size_t index, const Wording& wording) {
  return index < wording.dates.size() ? period_name(wording.frequency, wording.dates[index])
                                      : "point " + std::to_string(index + 1);
}
/// The same inside a sentence: "the week of 21 April 2025".
inline std::string name_inside(std::size_t index, const Wording& wording) {
  const bool is_week = wording.frequency == Frequency::week && index < wording.dates.size();
  return is_week ? "the week of " + long_date(wording.dates[index]) : point_name(index, wording);
}
/// "The latest week, 21 April 2025", "The latest point, number 14".
inline std::string latest_name(std::size_t index, const Wording& wording) {
  const std::string begin = "The latest " + singular(wording) + ", ";
  if (index >= wording.dates.size()) return begin + "number " + std::to_string(index + 1);
  return begin + (wording.frequency == Frequency::week ? long_date(wording.dates[index]) : point_name(index, wording));
}
/// "two" to "nine", then figures.
inline std::string number_word(std::size_t count) {
  constexpr std::array kWords{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
  return count < kWords.size() ? kWords[count] : std::to_string(count);
}
/// What the centre line is called inside a sentence: "mean", "median", or "centre line" where it is neither.
inline std::string line_word(const Analysis& analysis) {
  const std::string name = uncapitalised(std::string(centre_name(analysis.chart, analysis.profile)));
  return name == "centre" ? "centre line" : name;
}
/// The same in the verdict, which calls a mean the average.
inline std::string centre_word(const Analysis& analysis) {
  const std::string word = line_word(analysis);
  return word == "mean" ? "average" : word;
}

}  // namespace qi::spc
