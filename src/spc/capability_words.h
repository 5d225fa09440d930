#pragma once
/// What a capability says in plain words: one wording for page, report, picture and command line.
/// Nothing is computed here, and no sentence about an index leaves out whether the process is stable.

#include <string>

#include "base/number.h"
#include "spc/capability.h"
#include "spc/percentile_capability.h"
#include "spc/process_yield.h"
#include "spc/time_standard.h"

namespace qi::spc {

/// Recommended least index of a process that runs already. Montgomery, Introduction to Statistical Quality Control,
/// table of recommended minimum values of the process capability ratio.
inline constexpr double kCapableTwoSided = 1.33;
inline constexpr double kCapableOneSided = 1.25;

/// Headline and explanation. Of a process that is not stable, or may not be, the headline says that and no more; of a
/// stable one whether Cpk reaches the recommended least value, and whether its interval does so too.
/// example  "Not capable of what is asked. The process is stable: … Cpk is 0.67 (95% interval 0.52 to 0.82) where 1.25
///          is wanted, Ppk 0.64. Within the limits lie 95.0% (95% interval 86.3% to 98.3%). Above the upper limit lie
///          5.0%; 2.7% would be expected."
Verdict capability_sentence(const Capability& found);

/// The same by percentiles: Ppk without an interval. The reason for the shape is PercentileCapability::choice.
Verdict capability_sentence(const PercentileCapability& found);

/// "45 of 60 are within 18:00, 75.0% (95% interval 62.8% to 84.2%)."
std::string share_sentence(const ShareWithin& found, double standard, Meets meets, const ValueFormat& format);

/// "The 90th centile is 16:20 (95% interval 15:10 to 17:55)."; where an end is not reached, ", no upper end can be told
/// from so few values".
std::string centile_sentence(const Centile& found, const ValueFormat& format);

/// "97.5% come right in the end and 97.0% at the first attempt: 25,000 defects per million opportunities, sigma
/// level 1.96, or 3.46 with the shift of 1.5."
std::string yield_sentence(const ProcessYield& found);

}  // namespace qi::spc
