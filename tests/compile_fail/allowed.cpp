// The control: what the other files get wrong, done right. It must compile.
#include <string>

#include "base/text.h"
#include "db/connection.h"
#include "html/page.h"

void write(qi::html::Page& h, const std::string& text) {
  h.a({{"href", qi::html::Url::path("/measures")}, {"class", text}}, text);
  h.p(3);
}

void ask(qi::db::Connection& db, const std::string& name) {
  db.run("UPDATE account SET name = $1", name);
}

std::size_t words_of(const std::string& text) {
  const std::string low = qi::lowered(text);
  std::size_t letters = 0;
  for (const std::string_view word : qi::split(low, ' ')) letters += word.size();
  return letters;
}
