#include "shell/api_schema.h"

#include <gtest/gtest.h>

#include "shell/api_operation.h"

namespace qi::shell {
namespace {

Schema points() {
  const Schema point =
      object_schema("Point", {needed("period", date_schema("")), optional("value", or_null(number_schema("")))});
  return object_schema("Points", {needed("points", list_schema(point, "", 3)), optional("note", text_schema("", 5)),
                                  optional("kind", choice_schema({"a", "b"}, ""))});
}

std::vector<std::string> faults(std::string_view json) {
  std::vector<std::string> out;
  for (const FieldError& error : check_shape(points(), *json::read(json)))
    out.push_back(error.field + ": " + error.message);
  return out;
}

TEST(ShapesOfJson, AreKeptByWhatFits) {
  EXPECT_TRUE(faults(R"({"points": [{"period": "2025-03-01", "value": 1.5}, {"period": "2025-04-01", "value": null}]})")
                  .empty());
  EXPECT_TRUE(faults(R"({"points": [], "note": "äöüßé", "kind": "b"})").empty());
}

TEST(ShapesOfJson, NameEveryFaultByItsPointer) {
  EXPECT_EQ(
      faults(
          R"({"points": [{"period": "March", "value": "1"}, {"valeu": 2}], "a/b~c": 1, "note": "too long", "kind": "c"})"),
      (std::vector<std::string>{
          "/points/0/period: Send a date such as \"2025-03-01\".",
          "/points/0/value: Send a number, without quotes.",
          "/points/1/period: Send the member \"period\": it is needed.",
          "/points/1/valeu: There is no member \"valeu\" here. Leave it out or correct its name.",
          "/note: Use 5 characters or fewer.",
          "/kind: Send one of: a, b.",
          "/a~1b~0c: There is no member \"a/b~c\" here. Leave it out or correct its name.",
      }));
  EXPECT_EQ(faults("[]"), std::vector<std::string>{": Send an object in { }."});
  EXPECT_EQ(faults(R"({"points": [1, 2, 3, 4]})"),
            std::vector<std::string>{"/points: Send at most 3 entries in one request."});
}

TEST(ShapesOfJson, ArePrintedWithEachNamedPartOnce) {
  json::Writer w;
  w.object([&] { write_components(w, {points(), or_null(points())}); });
  EXPECT_EQ(std::move(w).take(),
            R"({"Point":{"type":"object","properties":{"period":{"type":"string","format":"date"},)"
            R"("value":{"type":["number","null"]}},"required":["period"],"additionalProperties":false},)"
            R"("Points":{"type":"object","properties":{"points":{"type":"array","items":)"
            R"({"$ref":"#/components/schemas/Point"},"maxItems":3},"note":{"type":"string","maxLength":5},)"
            R"("kind":{"type":"string","enum":["a","b"]}},"required":["points"],"additionalProperties":false}})");
}

TEST(ParametersOfAnOperation, AreRefusedByNameWhenUnknownOrOfAnotherKind) {
  const ApiOperation operation{.group = "Points", .parameters = page_parameters()};
  http::Form query;
  query.add("limit", "ten");
  query.add("frm", "2025-01-01");
  const auto errors = check_query(operation, query);
  ASSERT_EQ(errors.size(), 2u);
  EXPECT_EQ(errors[0].field, "?limit");
  EXPECT_EQ(errors[1].message, "There is no parameter \"frm\" here. Leave it out or correct its name.");
  http::Form good;
  good.add("limit", "10");
  EXPECT_TRUE(check_query(operation, good).empty());
}

}  // namespace
}  // namespace qi::shell
