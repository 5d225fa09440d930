#include "analysis/catalogue_json.h"

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "json/json_writer.h"
#include "spc/chart_catalogue.h"
#include "spc/profile.h"
#include "spc/rule_catalogue.h"
#include "stats/test_catalogue.h"

namespace qi::analysis {
namespace {

/// One text of a row.
template <class Row>
struct Member {
  const char* key;
  const char* meaning;
  std::string (*text)(const Row& row);
};

template <class Row>
CatalogueJson catalogue(const char* name, const char* row_name, std::span<const Row> rows,
                        const std::vector<Member<Row>>& members) {
  json::Writer w;
  w.object([&] {
    w.key(name).array([&] {
      for (const Row& row : rows)
        w.object([&] {
          for (const Member<Row>& member : members) w.key(member.key).value(member.text(row));
        });
    });
  });
  std::vector<shell::SchemaMember> shapes;
  for (const Member<Row>& member : members)
    shapes.push_back(shell::needed(member.key, shell::text_schema(member.meaning)));
  return {std::move(w).take(),
          shell::object_schema(std::string(row_name) + "Catalogue",
                               {shell::needed(name, shell::list_schema(shell::object_schema(row_name, shapes)))})};
}

using spc::ChartRow;
using spc::Rule;
using stats::TestRow;

std::vector<spc::Profile> every_profile() {
  std::vector<spc::Profile> profiles;
  for (const spc::ProfileId id : spc::all_profiles()) profiles.push_back(spc::profile_of(id));
  return profiles;
}

}  // namespace

CatalogueJson charts_json() {
  return catalogue<ChartRow>(
      "charts", "Chart", spc::chart_catalogue(),
      {{"chart", "What a question calls it.", [](const ChartRow& row) { return std::string(row.slug); }},
       {"title", "", [](const ChartRow& row) { return std::string(row.title); }},
       {"takes", "What its values are.", [](const ChartRow& row) { return std::string(spc::slug(row.takes)); }},
       {"what_for", "One sentence.", [](const ChartRow& row) { return std::string(row.what_for); }},
       {"formula", "In words and symbols.", [](const ChartRow& row) { return std::string(row.formula); }},
       {"centre", "What its centre line is.", [](const ChartRow& row) { return std::string(row.centre); }},
       {"source", "", [](const ChartRow& row) { return std::string(row.source); }}});
}

CatalogueJson rules_json() {
  return catalogue<Rule>("rules", "Rule", spc::rule_catalogue(),
                         {{"rule", "What an answer calls it.", [](const Rule& row) { return std::string(row.slug); }},
                          {"title", "", [](const Rule& row) { return std::string(row.title); }},
                          {"means", "The pattern, by the profile mdc.",
                           [](const Rule& row) { return spc::meaning(row, spc::profile_of(spc::ProfileId::mdc)); }},
                          {"ask", "What a reader should ask.", [](const Rule& row) { return std::string(row.ask); }},
                          {"source", "", [](const Rule& row) { return std::string(row.source); }}});
}

CatalogueJson profiles_json() {
  const std::vector<spc::Profile> profiles = every_profile();
  return catalogue<spc::Profile>(
      "profiles", "Profile", profiles,
      {{"profile", "What a question calls it.", [](const spc::Profile& row) { return std::string(row.slug); }},
       {"title", "", [](const spc::Profile& row) { return std::string(row.title); }},
       {"rules", "The rules that it uses, separated by spaces.",
        [](const spc::Profile& row) {
          std::string slugs;
          for (const spc::RuleId id : row.rules) slugs += (slugs.empty() ? "" : " ") + std::string(spc::rule(id).slug);
          return slugs;
        }},
       {"source", "", [](const spc::Profile& row) { return std::string(row.source); }}});
}

CatalogueJson tests_json() {
  return catalogue<TestRow>(
      "tests", "Test", stats::test_catalogue(),
      {{"test", "What a question calls it.", [](const TestRow& row) { return std::string(row.slug); }},
       {"title", "", [](const TestRow& row) { return std::string(row.title); }},
       {"asks", "The kind of question.",
        [](const TestRow& row) { return std::string(stats::asks_row(row.asks).slug); }},
       {"takes", "The columns that it takes, in words.",
        [](const TestRow& row) { return std::string(stats::takes_row(row.takes).words); }},
       {"question", "What it answers.", [](const TestRow& row) { return std::string(row.question); }},
       {"what_for", "One sentence.", [](const TestRow& row) { return std::string(row.what_for); }},
       {"formula", "", [](const TestRow& row) { return std::string(row.formula); }},
       {"null_value", "What the option null_value means; empty: not used.",
        [](const TestRow& row) { return std::string(row.null_value); }},
       {"source", "", [](const TestRow& row) { return std::string(row.source); }}});
}

}  // namespace qi::analysis
