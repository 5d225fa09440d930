#pragma once
/// What a chart of sums is set to find, in one plain sentence: the size of the change, in words people plan by.
/// What it found is sum_sentence.h.

#include <string>

#include "base/number.h"
#include "spc/sums/bernoulli_cusum.h"
#include "spc/sums/cusum.h"
#include "spc/sums/risk_adjusted_cusum.h"

namespace qi::spc {

/// "It is set to find a lasting change of 1 sigma soon, which is 2.1 here." Without a sigma the first half alone.
std::string cusum_setting(const CusumOptions& options, const Cusum& found, const ValueFormat& format);
/// "It is set to find the chance rising from 8% to 14.8%, or falling to 4.2%."
std::string bernoulli_setting(const BernoulliCusum& found);
/// "It is set to find odds of the event that are 2 times what the risks say, or that divided by 2."
std::string risk_adjusted_setting(const RiskAdjustedRequest& request);

}  // namespace qi::spc
