#include <gtest/gtest.h>

#include <algorithm>

#include "main/whole_site.h"
#include "measures/annotation_store.h"
#include "measures/exclusion_store.h"
#include "measures/phase_store.h"
#include "measures/point_store.h"
#include "measures/target_store.h"

namespace qi::main {
namespace {

/// Every form that changes figures or charts, asked through the whole handler; one local series with two months.
class FormRoutes : public WholeSite, public testing::Test {
 public:
  FormRoutes() {
    {
      const auto lease = pool_.lend();
      local_ = measures::local_series(*lease);
    }
    account_ = make_account("priya@example.nhs.uk", "Priya Nair", shell::Role::contributor);
    keep_figure(local_.series, "2025-01-01", 80);
    keep_figure(local_.series, "2025-02-01", 82);
    be(account_);
    home_ = "/measures/" + to_text(local_.measure) + "/OU-THANET";
  }
  std::int64_t count(auto&& list) {
    const auto lease = pool_.lend();
    return static_cast<std::int64_t>(
        list(*lease, measures::SeriesScope{.series = local_.series.id}, std::nullopt).size());
  }
  std::size_t points() {
    const auto lease = pool_.lend();
    return measures::list_points(*lease, local_.series.id).size();
  }

  measures::LocalSeries local_;
  shell::AccountId account_;
  std::string home_;
};

TEST_F(FormRoutes, OnlyContributorsMayOpenOrSendThem) {
  for (const std::string& path : {home_ + "/figures/new", home_ + "/figures/import", home_ + "/choices",
                                  std::string("/measures/new"), std::string("/import"), std::string("/import/figures"),
                                  std::string("/import/history"), std::string("/import/loads/1")}) {
    SCOPED_TRACE(path);
    be(account_, shell::Role::contributor);
    EXPECT_EQ(ask(http::Method::get, path).status, 200);
    be(account_, shell::Role::viewer);
    EXPECT_EQ(ask(http::Method::get, path).status, 403);
    visitor_ = {};
    const http::Response to_sign_in = ask(http::Method::get, path);
    EXPECT_EQ(to_sign_in.status, 303);
    EXPECT_TRUE(to_sign_in.headers.find("Location")->starts_with("/sign-in?next="));
  }
  be(account_, shell::Role::viewer);
  const std::int64_t before = audit_records();
  for (const shell::Route& route : routes_)
    if (route.method == http::Method::post && route.needs == shell::Permission::change_measures) {
      std::string path(route.pattern);
      for (const auto& [capture, value] : {std::pair<std::string, std::string>{"{id}", to_text(local_.measure)},
                                           {"{code}", "OU-THANET"},
                                           {"{choice}", "1"}})
        if (const auto at = path.find(capture); at != std::string::npos) path.replace(at, capture.size(), value);
      EXPECT_EQ(post(path, {{"step", "save"}}).status, 403) << path;
    }
  EXPECT_EQ(audit_records(), before);
}

TEST_F(FormRoutes, AStrangersFigureComesAlongToSignInAndBack) {
  visitor_ = {};
  const http::Response response = post(home_ + "/figures/new", {{"period", "01/03/2025"}, {"value", "<81>"}});
  EXPECT_EQ(response.status, 403);
  EXPECT_TRUE(holds(response, "name=\"carried.value\" value=\"&lt;81"));
  EXPECT_FALSE(holds(response, "carried.csrf"));
  EXPECT_TRUE(holds(response, "name=\"next\" value=\"" + home_ + "/figures/new\""));
  EXPECT_EQ(points(), 2u);
}

TEST_F(FormRoutes, OneFigureIsSavedOnceWithOneRecord) {
  const std::int64_t before = audit_records();
  const http::Response refused = post(home_ + "/figures/new", {{"period", "01/03/2025"}, {"value", "many"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(holds(refused, "value=\"many\""));
  EXPECT_TRUE(holds(refused, "href=\"#value\""));
  EXPECT_EQ(audit_records(), before);
  const http::Response saved = post(home_ + "/figures/new", {{"period", "01/03/2025"}, {"value", "81.5"}});
  EXPECT_EQ(saved.status, 303);
  EXPECT_EQ(points(), 3u);
  EXPECT_EQ(audit_records(), before + 1);
}

TEST_F(FormRoutes, AFigureThatIsThereAsksForATickBeforeItIsReplaced) {
  const Fields typed{{"period", "01/02/2025"}, {"value", "83"}};
  const http::Response asked = post(home_ + "/figures/new", typed);
  EXPECT_EQ(asked.status, 422);
  EXPECT_TRUE(holds(asked, "id=\"confirmed\""));
  Fields ticked = typed;
  ticked.emplace_back("confirmed", "yes");
  EXPECT_EQ(post(home_ + "/figures/new", ticked).status, 303);
}

TEST_F(FormRoutes, PastedFiguresAreCheckedThenSavedAsOneBatch) {
  const std::int64_t before = audit_records();
  const std::string text = "Feb-25\t84%\nMar-25\t85%\nApr-25\t850%\n";
  const http::Response given = post(home_ + "/figures/import", {{"figures", text}});
  ASSERT_EQ(given.status, 303);
  const std::string rows = location(given);
  EXPECT_TRUE(rows.ends_with("/rows")) << "nothing has to be chosen for a measure's own figures: " << rows;
  const http::Response checked = ask(http::Method::get, rows);
  EXPECT_EQ(checked.status, 200);
  EXPECT_TRUE(holds(checked, "1 of 3 rows needs fixing"));
  EXPECT_TRUE(holds(checked, "1 new, 1 changed, 0 already there. 1 row is left out."));
  EXPECT_TRUE(holds(checked, "Save the 2 good figures"));
  EXPECT_EQ(audit_records(), before);
  const http::Response saved = post(rows, {{"step", "save"}});
  ASSERT_EQ(saved.status, 303);
  EXPECT_TRUE(location(saved).starts_with("/import/loads/3?done=saved&draft=")) << location(saved);
  EXPECT_EQ(points(), 3u);
  EXPECT_EQ(audit_records(), before + 1);
  const http::Response empty = post(home_ + "/figures/import", {{"figures", "hello"}});
  EXPECT_EQ(empty.status, 422);
  EXPECT_TRUE(holds(empty, "hello</textarea>"));
}

TEST_F(FormRoutes, ATextWithANumberLikeAPatientsIsAskedAbout) {
  const std::int64_t before = audit_records();
  const Fields event{{"event_date", "01/02/2025"}, {"event_title", "Call of 9434765919"}, {"event_kind", "event"}};
  const http::Response asked = post(home_ + "/choices/events", event);
  EXPECT_EQ(asked.status, 422);
  EXPECT_TRUE(holds(asked, "looks like an NHS number"));
  EXPECT_TRUE(holds(asked, "id=\"no-identifier\""));
  EXPECT_EQ(audit_records(), before);
  Fields ticked = event;
  ticked.emplace_back("no-identifier", "yes");
  EXPECT_EQ(post(home_ + "/choices/events", ticked).status, 303);
  const std::string definition = "/measures/" + to_text(local_.measure) + "/definition";
  EXPECT_TRUE(holds(post(definition, {{"area", "Records"}, {"quality_notes", "See 943 476 5919"}}),
                    "looks like an NHS number"));
}

TEST_F(FormRoutes, EveryChoiceIsAddedShownAndTakenBackButNotDeleted) {
  struct Kind {
    std::string address;
    Fields fields;
    std::string shown;
    std::int64_t (*standing)(FormRoutes&);
  };
  const std::vector<Kind> kinds{
      {"targets",
       {{"target_value", "85%"}, {"target_from", "01/01/2025"}, {"target_title", "Our aim"}, {"target_kind", "local"}},
       "85%, Our aim",
       [](FormRoutes& t) { return t.count(measures::list_targets); }},
      {"events",
       {{"event_date", "11/02/2025"}, {"event_title", "Prompt card"}, {"event_kind", "test_of_change"}},
       "P1 Prompt card",
       [](FormRoutes& t) { return t.count(measures::list_annotations); }},
      {"phases",
       {{"phase_from", "01/02/2025"}, {"phase_title", "New rota"}, {"phase_reason", "Rota"}, {"phase_approver", "Sam"}},
       "Rota. Agreed by Sam. Added by Priya Nair, 30 April 2025.",
       [](FormRoutes& t) { return t.count(measures::list_phases); }},
      {"exclusions",
       {{"exclusion_period", "01/02/2025"}, {"exclusion_reason", "Data were lost"}},
       "Data were lost. Added by Priya Nair",
       [](FormRoutes& t) { return t.count(measures::list_exclusions); }},
  };
  for (const Kind& kind : kinds) {
    SCOPED_TRACE(kind.address);
    const std::string address = home_ + "/choices/" + kind.address;
    const http::Response refused = post(address, {{kind.fields[0].first, "typed <this>"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(holds(refused, "typed &lt;this"));
    EXPECT_TRUE(holds(refused, "href=\"#" + kind.fields[0].first + "\"") || kind.address == "events");
    const std::int64_t before = audit_records();
    ASSERT_EQ(post(address, kind.fields).status, 303);
    EXPECT_EQ(audit_records(), before + 1);
    EXPECT_EQ(kind.standing(*this), 1);
    const http::Response page = ask(http::Method::get, home_ + "/choices");
    EXPECT_TRUE(holds(page, kind.shown));
    EXPECT_TRUE(holds(page, address + "/1/withdrawal"));
    EXPECT_EQ(post(address + "/7/withdrawal").status, 404) << "not a choice of this series";
    ASSERT_EQ(post(address + "/1/withdrawal").status, 303);
    EXPECT_EQ(audit_records(), before + 2);
    EXPECT_EQ(kind.standing(*this), 0);
    EXPECT_EQ(post(address + "/1/withdrawal").status, 404) << "already taken back";
  }
  EXPECT_EQ(points(), 2u);
}

TEST_F(FormRoutes, WhatAStoreRefusesStandsBesideTheFieldOfTheForm) {
  // Found in review: a title above 60 characters led to "#title", which no field of this page has.
  const http::Response refused =
      post(home_ + "/choices/events",
           {{"event_date", "01/02/2025"}, {"event_title", std::string(61, 'a')}, {"event_kind", "event"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(holds(refused, "href=\"#event_title\""));
  EXPECT_TRUE(holds(refused, "id=\"event_title-error\""));
  EXPECT_EQ(count(measures::list_annotations), 0);

  std::string sixty_letters;
  for (int i = 0; i < 60; ++i) sixty_letters += "é";
  EXPECT_EQ(post(home_ + "/choices/events",
                 {{"event_date", "01/02/2025"}, {"event_title", sixty_letters}, {"event_kind", "event"}})
                .status,
            303)
      << "characters are counted, not bytes";
}

TEST_F(FormRoutes, AChoiceOfAnotherSeriesIsNotFound) {
  {
    const auto lease = pool_.lend();
    db::Transaction transaction(*lease);
    const auto kent = measures::create_organisation(*lease, {.code = "OU-ASHFORD",
                                                             .name = "Ashford",
                                                             .short_name = "Ashford",
                                                             .kind = measures::OrganisationKind::operating_unit});
    measures::series_of(*lease, local_.measure, *kent);
    transaction.commit();
  }
  ASSERT_EQ(post(home_ + "/choices/targets", {{"target_value", "85%"},
                                              {"target_from", "01/01/2025"},
                                              {"target_title", "Our aim"},
                                              {"target_kind", "local"}})
                .status,
            303);
  const std::string other = "/measures/" + to_text(local_.measure) + "/OU-ASHFORD/choices/targets/1/withdrawal";
  EXPECT_EQ(post(other).status, 404);
  EXPECT_EQ(count(measures::list_targets), 1);
}

TEST_F(FormRoutes, AMeasureIsMadeFromTheFiguresOfTryIt) {
  const Fields carried{{"figures", "Jan-25\t9:15\nFeb-25\t9:30\n"},
                       {"name", "Welfare calls"},
                       {"target", "9:00"},
                       {"better", "decrease"}};
  const http::Response filled = post("/measures/new", carried);
  EXPECT_EQ(filled.status, 200);
  EXPECT_TRUE(holds(filled, "value=\"Welfare calls\""));
  EXPECT_TRUE(holds(filled, "value=\"minutes_seconds\" selected"));
  Fields typed = carried;
  for (const auto& field : Fields{{"step", "save"},
                                  {"style", "minutes_seconds"},
                                  {"organisation", "OU-THANET"},
                                  {"frequency", "month"},
                                  {"decimals", "0"}})
    typed.push_back(field);
  const http::Response refused = post("/measures/new", typed);
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(holds(refused, "href=\"#area\""));
  EXPECT_TRUE(holds(refused, "Jan-25\t9:15"));
  typed.emplace_back("area", "Welfare");
  const http::Response made = post("/measures/new", typed);
  ASSERT_EQ(made.status, 303) << made.body;
  std::string location(*made.headers.find("Location"));
  EXPECT_TRUE(location.ends_with("/OU-THANET?saved=measure")) << location;
  const http::Response page = ask(http::Method::get, location.substr(0, location.find('?')));
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(holds(page, "9:30"));
  EXPECT_FALSE(holds(page, "570"));
}

TEST_F(FormRoutes, ANameThatAnOpenMeasureHasIsRefused) {
  const Fields second{
      {"step", "save"}, {"name", "RECORDS completed on the day"}, {"area", "Records"}, {"organisation", "OU-THANET"}};
  const http::Response refused = post("/measures/new", second);
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(holds(refused, "Another measure has this name."));
  EXPECT_TRUE(holds(refused, "href=\"#name\""));
  ASSERT_EQ(
      post("/measures/new", {{"step", "save"}, {"name", "Calls"}, {"area", "Demand"}, {"organisation", "RYD"}}).status,
      303);
  const std::string definition = "/measures/" + to_text(local_.measure) + "/definition";
  EXPECT_TRUE(holds(post(definition, {{"area", "Records"}, {"name", "calls"}}), "Another measure has this name."));
  EXPECT_EQ(post(definition, {{"area", "Records"}, {"owner", "Operations"}}).status, 303)
      << "a measure keeps its own name";
  ASSERT_EQ(post("/measures/" + to_text(local_.measure) + "/closure").status, 303);
  EXPECT_EQ(post("/measures/new", second).status, 303) << "a closed measure gives its name free";
}

TEST_F(FormRoutes, ATargetOfANewMeasureHoldsFromTheDayThatTheFormSays) {
  EXPECT_TRUE(holds(get("/measures/new"), "from the first figure pasted here, or from today when there is none"));
  const auto from_of = [&](const std::string& name, const std::string& figures) {
    const http::Response made = post("/measures/new", {{"name", name},
                                                       {"area", "Demand"},
                                                       {"organisation", "OU-THANET"},
                                                       {"frequency", "month"},
                                                       {"style", "number"},
                                                       {"decimals", "0"},
                                                       {"better", "neutral"},
                                                       {"target", "15"},
                                                       {"figures", figures},
                                                       {"step", "save"}});
    EXPECT_EQ(made.status, 303) << made.body;
    const auto lease = pool_.lend();
    const auto targets = measures::list_targets(*lease, {}, std::nullopt);
    return targets.empty() ? "no target" : to_iso(std::ranges::max_element(targets, {}, &measures::Target::id)->from);
  };
  EXPECT_EQ(from_of("Calls", "Feb-25\t13\nJan-25\t12\n"), "2025-01-01");
  EXPECT_EQ(from_of("Visits", ""), "2025-04-30");
}

TEST_F(FormRoutes, TheFirstMeasureNeedsNoFileToBringTheTrustIn) {
  EXPECT_TRUE(holds(ask(http::Method::get, "/measures/new"), "value=\"RYD\""));
  const http::Response made =
      post("/measures/new", {{"step", "save"}, {"name", "Calls"}, {"area", "Demand"}, {"organisation", "RYD"}});
  ASSERT_EQ(made.status, 303);
  EXPECT_TRUE(made.headers.find("Location")->ends_with("/RYD?saved=measure"));
}

TEST_F(FormRoutes, ADefinitionIsChangedAndRefusedWithWhatWasTyped) {
  const std::string address = "/measures/" + to_text(local_.measure) + "/definition";
  const http::Response refused = post(address, {{"name", ""}, {"area", "Records"}, {"owner", "Records team"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(holds(refused, "value=\"Records team\""));
  EXPECT_EQ(post(address, {{"name", "Records"}, {"area", "Records"}}).status, 303);
  const http::Response kept = post(address, {{"area", "Records"}, {"frequency", "week"}});
  EXPECT_EQ(kept.status, 422);
  EXPECT_TRUE(holds(kept, "has figures already"));
}

TEST_F(FormRoutes, AClosedMeasureKeepsItsChartAndSaysThatNoMoreFiguresWillCome) {
  const std::string measure = "/measures/" + to_text(local_.measure);
  EXPECT_TRUE(holds(ask(http::Method::get, measure + "/definition"), "Close the measure"));
  EXPECT_EQ(post(measure + "/closure").status, 303);
  EXPECT_FALSE(holds(ask(http::Method::get, measure + "/definition"), "Close the measure"));
  const http::Response page = ask(http::Method::get, measure + "/OU-THANET");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(holds(page, "No more figures are expected."));
}

TEST_F(FormRoutes, UnknownAddressesAreNotFoundWithAWayOn) {
  for (const std::string_view path : {"/measures/999/OU-THANET/figures/new", "/measures/x/OU-THANET/choices",
                                      "/measures/1/NOWHERE/figures/import", "/measures/999/definition"})
    EXPECT_EQ(ask(http::Method::get, std::string(path)).status, 404) << path;
}

}  // namespace
}  // namespace qi::main
