#include "shell/api_document.h"

#include "base/assert.h"
#include "base/text.h"
#include "json/json_reading.h"

namespace qi::shell {
namespace {

constexpr std::string_view kDescription =
    "Measures, figures, charts and their analysis. Numbers are exact, dates are ISO 8601, lists come in pages. "
    "Bodies hold at most 2 megabytes. Refusals are problem details (RFC 9457) that name every fault.";

Schema problem_schema() {
  Schema fault =
      object_schema("Fault", {optional("pointer", text_schema("JSON pointer into the body: #/points/3/value.")),
                              optional("parameter", text_schema("Name of a parameter of the address.")),
                              needed("detail", text_schema("What to send instead."))});
  return object_schema(
      "Problem", {needed("type", text_schema("")), needed("title", text_schema("")), needed("status", whole_schema("")),
                  needed("detail", text_schema("One sentence that says what to do.")),
                  optional("errors", list_schema(std::move(fault))),
                  optional("incident", text_schema("A number to tell us after a fault of ours."))});
}

std::string_view word(ParameterPlace place) {
  switch (place) {
    case ParameterPlace::path: return "path";
    case ParameterPlace::query: return "query";
    case ParameterPlace::header: return "header";
  }
  stop_at("a known place", __FILE__, __LINE__);
}

std::string operation_id(const Route& route) {
  return slug_of(std::string(http::name(route.method)) + " " +
                 std::string(route.pattern.substr(std::string_view("/api/").size())));
}

void write_parameter(json::Writer& w, const ApiParameter& parameter) {
  w.object([&] {
    w.key("name").value(parameter.name);
    w.key("in").value(word(parameter.place));
    if (parameter.place != ParameterPlace::query) w.key("required").value(true);
    if (!parameter.schema.meaning.empty()) w.key("description").value(parameter.schema.meaning);
    write_schema(w.key("schema"), parameter.schema);
  });
}

void write_key_parameter(json::Writer& w) {
  w.object([&] {
    w.key("name").value("Idempotency-Key");
    w.key("in").value("header");
    w.key("description").value("Kept for 24 hours: the same request with the same key happens once.");
    write_schema(w.key("schema"), text_schema("", 200));
  });
}

void write_content(json::Writer& w, std::string_view type, const Schema& schema, std::string_view example) {
  w.key("content").object([&] {
    w.key(type).object([&] {
      write_schema(w.key("schema"), schema);
      if (!example.empty()) w.key("example").raw(example);
    });
  });
}

/// The form, and the two kinds of file that are sent most.
void write_file_content(json::Writer& w) {
  const auto binary = [&] {
    w.object([&] {
      w.key("type").value("string");
      w.key("format").value("binary");
    });
  };
  w.key("content").object([&] {
    w.key("multipart/form-data").object([&] {
      w.key("schema").object([&] {
        w.key("type").value("object");
        w.key("required").array([&] { w.value("file"); });
        w.key("properties").object([&] {
          w.key("file");
          binary();
        });
      });
    });
    for (const std::string_view type :
         {"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
      w.key(type).object([&] {
        w.key("schema");
        binary();
      });
  });
}

void write_answers(json::Writer& w, const ApiOperation& operation) {
  w.key("responses").object([&] {
    w.key(std::to_string(operation.status)).object([&] {
      w.key("description").value(operation.answer ? "Done" : "Done; there is nothing to say");
      if (operation.answer) write_content(w, "application/json", *operation.answer, "");
    });
    w.key("default").object([&] {
      w.key("description")
          .value("Refused: 401 token, 403 not allowed, 404, 409, 413 too large, 422 what was sent, 429");
      write_content(w, "application/problem+json", problem_schema(), "");
    });
  });
}

void write_operation(json::Writer& w, const Route& route) {
  const ApiOperation& operation = *route.api;
  const bool changes = route.method != http::Method::get && route.needs != Permission::read_public;
  w.object([&] {
    w.key("operationId").value(operation_id(route));
    w.key("summary").value(route.purpose);
    w.key("tags").array([&] { w.value(operation.group); });
    if (!operation.parameters.empty() || changes)
      w.key("parameters").array([&] {
        for (const ApiParameter& parameter : operation.parameters) write_parameter(w, parameter);
        if (changes) write_key_parameter(w);
      });
    if (operation.body)
      w.key("requestBody").object([&] {
        w.key("required").value(true);
        write_content(w, "application/json", *operation.body, operation.body_example);
      });
    if (operation.sends == Sends::a_file)
      w.key("requestBody").object([&] {
        w.key("required").value(true);
        write_file_content(w);
      });
    write_answers(w, operation);
    w.key("security").array([&] {
      const std::string_view scope = scope_needed(route.needs);
      if (scope.empty()) return;
      for (const std::string_view scheme : {"token", "token_as_password"})
        w.object([&] { w.key(scheme).array([&] { w.value(scope); }); });
    });
  });
}

void write_security_schemes(json::Writer& w) {
  w.key("securitySchemes").object([&] {
    w.key("token").object([&] {
      w.key("type").value("http");
      w.key("scheme").value("bearer");
      w.key("description").value("A token from your account page: Authorization: Bearer qt_…");
    });
    w.key("token_as_password").object([&] {
      w.key("type").value("http");
      w.key("scheme").value("basic");
      w.key("description").value("The token as the password beside any user name, for Excel and Power BI.");
    });
  });
}

void write_paths(json::Writer& w, const Routes& routes) {
  w.key("paths").object([&] {
    for (std::size_t i = 0; i < routes.size(); ++i) {
      if (!routes[i].api) continue;
      bool written = false;
      for (std::size_t j = 0; j < i; ++j)
        written = written || (routes[j].api && routes[j].pattern == routes[i].pattern);
      if (written) continue;
      w.key(routes[i].pattern).object([&] {
        for (std::size_t j = i; j < routes.size(); ++j)
          if (routes[j].api && routes[j].pattern == routes[i].pattern)
            write_operation(w.key(lowered(http::name(routes[j].method))), routes[j]);
      });
    }
  });
}

void write_hook(json::Writer& w, const ApiHook& hook) {
  w.object([&] {
    w.key("operationId").value(slug_of("web hook " + hook.event));
    w.key("summary").value(hook.meaning);
    w.key("tags").array([&] { w.value("Web hooks"); });
    w.key("parameters").array([&] {
      for (const ApiParameter& header : hook_headers()) write_parameter(w, header);
    });
    w.key("requestBody").object([&] {
      w.key("required").value(true);
      write_content(w, "application/json", hook.document, "");
    });
    w.key("responses").object([&] {
      w.key("2XX").object(
          [&] { w.key("description").value("Taken. After any other answer it is tried again later."); });
    });
    w.key("security").array([] {});
  });
}

void write_hooks(json::Writer& w, const ApiHooks& hooks) {
  w.key("webhooks").object([&] {
    for (const ApiHook& hook : hooks) w.key(hook.event).object([&] { write_hook(w.key("post"), hook); });
  });
}

}  // namespace

std::string_view scope_needed(Permission permission) {
  switch (permission) {
    case Permission::read_public: return "";
    case Permission::read_measures:
    case Permission::read_places:
    case Permission::read_people: return slug(Scope::read);
    case Permission::write_figures: return slug(Scope::write_figures);
    case Permission::change_measures:
    case Permission::write_choices: return slug(Scope::write_choices);
    case Permission::read_staff_details:
    case Permission::change_places:
    case Permission::load_staff:
    case Permission::administer: return slug(Scope::administer);
  }
  stop_at("a known permission", __FILE__, __LINE__);
}

std::string api_document(const Routes& routes, const ApiHooks& hooks, std::string_view version) {
  std::vector<Schema> roots{problem_schema()};
  for (const Route& route : routes) {
    if (!route.api) continue;
    if (route.api->body) roots.push_back(*route.api->body);
    if (route.api->answer) roots.push_back(*route.api->answer);
  }
  for (const ApiHook& hook : hooks) roots.push_back(hook.document);
  json::Writer w;
  w.object([&] {
    w.key("openapi").value("3.1.0");
    w.key("info").object([&] {
      w.key("title").value("Qualitea");
      w.key("version").value(version);
      w.key("description").value(kDescription);
      w.key("license").object([&] {
        w.key("name").value("MIT");
        w.key("identifier").value("MIT");
      });
    });
    w.key("servers").array([&] { w.object([&] { w.key("url").value("/"); }); });
    write_paths(w, routes);
    write_hooks(w, hooks);
    w.key("components").object([&] {
      w.key("schemas").object([&] { write_components(w, roots); });
      write_security_schemes(w);
    });
  });
  return std::move(w).take();
}

}  // namespace qi::shell
