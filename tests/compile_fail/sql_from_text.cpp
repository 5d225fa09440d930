// Statement text comes from literals only.
#include <string>

#include "db/connection.h"

void ask(qi::db::Connection& db, const std::string& name) {
  db.run("DELETE FROM account WHERE name = '" + name + "'");
}
