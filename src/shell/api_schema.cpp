#include "shell/api_schema.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>

#include "base/assert.h"
#include "base/clock.h"
#include "base/text.h"

namespace qi::shell {
namespace {

Schema of_kind(SchemaKind kind, std::string meaning) {
  Schema schema;
  schema.kind = kind;
  schema.meaning = std::move(meaning);
  return schema;
}

/// RFC 6901, section 3.
std::string pointer_piece(std::string_view name) {
  std::string out = "/";
  for (const char c : name) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return out;
}

std::string plain(boost::json::string_view text) {
  return std::string(text.data(), text.size());
}

class ShapeCheck {
 public:
  void look(const Schema& schema, const json::Value& value, const std::string& at) {
    if (value.is_null() && schema.nullness == Nullness::may_be_null) return;
    switch (schema.kind) {
      case SchemaKind::text: return look_at_text(schema, value, at);
      case SchemaKind::number:
        if (!value.is_number()) refuse(at, "Send a number, without quotes.");
        return;
      case SchemaKind::whole:
        if (!value.is_int64() && !value.is_uint64()) refuse(at, "Send a whole number, without quotes.");
        return;
      case SchemaKind::truth:
        if (!value.is_bool()) refuse(at, "Send true or false, without quotes.");
        return;
      case SchemaKind::date:
        if (!value.is_string() || !parse_iso_date(plain(value.get_string())))
          refuse(at, "Send a date such as \"2025-03-01\".");
        return;
      case SchemaKind::moment:
        if (!value.is_string() || !parse_iso_instant(plain(value.get_string())))
          refuse(at, "Send a moment such as \"2025-03-11T09:42:00.000Z\".");
        return;
      case SchemaKind::choice:
        if (!value.is_string() || std::ranges::find(schema.choices, plain(value.get_string())) == schema.choices.end())
          refuse(at, "Send one of: " + joined(schema.choices) + ".");
        return;
      case SchemaKind::object: return look_at_object(schema, value, at);
      case SchemaKind::list: return look_at_list(schema, value, at);
      case SchemaKind::map:
        if (!value.is_object()) return refuse(at, "Send an object in { }.");
        for (const auto& [name, member] : value.get_object())
          look(schema.item.front(), member, at + pointer_piece(plain(name)));
        return;
    }
    stop_at("a known kind of schema", __FILE__, __LINE__);
  }
  std::vector<FieldError> take() { return std::move(errors_); }

 private:
  static std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
  }
  void refuse(const std::string& at, std::string message) { errors_.push_back({at, std::move(message)}); }

  void look_at_text(const Schema& schema, const json::Value& value, const std::string& at) {
    if (!value.is_string()) return refuse(at, "Send text in quotes.");
    if (schema.most > 0 && character_count(plain(value.get_string())) > schema.most)
      refuse(at, "Use " + std::to_string(schema.most) + " characters or fewer.");
  }

  void look_at_object(const Schema& schema, const json::Value& value, const std::string& at) {
    if (!value.is_object()) return refuse(at, "Send an object in { }.");
    const json::Object& object = value.get_object();
    for (const SchemaMember& member : schema.members) {
      const auto found = object.find(member.name);
      if (found != object.end())
        look(member.schema, found->value(), at + pointer_piece(member.name));
      else if (member.need == Need::required)
        refuse(at + pointer_piece(member.name), "Send the member \"" + member.name + "\": it is needed.");
    }
    if (schema.openness == Openness::open) return;
    for (const auto& [key, member] : object) {
      const std::string name = plain(key);
      if (std::ranges::find(schema.members, name, &SchemaMember::name) == schema.members.end())
        refuse(at + pointer_piece(name), "There is no member \"" + name + "\" here. Leave it out or correct its name.");
    }
  }

  void look_at_list(const Schema& schema, const json::Value& value, const std::string& at) {
    if (!value.is_array()) return refuse(at, "Send a list in [ ].");
    const json::Array& list = value.get_array();
    if (schema.most > 0 && list.size() > schema.most)
      return refuse(at, "Send at most " + std::to_string(schema.most) + " entries in one request.");
    for (std::size_t i = 0; i < list.size(); ++i) look(schema.item.front(), list[i], at + "/" + std::to_string(i));
  }

  std::vector<FieldError> errors_;
};

std::string_view type_name(SchemaKind kind) {
  switch (kind) {
    case SchemaKind::text:
    case SchemaKind::date:
    case SchemaKind::moment:
    case SchemaKind::choice: return "string";
    case SchemaKind::number: return "number";
    case SchemaKind::whole: return "integer";
    case SchemaKind::truth: return "boolean";
    case SchemaKind::object:
    case SchemaKind::map: return "object";
    case SchemaKind::list: return "array";
  }
  stop_at("a known kind of schema", __FILE__, __LINE__);
}

void write_members(json::Writer& w, const Schema& schema) {
  w.key("properties").object([&] {
    for (const SchemaMember& member : schema.members) {
      w.key(member.name);
      write_schema(w, member.schema);
    }
  });
  const bool any_needed =
      std::ranges::any_of(schema.members, [](const SchemaMember& member) { return member.need == Need::required; });
  if (any_needed)
    w.key("required").array([&] {
      for (const SchemaMember& member : schema.members)
        if (member.need == Need::required) w.value(member.name);
    });
  if (schema.openness == Openness::closed) w.key("additionalProperties").value(false);
}

void write_in_place(json::Writer& w, const Schema& schema) {
  w.object([&] {
    const bool nullable = schema.nullness == Nullness::may_be_null;
    w.key("type");
    if (nullable)
      w.array([&] {
        w.value(type_name(schema.kind));
        w.value("null");
      });
    else
      w.value(type_name(schema.kind));
    if (!schema.meaning.empty()) w.key("description").value(schema.meaning);
    if (schema.kind == SchemaKind::date) w.key("format").value("date");
    if (schema.kind == SchemaKind::moment) w.key("format").value("date-time");
    if (schema.kind == SchemaKind::text && schema.most > 0) w.key("maxLength").value(schema.most);
    if (schema.kind == SchemaKind::choice)
      w.key("enum").array([&] {
        for (const std::string& choice : schema.choices) w.value(choice);
        if (nullable) w.null();
      });
    if (schema.kind == SchemaKind::object) write_members(w, schema);
    if (schema.kind == SchemaKind::list) {
      w.key("items");
      write_schema(w, schema.item.front());
      if (schema.most > 0) w.key("maxItems").value(schema.most);
    }
    if (schema.kind == SchemaKind::map) {
      w.key("additionalProperties");
      write_schema(w, schema.item.front());
    }
  });
}

void gather_named(const Schema& schema, std::map<std::string, const Schema*>& named) {
  if (!schema.name.empty() && !named.emplace(schema.name, &schema).second) return;
  for (const SchemaMember& member : schema.members) gather_named(member.schema, named);
  for (const Schema& item : schema.item) gather_named(item, named);
}

}  // namespace

Schema text_schema(std::string meaning, std::size_t most) {
  Schema schema = of_kind(SchemaKind::text, std::move(meaning));
  schema.most = most;
  return schema;
}
Schema number_schema(std::string meaning) {
  return of_kind(SchemaKind::number, std::move(meaning));
}
Schema whole_schema(std::string meaning) {
  return of_kind(SchemaKind::whole, std::move(meaning));
}
Schema truth_schema(std::string meaning) {
  return of_kind(SchemaKind::truth, std::move(meaning));
}
Schema date_schema(std::string meaning) {
  return of_kind(SchemaKind::date, std::move(meaning));
}
Schema moment_schema(std::string meaning) {
  return of_kind(SchemaKind::moment, std::move(meaning));
}
Schema choice_schema(std::vector<std::string> choices, std::string meaning) {
  Schema schema = of_kind(SchemaKind::choice, std::move(meaning));
  schema.choices = std::move(choices);
  return schema;
}
Schema list_schema(Schema item, std::string meaning, std::size_t most) {
  Schema schema = of_kind(SchemaKind::list, std::move(meaning));
  schema.item.push_back(std::move(item));
  schema.most = most;
  return schema;
}
Schema map_schema(Schema item, std::string meaning) {
  Schema schema = of_kind(SchemaKind::map, std::move(meaning));
  schema.item.push_back(std::move(item));
  return schema;
}
Schema object_schema(std::string name, std::vector<SchemaMember> members, std::string meaning) {
  Schema schema = of_kind(SchemaKind::object, std::move(meaning));
  schema.name = std::move(name);
  schema.members = std::move(members);
  return schema;
}
Schema or_null(Schema schema) {
  schema.nullness = Nullness::may_be_null;
  return schema;
}
SchemaMember needed(std::string name, Schema schema) {
  return {std::move(name), std::move(schema), Need::required};
}
SchemaMember optional(std::string name, Schema schema) {
  return {std::move(name), std::move(schema), Need::optional};
}
const Schema& member_schema(const Schema& object, std::string_view name) {
  const auto found = std::ranges::find(object.members, name, &SchemaMember::name);
  QI_ASSERT(found != object.members.end());
  return found->schema;
}

std::vector<FieldError> check_shape(const Schema& schema, const json::Value& value) {
  ShapeCheck check;
  check.look(schema, value, "");
  return check.take();
}

void write_schema(json::Writer& w, const Schema& schema) {
  if (schema.name.empty()) return write_in_place(w, schema);
  const std::string reference = "#/components/schemas/" + schema.name;
  if (schema.nullness == Nullness::never_null) return w.object([&] { w.key("$ref").value(reference); });
  w.object([&] {
    w.key("anyOf").array([&] {
      w.object([&] { w.key("$ref").value(reference); });
      w.object([&] { w.key("type").value("null"); });
    });
  });
}

void write_components(json::Writer& w, const std::vector<Schema>& roots) {
  std::map<std::string, const Schema*> named;
  for (const Schema& root : roots) gather_named(root, named);
  for (const auto& [name, schema] : named) {
    Schema whole = *schema;
    whole.nullness = Nullness::never_null;
    w.key(name);
    write_in_place(w, whole);
  }
}

}  // namespace qi::shell
