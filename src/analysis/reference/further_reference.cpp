#include "analysis/reference/further_reference.h"

#include "analysis/try_sums/sums_examples.h"
#include "analysis/try_sums/sums_view.h"
#include "base/assert.h"
#include "spc/further_charts.h"

namespace qi::analysis {

ReferenceSection further_section() {
  ReferenceSection section{
      .id = "further-charts", .title = "Charts of sums, several figures and short runs", .links = {}};
  for (const spc::FurtherChartRow& row : spc::further_charts())
    section.links.push_back({std::string(row.title), html::Url::path("/reference/charts/" + std::string(row.slug)),
                             std::string(row.what_for)});
  return section;
}

std::optional<ReferenceEntry> further_chart_reference(std::string_view slug) {
  const auto kind = spc::find_further_chart(slug);
  if (!kind) return std::nullopt;
  const spc::FurtherChartRow& row = spc::further_chart(*kind);
  ReferenceEntry entry{.kicker = "Chart", .title = std::string(row.title), .what_for = std::string(row.what_for)};
  entry.facts = {{.key = "Takes", .value = std::string(row.takes)},
                 {.key = "Formula", .value = std::string(row.formula)},
                 {.key = "Source", .value = std::string(row.source)}};
  const SumsExample example = sums_example(slug);
  const auto read = read_sums_form(example.form);
  auto answer = read ? sums_answer_of(*read) : Result<SumsAnswer>(read.error());
  QI_ASSERT(static_cast<bool>(answer));  // a test runs every example
  entry.story = std::string(example.story) + " The figures are made up.";
  entry.saying = answer->saying;
  entry.figure = answer->pictures.back().figure;
  entry.try_with = TryWith{
      .action = html::Url::path("/try/sums"), .text = "Try it with this table", .fields = fields_of(example.form)};
  entry.question = example.question;
  entry.question_path = std::string(example.path);
  return entry;
}

}  // namespace qi::analysis
