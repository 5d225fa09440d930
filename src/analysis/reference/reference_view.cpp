#include "analysis/reference/reference_view.h"

#include <fmt/format.h>

#include <cmath>

#include "analysis/calculations/calculation_shelves.h"
#include "analysis/reference/chart_examples.h"
#include "analysis/reference/further_reference.h"
#include "analysis/reference/test_examples.h"
#include "analysis/spc_json.h"
#include "base/assert.h"
#include "base/text.h"
#include "chart/spc_drawing.h"
#include "measures/measure.h"
#include "spc/chart_catalogue.h"
#include "spc/rule_catalogue.h"

namespace qi::analysis {
namespace {

html::Url reference_url(std::string_view kind, std::string_view slug) {
  return html::Url::path(fmt::format("/reference/{}/{}", kind, html::url_encoded(slug)));
}

ReferenceSection section(std::string id, std::string title) {
  return {std::move(id), std::move(title), {}};
}

SpcQuestion question_of(const ChartExample& example) {
  auto question = read_spc_question(example.question);
  QI_ASSERT(static_cast<bool>(question));  // a test reads every example
  return *std::move(question);
}

std::string story_of(const ChartExample& example) {
  const std::string origin =
      example.source.empty() ? std::string("The figures are made up.") : fmt::format("Source: {}.", example.source);
  return fmt::format("{} {}", example.story, origin);
}

chart::SpcDrawing drawing_of(const ChartExample& example, spc::Reading reading, spc::Wording wording) {
  chart::SpcDrawing drawing{.reading = std::move(reading), .wording = std::move(wording)};
  drawing.name = example.name;
  drawing.phases.resize(drawing.reading.analysis.phases.size());
  return drawing;
}

void draw(const ChartExample& example, ReferenceEntry& entry) {
  SpcQuestion question = question_of(example);
  auto reading = spc::read_series(question.request, 0);
  QI_ASSERT(static_cast<bool>(reading));  // a test reads every example
  entry.saying = ui::Saying{.sentence = spc::sentence(*reading, question.wording),
                            .tone = ui::tone_of(reading->analysis.variation),
                            .note = {}};
  const chart::SpcDrawing drawing = drawing_of(example, *std::move(reading), question.wording);
  entry.figure = ui::ChartFigure{
      .title = std::string(example.name),
      .detail = fmt::format("{}.", spc::chart_row(drawing.reading.analysis.chart).title),
      .wide = html::TrustedMarkup(chart::spc_chart(drawing, chart::Size::wide)),
      .compact = html::TrustedMarkup(chart::spc_chart(drawing, chart::Size::compact)),
      .compact_note = {},
      .table_url = std::nullopt,
      .target = chart::target_in_key(drawing, 0),
  };
}

/// The example as somebody would paste it: "Try it" reads the chart from the same figures.
std::optional<TryWith> try_chart(const ChartExample& example) {
  const auto offered = measures::charts_of_measures();
  const SpcQuestion question = question_of(example);
  if (std::ranges::find(offered, question.request.chart) == offered.end()) return std::nullopt;
  const spc::Request& request = question.request;
  const bool divides = !request.denominators.empty();
  std::string pasted = divides ? "Date\tCount\tOut of\n" : "Date\tFigure\n";
  const Date first = *parse_iso_date("2023-01-02");
  Date day = first;
  for (std::size_t i = 0; i < request.values.size(); ++i) {
    const bool dated = i < question.wording.dates.size();
    pasted += to_iso(dated ? question.wording.dates[i] : day) + "\t" + shortest(request.values[i]);
    if (divides) pasted += "\t" + shortest(request.denominators[i]);
    pasted += "\n";
    day = next_period(question.wording.frequency, day);
  }
  return TryWith{.action = html::Url::path("/try"),
                 .text = "Try it with these figures",
                 .fields = {{"figures", pasted},
                            {"name", std::string(example.name)},
                            {"better", std::string(measures::slug(request.better))},
                            {"chart", std::string(example.chart)},
                            {"show", "chart"}}};
}

}  // namespace

std::vector<ReferenceSection> reference_index() {
  std::vector<ReferenceSection> sections;
  sections.push_back(section("charts", "Charts"));
  for (const spc::ChartRow& row : spc::chart_catalogue())
    sections.back().links.push_back(
        {std::string(row.title), reference_url("charts", row.slug), std::string(row.what_for)});
  sections.push_back(further_section());
  sections.push_back(section("rules", "Rules for signals"));
  for (const spc::Rule& row : spc::rule_catalogue())
    sections.back().links.push_back({std::string(row.title), reference_url("rules", row.slug),
                                     spc::meaning(row, spc::profile_of(spc::ProfileId::mdc))});
  for (const stats::AsksRow& asks : stats::every_question()) {
    sections.push_back(section(std::string(asks.slug), std::string(asks.title)));
    for (const stats::TestRow& row : stats::test_catalogue())
      if (row.asks == asks.asks)
        sections.back().links.push_back(
            {std::string(row.title), reference_url("tests", row.slug), std::string(row.question)});
  }
  for (const CalculationShelf& shelf : calculation_shelves()) {
    sections.push_back(section(std::string(shelf.slug), std::string(shelf.reference)));
    for (const stats::CalculationRow& row : shelf.rows())
      sections.back().links.push_back(
          {std::string(row.title), reference_url("calculations", row.slug), std::string(row.question)});
  }
  return sections;
}

std::optional<ReferenceEntry> chart_reference(std::string_view slug) {
  const auto kind = spc::find_chart(slug);
  if (!kind) return further_chart_reference(slug);
  const spc::ChartRow& row = spc::chart_row(*kind);
  ReferenceEntry entry{.kicker = "Chart", .title = std::string(row.title), .what_for = std::string(row.what_for)};
  entry.facts = {{.key = "Centre line", .value = std::string(row.centre)},
                 {.key = "Formula", .value = std::string(row.formula)},
                 {.key = "Source", .value = std::string(row.source)}};
  const ChartExample* example = find_chart_example(slug);
  QI_ASSERT(example != nullptr);  // a test asks for every row
  entry.story = story_of(*example);
  draw(*example, entry);
  entry.try_with = try_chart(*example);
  entry.question = example->question;
  entry.question_path = "/api/v1/spc";
  return entry;
}

std::optional<ReferenceEntry> rule_reference(std::string_view slug) {
  const auto id = spc::find_rule(slug);
  if (!id) return std::nullopt;
  const spc::Rule& row = spc::rule(*id);
  ReferenceEntry entry{.kicker = "Rule",
                       .title = std::string(row.title),
                       .what_for = spc::meaning(row, spc::profile_of(spc::ProfileId::mdc))};
  std::vector<std::string> profiles;
  for (const spc::ProfileId each : spc::all_profiles()) {
    const spc::Profile profile = spc::profile_of(each);
    if (std::ranges::find(profile.rules, *id) != profile.rules.end()) profiles.emplace_back(profile.title);
  }
  entry.facts = {{.key = "Ask", .value = std::string(row.ask)},
                 {.key = "Used by", .value = listed(profiles)},
                 {.key = "Source", .value = std::string(row.source)}};
  return entry;
}

std::optional<ReferenceEntry> test_reference(std::string_view slug) {
  const stats::TestRow* row = stats::find_test(slug);
  if (!row) return std::nullopt;
  ReferenceEntry entry{.kicker = "Test", .title = std::string(row->title), .what_for = std::string(row->what_for)};
  entry.facts = {{.key = "Answers", .value = std::string(row->question)},
                 {.key = "Takes", .value = capitalised(std::string(stats::takes_row(row->takes).words))},
                 {.key = "Formula", .value = std::string(row->formula)},
                 {.key = "What can be assumed", .value = capitalised(std::string(row->null_value))},
                 {.key = "Source", .value = std::string(row->source)}};
  const TestExample* example = find_test_example(slug);
  QI_ASSERT(example != nullptr);  // a test asks for every row
  entry.story = fmt::format("{} The figures are made up.", example->story);
  TestsForm form{.figures = std::string(example->figures), .test = std::string(slug)};
  form.null_value = example->null_value;
  const auto read = read_tests_form(form);
  const auto answer = read ? test_answer_of(*read) : Result<TestAnswer>(read.error());
  QI_ASSERT(static_cast<bool>(answer));  // a test runs every example
  entry.answer = *answer;
  entry.try_with =
      TryWith{.action = html::Url::path("/try/tests"), .text = "Try it with this table", .fields = fields_of(form)};
  return entry;
}

}  // namespace qi::analysis
