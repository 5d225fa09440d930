#pragma once
/// One request to a route of the statistics engine, its body of anyone's choosing, in the shape that libFuzzer calls.
/// Returns 0; a broken promise of an answer stops the program. The server is not asked: no permission, no limits.

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "analysis/calculations/calculation_routes.h"
#include "analysis/calculations/calculation_shelves.h"
#include "base/assert.h"
#include "base/text.h"
#include "db/connection.h"
#include "json/json_reading.h"
#include "shell/context.h"

namespace qi::analysis {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// The row of a list that has it: `route_of(funnel_routes(), http::Method::post, "/try/funnel")`.
inline shell::Route route_of(const shell::Routes& routes, http::Method method, std::string_view pattern) {
  const auto found = std::ranges::find_if(
      routes, [&](const shell::Route& route) { return route.method == method && route.pattern == pattern; });
  QI_ASSERT(found != routes.end());
  return *found;
}

/// What the route answers a visitor without an account. It has no database: these pages keep nothing.
inline http::Response asked(const shell::Route& route, http::Request request) {
  request.method = route.method;
  if (request.path.empty()) request.path = route.pattern;
  db::Connection nothing = db::no_database();
  const FixedClock clock(*Date::from(2025, 4, 30));
  const shell::Visitor nobody;
  const shell::Site site;
  return route.handle({.request = request, .db = nothing, .clock = clock, .visitor = nobody, .site = site});
}

/// Whether a number that is not finite was written: "nan" or "inf" as a word of its own, whatever its capitals.
inline bool shows_what_is_not_finite(std::string_view text) {
  const auto is_letter = [&](std::size_t place) {
    return place < text.size() && (std::isalnum(static_cast<unsigned char>(text[place])) || text[place] == '_');
  };
  const std::string small = lowered(text);
  for (const std::string_view word : {"nan", "inf", "infinity"})
    for (std::size_t at = small.find(word); at != std::string::npos; at = small.find(word, at + 1))
      if ((at == 0 || !is_letter(at - 1)) && !is_letter(at + word.size())) return true;
  return false;
}

/// A body as one JSON question: an answer or a refusal with words, each one line of JSON, which has no word for what is
/// not finite.
inline int fuzz_question(const shell::Route& route, std::string_view body) {
  const http::Response response = asked(route, {.body = std::string(body)});
  QI_ASSERT(response.status == 200 || response.status == 422);
  const auto answer = json::read(response.body);
  QI_ASSERT(answer && answer->is_object() && response.body.find('\n') == std::string::npos);
  if (response.status == 422) QI_ASSERT(!answer->at("detail").as_string().empty());
  return 0;
}

/// A body as the fields of a form: a page, a refused form or a download, in letters that can be read.
inline int fuzz_form(const shell::Route& route, std::string_view body, std::string_view slug = {}) {
  http::Request request{.form = http::parse_urlencoded(body)};
  if (route.method == http::Method::get) std::swap(request.query, request.form);
  if (!slug.empty()) request.captures.emplace("slug", slug);
  // Another library draws the same SVG as PNG.
  if (request.form.get("download").ends_with("png")) return 0;
  const bool typed_it = std::ranges::any_of(request.form.fields(),
                                            [](const auto& field) { return shows_what_is_not_finite(field.second); });
  const http::Response response = asked(route, request);
  QI_ASSERT(response.status == 200 || response.status == 422);
  QI_ASSERT(!response.body.empty() && is_utf8(response.body));
  QI_ASSERT(typed_it || !shows_what_is_not_finite(response.body));
  const bool is_page = response.headers.find("Content-Type").value_or("").starts_with("text/html");
  QI_ASSERT(!is_page || trimmed(response.body).ends_with("</html>"));
  return 0;
}

/// The form of any calculation: the first line names it, the rest is what was typed.
inline int fuzz_calculation_form(std::string_view given) {
  static const shell::Routes routes = calculation_routes();
  const std::size_t line_end = std::min(given.find('\n'), given.size());
  const std::string_view slug = given.substr(0, line_end);
  const auto calculation = find_calculation(slug);
  if (!calculation) return 0;
  const shell::Route route = route_of(routes, http::Method::post, shelf_url(*calculation->shelf).text() + "/{slug}");
  return fuzz_form(route, given.substr(std::min(line_end + 1, given.size())), slug);
}

}  // namespace qi::analysis
