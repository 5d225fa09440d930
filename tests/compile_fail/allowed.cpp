// The control: what the other files get wrong, done right. It must compile.
#include <string>

#include "db/connection.h"
#include "html/page.h"

void write(qi::html::Page& h, const std::string& text) {
  h.a({{"href", qi::html::Url::path("/measures")}, {"class", text}}, text);
  h.p(3);
}

void ask(qi::db::Connection& db, const std::string& name) {
  db.run("UPDATE account SET name = $1", name);
}
