#pragma once
/// The shape of a JSON value as a C++ value: printed into the OpenAPI document, and asked of what programs send.
/// It knows no rule of a slice: that a date lies in the future, or a measure is closed, is refused elsewhere.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "json/json_reading.h"
#include "json/json_writer.h"

namespace qi::shell {

/// `date` is text like 2025-03-01, `moment` text like 2025-03-11T09:42:00.000Z, `map` an object whose member names are
/// data.
enum class SchemaKind { text, number, whole, truth, date, moment, choice, object, list, map };
enum class Nullness { never_null, may_be_null };
/// Whether an object may have members that are not named.
enum class Openness { closed, open };
enum class Need { required, optional };

struct SchemaMember;

struct Schema {
  SchemaKind kind = SchemaKind::text;
  std::string name;     ///< objects: of the component in the document, "Measure"; "" written in place
  std::string meaning;  ///< unit and meaning in one sentence; may be empty
  Nullness nullness = Nullness::never_null;
  Openness openness = Openness::closed;
  std::vector<std::string> choices;   ///< of a choice
  std::vector<SchemaMember> members;  ///< of an object
  std::vector<Schema> item;           ///< one: of a list or a map
  std::size_t most = 0;               ///< entries of a list or characters of a text; 0: no bound of its own
};

struct SchemaMember {
  std::string name;
  Schema schema;
  Need need = Need::required;
};

Schema text_schema(std::string meaning, std::size_t most = 0);
Schema number_schema(std::string meaning);
Schema whole_schema(std::string meaning);
Schema truth_schema(std::string meaning);
Schema date_schema(std::string meaning);
Schema moment_schema(std::string meaning);
Schema choice_schema(std::vector<std::string> choices, std::string meaning);
Schema list_schema(Schema item, std::string meaning = {}, std::size_t most = 0);
Schema map_schema(Schema item, std::string meaning = {});
Schema object_schema(std::string name, std::vector<SchemaMember> members, std::string meaning = {});
Schema or_null(Schema schema);
SchemaMember needed(std::string name, Schema schema);
SchemaMember optional(std::string name, Schema schema);
/// Of a member of an object, so that another shape says the same of it. A name that is not there is our mistake.
const Schema& member_schema(const Schema& object, std::string_view name);

/// Every place where the value is not of that shape, each as a JSON pointer ("/points/3/value"; "" the whole) and a
/// sentence that says what to send. Members that are not named are refused by their name.
std::vector<FieldError> check_shape(const Schema& schema, const json::Value& value);

/// As JSON Schema 2020-12; named objects as references to #/components/schemas.
void write_schema(json::Writer& w, const Schema& schema);
/// The members of #/components/schemas: every named object in the roots, once, by name.
void write_components(json::Writer& w, const std::vector<Schema>& roots);

}  // namespace qi::shell
