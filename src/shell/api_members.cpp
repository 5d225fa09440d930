#include "shell/api_members.h"

#include "base/assert.h"

namespace qi::shell {
namespace {

const json::Value* find_member(const json::Object& object, std::string_view name) {
  const json::Value* found = object.if_contains({name.data(), name.size()});
  return found && !found->is_null() ? found : nullptr;
}

}  // namespace

bool has_member(const json::Object& object, std::string_view name) {
  return object.if_contains({name.data(), name.size()}) != nullptr;
}

std::optional<std::string> find_text(const json::Object& object, std::string_view name) {
  const json::Value* found = find_member(object, name);
  if (!found) return std::nullopt;
  QI_ASSERT(found->is_string());
  return std::string(found->get_string().data(), found->get_string().size());
}

std::optional<double> find_number(const json::Object& object, std::string_view name) {
  const json::Value* found = find_member(object, name);
  if (!found) return std::nullopt;
  QI_ASSERT(found->is_number());
  return found->to_number<double>();
}

std::optional<Date> find_date(const json::Object& object, std::string_view name) {
  const auto text = find_text(object, name);
  return text ? parse_iso_date(*text) : std::nullopt;
}

}  // namespace qi::shell
