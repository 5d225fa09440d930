#pragma once
/// The page of one's own tokens, and the one on which a new token is shown once.
/// A page shows a view: it asks and decides nothing.

#include <string>
#include <vector>

#include "access/api_token.h"
#include "base/result.h"
#include "html/page.h"
#include "html/url.h"

namespace qi::access {

struct TokenLine {
  std::string name;
  std::string scopes;               ///< in words
  std::string last_used;            ///< "11 March 2025, 9:42am" or "Never"
  std::string state;                ///< "Until 9 June 2025", "Revoked", "Ended"
  std::optional<html::Url> revoke;  ///< nullopt: it no longer holds
};

struct TokensPage {
  std::vector<TokenLine> tokens;
  std::vector<Scope> offered;  ///< what this account may give
  NewTokenForm form;
  std::vector<FieldError> errors;
  std::string done;  ///< what was just done, a sentence; "" nothing
  std::string csrf_token;
};
void tokens_page(html::Page& h, const TokensPage& page);

struct ShownTokenPage {
  std::string name;
  std::string token;
  std::string until;  ///< "9 June 2025"
};
void shown_token_page(html::Page& h, const ShownTokenPage& page);

html::Url tokens_url();
html::Url token_revocation_url(ApiTokenId token);

}  // namespace qi::access
