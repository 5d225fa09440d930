#include "ui/chart_figure_parts.h"

#include <algorithm>

namespace qi::ui {
namespace {

struct KeyMark {
  std::string_view words;
  std::string_view mark;  ///< drawing inside a 16 x 16 box, in the shapes and colours of the chart
};

constexpr std::string_view kHollow =
    R"(<circle cx="8" cy="8" r="3.6" fill="#fff" stroke="#6f7f8a" stroke-width="1.6"/>)";
constexpr std::string_view kTargetMark =
    R"(<path d="M0 8H16" stroke="#b0191b" stroke-width="1.6" stroke-dasharray="6 3"/>)";

KeyMark key_mark(KeyEntry entry) {
  switch (entry) {
    case KeyEntry::improving:
      return {"Improving", R"(<circle cx="8" cy="8" r="5.4" fill="#007fbd" stroke="#fff" stroke-width="1.2"/>)"};
    case KeyEntry::concerning:
      return {"Concerning",
              R"(<path d="M8 1.6L14.4 8L8 14.4L1.6 8Z" fill="#d4550a" stroke="#fff" stroke-width="1.2"/>)"};
    case KeyEntry::common_cause: return {"Common cause", R"(<circle cx="8" cy="8" r="3.6" fill="#6f7f8a"/>)"};
    case KeyEntry::too_few:
      return {"Too few points to tell",
              R"(<circle cx="8" cy="8" r="3.4" fill="#fff" stroke="#6f7f8a" stroke-width="1.4"/>)"};
    case KeyEntry::neutral:
      return {"Unusual, neither good nor bad",
              R"(<rect x="3.2" y="3.2" width="9.6" height="9.6" fill="#5b2c9d" stroke="#fff" stroke-width="1.2"/>)"};
    case KeyEntry::mixed:
      return {"Signals both ways",
              R"(<rect x="3.2" y="3.2" width="9.6" height="9.6" fill="#5b2c9d" stroke="#fff" stroke-width="1.2"/>)"};
    case KeyEntry::excluded: return {"Left out of the limits", kHollow};
    case KeyEntry::excluded_from_median: return {"Left out of the median", kHollow};
    case KeyEntry::latest:
      return {"Latest", R"(<circle cx="8" cy="8" r="6.6" fill="none" stroke="#212b32" stroke-width="1.4"/>)"};
  }
  return {};
}

using Classes = std::optional<std::string>;

void write_key_entry(html::Page& h, const KeyMark& entry, const Classes& classes = std::nullopt) {
  h.span({{"class", classes}}, [&] {
    h.trusted_markup(
        html::TrustedMarkup(R"(<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">)" +
                            std::string(entry.mark) + "</svg>"));
    h.text(" ");
    h.text(entry.words);
  });
}

}  // namespace

std::string_view mark_of(KeyEntry entry) {
  return key_mark(entry).mark;
}

std::vector<KeyEntry> entries_beyond(std::vector<KeyEntry> key, const std::vector<KeyEntry>& other) {
  std::erase_if(key, [&](KeyEntry entry) { return std::ranges::find(other, entry) != other.end(); });
  return key;
}

void write_compact_note(html::Page& h, const ChartFigure& figure) {
  if (figure.compact_note.empty()) return;
  h.p({{"class", "small muted"}}, [&] {
    h.text(figure.compact_note);
    if (!figure.table_url) return;
    h.text(" ");
    h.a({{"href", *figure.table_url}}, "See all of it in the table");
    h.text(".");
  });
}

void write_caption(html::Page& h, const ChartFigure& figure) {
  h.figcaption([&] {
    h.strong(figure.title);
    h.text(figure.detail);
  });
}

void write_readout(html::Page& h) {
  h.p({{"class", "qt-readout"}, {"role", "status"}, {"aria-live", "polite"}, {"data-readout", true}}, "");
}

/// Points or bars to step through.
bool has_points(const html::TrustedMarkup& picture) {
  return picture.markup().find("data-i=") != std::string::npos;
}

void write_key(html::Page& h, const ChartFigure& key, KeyHint hint) {
  if (key.key.empty() && key.target.empty() && key.samples.empty()) return;
  h.p({{"class", "qt-key"}}, [&] {
    for (const KeyEntry entry : key.key) {
      const bool is_of_wide = std::ranges::find(key.key_of_wide, entry) != key.key_of_wide.end();
      write_key_entry(h, key_mark(entry), is_of_wide ? Classes("qt-only-wide") : std::nullopt);
    }
    if (!key.target.empty()) write_key_entry(h, {key.target, kTargetMark});
    for (const KeySample& sample : key.samples) write_key_entry(h, {sample.words, sample.mark.markup()});
    if (hint == KeyHint::none) return;
    h.span({{"class", "muted qt-only-wide qt-needs-script"}}, "Use the arrow keys in the chart to read each point.");
  });
}

}  // namespace qi::ui
