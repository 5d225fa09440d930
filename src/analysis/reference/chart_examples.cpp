#include "analysis/reference/chart_examples.h"

#include <algorithm>
#include <array>

namespace qi::analysis {
namespace {

// Contains public sector information licensed under the Open Government Licence v3.0: columns A1, A7, A8, A24 and A53
// of RYD in the systems indicators to March 2025. Everything without a source is made up.
constexpr std::string_view kAmbulanceIndicators =
    "NHS England, Ambulance Quality Indicators to March 2025, South East Coast, Open Government Licence v3.0";

constexpr std::array kExamples{
    ChartExample{
        .chart = "i",
        .name = "C1 mean",
        .story = "Category 1 mean response time by month, in seconds.",
        .source = kAmbulanceIndicators,
        .question = R"({"chart": "i", "target": 420, "options": {"improvement_direction": "decrease"}, "format":
{"style": "minutes_seconds"}, "data": {"dates": ["2023-01-01", "2023-02-01", "2023-03-01",
"2023-04-01", "2023-05-01", "2023-06-01", "2023-07-01", "2023-08-01", "2023-09-01",
"2023-10-01", "2023-11-01", "2023-12-01", "2024-01-01", "2024-02-01", "2024-03-01",
"2024-04-01", "2024-05-01", "2024-06-01", "2024-07-01", "2024-08-01", "2024-09-01",
"2024-10-01", "2024-11-01", "2024-12-01", "2025-01-01", "2025-02-01", "2025-03-01"], "y":
[506.0, 528.0, 551.0, 502.0, 491.0, 557.0, 532.0, 514.0, 541.0, 513.0, 506.0, 520.0, 483.0,
498.0, 503.0, 479.0, 497.0, 504.0, 521.0, 499.0, 514.0, 510.0, 505.0, 521.0, 500.0, 500.0,
494.0]}})"},
    ChartExample{.chart = "mr",
                 .name = "C1 mean",
                 .story = "How far the Category 1 mean response time moves from month to month, in seconds.",
                 .source = kAmbulanceIndicators,
                 .question = R"({"chart": "mr", "format": {"style": "minutes_seconds"}, "data": {"dates": ["2023-01-01",
"2023-02-01", "2023-03-01", "2023-04-01", "2023-05-01", "2023-06-01", "2023-07-01",
"2023-08-01", "2023-09-01", "2023-10-01", "2023-11-01", "2023-12-01", "2024-01-01",
"2024-02-01", "2024-03-01", "2024-04-01", "2024-05-01", "2024-06-01", "2024-07-01",
"2024-08-01", "2024-09-01", "2024-10-01", "2024-11-01", "2024-12-01", "2025-01-01",
"2025-02-01", "2025-03-01"], "y": [506.0, 528.0, 551.0, 502.0, 491.0, 557.0, 532.0, 514.0,
541.0, 513.0, 506.0, 520.0, 483.0, 498.0, 503.0, 479.0, 497.0, 504.0, 521.0, 499.0, 514.0,
510.0, 505.0, 521.0, 500.0, 500.0, 494.0]}})"},
    ChartExample{.chart = "run",
                 .name = "C1 mean",
                 .story = "The first months of a Category 1 mean response time, in seconds.",
                 .source = kAmbulanceIndicators,
                 .question = R"({"chart": "run", "options": {"improvement_direction": "decrease"}, "format": {"style":
"minutes_seconds"}, "data": {"dates": ["2023-01-01", "2023-02-01", "2023-03-01", "2023-04-01",
"2023-05-01", "2023-06-01", "2023-07-01", "2023-08-01", "2023-09-01", "2023-10-01",
"2023-11-01", "2023-12-01", "2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01",
"2024-05-01", "2024-06-01", "2024-07-01", "2024-08-01", "2024-09-01", "2024-10-01",
"2024-11-01", "2024-12-01", "2025-01-01", "2025-02-01", "2025-03-01"], "y": [506.0, 528.0,
551.0, 502.0, 491.0, 557.0, 532.0, 514.0, 541.0, 513.0, 506.0, 520.0, 483.0, 498.0, 503.0,
479.0, 497.0, 504.0, 521.0, 499.0, 514.0, 510.0, 505.0, 521.0, 500.0, 500.0, 494.0]}})"},
    ChartExample{.chart = "i_m",
                 .name = "C1 mean",
                 .story = "Category 1 mean response time by month, in seconds.",
                 .source = kAmbulanceIndicators,
                 .question = R"({"chart": "i_m", "options": {"improvement_direction": "decrease"}, "format": {"style":
"minutes_seconds"}, "data": {"dates": ["2023-01-01", "2023-02-01", "2023-03-01", "2023-04-01",
"2023-05-01", "2023-06-01", "2023-07-01", "2023-08-01", "2023-09-01", "2023-10-01",
"2023-11-01", "2023-12-01", "2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01",
"2024-05-01", "2024-06-01", "2024-07-01", "2024-08-01", "2024-09-01", "2024-10-01",
"2024-11-01", "2024-12-01", "2025-01-01", "2025-02-01", "2025-03-01"], "y": [506.0, 528.0,
551.0, 502.0, 491.0, 557.0, 532.0, 514.0, 541.0, 513.0, 506.0, 520.0, 483.0, 498.0, 503.0,
479.0, 497.0, 504.0, 521.0, 499.0, 514.0, 510.0, 505.0, 521.0, 500.0, 500.0, 494.0]}})"},
    ChartExample{.chart = "i_mm",
                 .name = "C1 mean",
                 .story = "Category 1 mean response time by month, in seconds.",
                 .source = kAmbulanceIndicators,
                 .question = R"({"chart": "i_mm", "options": {"improvement_direction": "decrease"}, "format": {"style":
"minutes_seconds"}, "data": {"dates": ["2023-01-01", "2023-02-01", "2023-03-01", "2023-04-01",
"2023-05-01", "2023-06-01", "2023-07-01", "2023-08-01", "2023-09-01", "2023-10-01",
"2023-11-01", "2023-12-01", "2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01",
"2024-05-01", "2024-06-01", "2024-07-01", "2024-08-01", "2024-09-01", "2024-10-01",
"2024-11-01", "2024-12-01", "2025-01-01", "2025-02-01", "2025-03-01"], "y": [506.0, 528.0,
551.0, 502.0, 491.0, 557.0, 532.0, 514.0, 541.0, 513.0, 506.0, 520.0, 483.0, 498.0, 503.0,
479.0, 497.0, 504.0, 521.0, 499.0, 514.0, 510.0, 505.0, 521.0, 500.0, 500.0, 494.0]}})"},
    ChartExample{
        .chart = "p",
        .name = "Complete records",
        .story = "Patient records complete on the day, of those audited each week; a prompt card came in week 16.",
        .source = {},
        .question = R"({"chart": "p", "frequency": "week", "target": 90, "options": {"improvement_direction":
"increase", "multiplier": 100}, "format": {"style": "percent"}, "data": {"y": [67, 57, 65, 84,
53, 53, 77, 54, 66, 74, 50, 74, 60, 54, 54, 82, 83, 58, 72, 61, 88, 82, 53, 88], "n": [80, 69,
85, 101, 63, 64, 94, 66, 83, 97, 63, 92, 73, 62, 65, 87, 86, 64, 75, 65, 95, 87, 63, 96]}})"},
    ChartExample{
        .chart = "np",
        .name = "Late starts",
        .story = "Shifts that began late, of 100 looked at each week.",
        .source = {},
        .question = R"({"chart": "np", "frequency": "week", "options": {"improvement_direction": "decrease"}, "data":
{"y": [10, 6, 4, 6, 8, 7, 5, 8, 8, 10, 8, 6, 8, 6, 9, 3, 5, 18, 9, 12, 6, 9, 7, 7], "n": [100,
100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100,
100, 100, 100, 100]}})"},
    ChartExample{.chart = "u",
                 .name = "Vehicle defects",
                 .story = "Vehicle defects and the ambulance shifts in which they were found, by week.",
                 .source = {},
                 .question = R"({"chart": "u", "frequency": "week", "options": {"improvement_direction": "decrease",
"multiplier": 100}, "data": {"y": [15, 4, 12, 11, 13, 11, 15, 15, 14, 17, 11, 8, 11, 18, 13, 15,
24, 14, 6, 23, 32, 22, 17, 8], "n": [233, 189, 240, 254, 238, 222, 253, 249, 225, 224, 235, 220,
202, 241, 182, 200, 230, 227, 194, 260, 217, 250, 206, 211]}})"},
    ChartExample{
        .chart = "c",
        .name = "Falls of patients",
        .story = "Falls of patients in our care, by week.",
        .source = {},
        .question = R"({"chart": "c", "frequency": "week", "options": {"improvement_direction": "decrease"}, "data":
{"y": [6, 11, 4, 7, 4, 3, 8, 4, 8, 16, 10, 9, 3, 9, 6, 6, 3, 3, 9, 7, 2, 2, 3, 8]}})"},
    ChartExample{
        .chart = "pp",
        .name = "Conveyed to ED",
        .story = "Incidents with transport to an emergency department, of all incidents: some 60,000 each month.",
        .source = kAmbulanceIndicators,
        .question = R"({"chart": "pp", "options": {"improvement_direction": "decrease", "multiplier": 100}, "format":
{"style": "percent"}, "data": {"dates": ["2023-01-01", "2023-02-01", "2023-03-01", "2023-04-01",
"2023-05-01", "2023-06-01", "2023-07-01", "2023-08-01", "2023-09-01", "2023-10-01",
"2023-11-01", "2023-12-01", "2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01",
"2024-05-01", "2024-06-01", "2024-07-01", "2024-08-01", "2024-09-01", "2024-10-01",
"2024-11-01", "2024-12-01", "2025-01-01", "2025-02-01", "2025-03-01"], "y": [32031, 29960,
33321, 32289, 34296, 32981, 33541, 33610, 32779, 35017, 34923, 36363, 36793, 33696, 35777,
33956, 35082, 33619, 33469, 32826, 33011, 35500, 35692, 37636, 35713, 31160, 34653], "n":
[58076, 53775, 60406, 58161, 61744, 59462, 59961, 61956, 61139, 65297, 65206, 69004, 68998,
63132, 66997, 63544, 66012, 62325, 63461, 61741, 61221, 66517, 66695, 71413, 69152, 60044,
66292]}})"},
    ChartExample{
        .chart = "up",
        .name = "C1 per 1,000 calls",
        .story = "Category 1 incidents for each thousand calls answered: some 70,000 calls each month.",
        .source = kAmbulanceIndicators,
        .question = R"({"chart": "up", "options": {"multiplier": 1000}, "data": {"dates": ["2023-01-01", "2023-02-01",
"2023-03-01", "2023-04-01", "2023-05-01", "2023-06-01", "2023-07-01", "2023-08-01",
"2023-09-01", "2023-10-01", "2023-11-01", "2023-12-01", "2024-01-01", "2024-02-01",
"2024-03-01", "2024-04-01", "2024-05-01", "2024-06-01", "2024-07-01", "2024-08-01",
"2024-09-01", "2024-10-01", "2024-11-01", "2024-12-01", "2025-01-01", "2025-02-01",
"2025-03-01"], "y": [4326, 3972, 4532, 4286, 4488, 4595, 4628, 4454, 4825, 4835, 4844, 5381,
5071, 4643, 5042, 4641, 5093, 4991, 5183, 4962, 5123, 5276, 5218, 5637, 5144, 4614, 5271], "n":
[60888, 61554, 72859, 64710, 69079, 70611, 73102, 72140, 76052, 75085, 72756, 79698, 75823,
68845, 73329, 67849, 76168, 76058, 79474, 73478, 73617, 78414, 77859, 84749, 76358, 71930,
77417]}})"},
    ChartExample{
        .chart = "ip",
        .name = "C1 mean",
        .story = "Total Category 1 response time in seconds, and the incidents that it is the sum of.",
        .source = kAmbulanceIndicators,
        .question = R"({"chart": "ip", "target": 420, "options": {"improvement_direction": "decrease"}, "format":
{"style": "minutes_seconds"}, "data": {"dates": ["2023-01-01", "2023-02-01", "2023-03-01",
"2023-04-01", "2023-05-01", "2023-06-01", "2023-07-01", "2023-08-01", "2023-09-01",
"2023-10-01", "2023-11-01", "2023-12-01", "2024-01-01", "2024-02-01", "2024-03-01",
"2024-04-01", "2024-05-01", "2024-06-01", "2024-07-01", "2024-08-01", "2024-09-01",
"2024-10-01", "2024-11-01", "2024-12-01", "2025-01-01", "2025-02-01", "2025-03-01"], "y":
[2189472, 2096750, 2498974, 2153178, 2202834, 2561585, 2459905, 2291496, 2609530, 2482143,
2450716, 2796015, 2449623, 2314318, 2534794, 2225144, 2532733, 2515341, 2700679, 2477621,
2633180, 2688946, 2635993, 2939408, 2570573, 2306889, 2606209], "n": [4326, 3972, 4532, 4286,
4488, 4595, 4628, 4454, 4825, 4835, 4844, 5381, 5071, 4643, 5042, 4641, 5093, 4991, 5183, 4962,
5123, 5276, 5218, 5637, 5144, 4614, 5271]}})"},
    ChartExample{
        .chart = "g",
        .name = "Journeys between collisions",
        .story = "Journeys from one collision to the next; a new reversing rule came after the 18th.",
        .source = {},
        .question = R"({"chart": "g", "options": {"improvement_direction": "increase"}, "format": {"decimals": 0},
"data": {"y": [514, 738, 171, 26, 27, 23, 60, 187, 8, 105, 159, 4, 81, 219, 120, 84, 298, 128,
610, 720, 480, 830]}})"},
    ChartExample{
        .chart = "t",
        .name = "Days between",
        .story = "Days from one serious medication incident to the next.",
        .source = {},
        .question = R"({"chart": "t", "options": {"improvement_direction": "increase"}, "format": {"decimals": 0},
"data": {"y": [42, 14, 3, 4, 9, 20, 1, 28, 27, 13, 1, 28, 10, 19, 15, 23, 9, 55, 53, 45, 17, 96,
9, 6]}})"},
    ChartExample{
        .chart = "xbar",
        .name = "Minutes on scene",
        .story = "Minutes on scene of five jobs each day; the last three days had a new form.",
        .source = {},
        .question = R"({"chart": "xbar", "frequency": "day", "options": {"improvement_direction": "decrease"}, "data":
{"subgroups": [[37, 27, 33, 24, 37], [31, 28, 37, 31, 36], [35, 38, 28, 31, 32], [30, 37, 28,
35, 36], [23, 27, 27, 29, 33], [30, 31, 29, 31, 33], [34, 28, 31, 28, 30], [25, 35, 34, 31, 28],
[29, 28, 25, 38, 44], [26, 26, 33, 33, 25], [23, 33, 23, 37, 29], [31, 31, 29, 30, 30], [36, 31,
31, 29, 28], [28, 31, 38, 35, 32], [38, 35, 32, 30, 27], [32, 30, 25, 26, 39], [32, 33, 32, 29,
33], [41, 36, 39, 41, 35], [38, 34, 39, 36, 42], [34, 44, 36, 34, 33]]}})"},
    ChartExample{
        .chart = "r",
        .name = "Minutes on scene",
        .story = "The range of minutes on scene of five jobs each day.",
        .source = {},
        .question = R"({"chart": "r", "frequency": "day", "options": {"improvement_direction": "decrease"}, "data":
{"subgroups": [[37, 27, 33, 24, 37], [31, 28, 37, 31, 36], [35, 38, 28, 31, 32], [30, 37, 28,
35, 36], [23, 27, 27, 29, 33], [30, 31, 29, 31, 33], [34, 28, 31, 28, 30], [25, 35, 34, 31, 28],
[29, 28, 25, 38, 44], [26, 26, 33, 33, 25], [23, 33, 23, 37, 29], [31, 31, 29, 30, 30], [36, 31,
31, 29, 28], [28, 31, 38, 35, 32], [38, 35, 32, 30, 27], [32, 30, 25, 26, 39], [32, 33, 32, 29,
33], [41, 36, 39, 41, 35], [38, 34, 39, 36, 42], [34, 44, 36, 34, 33]]}})"},
    ChartExample{
        .chart = "s",
        .name = "Minutes on scene",
        .story = "The standard deviation of minutes on scene of five jobs each day.",
        .source = {},
        .question = R"({"chart": "s", "frequency": "day", "options": {"improvement_direction": "decrease"}, "data":
{"subgroups": [[37, 27, 33, 24, 37], [31, 28, 37, 31, 36], [35, 38, 28, 31, 32], [30, 37, 28,
35, 36], [23, 27, 27, 29, 33], [30, 31, 29, 31, 33], [34, 28, 31, 28, 30], [25, 35, 34, 31, 28],
[29, 28, 25, 38, 44], [26, 26, 33, 33, 25], [23, 33, 23, 37, 29], [31, 31, 29, 30, 30], [36, 31,
31, 29, 28], [28, 31, 38, 35, 32], [38, 35, 32, 30, 27], [32, 30, 25, 26, 39], [32, 33, 32, 29,
33], [41, 36, 39, 41, 35], [38, 34, 39, 36, 42], [34, 44, 36, 34, 33]]}})"},
    ChartExample{
        .chart = "ewma",
        .name = "Call audit score",
        .story = "Scores of call audits by week; coaching began in week 17 and moved them by less than one sigma.",
        .source = {},
        .question = R"({"chart": "ewma", "frequency": "week", "options": {"improvement_direction": "increase"}, "data":
{"y": [86.0, 81.4, 89.4, 87.8, 85.6, 79.7, 83.9, 81.8, 78.6, 85.3, 90.6, 82.4, 86.4, 87.9, 81.1,
83.0, 87.3, 87.9, 83.1, 87.1, 86.2, 89.4, 81.7, 84.8, 85.0, 85.5, 88.7, 84.6]}})"},
};

}  // namespace

std::span<const ChartExample> chart_examples() {
  return kExamples;
}

const ChartExample* find_chart_example(std::string_view chart) {
  const auto found = std::ranges::find(kExamples, chart, &ChartExample::chart);
  return found == kExamples.end() ? nullptr : &*found;
}

}  // namespace qi::analysis
