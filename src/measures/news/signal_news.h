#pragma once
/// Signals as news: what mail and web hooks say of them.
/// When a signal is news is decided where it is raised: reading_again.h and signal_deeds.h.

#include "measures/news/news.h"
#include "measures/signals/signal.h"

namespace qi::measures {

/// `deed` is raised, reopened or handed_over.
NewsItem news_of(SignalId signal, Deed deed);
/// A signal that is closed when its turn comes is overtaken.
NewsKind signal_news();

}  // namespace qi::measures
