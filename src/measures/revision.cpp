#include "measures/revision.h"

#include "base/text.h"

namespace qi::measures {

std::string words_of(const LoadSource& source) {
  const std::string day = long_date(london_date(source.loaded_at));
  if (source.file_name.empty())
    return (source.brought_by ? capitalised(words_of(*source.brought_by)) : std::string(title(source.kind))) + ", " +
           day;
  return source.file_name + ", loaded " + day;
}

}  // namespace qi::measures
