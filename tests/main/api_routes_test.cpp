#include <fmt/format.h>
#include <gtest/gtest.h>

#include "json/json_reading.h"
#include "main/whole_site.h"
#include "measures/point_store.h"
#include "measures/signals/signal_store.h"
#include "shell/api_schema.h"

namespace qi::main {
namespace {

/// The API through the whole handler, with a token of a contributor; one local series in percent with two months.
/// Every answer is held against the shape that its row promises.
class ApiRoutes : public WholeSite, public testing::Test {
 public:
  ApiRoutes() {
    {
      const auto lease = pool_.lend();
      local_ = measures::local_series(*lease);
    }
    account_ = make_account("priya@example.nhs.uk", "Priya Nair", shell::Role::contributor);
    for (const auto& [period, value] : {std::pair("2025-01-01", 80.0), {"2025-02-01", 82.0}})
      keep_figure(local_.series, period, value);
    sign_in({shell::Scope::read, shell::Scope::write_figures, shell::Scope::write_choices});
    series_ = "/api/v1/series/" + to_text(local_.measure) + "/OU-THANET";
  }
  void sign_in(std::vector<shell::Scope> scopes) {
    visitor_ = {.account = account_,
                .name = "Priya Nair",
                .role = shell::Role::contributor,
                .credential = shell::Credential::token,
                .token = shell::TokenUse{.number = 7, .scopes = std::move(scopes)}};
  }
  http::Response ask(http::Method method, const std::string& path, const std::string& body = {}) {
    http::Request request = headers_;
    request.method = method;
    const std::size_t question = path.find('?');
    request.path = path.substr(0, question);
    if (question != std::string::npos) request.query = http::parse_urlencoded(path.substr(question + 1));
    if (!body.empty()) request.headers.set("Content-Type", "application/json");
    request.body = body;
    http::Response response = handler_.answer(request);
    hold_against_its_shape(method, response);
    return response;
  }
  http::Response get(const std::string& path) { return ask(http::Method::get, path); }
  http::Response post(const std::string& path, const std::string& body) { return ask(http::Method::post, path, body); }
  static json::Value value_of(const http::Response& response) {
    auto value = json::read(response.body);
    EXPECT_TRUE(static_cast<bool>(value)) << response.body;
    return value ? *value : json::Value();
  }
  /// "/points/0/value" of every fault of a refusal.
  static std::vector<std::string> pointers(const http::Response& response) {
    std::vector<std::string> out;
    const json::Value value = value_of(response);
    if (const auto* errors = value.get_object().if_contains("errors"))
      for (const json::Value& error : errors->get_array()) {
        const auto& object = error.get_object();
        const auto* place =
            object.if_contains("pointer") ? object.if_contains("pointer") : object.if_contains("parameter");
        out.emplace_back(place->get_string().c_str());
      }
    return out;
  }

 private:
  void hold_against_its_shape(http::Method method, const http::Response& response) {
    if (response.status >= 400) {
      EXPECT_EQ(response.headers.find("Content-Type"), "application/problem+json") << response.body;
      return;
    }
    for (const shell::Route& route : routes_) {
      if (route.method != method || route.pattern != response.route) continue;
      ASSERT_TRUE(route.api) << route.pattern;
      EXPECT_EQ(response.status, route.api->status);
      if (!route.api->answer) {
        EXPECT_EQ(response.body, "");
        return;
      }
      for (const FieldError& error : shell::check_shape(*route.api->answer, value_of(response)))
        ADD_FAILURE() << route.pattern << " " << error.field << ": " << error.message;
    }
  }

 public:
  http::Request headers_;
  measures::LocalSeries local_;
  shell::AccountId account_;
  std::string series_;
};

TEST_F(ApiRoutes, GiveEveryReadingInTheShapeTheyPromise) {
  for (const std::string& path :
       {std::string("/api/v1/organisations"), std::string("/api/v1/measures"),
        "/api/v1/measures/" + to_text(local_.measure), std::string("/api/v1/series"), series_, series_ + "/reading",
        series_ + "/points", series_ + "/points/2025-01-01/history", series_ + "/targets", series_ + "/annotations",
        series_ + "/phases", series_ + "/exclusions", std::string("/api/v1/batches"), std::string("/api/v1/batches/1"),
        std::string("/api/v1/signals"), std::string("/api/v1/openapi.json")})
    EXPECT_EQ(get(path).status, 200) << path;
  for (const std::string& path :
       {std::string("/api/v1/measures/99"), std::string("/api/v1/measures/x"), series_ + "/points/2020-01-01/history",
        std::string("/api/v1/batches/99"), std::string("/api/v1/series/1/NOBODY"), std::string("/api/v1/signals/9"),
        std::string("/api/v1/nothing")})
    EXPECT_EQ(get(path).status, 404) << path;
}

TEST_F(ApiRoutes, GiveASeriesThatHasNoFigures) {
  EXPECT_EQ(post("/api/v1/measures", R"({"name": "Empty", "area": "Tests", "organisation": "OU-THANET"})").status, 201);
  const auto series = get("/api/v1/series/2/OU-THANET");
  EXPECT_EQ(series.status, 200);
  EXPECT_TRUE(value_of(series).at("latest").is_null());
  EXPECT_EQ(get("/api/v1/series/2/OU-THANET/points").status, 200);
}

TEST_F(ApiRoutes, TakeFiguresOnceAndGiveThemBackExactly) {
  const std::string body =
      R"({"points": [{"period": "2025-03-01", "value": 81.30000000000001}, {"period": "2025-02-14", "value": 83}]})";
  const auto first = post(series_ + "/points", body);
  ASSERT_EQ(first.status, 200) << first.body;
  EXPECT_EQ(value_of(first).at("added"), 1);
  EXPECT_EQ(value_of(first).at("revised"), 1);
  const std::int64_t records = audit_records();
  const auto again = ask(http::Method::put, series_ + "/points", body);
  EXPECT_EQ(again.body, R"({"batch":null,"added":0,"revised":0,"unchanged":2,"questions":[]})");
  EXPECT_EQ(audit_records(), records) << "the same figures change nothing";
  EXPECT_NE(get(series_ + "/points").body.find("\"value\":81.30000000000001"), std::string::npos);
  const auto history = value_of(get(series_ + "/points/2025-02-01/history"));
  EXPECT_EQ(history.at("versions").get_array().size(), 2u);
  EXPECT_EQ(history.at("versions").get_array()[1].at("value"), 83);
}

TEST_F(ApiRoutes, TakeFiguresWholeOrNotAtAllAndNameEveryFault) {
  const std::int64_t records = audit_records();
  const auto refused = post(series_ + "/points", R"({"points": [
      {"period": "2025-03-01", "value": 81},
      {"period": "2026-03-01", "value": 81},
      {"period": "2025-03-20", "value": 101},
      {"period": "2024-12-01", "numerator": 4, "denominator": 5}]})");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(pointers(refused), (std::vector<std::string>{"#/points/1/period", "#/points/2/period", "#/points/2/value",
                                                         "#/points/3/numerator"}));
  EXPECT_EQ(audit_records(), records);
  EXPECT_EQ(pointers(post(series_ + "/points", R"({"points": [{"perod": "2025-03-01"}]})")),
            (std::vector<std::string>{"#/points/0/period", "#/points/0/perod"}));
  EXPECT_EQ(pointers(get(series_ + "/points?limit=0&frm=1")), (std::vector<std::string>{"frm", "limit"}));
  EXPECT_EQ(pointers(get(series_ + "/points?limit=x&cursor=zz&frm=1")),
            (std::vector<std::string>{"limit", "frm", "cursor"}));
  EXPECT_EQ(pointers(get(series_ + "/points?limit=0")), std::vector<std::string>{"limit"});
  EXPECT_EQ(pointers(get(series_ + "/points?cursor=zz")), std::vector<std::string>{"cursor"});
  EXPECT_EQ(pointers(get(series_ + "/points?known_on=2026-01-01")), std::vector<std::string>{"known_on"});
}

TEST_F(ApiRoutes, RefusePartsWhoseQuotientNoNumberHolds) {
  ASSERT_EQ(post("/api/v1/measures", R"({"name": "Rate", "area": "Tests", "organisation": "OU-THANET",
      "numerator": "Calls", "denominator": "People"})")
                .status,
            201);
  const auto refused = post("/api/v1/series/2/OU-THANET/points", R"({"points": [
      {"period": "2025-03-01", "numerator": 1e300, "denominator": 1e-300}]})");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(pointers(refused), std::vector<std::string>{"#/points/0/numerator"});
}

TEST_F(ApiRoutes, AskAboutUnusualFiguresWithoutRefusingThem) {
  std::string body = R"({"points": [)";
  for (int month = 1; month <= 12; ++month)
    body += fmt::format("{}{{\"period\": \"2024-{:02}-01\", \"value\": {}}}", month == 1 ? "" : ", ", month,
                        80 + month % 3);
  EXPECT_EQ(post(series_ + "/points", body + "]}").status, 200);
  const auto odd = value_of(post(series_ + "/points", R"({"points": [{"period": "2025-03-01", "value": 12}]})"));
  EXPECT_EQ(odd.at("added"), 1);
  EXPECT_EQ(odd.at("questions").get_array().size(), 1u);
}

TEST_F(ApiRoutes, PageThroughFiguresByFollowingNext) {
  post(series_ + "/points",
       R"({"points": [{"period": "2025-03-01", "value": 81}, {"period": "2024-12-01", "value": 79}]})");
  std::vector<std::string> periods;
  std::string path = series_ + "/points?limit=1&from=2025-01-01";
  while (!path.empty()) {
    const auto page = get(path);
    ASSERT_EQ(page.status, 200);
    const json::Value value = value_of(page);
    for (const json::Value& point : value.at("items").get_array())
      periods.emplace_back(point.at("period").get_string());
    const bool more = !value.at("next").is_null();
    EXPECT_EQ(page.headers.find("Link").has_value(), more);
    path = more ? std::string(value.at("next").get_string()) : std::string();
    ASSERT_LE(periods.size(), 3u);
  }
  EXPECT_EQ(periods, (std::vector<std::string>{"2025-01-01", "2025-02-01", "2025-03-01"}));
  EXPECT_EQ(value_of(get(series_ + "/points?until=2025-01-01")).at("items").get_array().size(), 1u);
  EXPECT_EQ(value_of(get(series_ + "/points?known_on=2025-04-15")).at("items").get_array().size(), 2u)
      << "as known before";
}

TEST_F(ApiRoutes, PageThroughSignalsWithoutRepeatingAnyWhenOneIsRaisedMeanwhile) {
  const auto raise = [&](measures::SignalDirection direction, const char* raised_at, const char* period) {
    const auto lease = pool_.lend();
    db::Transaction transaction(*lease);
    const Date month = measures::day(period);
    measures::create_signal(*lease, {.series = local_.series.id,
                                     .direction = direction,
                                     .phase_start = month,
                                     .first = month,
                                     .last = month,
                                     .words = period,
                                     .raised_at = measures::moment(raised_at),
                                     .changed_at = measures::moment(raised_at)});
    transaction.commit();
  };
  using enum measures::SignalDirection;
  raise(improving, "2025-03-01", "2024-01-01");
  raise(concerning, "2025-02-01", "2024-02-01");
  raise(concerning, "2025-02-01", "2024-03-01");
  raise(neutral, "2025-03-02", "2024-04-01");
  std::vector<std::int64_t> seen;
  std::string address = "/api/v1/signals?limit=1";
  while (!address.empty()) {
    const json::Value page = value_of(get(address));
    for (const json::Value& item : page.at("items").get_array())
      seen.push_back(item.at("id").to_number<std::int64_t>());
    // The newest concerning one would push every place of an offset on by one.
    if (seen.size() == 1) raise(concerning, "2025-03-03", "2024-05-01");
    address = page.at("next").is_null() ? "" : std::string(page.at("next").get_string());
    ASSERT_LE(seen.size(), 5u);
  }
  EXPECT_EQ(seen, (std::vector<std::int64_t>{3, 2, 4, 1}));
  for (const char* cursor : {"31", "3120787820782e", "zz"})
    EXPECT_EQ(get(std::string("/api/v1/signals?cursor=") + cursor).status, 422) << cursor;
}

TEST_F(ApiRoutes, FindMeasuresByTheirFilters) {
  post("/api/v1/measures", R"({"name": "50% of calls", "area": "Calls", "organisation": "OU-THANET"})");
  const auto found = [&](const std::string& filter) {
    return value_of(get("/api/v1/measures?" + filter)).at("items").get_array().size();
  };
  EXPECT_EQ(found("find=RECORDS"), 1u);
  EXPECT_EQ(found("find=%25"), 1u) << "a per cent sign means itself";
  EXPECT_EQ(found("area=Calls"), 1u);
  EXPECT_EQ(found("kind=national"), 0u);
  EXPECT_EQ(ask(http::Method::post, "/api/v1/measures/1/closure").status, 200);
  EXPECT_EQ(found("open=true"), 1u);
  EXPECT_EQ(found("open=false"), 1u);
  EXPECT_EQ(get("/api/v1/measures?kind=strange").status, 422);
  EXPECT_EQ(value_of(get("/api/v1/series?measure=1")).at("items").get_array().size(), 1u);
  EXPECT_EQ(value_of(get("/api/v1/series?organisation=OU-THANET")).at("items").get_array().size(), 2u);
}

TEST_F(ApiRoutes, MakeAndChangeMeasuresByTheRulesOfTheForm) {
  const auto made = post("/api/v1/measures", R"({"name": "Welfare calls", "area": "Welfare", "style": "minutes_seconds",
      "lower": 0, "upper": 3600.5, "better": "decrease", "frequency": "week", "organisation": "OU-THANET", "target": 90})");
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.headers.find("Location"), "/api/v1/measures/2");
  EXPECT_EQ(value_of(made).at("upper").to_number<double>(), 3600.5);
  EXPECT_EQ(
      value_of(get("/api/v1/series/2/OU-THANET/targets")).at("items").get_array()[0].at("value").to_number<double>(),
      90);

  const auto changed = ask(http::Method::patch, "/api/v1/measures/2", R"({"owner": "Operations", "upper": null})");
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(value_of(changed).at("owner"), "Operations");
  EXPECT_TRUE(value_of(changed).at("upper").is_null());
  EXPECT_EQ(value_of(changed).at("frequency"), "week");

  EXPECT_EQ(
      pointers(post("/api/v1/measures", R"({"name": "", "area": " ", "lower": 5, "upper": 1, "organisation": "X"})")),
      (std::vector<std::string>{"#/name", "#/area", "#/organisation"}));
  EXPECT_EQ(pointers(ask(http::Method::patch, "/api/v1/measures/2", R"({"decimals": 9})")),
            std::vector<std::string>{"#/decimals"});
  EXPECT_EQ(post("/api/v1/series/2/OU-THANET/points", R"({"points": [{"period": "2025-03-04", "value": 75}]})").status,
            200);
  EXPECT_EQ(ask(http::Method::patch, "/api/v1/measures/2", R"({"frequency": "day"})").status, 409);
}

TEST_F(ApiRoutes, GiveNoTwoOpenMeasuresOneName) {
  const std::string calls = R"({"name": "Calls", "area": "Demand", "organisation": "OU-THANET"})";
  ASSERT_EQ(post("/api/v1/measures", calls).status, 201);
  const std::vector<std::string> name{"#/name"};
  EXPECT_EQ(pointers(post("/api/v1/measures", R"({"name": "calls", "area": "Demand", "organisation": "OU-THANET"})")),
            name);
  EXPECT_EQ(pointers(ask(http::Method::patch, "/api/v1/measures/1", R"({"name": " CALLS ", "area": "Records"})")),
            name);
  EXPECT_EQ(ask(http::Method::patch, "/api/v1/measures/2", R"({"name": "CALLS"})").status, 200) << "its own name";
  EXPECT_EQ(post("/api/v1/measures/2/closure", "").status, 200);
  EXPECT_EQ(post("/api/v1/measures", calls).status, 201) << "a closed measure gives its name free";
}

TEST_F(ApiRoutes, AskAboutTextsThatLookLikeAnNhsNumber) {
  const std::string body = R"({"period": "2025-01-01", "reason": "Patient 943 476 5919")";
  EXPECT_EQ(pointers(post(series_ + "/exclusions", body + "}")), std::vector<std::string>{"#/reason"});
  EXPECT_EQ(post(series_ + "/exclusions", body + R"(, "no_identifier": true})").status, 201);
}

TEST_F(ApiRoutes, AddAndWithdrawChoicesByTheRulesOfTheForm) {
  struct Kind {
    std::string path;
    std::string good;
    std::string bad;
    std::vector<std::string> faults;
  };
  for (
      const Kind& kind : {
          Kind{"/targets",
               R"({"value": 95, "from": "2025-01-01", "title": "Target"})",
               R"({"value": 120, "from": "2025-01-01", "title": "Target"})",
               {"#/value"}},
          Kind{"/annotations",
               R"({"date": "2025-01-10", "title": "Prompt card", "kind": "test_of_change"})",
               R"({"date": "2025-01-10", "title": " "})",
               {"#/title"}},
          Kind{
              "/phases",
              R"({"from": "2025-02-01", "title": "New rota", "reason": "Rota", "approver": "Sam Reed", "baseline_until": "2025-03-31"})",
              R"({"from": "2020-02-01", "title": "New rota", "reason": "", "approver": "Sam Reed"})",
              {"#/reason"}},
          Kind{"/exclusions",
               R"({"period": "2025-01-15", "reason": "Outage"})",
               R"({"period": "2019-01-15", "reason": "Outage"})",
               {"#/period"}},
      }) {
    SCOPED_TRACE(kind.path);
    const auto added = post(series_ + kind.path, kind.good);
    ASSERT_EQ(added.status, 201) << added.body;
    const std::string location(added.headers.find("Location").value_or(""));
    EXPECT_EQ(location, series_ + kind.path + "/1");
    EXPECT_EQ(value_of(get(series_ + kind.path)).at("items").get_array()[0], value_of(added));
    const std::int64_t records = audit_records();
    EXPECT_EQ(pointers(post(series_ + kind.path, kind.bad)), kind.faults);
    EXPECT_EQ(audit_records(), records);
    EXPECT_EQ(ask(http::Method::del, location).status, 204);
    EXPECT_EQ(ask(http::Method::del, location).status, 404);
    EXPECT_TRUE(value_of(get(series_ + kind.path)).at("items").get_array().empty());
  }
}

TEST_F(ApiRoutes, NameTheTokenInTheAuditRecordOfEveryChange) {
  post(series_ + "/targets", R"({"value": 95, "from": "2025-01-01", "title": "Target"})");
  const auto lease = pool_.lend();
  const auto newest = lease->all("SELECT action, subject, actor_id FROM audit_record ORDER BY number DESC LIMIT 2",
                                 [](const db::Row& row) {
                                   return row.get<std::string>(0) + " " + row.get<std::string>(1) + " by " +
                                          std::to_string(row.get<std::int64_t>(2));
                                 });
  const std::string by = " by " + to_text(account_);
  EXPECT_EQ(newest, (std::vector<std::string>{"token.change token:7" + by,
                                              "target.create series:" + to_text(local_.series.id) + by}));
}

TEST_F(ApiRoutes, AreNamedInTheHistoryByTheirTokenAndAnUndoByWhatItUndid) {
  visitor_.token->name = "Power BI refresh";
  const auto sent = post(series_ + "/points", R"({"points": [{"period": "2025-03-01", "value": 81}]})");
  const std::string load = std::to_string(value_of(sent).at("batch").to_number<std::int64_t>());
  EXPECT_EQ(value_of(get("/api/v1/batches/" + load)).at("brought_by"), "program Power BI refresh");
  be(account_);
  EXPECT_TRUE(holds(WholeSite::get("/import/history"), "Priya Nair, by the program Power BI refresh"));
  EXPECT_TRUE(holds(WholeSite::get("/measures/" + to_text(local_.measure) + "/OU-THANET/figures/2025-03-01/history"),
                    "Program Power BI refresh"));
  const auto undone = WholeSite::post("/import/loads/" + load + "/undo", {{"reach", "whole"}});
  ASSERT_EQ(undone.status, 303);
  const auto history = WholeSite::get("/import/history");
  EXPECT_TRUE(holds(history, "An undo of load " + load)) << history.body;
  EXPECT_TRUE(holds(history, "Undone by load " + std::to_string(std::stoll(load) + 1)));
  EXPECT_TRUE(holds(WholeSite::get(location(undone)), "1 figure is as before load " + load + "."));
}

TEST_F(ApiRoutes, DoNoMoreThanTheScopesOfTheToken) {
  const std::string points = R"({"points": [{"period": "2025-03-01", "value": 81}]})";
  sign_in({shell::Scope::read});
  EXPECT_EQ(get(series_).status, 200);
  EXPECT_EQ(post(series_ + "/points", points).status, 403);
  sign_in({shell::Scope::write_figures});
  EXPECT_EQ(get(series_).status, 403);
  EXPECT_EQ(post(series_ + "/points", points).status, 200);
  EXPECT_EQ(post(series_ + "/targets", R"({"value": 95, "from": "2025-01-01", "title": "T"})").status, 403);
  visitor_ = {};
  const auto nobody = get(series_);
  EXPECT_EQ(nobody.status, 401);
  EXPECT_EQ(nobody.headers.find("WWW-Authenticate"), "Bearer realm=\"Qualitea\"");
  visitor_ = {.credential = shell::Credential::wrong_token};
  EXPECT_EQ(get(series_).status, 401);
  EXPECT_EQ(post("/api/v1/spc", R"({"data": {"y": [1, 2]}})").status, 401) << "also where no token is needed";
  visitor_ = {.credential = shell::Credential::throttled_token};
  const auto waits = get(series_);
  EXPECT_EQ(waits.status, 429);
  EXPECT_EQ(waits.headers.find("Retry-After"), "900");
}

TEST_F(ApiRoutes, AskSpreadsheetsForATokenAndSendBrowsersToSignIn) {
  visitor_ = {};
  const std::string csv = "/measures/" + to_text(local_.measure) + "/OU-THANET/data.csv";
  http::Request request;
  request.path = csv;
  EXPECT_EQ(handler_.answer(request).status, 401);
  request.headers.set("Accept", "text/html,application/xhtml+xml");
  EXPECT_EQ(handler_.answer(request).status, 303);
}

TEST_F(ApiRoutes, TakeARequestWithATokenFromAnyOrigin) {
  headers_.headers.set("Sec-Fetch-Site", "cross-site");
  EXPECT_EQ(post(series_ + "/points", R"({"points": [{"period": "2025-03-01", "value": 81}]})").status, 200);
  visitor_.token.reset();
  EXPECT_EQ(post(series_ + "/points", R"({"points": [{"period": "2025-03-01", "value": 82}]})").status, 403)
      << "a cookie is sent by browsers unasked";
}

TEST_F(ApiRoutes, RefuseATokenThatABrowserKeptAsAPasswordWhenAnotherSiteAsks) {
  const std::string closure = "/api/v1/measures/" + to_text(local_.measure) + "/closure";
  headers_.headers.set("Authorization", "basic cHJpeWE6cXRfMQ==");
  headers_.headers.set("Sec-Fetch-Site", "cross-site");
  EXPECT_EQ(ask(http::Method::post, closure).status, 403);
  headers_.headers.remove("Sec-Fetch-Site");
  EXPECT_EQ(ask(http::Method::post, closure).status, 200) << "a program says nothing of sites";
}

TEST_F(ApiRoutes, GiveChoicesAsTheyStoodAndTheChoicesOfToday) {
  const http::Response added =
      post(series_ + "/targets", R"({"value": 90, "from": "2024-01-01", "title": "Local aim"})");
  ASSERT_EQ(added.status, 201) << added.body;
  const auto items = [&](const std::string& path) {
    return value_of(get(path)).get_object()["items"].get_array().size();
  };
  EXPECT_EQ(items(series_ + "/targets"), 1u);
  EXPECT_EQ(items(series_ + "/targets?known_on=2025-04-29"), 0u) << "it was made on 30 April";
  EXPECT_EQ(items(series_ + "/targets?known_on=2025-04-30"), 1u);
  const std::string then = series_ + "/reading?known_on=2025-04-29";
  const std::string now = get(series_ + "/reading").body;
  EXPECT_NE(get(then).body, now) << "without the target";
  EXPECT_EQ(get(then + "&choices=today").body, now) << "the figures are the same, and so are the choices";
  EXPECT_EQ(pointers(get(series_ + "?choices=today")), std::vector<std::string>{"choices"}) << "choices need a day";
  for (const char* path : {"/targets", "/annotations", "/phases", "/exclusions", "/points", "/reading", ""})
    EXPECT_EQ(pointers(get(series_ + path + "?known_on=2025-05-01")), std::vector<std::string>{"known_on"}) << path;
}

}  // namespace
}  // namespace qi::main
