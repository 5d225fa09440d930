#include "analysis/try_view.h"

namespace qi::analysis {

const TryExample& try_example() {
  // NHS England, Ambulance Quality Indicators, systems indicators to March 2025: RYD, column A31 in seconds, written
  // as minutes and seconds. Contains public sector information licensed under the Open Government Licence v3.0.
  static constexpr TryExample kExample{
      .figures =
          "Month\tC2 mean response time\n"
          "Jan-23\t23:53\nFeb-23\t28:18\nMar-23\t32:11\nApr-23\t24:43\nMay-23\t24:46\nJun-23\t31:05\nJul-23\t30:05\n"
          "Aug-23\t26:43\nSep-23\t30:06\nOct-23\t28:01\nNov-23\t30:15\nDec-23\t32:21\nJan-24\t25:36\nFeb-24\t25:50\n"
          "Mar-24\t26:20\nApr-24\t23:55\nMay-24\t25:43\nJun-24\t30:01\nJul-24\t33:32\nAug-24\t26:39\nSep-24\t29:55\n"
          "Oct-24\t30:31\nNov-24\t28:29\nDec-24\t32:13\nJan-25\t26:28\nFeb-25\t30:12\nMar-25\t27:47\n",
      .name = "Category 2 mean response time, South East Coast",
      .better = "decrease",
      .target = "18:00",
      .source = "NHS England, Ambulance Quality Indicators to March 2025, Open Government Licence v3.0.",
  };
  return kExample;
}

}  // namespace qi::analysis
