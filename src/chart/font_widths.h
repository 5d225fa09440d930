#pragma once
/// Advance widths of Liberation Sans 2 (SIL Open Font License), which are those of Arial by design, in 1/2048 of an em.
/// Read from the `hmtx` tables of LiberationSans-Regular and LiberationSans-Bold. Not a font: no shapes, no kerning.

#include <array>
#include <cstdint>

namespace qi::chart {

inline constexpr double kUnitsPerEm = 2048;
inline constexpr char32_t kFirstWidth = 32;     // blank
inline constexpr std::size_t kWidthCount = 95;  // to the tilde

inline constexpr std::array<std::uint16_t, kWidthCount> kRegularWidths{
    569,  569,  727,  1139, 1139, 1821, 1366, 391,  682,  682,  797,  1196, 569,  682,  569,  569,  1139, 1139, 1139,
    1139, 1139, 1139, 1139, 1139, 1139, 1139, 569,  569,  1196, 1196, 1196, 1139, 2079, 1366, 1366, 1479, 1479, 1366,
    1251, 1593, 1479, 569,  1024, 1366, 1139, 1706, 1479, 1593, 1366, 1593, 1479, 1366, 1251, 1479, 1366, 1933, 1366,
    1366, 1251, 569,  569,  569,  961,  1139, 682,  1139, 1139, 1024, 1139, 1139, 569,  1139, 1139, 455,  455,  1024,
    455,  1706, 1139, 1139, 1139, 1139, 682,  1024, 569,  1139, 1024, 1479, 1024, 1024, 1024, 684,  532,  684,  1196};
inline constexpr std::array<std::uint16_t, kWidthCount> kBoldWidths{
    569,  682,  971,  1139, 1139, 1821, 1479, 487,  682,  682,  797,  1196, 569,  682,  569,  569,  1139, 1139, 1139,
    1139, 1139, 1139, 1139, 1139, 1139, 1139, 682,  682,  1196, 1196, 1196, 1251, 1997, 1479, 1479, 1479, 1479, 1366,
    1251, 1593, 1479, 569,  1139, 1479, 1251, 1706, 1479, 1593, 1366, 1593, 1479, 1366, 1251, 1479, 1366, 1933, 1366,
    1366, 1251, 682,  569,  682,  1196, 1139, 682,  1139, 1251, 1139, 1251, 1139, 682,  1251, 1251, 569,  569,  1139,
    569,  1821, 1251, 1251, 1251, 1251, 797,  1139, 682,  1251, 1139, 1593, 1139, 1139, 1024, 797,  573,  797,  1196};

struct WidthOf {
  char32_t character;
  std::uint16_t regular;
  std::uint16_t bold;
};
/// Signs beyond ASCII that our own words use.
inline constexpr std::array kOtherWidths{
    WidthOf{0x00A0, 569, 569},    // no-break space
    WidthOf{0x00B7, 569, 569},    // middle dot
    WidthOf{0x00D7, 1196, 1196},  // multiplication sign
    WidthOf{0x2014, 2048, 2048},  // em dash
    WidthOf{0x2018, 455, 569},    // opening quote
    WidthOf{0x2019, 455, 569},    // closing quote
    WidthOf{0x2026, 2048, 2048},  // ellipsis
    WidthOf{0x2212, 1196, 1196},  // minus
};
inline constexpr std::uint16_t kFigureWidth = 1139;

}  // namespace qi::chart
