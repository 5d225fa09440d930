#pragma once
/// A question to the charts of sums and to Hotelling's T squared: what POST /api/v1/spc/sums and /api/v1/spc/t2 take.
/// docs/api/sums.md has every key. Nothing is computed here: see sums_finding.h.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "spc/further_charts.h"
#include "spc/hotelling_chart.h"
#include "spc/sentence.h"
#include "spc/sums/bernoulli_cusum.h"
#include "spc/sums/cusum.h"
#include "spc/sums/risk_adjusted_cusum.h"

namespace qi::analysis {

/// The request of the one chart that is asked for; the others are as they were born.
struct SumsQuestion {
  spc::FurtherChart chart = spc::FurtherChart::cusum;
  spc::Request series;  ///< of a CUSUM
  spc::CusumOptions cusum;
  spc::BernoulliRequest bernoulli;
  spc::RiskAdjustedRequest risk_adjusted;
  spc::Wording wording;
};

struct DistanceQuestion {
  spc::HotellingRequest request;
  std::vector<std::string> variables;  ///< one name for each figure
  spc::Wording wording;
};

/// refuses  text that is not one JSON object; an unknown chart, option or word; a value of the wrong kind. The message
///          names the key. Keys beside `options` that are not known are ignored: an oracle case is a question.
Result<SumsQuestion> read_sums_question(std::string_view text);
Result<DistanceQuestion> read_distance_question(std::string_view text);

}  // namespace qi::analysis
