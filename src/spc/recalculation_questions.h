#pragma once
/// What a person answers before limits are worked out again from a change of level on.
/// The program only asks and keeps the answers: no answer of its own ever moves a limit.

#include <span>
#include <string>
#include <string_view>

#include "spc/change_points.h"
#include "spc/sentence.h"

namespace qi::spc {

struct RecalculationQuestion {
  std::string_view slug;   ///< "sustained": stable, in URLs and JSON
  std::string_view asks;   ///< "Has the new level lasted?"
  std::string_view why;    ///< one sentence
  std::string_view if_no;  ///< what to do instead
  /// What the figures say to it: one sentence. nullptr: only people know.
  std::string (*figures_say)(const ChangePoint& candidate, const Wording& wording);
};

/// In the order in which they are asked; limits are worked out again only where every answer is yes.
/// source   NHS England, Making Data Count, guidance on recalculating limits: a sustained change, a known cause, in the
///          wished direction or accepted, and expected to go on.
std::span<const RecalculationQuestion> recalculation_questions();

}  // namespace qi::spc
