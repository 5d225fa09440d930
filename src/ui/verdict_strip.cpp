#include "ui/verdict_strip.h"

#include "ui/icon_pair.h"
#include "ui/sheet.h"

namespace qi::ui {

namespace {

void write_figure(html::Page& h, std::string_view key, std::string_view value) {
  h.div([&] {
    h.p({{"class", "qt-verdict__k"}}, key);
    h.p({{"class", "qt-verdict__v"}}, value);
  });
}

template <class Verdict>
void write_verdict(html::Page& h, Verdict verdict, std::string_view title, std::string_view detail) {
  h.div({{"class", "qt-verdict__icon"}}, [&] {
    icon(h, verdict, kVerdictIcon, chart::Naming::decorative);
    h.p([&] {
      h.strong(title);
      if (detail.empty()) return;
      h.br();
      h.span({{"class", "small muted"}}, detail);
    });
  });
}

}  // namespace

void saying(html::Page& h, const Saying& saying) {
  h.div({{"class", "qt-say qt-say--" + std::string(tone_slug(saying.tone))}}, [&] {
    h.p([&] {
      h.strong(saying.sentence.headline);
      h.text(" ");
      h.text(saying.sentence.explanation);
    });
    if (!saying.note.empty()) h.p(saying.note);
  });
}

void verdict_strip(html::Page& h, const VerdictStrip& strip) {
  const Sheet frame{
      .id = "verdict", .title = "What this measure is telling us", .heading = HeadingSight::for_screen_readers};
  sheet(h, frame, [&] {
    h.div({{"class", "qt-verdict"}}, [&] {
      write_figure(h, strip.period, strip.value);
      write_verdict(h, strip.variation, strip.variation_title, strip.variation_detail);
      write_verdict(h, strip.assurance, strip.assurance_title, strip.assurance_detail);
      write_figure(h, strip.target_name, strip.target.empty() ? "None set" : strip.target);
    });
    saying(h, {.sentence = strip.sentence, .tone = tone_of(strip.variation), .note = strip.note});
  });
}

}  // namespace qi::ui
