#pragma once
/// A forecast in plain English: what to expect, the target, and what to be careful about.
/// Nothing is computed here: it only reads a Forecast.

#include <string>
#include <vector>

#include "spc/forecast.h"
#include "spc/sentence.h"

namespace qi::spc {

/// One to several sentences, the main one first; never empty. Points ahead are named by date where the wording has
/// dates: they are taken to follow each other by its frequency.
/// example  "If nothing changes, nearly every month will lie between 8.2 and 15.1, about 11.6."
///          "The target of 10 will be met in about 27% of months."
std::vector<std::string> forecast_sentences(const Forecast& forecast, const Wording& wording);

}  // namespace qi::spc
