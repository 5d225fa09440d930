#pragma once
/// Whose site this is: the trust's name and code, and where its people write. The operator decides it.
/// Not the organisations of the database: those come with figures.

#include <string>
#include <string_view>

#include "base/result.h"

namespace qi::shell {

struct TrustSettings {
  std::string name = "South East Coast Ambulance Service";
  std::string code = "RYD";  ///< ODS code; its figures open first
  std::string contact_mail = "quality.improvement@secamb.nhs.uk";
};

/// Capital letters, digits and hyphens, at most 20: "RYD".
bool is_trust_code(std::string_view text);

/// refuses  with one sentence that names the setting: an empty name, a code or an address that is none, the code of
///          another trust under the name of this one.
Done check_trust(const TrustSettings& trust);

}  // namespace qi::shell
