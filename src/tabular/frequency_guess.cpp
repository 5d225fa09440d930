#include "tabular/frequency_guess.h"

#include <algorithm>
#include <map>
#include <vector>

namespace qi::tabular {

Frequency guess_frequency(std::span<const Date> dates) {
  std::vector<Date> days(dates.begin(), dates.end());
  std::ranges::sort(days);
  days.erase(std::unique(days.begin(), days.end()), days.end());
  if (days.size() < 2) return Frequency::month;

  // How often each length fits. The longer one loses a tie: gaps make distances longer, nothing makes them shorter.
  std::map<Frequency, std::size_t> votes;
  for (std::size_t i = 1; i < days.size(); ++i) {
    const int distance = days_between(days[i - 1], days[i]);
    if (distance <= 4)
      ++votes[Frequency::day];
    else if (distance <= 10)
      ++votes[Frequency::week];
    else if (distance <= 45)
      ++votes[Frequency::month];
    else if (distance <= 140)
      ++votes[Frequency::quarter];
    else
      ++votes[Frequency::year];
  }
  auto best = votes.begin();
  for (auto it = votes.begin(); it != votes.end(); ++it)
    if (it->second > best->second) best = it;
  return best->first;
}

}  // namespace qi::tabular
