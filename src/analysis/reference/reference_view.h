#pragma once
/// What the reference pages show of each chart, rule, test and calculation: the catalogue's words, and an example that
/// is computed when the page is asked for. It writes no HTML and asks no database.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/calculations/calculation_view.h"
#include "analysis/try_tests/tests_view.h"
#include "html/url.h"
#include "ui/chart_figure.h"
#include "ui/key_values.h"
#include "ui/verdict_strip.h"

namespace qi::analysis {

struct ReferenceLink {
  std::string title;
  html::Url url;
  std::string line;  ///< what it is for, in one sentence
};
struct ReferenceSection {
  std::string id;
  std::string title;
  std::vector<ReferenceLink> links;
};
/// The whole index, in the order of the catalogues.
std::vector<ReferenceSection> reference_index();

/// Fields that carry the example over to a page that tries it.
struct TryWith {
  html::Url action = html::Url::path("#");
  std::string text;  ///< of the button
  std::vector<std::pair<std::string, std::string>> fields;
};

struct ReferenceEntry {
  std::string kicker;  ///< "Chart", "Rule", "Test", "Calculation"
  std::string title;
  std::string what_for;
  std::vector<ui::KeyValue> facts;           ///< formula, source, what it takes
  std::optional<ui::DataTable> inputs = {};  ///< of a calculation
  std::string story;  ///< what the example's figures are, and that they are made up or where they come from
  std::optional<ui::ChartFigure> figure;
  std::optional<ui::Saying> saying;              ///< of a chart
  std::optional<TestAnswer> answer;              ///< of a test
  std::optional<CalculationAnswer> worked = {};  ///< of a calculation
  std::optional<TryWith> try_with;               ///< where a page for people takes the example
  std::string question;                          ///< the example as JSON for programs; "" where there is none
  std::string question_path;                     ///< where it is sent: "/api/v1/spc"
};

/// nullopt: the catalogue has no such row.
std::optional<ReferenceEntry> chart_reference(std::string_view slug);
std::optional<ReferenceEntry> rule_reference(std::string_view slug);
std::optional<ReferenceEntry> test_reference(std::string_view slug);
/// In a file of its own: calculation_reference.cpp.
std::optional<ReferenceEntry> calculation_reference(std::string_view slug);

}  // namespace qi::analysis
