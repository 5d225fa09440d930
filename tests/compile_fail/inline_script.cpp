// Inline script is not served.
#include "html/page.h"

void write(qi::html::Page& h) {
  h.button({{"onclick", "go()"}}, "Go");
}
