#include "analysis/try_funnel/funnel_view.h"

namespace qi::analysis {

const FunnelForm& funnel_example() {
  // NHS England, Ambulance Quality Indicators, systems indicators to March 2025: month 3 of 2025, every trust; columns
  // A53, incidents with transport to an emergency department, and A7, all incidents. Names of trusts are shortened.
  // Contains public sector information licensed under the Open Government Licence v3.0.
  static const FunnelForm kExample{
      .figures =
          "Trust\tTaken to an emergency department\tIncidents\n"
          "Isle of Wight\t1531\t2710\n"
          "London\t60440\t119056\n"
          "North East\t22327\t41048\n"
          "North West\t48720\t94138\n"
          "Yorkshire\t39528\t75758\n"
          "East Midlands\t32895\t71050\n"
          "West Midlands\t43306\t89726\n"
          "East of England\t39997\t81371\n"
          "South East Coast\t34653\t66292\n"
          "South Central\t27081\t54135\n"
          "South Western\t35329\t77139\n",
      .name = "Incidents taken to an emergency department, March 2025",
      .kind = "proportion",
      .target = {},
      .better = "decrease",
      .limits = {},
      .overdispersion = "additive",
      .trimmed = "10",
      .per = {},
      .unit = "trust",
      .units = "trusts",
      .named = "South East Coast",
  };
  return kExample;
}

std::string_view funnel_example_source() {
  return "NHS England, Ambulance Quality Indicators to March 2025, Open Government Licence v3.0.";
}

}  // namespace qi::analysis
