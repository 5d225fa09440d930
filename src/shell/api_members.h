#pragma once
/// Members of a JSON object that has passed check_shape, by name. A member that is null is as one left out.
/// It refuses nothing: a member of another kind is our mistake and stops the program.

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "json/json_reading.h"

namespace qi::shell {

bool has_member(const json::Object& object, std::string_view name);  ///< also when it is null
std::optional<std::string> find_text(const json::Object& object, std::string_view name);
std::optional<double> find_number(const json::Object& object, std::string_view name);
std::optional<Date> find_date(const json::Object& object, std::string_view name);

}  // namespace qi::shell
