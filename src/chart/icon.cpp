#include "chart/icon.h"

#include <array>

#include "base/assert.h"
#include "chart/svg_writer.h"

namespace qi::chart {
namespace {

// The drawings are original to this project; letters, colours and meaning follow the icons that NHS England publishes
// for Making Data Count. Each is one picture of 48 by 48 units.
template <class Kind>
struct IconRow {
  Kind kind;
  std::string_view slug;
  std::string_view label;
  std::string_view picture;
};
using VariationRow = IconRow<spc::Variation>;
using AssuranceRow = IconRow<spc::Assurance>;

constexpr std::array kVariationIcons{
    VariationRow{
        spc::Variation::not_enough_data, "nodata", "Not enough data yet",
        R"(<circle cx="24" cy="24" r="21.5" fill="#fff" stroke="#6f7f8a" stroke-width="3" stroke-dasharray="4 4"/>)"
        R"(<text x="24" y="29" font-family="Arial, 'Liberation Sans', sans-serif" font-size="13" font-weight="700" text-anchor="middle" fill="#4c6272">n/a</text>)"},
    VariationRow{
        spc::Variation::common, "common", "Common cause: no real change",
        R"(<circle cx="24" cy="24" r="21.5" fill="#fff" stroke="#6f7f8a" stroke-width="3"/>)"
        R"(<polyline points="9,27 16.5,20 24,27.5 31.5,20.5 39,25.5" fill="none" stroke="#6f7f8a" stroke-width="1.6"/>)"
        R"(<circle cx="9" cy="27" r="2.6" fill="#6f7f8a"/>)"
        R"(<circle cx="16.5" cy="20" r="2.6" fill="#6f7f8a"/>)"
        R"(<circle cx="24" cy="27.5" r="2.6" fill="#6f7f8a"/>)"
        R"(<circle cx="31.5" cy="20.5" r="2.6" fill="#6f7f8a"/>)"
        R"(<circle cx="39" cy="25.5" r="2.6" fill="#6f7f8a"/>)"},
    VariationRow{
        spc::Variation::improving_high, "improve-high", "Special cause, improving: higher",
        R"(<circle cx="24" cy="24" r="21.5" fill="#fff" stroke="#007fbd" stroke-width="3"/>)"
        R"(<text x="16.5" y="24" font-family="Arial, 'Liberation Sans', sans-serif" font-size="17" font-weight="700" text-anchor="middle" fill="#007fbd">H</text>)"
        R"(<polyline points="9,33.5 16.5,32 24,27 31,20 37,13.5" fill="none" stroke="#007fbd" stroke-width="1.6"/>)"
        R"(<circle cx="9" cy="33.5" r="2.6" fill="#6f7f8a"/>)"
        R"(<circle cx="16.5" cy="32" r="2.6" fill="#6f7f8a"/>)"
        R"(<circle cx="24" cy="27" r="2.6" fill="#007fbd"/>)"
        R"(<circle cx="31" cy="20" r="2.6" fill="#007fbd"/>)"
        R"(<circle cx="37" cy="13.5" r="2.6" fill="#007fbd"/>)"},
    VariationRow{
        spc::Variation::improving_low, "improve-low", "Special cause, improving: lower",
        R"(<circle cx="24" cy="24" r="21.5" fill="#fff" stroke="#007fbd" stroke-width="3"/>)"
        R"(<text x="15.5" y="38" font-family="Arial, 'Liberation Sans', sans-serif" font-size="17" font-weight="700" text-anchor="middle" fill="#007fbd">L</text>)"
        R"(<polyline points="9,14.5 16.5,16 24,21 31,28 37,34.5" fill="none" stroke="#007fbd" stroke-width="1.6"/>)"
        R"(<circle cx="9" cy="14.5" r="2.6" fill="#6f7f8a"/>)"
        R"(<circle cx="16.5" cy="16" r="2.6" fill="#6f7f8a"/>)"
        R"(<circle cx="24" cy="21" r="2.6" fill="#007fbd"/>)"
        R"(<circle cx="31" cy="28" r="2.6" fill="#007fbd"/>)"
        R"(<circle cx="37" cy="34.5" r="2.6" fill="#007fbd"/>)"},
    VariationRow{
        spc::Variation::concerning_high, "concern-high", "Special cause, concerning: higher",
        R"(<circle cx="24" cy="24" r="21.5" fill="#fff" stroke="#d4550a" stroke-width="3"/>)"
        R"(<text x="16.5" y="24" font-family="Arial, 'Liberation Sans', sans-serif" font-size="17" font-weight="700" text-anchor="middle" fill="#d4550a">H</text>)"
        R"(<polyline points="9,33.5 16.5,32 24,27 31,20 37,13.5" fill="none" stroke="#d4550a" stroke-width="1.6"/>)"
        R"(<circle cx="9" cy="33.5" r="2.6" fill="#6f7f8a"/>)"
        R"(<circle cx="16.5" cy="32" r="2.6" fill="#6f7f8a"/>)"
        R"(<circle cx="24" cy="27" r="2.6" fill="#d4550a"/>)"
        R"(<circle cx="31" cy="20" r="2.6" fill="#d4550a"/>)"
        R"(<circle cx="37" cy="13.5" r="2.6" fill="#d4550a"/>)"},
    VariationRow{
        spc::Variation::concerning_low, "concern-low", "Special cause, concerning: lower",
        R"(<circle cx="24" cy="24" r="21.5" fill="#fff" stroke="#d4550a" stroke-width="3"/>)"
        R"(<text x="15.5" y="38" font-family="Arial, 'Liberation Sans', sans-serif" font-size="17" font-weight="700" text-anchor="middle" fill="#d4550a">L</text>)"
        R"(<polyline points="9,14.5 16.5,16 24,21 31,28 37,34.5" fill="none" stroke="#d4550a" stroke-width="1.6"/>)"
        R"(<circle cx="9" cy="14.5" r="2.6" fill="#6f7f8a"/>)"
        R"(<circle cx="16.5" cy="16" r="2.6" fill="#6f7f8a"/>)"
        R"(<circle cx="24" cy="21" r="2.6" fill="#d4550a"/>)"
        R"(<circle cx="31" cy="28" r="2.6" fill="#d4550a"/>)"
        R"(<circle cx="37" cy="34.5" r="2.6" fill="#d4550a"/>)"},
    VariationRow{spc::Variation::neutral_high, "neutral-high", "Special cause, neutral: higher",
                 R"(<circle cx="24" cy="24" r="21.5" fill="#fff" stroke="#5b2c9d" stroke-width="3"/>)"
                 R"(<polyline points="10,33 18,29.5 25,22" fill="none" stroke="#5b2c9d" stroke-width="1.6"/>)"
                 R"(<circle cx="10" cy="33" r="2.6" fill="#5b2c9d"/>)"
                 R"(<circle cx="18" cy="29.5" r="2.6" fill="#5b2c9d"/>)"
                 R"(<circle cx="25" cy="22" r="2.6" fill="#5b2c9d"/>)"
                 R"(<path d="M33.5 36V14M27.8 19.5 33.5 13l5.7 6.5" fill="none" stroke="#5b2c9d" stroke-width="3"/>)"},
    VariationRow{spc::Variation::neutral_low, "neutral-low", "Special cause, neutral: lower",
                 R"(<circle cx="24" cy="24" r="21.5" fill="#fff" stroke="#5b2c9d" stroke-width="3"/>)"
                 R"(<polyline points="10,17 18,20 25,27.5" fill="none" stroke="#5b2c9d" stroke-width="1.6"/>)"
                 R"(<circle cx="10" cy="17" r="2.6" fill="#5b2c9d"/>)"
                 R"(<circle cx="18" cy="20" r="2.6" fill="#5b2c9d"/>)"
                 R"(<circle cx="25" cy="27.5" r="2.6" fill="#5b2c9d"/>)"
                 R"(<path d="M33.5 12v22M27.8 28.5 33.5 35l5.7-6.5" fill="none" stroke="#5b2c9d" stroke-width="3"/>)"},
    VariationRow{
        spc::Variation::neutral_mixed, "neutral-mixed", "Special cause, neutral: higher and lower",
        R"(<circle cx="24" cy="24" r="21.5" fill="#fff" stroke="#5b2c9d" stroke-width="3"/>)"
        R"(<path d="M17 35V14M10.8 20 17 13l6.2 7M31 13v21M24.8 28 31 35l6.2-7" fill="none" stroke="#5b2c9d" stroke-width="3"/>)"},
};

constexpr std::array kAssuranceIcons{
    AssuranceRow{
        spc::Assurance::none, "none", "No target set",
        R"(<circle cx="24" cy="24" r="21.5" fill="#fff" stroke="#6f7f8a" stroke-width="3" stroke-dasharray="4 4"/>)"
        R"(<path d="M15 24h18" stroke="#4c6272" stroke-width="2.5"/>)"},
    AssuranceRow{
        spc::Assurance::pass, "pass", "Pass: likely to meet target every time",
        R"(<circle cx="24" cy="24" r="21.5" fill="#fff" stroke="#007fbd" stroke-width="3"/>)"
        R"(<text x="24" y="22.5" font-family="Arial, 'Liberation Sans', sans-serif" font-size="18" font-weight="700" text-anchor="middle" fill="#007fbd">P</text>)"
        R"(<path d="M5 27h38" stroke="#007fbd" stroke-width="2.2" stroke-dasharray="4.2 2.6"/>)"
        R"(<polyline points="10,35.5 19,32.5 28,36 37,33" fill="none" stroke="#007fbd" stroke-width="1.6"/>)"
        R"(<circle cx="10" cy="35.5" r="2.3" fill="#007fbd"/>)"
        R"(<circle cx="19" cy="32.5" r="2.3" fill="#007fbd"/>)"
        R"(<circle cx="28" cy="36" r="2.3" fill="#007fbd"/>)"
        R"(<circle cx="37" cy="33" r="2.3" fill="#007fbd"/>)"},
    AssuranceRow{
        spc::Assurance::fail, "fail", "Fail: likely to miss target every time",
        R"(<circle cx="24" cy="24" r="21.5" fill="#fff" stroke="#d4550a" stroke-width="3"/>)"
        R"(<text x="24" y="22.5" font-family="Arial, 'Liberation Sans', sans-serif" font-size="18" font-weight="700" text-anchor="middle" fill="#d4550a">F</text>)"
        R"(<path d="M5 27h38" stroke="#d4550a" stroke-width="2.2" stroke-dasharray="4.2 2.6"/>)"
        R"(<polyline points="10,35.5 19,32.5 28,36 37,33" fill="none" stroke="#d4550a" stroke-width="1.6"/>)"
        R"(<circle cx="10" cy="35.5" r="2.3" fill="#d4550a"/>)"
        R"(<circle cx="19" cy="32.5" r="2.3" fill="#d4550a"/>)"
        R"(<circle cx="28" cy="36" r="2.3" fill="#d4550a"/>)"
        R"(<circle cx="37" cy="33" r="2.3" fill="#d4550a"/>)"},
    AssuranceRow{
        spc::Assurance::hit_or_miss, "hit-miss", "Hit and miss: target met at times",
        R"(<circle cx="24" cy="24" r="21.5" fill="#fff" stroke="#6f7f8a" stroke-width="3"/>)"
        R"(<text x="24" y="23" font-family="Arial, 'Liberation Sans', sans-serif" font-size="18" font-weight="700" text-anchor="middle" fill="#4c6272">?</text>)"
        R"(<path d="M5 32.5h38" stroke="#4c6272" stroke-width="2" stroke-dasharray="4.2 2.6"/>)"
        R"(<polyline points="8.5,28 16.5,37 24,28 31.5,37 39.5,28" fill="none" stroke="#6f7f8a" stroke-width="1.6"/>)"
        R"(<circle cx="8.5" cy="28" r="2.2" fill="#6f7f8a"/>)"
        R"(<circle cx="16.5" cy="37" r="2.2" fill="#6f7f8a"/>)"
        R"(<circle cx="24" cy="28" r="2.2" fill="#6f7f8a"/>)"
        R"(<circle cx="31.5" cy="37" r="2.2" fill="#6f7f8a"/>)"
        R"(<circle cx="39.5" cy="28" r="2.2" fill="#6f7f8a"/>)"},
};

template <class Rows, class Kind>
constexpr const auto& row_of(const Rows& rows, Kind kind) {
  for (const auto& row : rows)
    if (row.kind == kind) return row;
  stop_at("every icon has a row", __FILE__, __LINE__);
}

std::string symbol(std::string_view prefix, std::string_view slug, std::string_view picture) {
  std::string out = "<symbol id=\"";
  out.append(prefix).append(slug).append("\" viewBox=\"0 0 48 48\">").append(picture).append("</symbol>\n");
  return out;
}

std::string use_of(std::string_view prefix, std::string_view slug, std::string_view label, int size, Naming naming) {
  SvgWriter svg(1);
  const bool named = naming == Naming::labelled;
  svg.open("svg", {{"class", "qt-icon"},
                   {"viewBox", "0 0 48 48"},
                   {"width", size},
                   {"height", size},
                   {"focusable", "false"},
                   {"role", named ? "img" : ""},
                   {"aria-label", named ? label : ""},
                   {"aria-hidden", named ? "" : "true"}});
  svg.empty("use", {{"href", "#" + std::string(prefix) + std::string(slug)}});
  svg.close("svg");
  return svg.take();
}

std::string file_of(std::string_view label, std::string_view picture) {
  SvgWriter svg(1);
  svg.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                   {"viewBox", "0 0 48 48"},
                   {"width", 48},
                   {"height", 48},
                   {"role", "img"}});
  svg.element("title", label);
  return svg.take() + std::string(picture) + "\n</svg>\n";
}

}  // namespace

std::string_view icon_slug(spc::Variation variation) {
  return row_of(kVariationIcons, variation).slug;
}
std::string_view icon_slug(spc::Assurance assurance) {
  return row_of(kAssuranceIcons, assurance).slug;
}
std::string_view icon_label(spc::Variation variation) {
  return row_of(kVariationIcons, variation).label;
}
std::string_view icon_label(spc::Assurance assurance) {
  return row_of(kAssuranceIcons, assurance).label;
}

std::string icon_sprite() {
  std::string out = "<svg class=\"qt-sprite\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\">\n";
  for (const VariationRow& row : kVariationIcons) out += symbol("iv-", row.slug, row.picture);
  for (const AssuranceRow& row : kAssuranceIcons) out += symbol("ia-", row.slug, row.picture);
  return out + "</svg>\n";
}

std::string icon(spc::Variation variation, int size, Naming naming) {
  const VariationRow& row = row_of(kVariationIcons, variation);
  return use_of("iv-", row.slug, row.label, size, naming);
}
std::string icon(spc::Assurance assurance, int size, Naming naming) {
  const AssuranceRow& row = row_of(kAssuranceIcons, assurance);
  return use_of("ia-", row.slug, row.label, size, naming);
}

std::string icon_file(spc::Variation variation) {
  const VariationRow& row = row_of(kVariationIcons, variation);
  return file_of(row.label, row.picture);
}
std::string icon_file(spc::Assurance assurance) {
  const AssuranceRow& row = row_of(kAssuranceIcons, assurance);
  return file_of(row.label, row.picture);
}

}  // namespace qi::chart
