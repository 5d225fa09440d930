#include "spc/run_length.h"

#include <algorithm>
#include <vector>

#include "base/assert.h"
#include "spc/analyse.h"

namespace qi::spc {
namespace {

// No rule of a fixed length looks back further.
constexpr std::size_t kLongestFixedRule = 15;
constexpr std::size_t kFirstPiece = 8;
constexpr std::size_t kLongestPiece = 64;

bool shows_something(Request& request, const std::vector<double>& values, std::size_t count) {
  request.values.assign(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count));
  const auto analysis = analyse(request);
  QI_ASSERT(analysis);
  return !analysis->patterns.empty();
}

}  // namespace

std::size_t run_length(Request& request, const std::function<double()>& next, std::size_t most) {
  QI_ASSERT(request.given && most > 0);
  // A long wait is looked at in pieces that overlap by as many values as a rule may remember.
  const std::size_t kept =
      std::max({kLongestFixedRule, request.profile.shift_length, request.profile.trend_length}) - 1;
  std::vector<double> values;
  std::size_t before = 0;  // values looked at and forgotten
  for (std::size_t piece = kFirstPiece;; piece = std::min(2 * piece, kLongestPiece)) {
    for (std::size_t i = 0; i < piece; ++i) values.push_back(next());
    if (shows_something(request, values, values.size())) break;
    if (before + values.size() >= most) return most;
    if (values.size() <= kept) continue;
    before += values.size() - kept;
    values.erase(values.begin(), values.end() - static_cast<std::ptrdiff_t>(kept));
  }
  // What the first values show, more values show too: the first signal lies between what is quiet and what is not.
  std::size_t quiet = 0;
  std::size_t loud = values.size();
  while (loud - quiet > 1) {
    const std::size_t middle = quiet + (loud - quiet) / 2;
    (shows_something(request, values, middle) ? loud : quiet) = middle;
  }
  return std::min(before + loud, most);
}

}  // namespace qi::spc
