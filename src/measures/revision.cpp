#include "measures/revision.h"

namespace qi::measures {

std::string words_of(const LoadSource& source) {
  const std::string day = long_date(london_date(source.loaded_at));
  if (source.file_name.empty()) return std::string(title(source.kind)) + ", " + day;
  return source.file_name + ", loaded " + day;
}

}  // namespace qi::measures
