#include "stats/pairwise_places.h"

#include "base/assert.h"

namespace qi::stats {
namespace {

/// The smallest double x with count_up_to(x) >= place, by halving between two doubles until none is between them.
/// count_up_to  never falls, and rises only at values that are made
double nth(double least, double most, std::size_t place, auto&& count_up_to) {
  if (count_up_to(least) >= place) return least;
  while (true) {
    const double middle = least + (most - least) / 2;
    if (middle <= least || middle >= most) return most;
    (count_up_to(middle) >= place ? most : least) = middle;
  }
}

double middle_of(std::size_t count, auto&& place) {
  if (count % 2 == 1) return place(count / 2 + 1);
  return (place(count / 2) + place(count / 2 + 1)) / 2;
}

double average(double a, double b) {
  return (a + b) / 2;
}

}  // namespace

double nth_difference(std::span<const double> first, std::span<const double> second, std::size_t place) {
  QI_ASSERT(place >= 1 && place <= first.size() * second.size());
  const auto count_up_to = [&](double limit) {
    // The larger the first figure, the larger the second must be.
    std::size_t count = 0;
    std::size_t too_small = 0;
    for (const double figure : first) {
      while (too_small < second.size() && figure - second[too_small] > limit) ++too_small;
      count += second.size() - too_small;
    }
    return count;
  };
  return nth(first.front() - second.back(), first.back() - second.front(), place, count_up_to);
}

double median_difference(std::span<const double> first, std::span<const double> second) {
  return middle_of(first.size() * second.size(),
                   [&](std::size_t place) { return nth_difference(first, second, place); });
}

double nth_walsh_average(std::span<const double> values, std::size_t place) {
  QI_ASSERT(place >= 1 && place <= values.size() * (values.size() + 1) / 2);
  const auto count_up_to = [&](double limit) {
    // end: one past the largest partner of values[i]; it falls as i rises.
    std::size_t count = 0;
    std::size_t end = values.size();
    for (std::size_t i = 0; i < values.size(); ++i) {
      while (end > i && average(values[i], values[end - 1]) > limit) --end;
      if (end <= i) break;
      count += end - i;
    }
    return count;
  };
  return nth(values.front(), values.back(), place, count_up_to);
}

double median_walsh_average(std::span<const double> values) {
  return middle_of(values.size() * (values.size() + 1) / 2,
                   [&](std::size_t place) { return nth_walsh_average(values, place); });
}

}  // namespace qi::stats
