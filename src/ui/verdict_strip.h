#pragma once
/// The first thing on a measure's page: latest value, both icons in words, the target, and the sentence.
/// It words nothing about the figures: its sentences arrive from spc.

#include <string>

#include "html/page.h"
#include "spc/analysis.h"
#include "spc/sentence.h"
#include "ui/chip.h"

namespace qi::ui {

struct VerdictStrip {
  std::string period;  ///< "March 2025"
  std::string value;   ///< "27:47"
  spc::Variation variation = spc::Variation::not_enough_data;
  std::string variation_title;   ///< spc::variation_title
  std::string variation_detail;  ///< spc::variation_detail
  spc::Assurance assurance = spc::Assurance::none;
  std::string assurance_title;
  std::string assurance_detail;
  std::string target;  ///< "30:00"; "" shows "None set"
  std::string target_name = "Target";
  spc::Verdict sentence;
  std::string note;  ///< small line under the sentence: "Written from the chart rules. Data to March 2025."
};
/// A sheet of its own, headed for screen readers "What this measure is telling us".
void verdict_strip(html::Page& h, const VerdictStrip& strip);

/// Only the sentence with its coloured edge: previews and lists.
struct Saying {
  spc::Verdict sentence;
  Tone tone = Tone::common;
  std::string note;
};
void saying(html::Page& h, const Saying& saying);

}  // namespace qi::ui
