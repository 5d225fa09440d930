// "1" is never what a page wants to say for true.
#include "html/page.h"

void write(qi::html::Page& h, bool answer) {
  h.p(answer);
}
