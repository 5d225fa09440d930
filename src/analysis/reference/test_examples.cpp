#include "analysis/reference/test_examples.h"

#include <algorithm>
#include <array>

namespace qi::analysis {
namespace {

/// A table and what it is.
struct Table {
  std::string_view story;
  std::string_view figures;
};

// Everything here is made up.
constexpr Table kHandover{"Minutes from arrival to handover of sixteen patients, where 15 were agreed.",
                          "Handover minutes\n12\n19\n21\n15\n12\n17\n19\n21\n12\n12\n20\n19\n23\n21\n17\n16"};
constexpr Table kCrews{
    "Minutes on scene of crews with and without a checklist.",
    "Checklist\tNo checklist\n31\t38\n28\t35\n34\t41\n30\t33\n27\t39\n33\t36\n29\t44\n32\t37\n26\t40\n"
    "30\t34\n35\t42\n28\t36"};
constexpr Table kStations{"Mean turnaround in minutes at ten stations, before and after a change.",
                          "Station\tBefore\tAfter\nAshford\t22.4\t16.5\nThanet\t25.1\t23.8\nBrighton\t19.8\t19.3\n"
                          "Guildford\t21.0\t21.0\nWorthing\t24.7\t22.7\nHastings\t26.3\t24.3\nMedway\t20.2\t19.0\n"
                          "Redhill\t23.9\t22.2\nGatwick\t22.8\t20.6\nDartford\t25.5\t22.6"};
constexpr Table kWaits{"Minutes that twenty callers waited for a call back.",
                       "Minutes\n4\n52\n13\n49\n32\n11\n6\n14\n9\n45\n53\n49\n15\n3\n11\n2\n7\n24\n73\n2"};
constexpr Table kHospitals{
    "Handover minutes at three hospitals.",
    "Eastfield\tKingsmere\tSt Agnes\n31\t49\t41\n25\t29\t33\n13\t34\t49\n28\t21\t35\n15\t27\t42\n"
    "23\t33\t38\n15\t28\t44\n24\t31\t34\n19\t30\t44\n25\t23\t37"};
constexpr Table kShifts{
    "Minutes on scene by time of day and by crew.",
    "Shift\tCrew\tMinutes\nDay\tDouble crew\t38\nDay\tDouble crew\t35\nDay\tDouble crew\t34\n"
    "Day\tDouble crew\t30\nDay\tDouble crew\t36\nDay\tDouble crew\t35\nDay\tSingle responder\t34\n"
    "Day\tSingle responder\t25\nDay\tSingle responder\t29\nDay\tSingle responder\t29\n"
    "Day\tSingle responder\t28\nDay\tSingle responder\t28\nNight\tDouble crew\t39\n"
    "Night\tDouble crew\t36\nNight\tDouble crew\t34\nNight\tDouble crew\t36\nNight\tDouble crew\t40\n"
    "Night\tDouble crew\t44\nNight\tSingle responder\t36\nNight\tSingle responder\t36\n"
    "Night\tSingle responder\t35\nNight\tSingle responder\t35\nNight\tSingle responder\t33\n"
    "Night\tSingle responder\t35"};
constexpr Table kOneShare{"Records complete on the day, of those audited, where 0.9 is asked for.",
                          "Complete\tAudited\n167\t196"};
constexpr Table kTwoShares{"Records complete on the day, of those audited, in two units.",
                           "Unit\tComplete\tAudited\nThanet\t167\t196\nAshford\t131\t171"};
constexpr Table kShares{
    "Records complete on the day, of those audited, in four units.",
    "Unit\tComplete\tAudited\nThanet\t167\t196\nAshford\t131\t171\nBrighton\t148\t163\nRedhill\t102\t139"};
constexpr Table kOneRate{"Vehicle defects in 410 shifts, where 0.05 each shift is usual.", "Defects\tShifts\n31\t410"};
constexpr Table kTwoRates{"Vehicle defects and shifts of two fleets.",
                          "Fleet\tDefects\tShifts\nOld\t31\t410\nNew\t14\t395"};
constexpr Table kOutcomes{"Calls by outcome and by time of day.",
                          "Time\tHear and treat\tSee and treat\tConveyed\nDay\t412\t688\t1210\nNight\t296\t401\t930"};
constexpr Table kDays{"Callers who left a complaint, by day of the week.", "Complaints\n22\n18\n17\n19\n20\n31\n34"};
constexpr Table kSmall{"Crews with and without training, by whether the bag was complete.",
                       "Training\tComplete\tNot complete\nYes\t11\t1\nNo\t7\t6"};
constexpr Table kTwice{"The same crews before and after training: complete before in rows, after in columns.",
                       "Before\tComplete after\tNot complete after\nComplete\t34\t4\nNot complete\t15\t12"};
constexpr Table kJourneys{
    "Miles to the hospital and minutes of the journey.",
    "Miles\tMinutes\n27.2\t38.7\n22.9\t41.8\n9.9\t17.0\n25.0\t40.6\n7.5\t23.8\n12.3\t20.7\n24.2\t41.8\n"
    "18.7\t34.4\n4.6\t10.9\n27.7\t43.7\n7.5\t18.8\n8.7\t20.8\n22.1\t42.1\n10.6\t18.5\n9.7\t23.7\n"
    "3.9\t12.2\n4.3\t12.1\n17.2\t30.3\n8.3\t16.5\n17.6\t35.9\n11.7\t24.4\n13.8\t25.5\n26.9\t46.4\n"
    "14.6\t29.3"};
constexpr Table kModel{
    "Minutes of a journey, explained by miles and by the age of the vehicle in years.",
    "Minutes\tMiles\tAge of vehicle\n38.7\t27.2\t3\n41.8\t22.9\t7\n17.0\t9.9\t3\n40.6\t25.0\t3\n"
    "23.8\t7.5\t5\n20.7\t12.3\t4\n41.8\t24.2\t4\n34.4\t18.7\t4\n10.9\t4.6\t3\n43.7\t27.7\t9\n"
    "18.8\t7.5\t4\n20.8\t8.7\t7\n42.1\t22.1\t8\n18.5\t10.6\t2\n23.7\t9.7\t7\n12.2\t3.9\t1\n12.1\t4.3\t2\n"
    "30.3\t17.2\t2\n16.5\t8.3\t1\n35.9\t17.6\t9\n24.4\t11.7\t5\n25.5\t13.8\t4\n46.4\t26.9\t7\n"
    "29.3\t14.6\t5"};
constexpr Table kLate{
    "Whether a crew ended late (1) or not (0), by the hours since their last break.",
    "Ended late\tHours since break\n0\t4.0\n0\t8.8\n0\t6.3\n1\t11.4\n1\t7.1\n1\t11.1\n0\t5.7\n0\t4.3\n"
    "0\t3.7\n0\t0.4\n1\t7.2\n0\t0.9\n0\t0.8\n0\t3.7\n0\t1.6\n0\t0.9\n0\t5.4\n0\t4.4\n0\t0.5\n1\t11.2\n"
    "1\t8.8\n0\t1.6\n1\t11.6\n0\t4.1\n0\t1.0\n1\t5.7\n0\t0.9\n1\t10.3\n1\t11.3\n0\t0.4\n0\t6.0\n0\t0.2\n"
    "1\t7.9\n1\t4.6\n0\t0.1\n0\t0.9\n0\t1.1\n0\t1.4\n0\t3.1\n1\t5.0"};
constexpr Table kIncidents{
    "Incidents in a shift, explained by calls taken and whether it was at night.",
    "Incidents\tCalls\tNight\n5\t28\t1\n5\t55\t1\n1\t41\t0\n1\t34\t0\n7\t77\t1\n4\t80\t0\n1\t55\t0\n"
    "3\t47\t0\n1\t72\t0\n2\t68\t1\n3\t86\t0\n6\t83\t1\n5\t60\t0\n6\t77\t0\n1\t61\t0\n2\t29\t1\n3\t24\t1\n"
    "0\t55\t0\n1\t25\t0\n2\t55\t1\n0\t65\t0\n2\t59\t0\n3\t22\t0\n0\t37\t1"};
constexpr Table kPValues{"The p-values of eight comparisons made on one day.",
                         "p\n0.0004\n0.004\n0.011\n0.028\n0.041\n0.19\n0.38\n0.72"};

constexpr TestExample example(std::string_view test, const Table& table, std::string_view null_value = {}) {
  return {.test = test, .story = table.story, .figures = table.figures, .null_value = null_value};
}

constexpr std::array kExamples{
    example("one-sample-t", kHandover, "15"),
    example("one-sample-signed-rank", kWaits, "15"),
    example("one-sample-sign", kWaits, "15"),
    example("welch-t", kCrews),
    example("rank-sum", kCrews),
    example("kolmogorov-smirnov", kCrews),
    example("paired-t", kStations),
    example("signed-rank", kStations),
    example("sign", kStations),
    example("one-way-anova", kHospitals),
    example("welch-anova", kHospitals),
    example("kruskal-wallis", kHospitals),
    example("two-way-anova", kShifts),
    example("f-test-variances", kCrews),
    example("brown-forsythe", kHospitals),
    example("levene", kHospitals),
    example("bartlett", kHospitals),
    example("fligner-killeen", kHospitals),
    example("one-proportion", kOneShare, "0.9"),
    example("binomial", kOneShare, "0.9"),
    example("two-proportions", kTwoShares),
    example("several-proportions", kShares),
    example("one-rate", kOneRate, "0.05"),
    example("two-rates", kTwoRates, "1"),
    example("chi-square-independence", kOutcomes),
    example("chi-square-goodness-of-fit", kDays),
    example("fisher-exact", kSmall),
    example("mcnemar", kTwice),
    example("shapiro-wilk", kWaits),
    example("anderson-darling", kWaits),
    example("pearson", kJourneys),
    example("spearman", kJourneys),
    example("kendall", kJourneys),
    example("linear-regression", kModel),
    example("logistic-regression", kLate),
    example("poisson-regression", kIncidents),
    example("holm", kPValues),
    example("bonferroni", kPValues),
    example("hochberg", kPValues),
    example("benjamini-hochberg", kPValues),
    example("benjamini-yekutieli", kPValues),
};

}  // namespace

std::span<const TestExample> test_examples() {
  return kExamples;
}

const TestExample* find_test_example(std::string_view test) {
  const auto found = std::ranges::find(kExamples, test, &TestExample::test);
  return found == kExamples.end() ? nullptr : &*found;
}

}  // namespace qi::analysis
