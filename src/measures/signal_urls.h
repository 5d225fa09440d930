#pragma once
/// Addresses of signals and of how people hear of them.
/// It does not say who may open them.

#include <string_view>

#include "html/url.h"
#include "measures/signals/signal.h"

namespace qi::measures {

html::Url signals_url();
html::Url signal_url(SignalId id);
/// "acknowledgement", "explanation", "owner", "closing", "reopening": what is posted.
html::Url signal_deed_url(SignalId id, std::string_view deed);
html::Url late_url();  ///< series whose figures are late
html::Url notifications_url();
html::Url web_hooks_url();

}  // namespace qi::measures
