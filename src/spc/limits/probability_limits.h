#pragma once
/// Limits of counts by probability: exact quantiles instead of three sigma, which few events are too lopsided for.
/// Which distribution fits is the chart's to say; nothing here estimates anything.

namespace qi::spc {

/// Counts from `lower` to `upper`, both inside: a steady process falls below with at most the tail's probability, and
/// above with at most the same.
struct CountBand {
  double lower = 0;
  double upper = 0;
};

/// Up to so many cases or expected events quantiles are exact; beyond, they are those of the normal distribution,
/// rounded outwards, which are as good to five digits.
inline constexpr double kMostCases = 1e9;

/// Cases for which something is so, out of `cases` (whole, 1 or more), each with the same chance from 0 to 1.
/// `tail` is above 0 and below 0.5.
/// source   Montgomery, Introduction to Statistical Quality Control, probability limits; binomial distribution.
/// example  40 cases of chance 0.25 and a tail of 0.00135: 3 to 19.
CountBand case_band(double cases, double chance, double tail);

/// Events of which `expected` (0 or more) are expected.
/// source   the same; Poisson distribution.
/// example  9 expected and a tail of 0.00135: 2 to 19.
CountBand event_band(double expected, double tail);

/// Cases without the event before one with it, where each has it with `chance` (above 0, at most 1).
/// source   Benneyan 2001; geometric distribution on 0, 1, 2 and so on.
/// example  chance 0.1 and a tail of 0.00135: 0 to 62.
CountBand cases_between_band(double chance, double tail);

}  // namespace qi::spc
