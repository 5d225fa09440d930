#pragma once
/// Late data as news: what mail says of an alarm, and web hooks of all those of one morning.
/// When an alarm is news is decided where it is opened: late_watch.h.

#include <cstddef>
#include <string>

#include "measures/late_alarm.h"
#include "measures/news/news.h"

namespace qi::measures {

/// For a person: the event is "opened".
NewsItem news_of(LateAlarmId alarm);
/// For programs, once for all alarms of one moment: the event is "found". `first` is one of them.
NewsItem news_of_morning(LateAlarmId first);
/// Alarms that a program's document names; how many there are it always says.
inline constexpr std::size_t kMostLateTold = 200;
/// An alarm that was cleared when its turn comes is overtaken, and a morning of which all were. Of a morning programs
/// are told of series of the trust `own_ods_code`, of its units, and of what somebody follows.
NewsKind late_data_news(const std::string& own_ods_code);

}  // namespace qi::measures
