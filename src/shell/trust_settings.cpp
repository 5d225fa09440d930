#include "shell/trust_settings.h"

#include <algorithm>

#include "base/text.h"
#include "client/mail.h"

namespace qi::shell {
namespace {

constexpr std::size_t kLongestCode = 20;

bool is_code_letter(char letter) {
  return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') || letter == '-';
}

}  // namespace

bool is_trust_code(std::string_view text) {
  return !text.empty() && text.size() <= kLongestCode && std::ranges::all_of(text, is_code_letter);
}

Done check_trust(const TrustSettings& trust) {
  if (trimmed(trust.name).empty()) return Error::invalid("Give trust-name the name of the trust.");
  if (!is_trust_code(trust.code))
    return Error::invalid("Give trust-code the trust's ODS code, such as RYD: capital letters, digits and hyphens.");
  if (!client::is_mail_address(trust.contact_mail))
    return Error::invalid("Give contact-mail one address, such as quality.improvement@trust.example.");
  const TrustSettings usual;
  if (trust.code != usual.code && trust.name == usual.name)
    return Error::invalid("trust-code is " + trust.code + ", and trust-name is still " + usual.name +
                          ": give trust-name the name of that trust too.");
  return {};
}

}  // namespace qi::shell
