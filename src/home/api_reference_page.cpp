#include "home/api_reference_page.h"

#include <algorithm>

#include "base/text.h"
#include "measures/signal_urls.h"
#include "shell/api_document.h"
#include "ui/page_heading.h"
#include "ui/sheet.h"

namespace qi::home {
namespace {

using html::Url;
using shell::Route;

void write_code(html::Page& h, const std::string& label, const std::string& text) {
  h.pre({{"class", "qt-code"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", label}}, text);
}

void write_example(html::Page& h, const std::string& language, const std::string& text) {
  h.h3(language);
  write_code(h, language + " example", text);
}

// The same as in docs/api/README.md, which a test runs. Pasted as it is it changes nothing: it names no series.
constexpr std::string_view kCurlExample =
    R"sh(# Which measures there are, with their numbers. It only reads.
curl --fail-with-body -sS "$QUALITEA/api/v1/measures?limit=5" -H "Authorization: Bearer $TOKEN"

# Send figures of the measure $MEASURE at $ORGANISATION: all of them or none. Sent again, they change nothing.
# Times are in seconds: 1112.5 is 18 minutes 32.5 seconds.
curl --fail-with-body -sS -X POST "$QUALITEA/api/v1/series/$MEASURE/$ORGANISATION/points" \
  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \
  -d '{"points": [{"period": "2025-03-01", "value": 1112.5}]}'

# What the chart says now.
curl --fail-with-body -sS "$QUALITEA/api/v1/series/$MEASURE/$ORGANISATION" -H "Authorization: Bearer $TOKEN"
)sh";

void write_getting_in(html::Page& h) {
  ui::sheet(h, {.id = "getting-in", .title = "Getting in"}, [&] {
    h.ol({{"class", "nhsuk-list nhsuk-list--number"}}, [&] {
      h.li([&] {
        h.text("Make a token on ");
        h.a({{"href", Url::path("/account/tokens")}}, "your account page");
        h.text(". It is shown once.");
      });
      h.li([&] {
        h.text("Send it with every request: ");
        h.code("Authorization: Bearer qt_…");
      });
      h.li("Or send it as the password beside any user name, where a program only knows user name and password.");
    });
    h.p("A token may never do more than you may. Revoke it when a program no longer needs it.");
  });
}

void write_examples(html::Page& h, const std::string& address) {
  ui::sheet(h, {.id = "examples", .title = "Examples"}, [&] {
    write_example(h, "curl", "QUALITEA=" + address + "\n\n" + std::string(kCurlExample));
    write_example(h, "Python",
                  "import json, urllib.request\n\n"
                  "request = urllib.request.Request(\"" +
                      address +
                      "/api/v1/series/5/RYD/points\",\n"
                      "                                 headers={\"Authorization\": \"Bearer \" + token})\n"
                      "for point in json.load(urllib.request.urlopen(request))[\"items\"]:\n"
                      "    print(point[\"period\"], point[\"value\"])");
    write_example(h, "R",
                  "library(jsonlite)\n\n"
                  "address <- url(\"" +
                      address +
                      "/api/v1/series/5/RYD/reading\",\n"
                      "               headers = c(Authorization = paste(\"Bearer\", token)))\n"
                      "reading <- fromJSON(address)\n"
                      "plot(as.Date(reading$periods), reading$analysis$points$value, type = \"b\")");
  });
}

void write_spreadsheets(html::Page& h, const std::string& address) {
  ui::sheet(h, {.id = "spreadsheets", .title = "Excel and Power BI"}, [&] {
    h.ol({{"class", "nhsuk-list nhsuk-list--number"}}, [&] {
      h.li([&] {
        h.text("Choose Get data, From web, and give the address of a measure's figures: ");
        h.code(address + "/measures/5/RYD/data.csv");
        h.text(", of one measure for everybody: ");
        h.code(address + "/measures/5.csv");
      });
      h.li("When it asks how to sign in, choose Basic. Type any user name and the token as the password.");
      h.li("Refresh brings the newest figures, limits and signals with the same columns.");
    });
  });
}

void write_rules(html::Page& h) {
  ui::sheet(h, {.id = "rules", .title = "What always holds"}, [&] {
    h.ul({{"class", "nhsuk-list nhsuk-list--bullet"}}, [&] {
      h.li("Numbers are exact, times are in seconds, dates are like 2025-03-01, moments are in UTC.");
      h.li("Lists come in pages of 100 (limit takes up to 1,000). Follow next until it is null.");
      h.li(
          "Sending the same figures again changes nothing. For anything else send an Idempotency-Key: for 24 hours "
          "the same request with the same key happens once.");
      h.li(
          "A request is done whole or not at all. A refusal names every fault with its place. Members we do not know "
          "are refused by name.");
      h.li("A body holds at most 2 megabytes and 10,000 points.");
      h.li("Answers carry an ETag. Send it as If-None-Match: 304 says that nothing has changed.");
    });
    h.p([&] {
      h.text("For tools there is the ");
      h.a({{"href", Url::path("/api/v1/openapi.json")}}, "OpenAPI 3.1 document");
      h.text(".");
    });
  });
}

/// "Scope read. Parameters: limit and cursor."
std::string terms_words(const Route& route) {
  const std::string_view scope = shell::scope_needed(route.needs);
  std::string words = scope.empty() ? "No token is needed." : "Scope " + std::string(scope) + ".";
  std::vector<std::string> names;
  for (const shell::ApiParameter& each : route.api->parameters)
    if (each.place == shell::ParameterPlace::query) names.push_back(each.name);
  return names.empty() ? words : words + " Parameters: " + listed(names) + ".";
}

/// In parts between which a narrow screen may begin a new line.
void write_address(html::Page& h, const Route& route) {
  h.text(std::string(http::name(route.method)) + " ");
  std::string_view rest = route.pattern;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('/', 1), rest.size());
    h.span(rest.substr(0, end));
    rest.remove_prefix(end);
  }
}

void write_group(html::Page& h, const shell::Routes& routes, std::string_view group) {
  ui::sheet(h, {.id = slug_of(group), .title = std::string(group)}, [&] {
    h.dl({{"class", "qt-addresses"}}, [&] {
      for (const Route& route : routes) {
        if (!route.api || route.api->group != group) continue;
        const std::string address = std::string(http::name(route.method)) + " " + std::string(route.pattern);
        h.dt([&] { h.code([&] { write_address(h, route); }); });
        h.dd([&] {
          h.p(std::string(route.purpose) + ".");
          h.p({{"class", "qt-sub"}}, terms_words(route));
          const bool said_at_post = route.method == http::Method::put;
          if (!route.api->body_example.empty() && !said_at_post)
            write_code(h, "Example for " + address, route.api->body_example);
        });
      }
    });
  });
}

/// "Members: event, created and url."
std::string members_words(const shell::ApiHook& hook) {
  std::vector<std::string> names;
  for (const shell::SchemaMember& member : hook.document.members) names.push_back(member.name);
  return "Members: " + listed(names) + ".";
}

void write_hooks(html::Page& h, const shell::ApiHooks& hooks) {
  ui::sheet(h, {.id = "web-hooks", .title = "Web hooks"}, [&] {
    h.p([&] {
      h.text(
          "Other programs are told of events: each is sent a JSON document by POST. An administrator adds them under ");
      h.a({{"href", measures::web_hooks_url()}}, "Web hooks");
      h.text(".");
    });
    h.dl({{"class", "qt-addresses"}}, [&] {
      for (const shell::ApiHook& hook : hooks) {
        h.dt([&] { h.code(hook.event); });
        h.dd([&] {
          h.p(hook.meaning);
          h.p({{"class", "qt-sub"}}, members_words(hook));
        });
      }
    });
    h.h3("Headers of each");
    h.dl({{"class", "qt-addresses"}}, [&] {
      for (const shell::ApiParameter& header : shell::hook_headers()) {
        h.dt([&] { h.code(header.name); });
        h.dd([&] { h.p(header.schema.meaning); });
      }
    });
  });
}

}  // namespace

void api_reference_page(html::Page& h, const ApiReferencePage& page) {
  ui::page_heading(h, {.title = "Reference for programs",
                       .lead = "Read and send figures from Excel, Power BI, R, Python or any other program."});
  h.div({{"class", "qt-reference"}}, [&] {
    write_getting_in(h);
    write_examples(h, page.address);
    write_spreadsheets(h, page.address);
    write_rules(h);
    std::vector<std::string_view> groups;
    for (const Route& route : page.routes)
      if (route.api && std::ranges::find(groups, route.api->group) == groups.end()) groups.push_back(route.api->group);
    for (const std::string_view group : groups) write_group(h, page.routes, group);
    write_hooks(h, page.hooks);
  });
}

}  // namespace qi::home
