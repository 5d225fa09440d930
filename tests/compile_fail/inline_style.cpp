// Inline style is not served.
#include "html/page.h"

void write(qi::html::Page& h) {
  h.p({{"style", "color: red"}}, "Measures");
}
