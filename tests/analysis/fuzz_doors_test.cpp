// The fuzzers' doors of the statistics engine over their seeds, whole, cut and with bytes changed: what runs in every
// test run.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "analysis/calculations/calculation_api_routes.h"
#include "analysis/many_series_fuzz.h"
#include "analysis/spc_api_routes.h"
#include "analysis/try_capability/capability_api_routes.h"
#include "analysis/try_capability/capability_routes.h"
#include "analysis/try_funnel/funnel_api_routes.h"
#include "analysis/try_funnel/funnel_routes.h"
#include "analysis/try_pareto/pareto_api_routes.h"
#include "analysis/try_pareto/pareto_routes.h"
#include "analysis/try_routes.h"
#include "analysis/try_sums/sums_api_routes.h"
#include "analysis/try_sums/sums_routes.h"
#include "analysis/try_tests/tests_routes.h"
#include "analysis/which_chart_routes.h"

namespace qi::analysis {
namespace {

/// Gives the door every seed of a folder, and five changes of each. Returns how many seeds there are.
template <class Door>
std::size_t through(const std::string& folder, const Door& door) {
  std::mt19937 random(20'250'430);
  std::size_t seeds = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(QUALITEA_SOURCE_DIR) + "/tests/fuzz/seeds/" + folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string whole{std::istreambuf_iterator<char>(file), {}};
    door(whole);
    ++seeds;
    for (int change = 0; change < 5; ++change) {
      std::string changed = whole;
      changed[random() % changed.size()] = static_cast<char>(random());
      if (change % 2 == 1) changed.resize(random() % changed.size() + 1);
      door(changed);
    }
  }
  return seeds;
}

std::size_t questions(const std::string& folder, const shell::Routes& routes, std::string_view path) {
  const shell::Route route = route_of(routes, http::Method::post, path);
  return through(folder, [&](std::string_view body) { fuzz_question(route, body); });
}

std::size_t forms(const std::string& folder, const shell::Routes& routes, http::Method method, std::string_view path) {
  const shell::Route route = route_of(routes, method, path);
  return through(folder, [&](std::string_view body) { fuzz_form(route, body); });
}

TEST(FuzzDoors, TakeQuestionsOfEveryShape) {
  EXPECT_GT(questions("spc_questions", spc_api_routes(), "/api/v1/spc"), 5u);
  EXPECT_GT(questions("advice_questions", spc_api_routes(), "/api/v1/spc/advice"), 5u);
  EXPECT_GT(questions("stats_questions", spc_api_routes(), "/api/v1/stats"), 20u);
  EXPECT_GT(questions("funnel_questions", funnel_api_routes(), "/api/v1/spc/funnel"), 5u);
  EXPECT_GT(questions("pareto_questions", pareto_api_routes(), "/api/v1/spc/pareto"), 3u);
  EXPECT_GT(questions("capability_questions", capability_api_routes(), "/api/v1/spc/capability"), 5u);
  EXPECT_GT(questions("sums_questions", sums_api_routes(), "/api/v1/spc/sums"), 3u);
  EXPECT_GT(questions("distance_questions", sums_api_routes(), "/api/v1/spc/t2"), 2u);
  EXPECT_GT(questions("calculation_questions", calculation_api_routes(), "/api/v1/stats/calculations"), 15u);
}

TEST(FuzzDoors, TakeFormsOfEveryPageThatTriesSomething) {
  using enum http::Method;
  EXPECT_GT(forms("try_form", try_routes(), post, "/try"), 2u);
  EXPECT_GT(forms("which_chart_form", which_chart_routes(), get, "/try/which-chart"), 1u);
  EXPECT_GT(forms("funnel_form", funnel_routes(), post, "/try/funnel"), 2u);
  EXPECT_GT(forms("pareto_form", pareto_routes(), post, "/try/pareto"), 3u);
  EXPECT_GT(forms("capability_form", capability_routes(), post, "/try/capability"), 3u);
  EXPECT_GT(forms("step_yield_form", capability_routes(), post, "/try/capability/steps"), 0u);
  EXPECT_GT(forms("sums_form", sums_routes(), post, "/try/sums"), 9u);
  EXPECT_GT(forms("tests_form", tests_routes(), post, "/try/tests"), 3u);
  EXPECT_GT(through("calculation_form", fuzz_calculation_form), 15u);
}

TEST(FuzzDoors, TakeLongTables) {
  EXPECT_GT(through("many_series", fuzz_many_series), 3u);
}

TEST(FuzzDoors, TellWhatIsNotFiniteFromWordsThatHoldIt) {
  EXPECT_TRUE(shows_what_is_not_finite("x=\"nan\""));
  EXPECT_TRUE(shows_what_is_not_finite("-Inf"));
  EXPECT_TRUE(shows_what_is_not_finite("inf%"));
  EXPECT_FALSE(shows_what_is_not_finite("Infection control, finance, informed, nan_1"));
}

}  // namespace
}  // namespace qi::analysis
