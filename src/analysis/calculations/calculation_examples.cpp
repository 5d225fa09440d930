#include "analysis/calculations/calculation_examples.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace qi::analysis {
namespace {

// Everything here is made up.
constexpr std::string_view kStations =
    "Station\tCalls in the month\tStandard deviation\nAshford\t1310\t6.2\nThanet\t1890\t7.9\n"
    "Brighton\t2240\t8.4\nRedhill\t960\t5.1\nMedway\t1720\t7.0";
constexpr std::string_view kRecordings =
    "Recording\tTimekeeper\tMinutes\nR1\tAmir\t11.9\nR1\tAmir\t12.3\nR2\tAmir\t15.3\nR2\tAmir\t15.7\n"
    "R3\tAmir\t18.0\nR3\tAmir\t18.3\nR4\tAmir\t20.6\nR4\tAmir\t20.9\nR5\tAmir\t24.2\nR5\tAmir\t23.7\n"
    "R6\tAmir\t27.0\nR6\tAmir\t26.3\nR1\tBeth\t12.7\nR1\tBeth\t12.0\nR2\tBeth\t15.2\nR2\tBeth\t15.3\n"
    "R3\tBeth\t18.9\nR3\tBeth\t18.6\nR4\tBeth\t20.9\nR4\tBeth\t20.8\nR5\tBeth\t25.3\nR5\tBeth\t24.9\n"
    "R6\tBeth\t28.1\nR6\tBeth\t27.4\nR1\tCara\t13.3\nR1\tCara\t12.8\nR2\tCara\t15.7\nR2\tCara\t15.1\n"
    "R3\tCara\t20.1\nR3\tCara\t20.1\nR4\tCara\t22.7\nR4\tCara\t22.7\nR5\tCara\t24.8\nR5\tCara\t24.1\n"
    "R6\tCara\t28.3\nR6\tCara\t28.0";
constexpr std::string_view kMeters =
    "Sample\tMeter\tGlucose\nS1\tMeter 1\t3.7\nS1\tMeter 1\t3.9\nS2\tMeter 1\t6.6\nS2\tMeter 1\t6.5\n"
    "S3\tMeter 1\t8.7\nS3\tMeter 1\t8.4\nS4\tMeter 1\t11.0\nS4\tMeter 1\t11.2\nS1\tMeter 2\t4.5\n"
    "S1\tMeter 2\t4.3\nS2\tMeter 2\t6.2\nS2\tMeter 2\t6.5\nS3\tMeter 2\t7.9\nS3\tMeter 2\t7.9\n"
    "S4\tMeter 2\t11.0\nS4\tMeter 2\t11.0\nS1\tMeter 3\t4.9\nS1\tMeter 3\t5.0\nS2\tMeter 3\t6.0\n"
    "S2\tMeter 3\t5.9\nS3\tMeter 3\t9.1\nS3\tMeter 3\t8.7\nS4\tMeter 3\t10.5\nS4\tMeter 3\t10.5";
constexpr std::string_view kAuditors =
    "Judgement\tRecording\tAuditor\tAgreed answer\ncompliant\tC1\tDev\tcompliant\n"
    "compliant\tC1\tDev\tcompliant\ncompliant\tC2\tDev\tcompliant\ncompliant\tC2\tDev\tcompliant\n"
    "not\tC3\tDev\tnot\nnot\tC3\tDev\tnot\ncompliant\tC4\tDev\tcompliant\ncompliant\tC4\tDev\tcompliant\n"
    "not\tC5\tDev\tnot\nnot\tC5\tDev\tnot\ncompliant\tC6\tDev\tcompliant\ncompliant\tC6\tDev\tcompliant\n"
    "not\tC7\tDev\tnot\nnot\tC7\tDev\tnot\ncompliant\tC8\tDev\tcompliant\ncompliant\tC8\tDev\tcompliant\n"
    "compliant\tC9\tDev\tcompliant\ncompliant\tC9\tDev\tcompliant\nnot\tC10\tDev\tnot\n"
    "not\tC10\tDev\tnot\ncompliant\tC1\tEla\tcompliant\ncompliant\tC1\tEla\tcompliant\n"
    "not\tC2\tEla\tcompliant\ncompliant\tC2\tEla\tcompliant\nnot\tC3\tEla\tnot\ncompliant\tC3\tEla\tnot\n"
    "compliant\tC4\tEla\tcompliant\ncompliant\tC4\tEla\tcompliant\nnot\tC5\tEla\tnot\nnot\tC5\tEla\tnot\n"
    "compliant\tC6\tEla\tcompliant\ncompliant\tC6\tEla\tcompliant\nnot\tC7\tEla\tnot\nnot\tC7\tEla\tnot\n"
    "compliant\tC8\tEla\tcompliant\ncompliant\tC8\tEla\tcompliant\ncompliant\tC9\tEla\tcompliant\n"
    "compliant\tC9\tEla\tcompliant\nnot\tC10\tEla\tnot\nnot\tC10\tEla\tnot\n"
    "compliant\tC1\tFinn\tcompliant\nnot\tC1\tFinn\tcompliant\ncompliant\tC2\tFinn\tcompliant\n"
    "compliant\tC2\tFinn\tcompliant\nnot\tC3\tFinn\tnot\nnot\tC3\tFinn\tnot\n"
    "compliant\tC4\tFinn\tcompliant\nnot\tC4\tFinn\tcompliant\nnot\tC5\tFinn\tnot\nnot\tC5\tFinn\tnot\n"
    "not\tC6\tFinn\tcompliant\ncompliant\tC6\tFinn\tcompliant\nnot\tC7\tFinn\tnot\nnot\tC7\tFinn\tnot\n"
    "compliant\tC8\tFinn\tcompliant\ncompliant\tC8\tFinn\tcompliant\ncompliant\tC9\tFinn\tcompliant\n"
    "compliant\tC9\tFinn\tcompliant\ncompliant\tC10\tFinn\tnot\nnot\tC10\tFinn\tnot";
constexpr std::string_view kScale =
    "Test weight\tScale reading\n40\t39.8\n40\t39.8\n40\t40.3\n40\t40.0\n60\t59.7\n60\t59.8\n60\t60.0\n"
    "60\t59.5\n80\t79.7\n80\t79.9\n80\t79.5\n80\t79.5\n100\t99.5\n100\t99.7\n100\t99.7\n100\t99.5\n"
    "120\t119.6\n120\t119.0\n120\t119.6\n120\t119.3";

constexpr std::array kExamples{
    CalculationExample{
        .calculation = "power-one-mean",
        .story =
            "A mean handover two minutes above the standard is to be found, where handovers differ by eight minutes.",
        .inputs = "difference=2 sd=8"},
    CalculationExample{
        .calculation = "power-pairs",
        .story = "A change of three minutes is to be found, where crews differ from themselves by five minutes.",
        .inputs = "difference=3 sd=5"},
    CalculationExample{
        .calculation = "power-two-means",
        .story = "A difference of one minute is to be found between calls that differ by two and a half minutes.",
        .inputs = "difference=1 sd=2.5"},
    CalculationExample{
        .calculation = "power-groups",
        .story = "Five stations whose means differ by two minutes, where turnarounds at one station differ by six.",
        .inputs = "between_sd=2 groups=5 sd=6"},
    CalculationExample{.calculation = "power-one-share",
                       .story = "84% of records with a pain score are to be told from the 90% that are asked for.",
                       .inputs = "actual=0.84 assumed=0.9 direction=lower"},
    CalculationExample{.calculation = "power-two-shares",
                       .story = "45% of stroke patients reach the unit within the hour; a rise to 55% is to be found.",
                       .inputs = "second=0.55 first=0.45"},
    CalculationExample{.calculation = "power-one-rate",
                       .story = "Six damaged vehicles for each thousand journeys are to be told from the usual four.",
                       .inputs = "actual=6 assumed=4"},
    CalculationExample{
        .calculation = "power-two-rates",
        .story = "A fall from three to two complaints for each 1,000 hours of call taking is to be found.",
        .inputs = "second=2 first=3 direction=lower"},
    CalculationExample{.calculation = "power-correlation",
                       .story = "A correlation of 0.3 between workload and late finishes is to be found.",
                       .inputs = "correlation=0.3"},
    CalculationExample{
        .calculation = "sample-for-mean",
        .story = "The mean time on scene is to be known within half a minute, where times differ by four minutes.",
        .inputs = "margin=0.5 sd=4"},
    CalculationExample{
        .calculation = "sample-for-share",
        .story = "The share of 1,240 stroke records with a full bundle is to be known within five points.",
        .inputs = "margin=0.05 population=1240"},
    CalculationExample{.calculation = "sample-clusters",
                       .story = "Stations of 40 crews, where crews of one station are a little alike.",
                       .inputs = "cluster_size=40 icc=0.05 n_simple=385"},
    CalculationExample{.calculation = "sample-strata",
                       .story = "200 records are shared out among five stations.",
                       .inputs = "n=200",
                       .figures = kStations},
    CalculationExample{.calculation = "draw-simple-random",
                       .story = "30 of this week's 812 numbered records are drawn for an audit.",
                       .inputs = "population=812 n=30 seed=20250430"},
    CalculationExample{.calculation = "draw-systematic",
                       .story = "30 of the week's 812 calls are drawn, evenly spread through the log.",
                       .inputs = "population=812 n=30 seed=7"},
    CalculationExample{
        .calculation = "acceptance-find",
        .story = "A delivery with 1% of drug bags wrongly packed should be taken, one with 6% sent back.",
        .inputs = "good=0.01 bad=0.06"},
    CalculationExample{
        .calculation = "acceptance-judge",
        .story = "20 of 300 defibrillator pads are looked at, and the delivery is taken if none has expired.",
        .inputs = "n=20 c=0 lot=300"},
    CalculationExample{.calculation = "gauge-crossed",
                       .story = "Three people time the same six recorded handovers twice each.",
                       .inputs = "tolerance=10",
                       .figures = kRecordings},
    CalculationExample{.calculation = "gauge-nested",
                       .story = "Three glucose meters each use up two drops of four control samples of their own.",
                       .inputs = "",
                       .figures = kMeters},
    CalculationExample{
        .calculation = "attribute-agreement",
        .story = "Three auditors judge ten call recordings twice; the answer that was agreed stands beside them.",
        .inputs = "",
        .figures = kAuditors},
    CalculationExample{.calculation = "bias-linearity",
                       .story = "A weigh scale reads five test weights four times each, in kilograms.",
                       .inputs = "process_variation=60",
                       .figures = kScale},
};

}  // namespace

std::span<const CalculationExample> calculation_examples() {
  return kExamples;
}

const CalculationExample* find_calculation_example(std::string_view calculation) {
  const auto found = std::ranges::find(kExamples, calculation, &CalculationExample::calculation);
  return found == kExamples.end() ? nullptr : &*found;
}

CalculationForm form_of(const CalculationExample& example, const stats::CalculationRow& row) {
  CalculationForm form = usual_form(row);
  form.figures = std::string(example.figures);
  for (const std::string_view pair : split(example.inputs, ' ')) {
    const auto equals = pair.find('=');
    if (equals != std::string_view::npos) form.set(pair.substr(0, equals), std::string(pair.substr(equals + 1)));
  }
  return form;
}

}  // namespace qi::analysis
