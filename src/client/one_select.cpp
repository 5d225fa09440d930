#include "client/one_select.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "base/text.h"

namespace qi::client {
namespace {

constexpr std::array<std::string_view, 43> kChanging{
    "insert", "update",  "delete",   "merge", "into",      "exec",       "execute",    "call",      "create",
    "alter",  "drop",    "truncate", "grant", "revoke",    "deny",       "set",        "copy",      "attach",
    "detach", "pragma",  "vacuum",   "lock",  "begin",     "commit",     "rollback",   "savepoint", "declare",
    "backup", "restore", "shutdown", "use",   "do",        "reindex",    "openrowset", "openquery", "opendatasource",
    "kill",   "dbcc",    "waitfor",  "bulk",  "writetext", "updatetext", "reconfigure"};

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Also what PostgreSQL allows in the tag of a quote.
bool is_tag(char c) {
  return is_word(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// Goes through the text once, word by word, past everything that is quoted or commented.
class Scan {
 public:
  explicit Scan(std::string_view sql) : sql_(sql) {}

  Done check() {
    // PostgreSQL ends a comment there, other databases do not.
    for (std::size_t at = sql_.find('\r'); at != sql_.npos; at = sql_.find('\r', at + 1))
      if (sql_.substr(at + 1, 1) != "\n")
        return Error::invalid("End the lines of the query with line feeds: a carriage return stands alone.");
    while (at_ < sql_.size()) {
      if (const Done step = take(); !step) return step;
    }
    if (words_ == 0) return Error::invalid("Write a SELECT.");
    return {};
  }

 private:
  Done take() {
    const char c = sql_[at_];
    if (std::isspace(static_cast<unsigned char>(c)) != 0) return ++at_, Done{};
    if (starts("--")) return past_line();
    if (starts("/*")) return past_comment();
    if (ended_) return Error::invalid("Write one SELECT only: something stands after the semicolon.");
    if (c == ';') return ended_ = true, ++at_, Done{};
    if (c == '#')
      return Error::invalid("Take out the # or quote the name that it is part of: it begins a comment in MySQL.");
    if (c == '\'' || c == '"') return past_quote(c);
    if (c == '`') return past_name(c);
    if (c == '[') return past_name(']');
    if (c == '$') return past_dollar();
    if (is_word(c)) return take_word();
    ++at_;
    return {};
  }

  bool starts(std::string_view text) const { return sql_.substr(at_).starts_with(text); }

  Done past_line() {
    if (at_ + 2 < sql_.size() && std::isspace(static_cast<unsigned char>(sql_[at_ + 2])) == 0)
      return Error::invalid(
          "Write a blank behind --: without it MySQL takes the rest of the line for a part of the query.");
    const std::size_t end = sql_.find('\n', at_);
    at_ = end == sql_.npos ? sql_.size() : end + 1;
    return {};
  }

  Done past_comment() {
    const std::size_t end = sql_.find("*/", at_ + 2);
    if (end == sql_.npos) return Error::invalid("A comment in the query does not end: write */ behind it.");
    // Databases differ in whether comments nest.
    const std::string_view inside = sql_.substr(at_ + 2, end - at_ - 2);
    if (inside.find("/*") != inside.npos || inside.ends_with('/'))
      return Error::invalid("Take out the comment that stands inside another one.");
    if (inside.starts_with('!') || inside.starts_with("M!"))
      return Error::invalid("Take out the comment that begins with /*! or /*M!: some databases run what is in it.");
    at_ = end + 2;
    return {};
  }

  /// A doubled quote inside is two quoted stretches: nothing can stand between them.
  Done past_quote(char closing) {
    const std::size_t end = sql_.find(closing, at_ + 1);
    if (end == sql_.npos)
      return Error::invalid(std::string("A quote in the query does not end: write ") + closing + " behind it.");
    // PostgreSQL and MySQL differ in what a backslash before a quote means: the text would end elsewhere.
    if (sql_[end - 1] == '\\') return Error::invalid("Take out the backslash before a quote in the query.");
    at_ = end + 1;
    ++words_;
    return first_word();
  }

  /// A name in […] or `…`. To databases that have no such quotes its letters are part of the query.
  Done past_name(char closing) {
    const std::size_t end = sql_.find(closing, at_ + 1);
    if (end == sql_.npos)
      return Error::invalid(std::string("A name in the query does not end: write ") + closing + " behind it.");
    const std::string_view name = sql_.substr(at_ + 1, end - at_ - 1);
    const bool is_plain = name.find_first_of("'\"`[;$#\\\n") == name.npos && name.find("--") == name.npos &&
                          name.find("/*") == name.npos && sql_.substr(end + 1, 1) != std::string_view(&closing, 1);
    if (!is_plain)
      return Error::invalid("Take quotes, brackets, semicolons, comments and $ # \\ out of what stands in [ ] or ` `.");
    at_ = end + 1;
    ++words_;
    return first_word();
  }

  /// Only PostgreSQL knows $tag$…$tag$, and there too a$b$ is a name.
  Done past_dollar() {
    std::size_t end = at_ + 1;
    while (end < sql_.size() && is_tag(sql_[end])) ++end;
    if (end < sql_.size() && sql_[end] == '$')
      return Error::invalid("Write '…' instead of $…$, and quote a name with more than one $.");
    return ++at_, Done{};
  }

  Done take_word() {
    const std::size_t begin = at_;
    while (at_ < sql_.size() && is_word(sql_[at_])) ++at_;
    const std::string word = lowered(sql_.substr(begin, at_ - begin));
    if ((word == "q" || word == "nq") && starts("'"))
      return Error::invalid("Write '…' instead of q'…': only Oracle knows where that quote ends.");
    if (words_++ == 0) {
      is_select_ = word == "select" || word == "with";
      return first_word();
    }
    if (std::ranges::find(kChanging, word) != kChanging.end())
      return Error::invalid("The query may only read: take out the word " + word +
                            ", or quote it when it is the name of a column.");
    return {};
  }

  Done first_word() const {
    if (is_select_) return {};
    return Error::invalid("Write one SELECT: the query must begin with SELECT or WITH.");
  }

  std::string_view sql_;
  std::size_t at_ = 0;
  std::size_t words_ = 0;
  bool is_select_ = false;
  bool ended_ = false;
};

}  // namespace

Done check_one_select(std::string_view sql) {
  return Scan(sql).check();
}

}  // namespace qi::client
