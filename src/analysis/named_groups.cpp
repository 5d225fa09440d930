#include "analysis/named_groups.h"

namespace qi::analysis {

std::string whose(const std::string& group) {
  return group.empty() ? std::string() : group + ": ";
}

Error of_group(const std::string& group, Error error) {
  for (FieldError& field : error.fields) field.message = whose(group) + field.message;
  return error;
}

}  // namespace qi::analysis
