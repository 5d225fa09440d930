#include "analysis/spc_schema.h"

#include "spc/analysis.h"
#include "spc/chart_catalogue.h"
#include "spc/further_charts.h"

namespace qi::analysis {
namespace {

using namespace shell;  // schema builders

template <class Range>
std::vector<std::string> slugs_of(const Range& values) {
  std::vector<std::string> slugs;
  for (const auto value : values) slugs.emplace_back(spc::slug(value));
  return slugs;
}

std::vector<std::string> slugs_of_rows(std::span<const spc::ChartRow> rows) {
  std::vector<std::string> slugs;
  for (const spc::ChartRow& row : rows) slugs.emplace_back(row.slug);
  return slugs;
}

Schema numbers(std::string meaning) {
  return list_schema(or_null(number_schema("")), std::move(meaning));
}
Schema places(std::string meaning) {
  return list_schema(whole_schema(""), std::move(meaning));
}
SchemaMember maybe_number(std::string name) {
  return needed(std::move(name), or_null(number_schema("")));
}
SchemaMember maybe_whole(std::string name) {
  return needed(std::move(name), or_null(whole_schema("")));
}

Schema points_schema() {
  return object_schema(
      "AnalysedPoints",
      {needed("value", numbers("null: missing.")), needed("moving_range", numbers("")), needed("target", numbers("")),
       needed("centre", numbers("")), needed("lower", numbers("")), needed("upper", numbers("")),
       needed("sigma", numbers("")), needed("state", list_schema(choice_schema(slugs_of(spc::kEveryPointState), "")))},
      "Columns of equal length, one entry for each value.");
}

Schema runs_schema() {
  return object_schema("Runs",
                       {maybe_whole("useful"), maybe_whole("longest_run"), maybe_number("longest_run_max"),
                        maybe_whole("crossings"), maybe_number("crossings_min"), needed("signals", truth_schema(""))});
}

Schema signals_schema() {
  return map_schema(object_schema("RuleSignals", {needed("high", places("")), needed("low", places("")),
                                                  needed("undirected", places("")), needed("completes", places(""))}),
                    "For each rule of the profile the places that break it, counted from 0.");
}

Schema phase_schema() {
  return object_schema(
      "AnalysedPhase",
      {needed("first", whole_schema("")), needed("end", whole_schema("One after the last place.")),
       needed("used", whole_schema("")), needed("baseline_used", whole_schema("")), needed("frozen", truth_schema("")),
       maybe_number("centre"), maybe_number("lower"), maybe_number("upper"), maybe_number("sigma"),
       maybe_number("sigma_z"), maybe_number("mean_moving_range"), maybe_number("moving_range_upper"),
       needed("runs", runs_schema())});
}

}  // namespace

Schema spc_question_schema() {
  std::vector<std::string> charts = slugs_of_rows(spc::chart_catalogue());
  for (const spc::FurtherChartRow& row : spc::further_charts())
    if (row.answer == spc::FurtherAnswer::series) charts.emplace_back(row.slug);
  Schema data = object_schema(
      "", {optional("y", numbers("Values in time order, counts where the chart counts; null is missing.")),
           optional("events", list_schema(text_schema(""),
                                          "For g and t, instead of y: when each event was, a date or a "
                                          "date and time, in any order.")),
           optional("n", numbers("For p, np, pp, u, up and ip: what each count is out of."))});
  data.openness = Openness::open;
  Schema options = object_schema("", {}, "See docs/api/spc.md: every option and what it does.");
  options.openness = Openness::open;
  Schema question = object_schema(
      "SpcQuestion",
      {optional("chart", choice_schema(std::move(charts), "")),
       optional("profile", choice_schema({"mdc", "nhs_r", "qicharts2", "power_bi", "western_electric", "nelson"}, "")),
       needed("data", std::move(data)), optional("options", std::move(options))},
      "Further keys: target, frequency, format, season. Keys that are not known are ignored.");
  question.openness = Openness::open;
  return question;
}

Schema spc_answer_schema() {
  const Schema pattern = object_schema(
      "Pattern", {needed("rule", text_schema("")), needed("side", or_null(choice_schema({"high", "low"}, ""))),
                  needed("first", whole_schema("")), needed("last", whole_schema(""))});
  const Schema sentence = object_schema(
      "Sentence", {needed("headline", text_schema("")), needed("explanation", text_schema("In plain English."))});
  return object_schema(
      "Analysis",
      {needed("chart", text_schema("")), needed("profile", text_schema("")), needed("points", points_schema()),
       optional("events", object_schema("EventTimes",
                                        {needed("unit", choice_schema({"days", "hours", ""}, "")),
                                         needed("dates", list_schema(date_schema(""))),
                                         optional("times", list_schema(text_schema("14:20 or 14:20:05")))},
                                        "Of single events: the unit of the times between, and the date of each. Times "
                                        "of day in London are there where they count.")),
       needed("signals", signals_schema()), needed("patterns", list_schema(pattern)),
       needed("phases", list_schema(phase_schema())), maybe_whole("latest"),
       needed("variation_icon", choice_schema(slugs_of(spc::kEveryVariation), "")),
       needed("mixed_signal", truth_schema("")),
       needed("assurance_icon", choice_schema(slugs_of(spc::kEveryAssurance), "")), maybe_whole("target_met"),
       maybe_whole("target_asked"), needed("sentence", sentence),
       needed("notes", list_schema(text_schema(""), "How limits were made, where that is no matter of course.")),
       optional("runs_tests", map_schema(list_schema(runs_schema())))},
      "All places are counted from 0. What is undefined is null.");
}

Schema series_analysis_schema() {
  return object_schema("SeriesReading",
                       {needed("measure", whole_schema("")), needed("organisation", text_schema("")),
                        needed("periods", list_schema(date_schema(""), "First day of each period, gaps filled.")),
                        needed("phase_titles", list_schema(text_schema(""))),
                        needed("limits_shown", truth_schema("False: too few points for limits on the page.")),
                        needed("analysis", spc_answer_schema())});
}

}  // namespace qi::analysis
