#pragma once
/// What main takes from this slice: who is asking, the routes, the commands.
/// It does not decide what a role may do: see shell/visitor.h.

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "db/connection.h"
#include "http/message.h"
#include "shell/context.h"
#include "shell/visitor.h"

namespace CLI {
class App;
}

namespace qi::access {

/// How sessions travel. `secure`: behind https, the cookie is "__Host-qualitea" and never leaves https.
enum class CookieKind { secure, plain_http };

/// Who sent this request: by its token where tokens are taken (then never by a cookie), else by its session cookie.
/// Nobody (an unsigned visitor) when there is none, or it has ended, or its account was closed. Notes that the session
/// was used, at most once in five minutes: it may write.
shell::Visitor find_visitor(db::Connection& db, const Clock& clock, const http::Request& request, CookieKind cookies);

/// Sign in and out, own account, accounts. The cookie's kind is fixed at start.
shell::Routes access_routes(CookieKind cookies);

/// How a command opens the migrated database of a data folder.
using OpenDatabase = std::function<db::Connection(const std::filesystem::path& data_folder)>;

/// `qualitea user add --email E --name N --role R --data DIR [--generate | --password-stdin]`
void add_user_command(CLI::App& program, const Clock& clock, OpenDatabase open);
/// `qualitea audit verify --data DIR`: exits 1 when the chain is broken and says where.
void add_audit_command(CLI::App& program, OpenDatabase open);

}  // namespace qi::access
