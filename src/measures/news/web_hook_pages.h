#pragma once
/// The administrators' page of web hooks: those that are told, a new one, and what was sent last.
/// No query: it shows its view.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "html/page.h"
#include "measures/news/web_hook.h"
#include "ui/tag.h"

namespace qi::measures {

struct WebHookLine {
  std::string name;
  std::string where;                         ///< "https://hooks.trust.example/a, since 4 March 2025."
  html::Url test = html::Url::path("/");     ///< posted
  html::Url closing = html::Url::path("/");  ///< posted
};
struct HookDeliveryLine {
  std::string when;   ///< moment in words
  std::string hook;   ///< its name
  std::string event;  ///< "signal.raised"
  ui::Tag state;
  std::string words;               ///< "It answered 500. Tried 3 times."
  std::optional<html::Url> again;  ///< posted; nullopt: cannot be sent again
};

struct WebHooksPage {
  std::vector<WebHookLine> hooks;
  std::vector<HookDeliveryLine> deliveries;  ///< newest first
  std::string address_hint;                  ///< which addresses are taken
  std::string links_missing;                 ///< "" or why documents hold no link
  std::string name;                          ///< as typed
  std::string url;                           ///< as typed
  std::string new_secret;                    ///< of the hook just made: shown this once
  std::string saved;
  std::vector<FieldError> errors;
  std::string csrf_token;
};
void web_hooks_page(html::Page& h, const WebHooksPage& page);

}  // namespace qi::measures
