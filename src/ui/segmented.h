#pragma once
/// Views of the same thing as a row of links, one of them current.
/// Not for actions: see button.h.

#include <optional>
#include <string>
#include <vector>

#include "html/page.h"
#include "html/url.h"

namespace qi::ui {

enum class Current { no, yes };
struct Segment {
  std::string text;
  html::Url url;
  Current current = Current::no;
};
struct Segmented {
  std::string label;  ///< "Show", for screen readers
  std::vector<Segment> segments;
};
void segmented(html::Page& h, const Segmented& segmented);

/// Steps of a task in order, such as an import.
enum class StepState { done, now, later };
struct Step {
  std::string text;
  StepState state = StepState::later;
  std::optional<html::Url> url;  ///< of a step that can be gone back to
};
struct Steps {
  std::string label;  ///< "Import steps"
  std::vector<Step> steps;
};
void steps(html::Page& h, const Steps& steps);

}  // namespace qi::ui
