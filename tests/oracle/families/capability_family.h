#pragma once
/// Capability and yield as qcc, SixSigma and base R answer, key by key.
/// Charts are compared in anchors.h. No index is computed here.

#include "oracle/families.h"

namespace qi::oracle {

CompareCase compare_capability;

/// True where qcc's bound of Cpm or Ppm is exactly the chi-square one with n (1 + d^2) / (1 + 2 d^2) degrees, so that
/// the square of Satterthwaite's numerator is all that parts it from ours.
bool has_degrees_without_the_square(const json::Object& written, std::string_view key, std::string_view expected);

}  // namespace qi::oracle
