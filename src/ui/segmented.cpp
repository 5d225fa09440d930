#include "ui/segmented.h"

namespace qi::ui {

void segmented(html::Page& h, const Segmented& segmented) {
  h.ul({{"class", "qt-seg"}, {"aria-label", segmented.label}}, [&] {
    for (const Segment& segment : segmented.segments) {
      const bool current = segment.current == Current::yes;
      h.li([&] {
        h.a({{"href", segment.url}, {"aria-current", current ? std::optional<std::string>("true") : std::nullopt}},
            segment.text);
      });
    }
  });
}

void steps(html::Page& h, const Steps& steps) {
  h.nav({{"aria-label", steps.label}}, [&] {
    h.ol({{"class", "qt-wiz"}}, [&] {
      int number = 0;
      for (const Step& step : steps.steps) {
        const std::string text = std::to_string(++number) + ". " + step.text;
        switch (step.state) {
          case StepState::done:
            h.li({{"class", "y"}}, [&] {
              if (step.url) return h.a({{"href", *step.url}}, text);
              h.span(text);
            });
            break;
          case StepState::now: h.li({{"class", "now"}}, [&] { h.span({{"aria-current", "step"}}, text); }); break;
          case StepState::later: h.li([&] { h.span({{"class", "muted"}}, text); }); break;
        }
      }
    });
  });
}

}  // namespace qi::ui
