#pragma once
/// The ambulance trusts of England as NHS England's files name them.
/// It does not say which of them has figures: see organisation_store.h.

#include <span>
#include <string_view>

namespace qi::measures {

/// An ambulance trust as NHS England names it.
struct NationalTrust {
  std::string_view code;  ///< ODS code
  std::string_view name;
  std::string_view short_name;
};
/// The trusts of the file, by short name.
std::span<const NationalTrust> national_trusts();

}  // namespace qi::measures
