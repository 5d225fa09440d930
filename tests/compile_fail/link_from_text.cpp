// A link's address is a Url: text could be "javascript:".
#include <string>

#include "html/page.h"

void write(qi::html::Page& h, const std::string& text) {
  h.a({{"href", text}}, "Measures");
}
