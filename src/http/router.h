#pragma once
/// Finds the row of a route list that answers a method and a path. Rows stand in an explicit list; nothing registers
/// itself. It does not call anything: the value of a row is the caller's.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/message.h"

namespace qi::http {

/// The patterns alone, by number of row. "/measures/{id}": a capture matches one segment that is not empty, and
/// "{id}.csv" one that ends so.
class PatternTable {
 public:
  /// refuses  (our mistake) a pattern that does not start with "/", or the same pattern twice for one method.
  void add(Method method, std::string_view pattern);

  struct Match {
    std::optional<std::size_t> row;  ///< nullopt: nothing answers
    std::map<std::string, std::string, std::less<>> captures;
    std::vector<Method> allowed;  ///< no row, but the path exists for these: 405. Empty: 404
  };
  /// Where several patterns fit, a literal segment goes before a capture, and a capture with an
  /// ending before one without, from the left. HEAD falls to GET.
  Match find(Method method, std::string_view path) const;

 private:
  struct Row {
    Method method;
    std::vector<std::string> segments;  ///< "{id}" is a capture
  };
  std::vector<Row> rows_;
};

/// "GET, HEAD, POST": the value of an Allow header.
std::string allow_header(const std::vector<Method>& methods);

template <class Value>
class Router {
 public:
  struct Match {
    const Value* value = nullptr;  ///< nullptr: nothing answers; see allowed
    std::string_view pattern;
    std::map<std::string, std::string, std::less<>> captures;
    std::vector<Method> allowed;
  };

  void add(Method method, std::string_view pattern, Value value) {
    table_.add(method, pattern);
    rows_.emplace_back(std::string(pattern), std::move(value));
  }
  Match find(Method method, std::string_view path) const {
    PatternTable::Match found = table_.find(method, path);
    if (!found.row) return {nullptr, {}, {}, std::move(found.allowed)};
    const auto& [pattern, value] = rows_[*found.row];
    return {&value, pattern, std::move(found.captures), {}};
  }

 private:
  PatternTable table_;
  std::vector<std::pair<std::string, Value>> rows_;
};

}  // namespace qi::http
