#include "analysis/try_sums/sums_examples.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/try_sums/sums_table.h"
#include "base/assert.h"
#include "base/percent.h"
#include "base/text.h"
#include "json/json_writer.h"

namespace qi::analysis {
namespace {

// All figures are made up.
constexpr std::string_view kCusum =
    "Month\tMinutes\n2023-04-01\t11.8\n2023-05-01\t12.5\n2023-06-01\t11.8\n2023-07-01\t11.7\n"
    "2023-08-01\t11.2\n2023-09-01\t11.8\n2023-10-01\t13.0\n2023-11-01\t12.4\n2023-12-01\t12.9\n"
    "2024-01-01\t12.2\n2024-02-01\t12.4\n2024-03-01\t12.2\n2024-04-01\t10.5\n2024-05-01\t12.8\n"
    "2024-06-01\t12.5\n2024-07-01\t12.4\n2024-08-01\t10.5\n2024-09-01\t9.1\n2024-10-01\t9.9\n"
    "2024-11-01\t10.3\n2024-12-01\t11.0\n2025-01-01\t10.7\n2025-02-01\t11.2\n2025-03-01\t10.1\n"
    "2025-04-01\t11.0\n2025-05-01\t11.1\n2025-06-01\t10.1\n";
constexpr std::string_view kOutcomes =
    "Returned within a day\n0\n0\n0\n0\n0\n0\n1\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n"
    "0\n0\n0\n1\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n1\n0\n1\n1\n1\n0\n1\n0\n"
    "0\n0\n1\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n1\n1\n0\n0\n0\n0\n0\n1\n0\n";
constexpr std::string_view kRisks =
    "Died\tRisk\n0\t0.105\n0\t0.033\n0\t0.152\n0\t0.01\n0\t0.015\n0\t0.083\n1\t0.087\n0\t0.199\n"
    "0\t0.017\n0\t0.118\n0\t0.064\n0\t0.06\n0\t0.053\n0\t0.014\n0\t0.078\n0\t0.01\n0\t0.033\n0\t0.194\n"
    "0\t0.251\n0\t0.017\n0\t0.067\n0\t0.087\n0\t0.344\n0\t0.214\n0\t0.01\n0\t0.069\n0\t0.027\n0\t0.025\n"
    "0\t0.019\n0\t0.123\n0\t0.02\n0\t0.047\n0\t0.222\n0\t0.214\n1\t0.159\n0\t0.033\n0\t0.016\n0\t0.018\n"
    "0\t0.292\n0\t0.161\n0\t0.057\n1\t0.238\n0\t0.129\n0\t0.08\n0\t0.194\n1\t0.043\n0\t0.055\n1\t0.096\n"
    "0\t0.117\n0\t0.019\n0\t0.04\n1\t0.08\n0\t0.153\n0\t0.255\n0\t0.045\n0\t0.01\n0\t0.085\n0\t0.075\n"
    "0\t0.227\n0\t0.092\n0\t0.248\n0\t0.058\n1\t0.172\n0\t0.032\n0\t0.074\n0\t0.1\n0\t0.142\n0\t0.219\n"
    "0\t0.082\n0\t0.01\n0\t0.018\n0\t0.416\n0\t0.238\n0\t0.063\n0\t0.109\n0\t0.01\n0\t0.031\n1\t0.242\n"
    "0\t0.343\n0\t0.093\n1\t0.064\n0\t0.043\n0\t0.01\n0\t0.059\n0\t0.327\n1\t0.016\n0\t0.235\n1\t0.396\n"
    "0\t0.094\n1\t0.077\n0\t0.014\n0\t0.102\n0\t0.089\n1\t0.093\n0\t0.049\n0\t0.028\n1\t0.31\n0\t0.047\n"
    "1\t0.02\n0\t0.211\n0\t0.01\n0\t0.052\n1\t0.168\n0\t0.083\n0\t0.046\n0\t0.033\n0\t0.052\n1\t0.144\n"
    "1\t0.124\n0\t0.01\n1\t0.013\n0\t0.102\n1\t0.173\n0\t0.157\n0\t0.04\n0\t0.01\n1\t0.064\n0\t0.132\n"
    "0\t0.064\n0\t0.086\n";
constexpr std::string_view kTogether =
    "Month\tOn scene\tAt hospital\n2023-04-01\t41.2\t27.9\n2023-05-01\t42.7\t28.3\n"
    "2023-06-01\t34.0\t23.0\n2023-07-01\t37.6\t24.3\n2023-08-01\t32.5\t21.8\n2023-09-01\t36.7\t23.4\n"
    "2023-10-01\t35.4\t23.1\n2023-11-01\t37.4\t24.9\n2023-12-01\t35.7\t23.5\n2024-01-01\t39.2\t27.5\n"
    "2024-02-01\t34.9\t24.0\n2024-03-01\t33.7\t22.5\n2024-04-01\t38.2\t26.9\n2024-05-01\t34.9\t23.1\n"
    "2024-06-01\t36.6\t23.1\n2024-07-01\t36.0\t23.4\n2024-08-01\t37.1\t23.8\n2024-09-01\t30.1\t19.8\n"
    "2024-10-01\t36.8\t24.1\n2024-11-01\t38.7\t25.6\n2024-12-01\t34.2\t23.1\n2025-01-01\t31.3\t20.1\n"
    "2025-02-01\t39.9\t20.5\n2025-03-01\t35.5\t23.9\n2025-04-01\t34.0\t22.9\n2025-05-01\t41.0\t26.9\n"
    "2025-06-01\t43.1\t28.5\n2025-07-01\t36.1\t24.2\n2025-08-01\t39.1\t25.1\n2025-09-01\t29.7\t20.1\n";
constexpr std::string_view kNominals =
    "Kind\tMinutes\tShould be\nRepair\t42\t40\nRepair\t42\t40\nRepair\t48\t40\nService\t96\t95\n"
    "Service\t96\t95\nService\t98\t95\nInspection\t26\t25\nInspection\t30\t25\nInspection\t21\t25\n"
    "Repair\t39\t40\nRepair\t30\t40\nRepair\t42\t40\nService\t94\t95\nService\t98\t95\n"
    "Service\t101\t95\nInspection\t25\t25\nInspection\t24\t25\nInspection\t24\t25\nRepair\t37\t40\n"
    "Repair\t38\t40\nRepair\t42\t40\nService\t100\t95\nService\t100\t95\nService\t99\t95\n"
    "Inspection\t33\t25\nInspection\t31\t25\nInspection\t30\t25\n";
constexpr std::string_view kKinds =
    "Kind\tMinutes\nRepair\t42\nRepair\t40\nRepair\t36\nService\t108\nService\t99\nService\t87\n"
    "Inspection\t27\nInspection\t26\nInspection\t22\nRepair\t45\nRepair\t41\nRepair\t43\nService\t97\n"
    "Service\t94\nService\t81\nInspection\t27\nInspection\t55\nInspection\t25\nRepair\t41\nRepair\t40\n"
    "Repair\t42\nService\t92\nService\t95\nService\t76\nInspection\t24\nInspection\t26\nInspection\t27\n";
constexpr std::string_view kSubgroups =
    "Week\tMonday\tWednesday\tFriday\tSunday\n2024-09-02\t10.6\t10.9\t12.9\t10.6\n"
    "2024-09-09\t11.9\t13.0\t11.0\t12.5\n2024-09-16\t10.1\t11.2\t10.9\t11.1\n"
    "2024-09-23\t12.4\t13.9\t10.2\t10.3\n2024-09-30\t11.6\t9.7\t11.6\t11.7\n"
    "2024-10-07\t10.7\t11.6\t9.1\t11.9\n2024-10-14\t9.1\t10.2\t10.3\t10.5\n"
    "2024-10-21\t12.0\t11.1\t10.5\t11.7\n2024-10-28\t12.9\t11.0\t11.4\t12.5\n"
    "2024-11-04\t11.3\t9.5\t14.0\t13.7\n2024-11-11\t8.6\t11.0\t11.5\t12.2\n"
    "2024-11-18\t11.8\t10.7\t9.7\t11.1\n2024-11-25\t12.2\t9.7\t9.8\t11.0\n"
    "2024-12-02\t8.7\t10.7\t10.5\t11.5\n2024-12-09\t12.4\t12.1\t12.7\t13.1\n"
    "2024-12-16\t10.2\t11.0\t11.9\t12.4\n2024-12-23\t13.0\t10.1\t10.5\t8.0\n"
    "2024-12-30\t13.3\t10.1\t11.0\t11.6\n2025-01-06\t9.4\t11.6\t11.0\t8.8\n"
    "2025-01-13\t11.4\t12.4\t8.8\t12.0\n2025-01-20\t11.3\t11.6\t11.5\t12.6\n"
    "2025-01-27\t10.7\t12.0\t10.5\t11.9\n";
constexpr std::string_view kAverages =
    "Week\tMinutes\n2024-09-02\t10.2\n2024-09-09\t10.9\n2024-09-16\t12.7\n2024-09-23\t11.4\n"
    "2024-09-30\t10.8\n2024-10-07\t9.9\n2024-10-14\t10.2\n2024-10-21\t11.2\n2024-10-28\t11.9\n"
    "2024-11-04\t11.4\n2024-11-11\t11.5\n2024-11-18\t11.0\n2024-11-25\t12.4\n2024-12-02\t10.6\n"
    "2024-12-09\t10.5\n2024-12-16\t11.9\n2024-12-23\t11.1\n2024-12-30\t10.7\n2025-01-06\t11.3\n"
    "2025-01-13\t11.6\n2025-01-20\t12.5\n2025-01-27\t12.3\n2025-02-03\t10.7\n2025-02-10\t12.3\n"
    "2025-02-17\t12.1\n2025-02-24\t10.9\n2025-03-03\t12.7\n2025-03-10\t11.6\n2025-03-17\t11.6\n"
    "2025-03-24\t12.7\n";

struct ExampleRow {
  std::string_view chart;
  std::string_view figures;
  std::string_view name;
  std::string_view story;
  std::string_view better;
  std::string_view option;  ///< one that differs from what is usual: "accepted=6"; "" none
};
constexpr std::array kExamples{
    ExampleRow{"cusum", kCusum, "Minutes to answer",
               "Mean minutes to answer by month; a second desk opened in September 2024.", "decrease", "baseline=15"},
    ExampleRow{"bcusum", kOutcomes, "Called again within a day",
               "Patients left at home, one after the other: 1 where they called again within a day.", "decrease",
               "accepted=6"},
    ExampleRow{"racusum", kRisks, "Deaths within 30 days",
               "Patients one after the other with the risk that a score gave them: 1 where they died within 30 days.",
               "decrease", ""},
    ExampleRow{"t2", kTogether, "On scene and at hospital",
               "Mean minutes on scene and at hospital by month, which rise and fall together.", "", ""},
    ExampleRow{"dnom", kNominals, "Minutes in the workshop",
               "Three kinds of work on vehicles, each with the minutes that it should take.", "decrease", ""},
    ExampleRow{"zmr", kKinds, "Minutes in the workshop", "Three kinds of work on vehicles, which do not vary alike.",
               "decrease", ""},
    ExampleRow{"xbar", kSubgroups, "Minutes at handover", "Handovers on four days of each week.", "decrease", ""},
    ExampleRow{"r", kSubgroups, "Minutes at handover", "Handovers on four days of each week.", "", ""},
    ExampleRow{"s", kSubgroups, "Minutes at handover", "Handovers on four days of each week.", "", ""},
    ExampleRow{"ewma", kAverages, "Minutes at handover", "Mean minutes at handover by week.", "decrease", ""},
};

void write_column(json::Writer& w, std::string_view key, const std::vector<double>& values) {
  w.key(key).array([&] {
    for (const double value : values) w.value(value);
  });
}

void write_subgroups(json::Writer& w, const SumsTable& table) {
  w.key("subgroups").array([&] {
    for (std::size_t i = 0; i < table.figures.front().figures.size(); ++i)
      w.array([&] {
        for (const tabular::PlainColumn& column : table.figures) w.value(column.figures[i]);
      });
  });
}

/// What each kind should be, once.
void write_nominals(json::Writer& w, const SumsTable& table) {
  std::vector<std::string> told;
  w.key("nominal").object([&] {
    for (std::size_t i = 0; i < table.kinds.size(); ++i) {
      if (std::ranges::find(told, table.kinds[i]) != told.end()) continue;
      told.push_back(table.kinds[i]);
      w.key(table.kinds[i]).value(table.figures[1].figures[i]);
    }
  });
}

void write_data(json::Writer& w, const SumsTable& table, SumsColumns columns) {
  switch (columns) {
    case SumsColumns::outcomes_and_risks:
      write_column(w, "outcome", table.figures[0].figures);
      write_column(w, "expected_risk", table.figures[1].figures);
      break;
    case SumsColumns::several_figures:
      for (const tabular::PlainColumn& column : table.figures)
        write_column(w, uncapitalised(column.name), column.figures);
      break;
    case SumsColumns::subgroups: write_subgroups(w, table); break;
    case SumsColumns::kinds_and_values:
    case SumsColumns::kinds_and_nominals:
    case SumsColumns::outcomes:
    case SumsColumns::values_or_subgroups: write_column(w, "y", table.figures.front().figures); break;
  }
  if (!table.kinds.empty())
    w.key("kind").array([&] {
      for (const std::string& kind : table.kinds) w.value(kind);
    });
  if (columns == SumsColumns::kinds_and_nominals) write_nominals(w, table);
  if (table.wording.dates.empty()) return;
  w.key("dates").array([&] {
    for (const Date date : table.wording.dates) w.value(to_iso(date));
  });
}

void write_options(json::Writer& w, const SumsForm& form) {
  w.key("options").object([&] {
    const std::string better = form.option("better");
    if (!better.empty() && better != "neutral") w.key("improvement_direction").value(better);
    if (const auto rows = parse_plain_number(form.option("baseline")))
      w.key("baseline_n").value(static_cast<std::int64_t>(*rows));
    if (const auto chance = parse_plain_number(form.option("accepted"))) w.key("target").value(*chance / kWholePercent);
  });
}

/// The example as a program sends it.
std::string question_of(const SumsForm& form, const SumsChartRow& chart) {
  const auto read = read_sums_tables(form.figures, chart);
  QI_ASSERT(static_cast<bool>(read));  // a test reads every example
  const SumsTable& table = read->tables.front();
  json::Writer w;
  w.object([&] {
    w.key("chart").value(chart.slug);
    w.key("frequency").value(slug(table.wording.frequency));
    w.key("data").object([&] { write_data(w, table, chart.columns); });
    write_options(w, form);
  });
  return std::move(w).take();
}

std::string_view path_of(const SumsChartRow& chart) {
  if (!chart.further) return "/api/v1/spc";
  switch (spc::further_chart(*chart.further).answer) {
    case spc::FurtherAnswer::sums: return "/api/v1/spc/sums";
    case spc::FurtherAnswer::distance: return "/api/v1/spc/t2";
    case spc::FurtherAnswer::series: return "/api/v1/spc";
  }
  stop_at("a known answer", __FILE__, __LINE__);
}

}  // namespace

SumsExample sums_example(std::string_view slug) {
  const SumsChartRow* chart = find_sums_chart(slug);
  const auto row = std::ranges::find(kExamples, slug, &ExampleRow::chart);
  QI_ASSERT(chart != nullptr && row != kExamples.end());  // a test asks for every chart
  SumsForm form = fresh_sums_form(slug);
  form.figures = row->figures;
  form.name = row->name;
  if (!row->better.empty()) form.options["better"] = row->better;
  if (!row->option.empty()) {
    const std::size_t at = row->option.find('=');
    form.options[std::string(row->option.substr(0, at))] = row->option.substr(at + 1);
  }
  std::string question = question_of(form, *chart);
  return {.form = std::move(form), .story = row->story, .question = std::move(question), .path = path_of(*chart)};
}

}  // namespace qi::analysis
