#include "shell/api_document.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "json/json_reading.h"
#include "main/slices.h"
#include "measures/news/web_hook.h"

namespace qi::main {
namespace {

const shell::Routes& routes() {
  static const shell::Routes all = site_routes({});
  return all;
}

shell::ApiHooks hooks() {
  return measures::api_hooks(news_plan({}).kinds);
}

json::Value document() {
  auto read = json::read(shell::api_document(routes(), hooks(), "1"), 64);
  EXPECT_TRUE(static_cast<bool>(read));
  return *read;
}

std::string lower_name(http::Method method) {
  std::string text(http::name(method));
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

TEST(TheApiDocument, HoldsEveryRouteUnderApiAndNothingElse) {
  std::set<std::string> from_routes;
  for (const shell::Route& route : routes())
    if (route.pattern.starts_with("/api/"))
      from_routes.insert(lower_name(route.method) + " " + std::string(route.pattern));
  std::set<std::string> from_document;
  const json::Value read = document();
  for (const auto& [path, item] : read.at("paths").get_object())
    for (const auto& [method, operation] : item.get_object())
      from_document.insert(std::string(method.data(), method.size()) + " " + std::string(path.data(), path.size()));
  EXPECT_EQ(from_document, from_routes);
  EXPECT_GE(from_routes.size(), 30u);
}

TEST(TheApiDocument, DescribesWhatWebHooksAreSentOfEveryKindOfNews) {
  const json::Value read = document();
  const json::Object& described = read.at("webhooks").get_object();
  for (const measures::NewsKind& kind : news_plan({}).kinds) EXPECT_FALSE(kind.events.empty()) << kind.slug;
  EXPECT_EQ(described.size(), hooks().size());
  for (const shell::ApiHook& hook : hooks()) {
    SCOPED_TRACE(hook.event);
    const json::Value& post = described.at(hook.event).at("post");
    EXPECT_EQ(post.at("summary"), hook.meaning.c_str());
    EXPECT_EQ(post.at("security").get_array().size(), 0u) << "the signature proves who sends";
    EXPECT_EQ(post.at("parameters").get_array().size(), shell::hook_headers().size());
    const json::Value& schema = post.at("requestBody").at("content").at("application/json").at("schema");
    EXPECT_EQ(schema.at("properties").at("event").at("enum").at(0), hook.event.c_str());
    EXPECT_EQ(schema.at("required").get_array().size(), hook.document.members.size());
  }
}

TEST(TheApiDocument, NamesEachCaptureOfAnAddressAsAParameterAndNoOther) {
  for (const shell::Route& route : routes()) {
    EXPECT_EQ(route.api.has_value(), route.pattern.starts_with("/api/")) << route.pattern;
    if (!route.api) continue;
    std::set<std::string> captured;
    std::string_view rest = route.pattern;
    while (rest.find('{') != std::string_view::npos) {
      rest.remove_prefix(rest.find('{') + 1);
      captured.emplace(rest.substr(0, rest.find('}')));
    }
    std::set<std::string> named;
    for (const shell::ApiParameter& parameter : route.api->parameters)
      if (parameter.place == shell::ParameterPlace::path) named.insert(parameter.name);
    EXPECT_EQ(named, captured) << route.pattern;
  }
}

TEST(TheApiDocument, GivesExamplesThatAreOfTheirShape) {
  for (const shell::Route& route : routes()) {
    if (!route.api || !route.api->body) continue;
    SCOPED_TRACE(std::string(route.pattern));
    const auto example = json::read(route.api->body_example);
    ASSERT_TRUE(static_cast<bool>(example));
    for (const FieldError& error : shell::check_shape(*route.api->body, *example))
      ADD_FAILURE() << error.field << ": " << error.message;
  }
}

TEST(TheApiDocument, GivesEveryNamedShapeOneMeaning) {
  // A name stands for one shape: two that differ would leave one of them out of the document.
  std::map<std::string, std::string> shapes;
  const std::function<void(const shell::Schema&)> look = [&](const shell::Schema& schema) {
    if (!schema.name.empty()) {
      json::Writer w;
      w.object([&] { shell::write_components(w, {schema}); });
      const std::string printed = std::move(w).take();
      const auto [known, is_new] = shapes.emplace(schema.name, printed);
      EXPECT_EQ(known->second, printed) << schema.name;
    }
    for (const shell::SchemaMember& member : schema.members) look(member.schema);
    for (const shell::Schema& item : schema.item) look(item);
  };
  for (const shell::Route& route : routes()) {
    if (!route.api) continue;
    if (route.api->body) look(*route.api->body);
    if (route.api->answer) look(*route.api->answer);
  }
  for (const shell::ApiHook& hook : hooks()) look(hook.document);
  EXPECT_GE(shapes.size(), 25u);
}

TEST(TheApiDocument, AsksForAScopeWhereverSomethingIsReadOrChanged) {
  for (const shell::Route& route : routes()) {
    if (!route.api || route.needs == shell::Permission::read_public) continue;
    EXPECT_EQ(shell::scope_needed(route.needs) == "read", route.method == http::Method::get) << route.pattern;
  }
}

}  // namespace
}  // namespace qi::main
