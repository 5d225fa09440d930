#pragma once
/// Which units of a numbered list to look at: a simple random or a systematic sample, the same again for the same seed.
/// It does not choose the seed: take one before looking at the list, such as the date.

#include <cstdint>
#include <vector>

namespace qi::stats {

/// `n` of the numbers 1 to `population`, ascending, every set of n equally likely over seeds.
/// 0 <= n <= population.
/// source  Floyd, in Bentley and Floyd, Programming pearls: a sample of brilliance, 1987. Numbers come from the 64-bit
///         Mersenne Twister, whose sequence the C++ standard fixes, so a sample can be drawn again anywhere.
std::vector<std::int64_t> draw_simple_random(std::int64_t n, std::int64_t population, std::uint64_t seed);

/// Every (population / n)th number after a random start, ascending; each number has the same chance n / population.
/// 1 <= n <= population. The interval need not be whole: the number at start + i × interval, rounded up.
/// source  Cochran, Sampling Techniques, 3rd ed. 1977, section 8.1, with the fractional interval of
///         Särndal, Swensson and Wretman 1992, section 3.4.
std::vector<std::int64_t> draw_systematic(std::int64_t n, std::int64_t population, std::uint64_t seed);

}  // namespace qi::stats
