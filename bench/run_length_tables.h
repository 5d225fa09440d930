#pragma once
/// Run lengths and chances of a signal that others worked out or simulated, with the sets of rules that they belong to.
/// Nothing is simulated here: see run_length_sim.cpp.

#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "spc/profile.h"

namespace qi::bench {

using Rules = std::vector<spc::RuleId>;
using enum spc::RuleId;
using enum spc::TwoOfThree;

inline spc::Profile rules_of(Rules rules, std::size_t shift, std::size_t trend, spc::TwoOfThree two_of_three) {
  spc::Profile profile = spc::profile_of(spc::ProfileId::mdc);
  profile.rules = std::move(rules);
  profile.shift_length = shift;
  profile.trend_length = trend;
  profile.two_of_three = two_of_three;
  return profile;
}

inline constexpr std::array kMoves{0.0, 0.5, 1.0, 1.5, 2.0, 3.0};
inline constexpr std::size_t kTwoYears = 24;
inline constexpr std::size_t kLongestWait = 1'000'000;  // hundreds of times the longest average

struct RunLengthRow {
  std::string name;
  spc::Profile profile;
  std::string averages;   ///< for each of kMoves; fewer where moving the level changes nothing
  std::string by_24;      ///< chance of a signal by the 24th value of a steady process
  std::size_t exact = 0;  ///< so many of the averages, from the first, were worked out and not simulated
};

inline std::vector<RunLengthRow> run_length_rows() {
  const auto any = beyond_two_sigma_any_third;
  spc::Profile mdc_six = spc::profile_of(spc::ProfileId::mdc);
  mdc_six.shift_length = mdc_six.trend_length = 6;
  return {
      {"beyond 3 sigma", rules_of({outside_limits}, 7, 7, any), "370.398 155.224 43.895 14.968 6.303 2.000", ".0628",
       6},
      {"and run of 6", rules_of({outside_limits, shift}, 6, 7, any), "54.38 23.07 9.91 6.07 4.22 1.97", ".333"},
      {"and run of 7", rules_of({outside_limits, shift}, 7, 7, any), "95.70 32.56 12.20 6.94 4.59 1.98", ".198"},
      {"and run of 8 (WE 1, 4)", rules_of({outside_limits, shift}, 8, 7, any),
       "152.730 44.280 14.578 7.755 4.891 1.992", ".128", 6},
      {"and run of 9 (Nelson 1, 2)", rules_of({outside_limits, shift}, 9, 7, any), "216.37 57.89 17.06 8.52 5.14 2.00",
       ".094"},
      {"and two of three (WE 1, 2)", rules_of({outside_limits, two_of_three}, 8, 7, any),
       "225.438 77.725 20.005 7.301 3.646 1.676", ".099", 6},
      {"and four of five (WE 1, 3)", rules_of({outside_limits, four_of_five}, 8, 7, any),
       "166.055 46.181 12.664 5.856 3.680 1.887", ".126", 6},
      {"WE 1, 2, 3", rules_of({outside_limits, two_of_three, four_of_five}, 8, 7, any),
       "132.95 38.62 10.93 5.08 3.13 1.67", ".157"},
      {"WE 1, 2, 4", rules_of({outside_limits, two_of_three, shift}, 8, 7, any), "122.47 36.21 11.71 5.89 3.51 1.67",
       ".161"},
      {"WE 1, 3, 4", rules_of({outside_limits, four_of_five, shift}, 8, 7, any), "105.75 30.32 10.18 5.50 3.64 1.88",
       ".183"},
      {"WE 1 to 4", spc::profile_of(spc::ProfileId::western_electric), "92.03 27.38 9.21 4.87 3.13 1.67", ".210"},
      {"Champ and Woodall 1987: 1, 2, 3", rules_of({outside_limits, two_of_three, four_of_five}, 8, 7, any), "132.89",
       "", 1},
      {"Champ and Woodall 1987: 1, 2, 4", rules_of({outside_limits, two_of_three, shift}, 8, 7, any), "122.05", "", 1},
      {"Champ and Woodall 1987: 1, 3, 4", rules_of({outside_limits, four_of_five, shift}, 8, 7, any), "105.78", "", 1},
      {"Champ and Woodall 1987: 1 to 4", spc::profile_of(spc::ProfileId::western_electric), "91.75", "", 1},
      {"beyond 3 sigma and trend of 5", rules_of({outside_limits, trend}, 7, 5, any),
       "61.94 50.89 28.66 13.07 6.08 2.00", ".299"},
      {"and trend of 6", rules_of({outside_limits, trend}, 7, 6, any), "198.29 114.72 40.41 14.60 6.26 2.00", ".105"},
      {"and trend of 7", rules_of({outside_limits, trend}, 7, 7, any), "328.33 147.69 43.37 14.91 6.31 2.00", ".068"},
      {"run of 7 alone", rules_of({shift}, 7, 7, any), "127.0 39.4 14.8 9.3 7.7 7.0", ".143", 1},
      {"run of 8 alone", rules_of({shift}, 8, 7, any), "255.0 58.4 18.8 11.1 8.9 8.1", ".069", 1},
      {"trend of 6 alone", rules_of({trend}, 7, 6, any), "421.2", ".045"},
      {"trend of 7 alone", rules_of({trend}, 7, 7, any), "2877", ".006"},
      {"Making Data Count", spc::profile_of(spc::ProfileId::mdc), "85.98 29.25 10.59 5.69 3.57 1.79", ".220"},
      {"NHS-R", spc::profile_of(spc::ProfileId::nhs_r), "85.99 29.30 10.62 5.69 3.57 1.79", ".220"},
      {"Making Data Count with six points", mdc_six, "48.03 21.12 8.99 5.22 3.46 1.79", ".371"},
      {"Power BI", spc::profile_of(spc::ProfileId::power_bi), "41.93 22.36 9.79 5.46 3.42 1.68", ".416"},
      {"Provost and Murray", rules_of({outside_limits, shift, trend, two_of_three, fifteen_inside}, 8, 6, any),
       "88.87 33.88 11.61 5.89 3.50 1.68", ".208"},
      {"Nelson 1 to 4", rules_of({outside_limits, shift, trend, fourteen_alternating}, 9, 6, any),
       "119.19 49.00 16.61 8.47 5.14 2.00", ".153"},
      {"Nelson 1 to 8", spc::profile_of(spc::ProfileId::nelson), "73.33 28.27 9.63 4.95 3.13 1.67", ".245"},
  };
}

/// Chances for charts whose limits come from their own values, in the order of the quantities in run_length_sim.cpp.
struct EstimatedRow {
  std::size_t n;
  double step;           ///< of the second half, in sigma
  std::string expected;  ///< in the order of Quantity; "-" where none is
};
inline const std::vector<EstimatedRow> kEstimatedRows{
    {12, 0, ".027 .054 .012 .002 .015 .047 .072 .010 .013 .000 .013"},
    {20, 0, ".048 .082 .061 .005 .026 .118 .149 .013 .022 .007 .019"},
    {24, 0, ".058 .096 .086 .006 .031 .154 .186 .013 .030 .004 .030"},
    {30, 0, ".075 .114 .126 .009 .038 .207 .241 .015 .027 .011 .020"},
    {36, 0, ".089 .130 .166 .010 .045 .259 .293 .016 .043 .019 .031"},
    {60, 0, ".146 .196 .312 .019 .072 .435 .468 .017 .044 .025 .025"},
    {100, 0, ".232 .294 .503 .033 .116 .643 .672 .018 .050 .026 .028"},
    {24, 2, "- - - - - .847 .856 - .632 - -"},
    {24, 1, "- - - - - .425 .446 - .157 - -"},
};

}  // namespace qi::bench
