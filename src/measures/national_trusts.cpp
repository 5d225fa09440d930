#include "measures/national_trusts.h"

#include <array>

namespace qi::measures {
namespace {

// Names as NHS England publishes them, in ordinary capitals.
constexpr std::array kTrusts{
    NationalTrust{"RX9", "East Midlands Ambulance Service NHS Trust", "East Midlands"},
    NationalTrust{"RYC", "East of England Ambulance Service NHS Trust", "East of England"},
    NationalTrust{"R1F", "Isle of Wight NHS Trust", "Isle of Wight"},
    NationalTrust{"RRU", "London Ambulance Service NHS Trust", "London"},
    NationalTrust{"RX6", "North East Ambulance Service NHS Foundation Trust", "North East"},
    NationalTrust{"RX7", "North West Ambulance Service NHS Trust", "North West"},
    NationalTrust{"RYE", "South Central Ambulance Service NHS Foundation Trust", "South Central"},
    NationalTrust{"RYD", "South East Coast Ambulance Service NHS Foundation Trust", "South East Coast"},
    NationalTrust{"RYF", "South Western Ambulance Service NHS Foundation Trust", "South Western"},
    NationalTrust{"RYA", "West Midlands Ambulance Service University NHS Foundation Trust", "West Midlands"},
    NationalTrust{"RX8", "Yorkshire Ambulance Service NHS Trust", "Yorkshire"},
};

}  // namespace

std::span<const NationalTrust> national_trusts() {
  return kTrusts;
}

}  // namespace qi::measures
