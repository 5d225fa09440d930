#pragma once
/// Late data as news: what mail and web hooks say of an alarm.
/// When an alarm is news is decided where it is opened: late_watch.h.

#include "measures/late_alarm.h"
#include "measures/news.h"

namespace qi::measures {

/// The event is "opened".
NewsItem news_of(LateAlarmId alarm);
/// An alarm that was cleared when its turn comes is overtaken.
NewsKind late_data_news();

}  // namespace qi::measures
