#include "http/router.h"

#include <algorithm>

#include "base/assert.h"
#include "base/text.h"

namespace qi::http {
namespace {

bool is_capture(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.find('}') > 1 && segment.find('}') != segment.npos;
}

/// What stands behind a capture: ".csv" of "{id}.csv".
std::string_view ending_of(std::string_view capture) {
  return capture.substr(capture.find('}') + 1);
}

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string_view>& path) {
  return std::ranges::equal(pattern, path, [](const std::string& wanted, std::string_view given) {
    if (!is_capture(wanted)) return wanted == given;
    const std::string_view ending = ending_of(wanted);
    return given.size() > ending.size() && given.ends_with(ending);
  });
}

/// How much of a segment is literal: all of it, its ending, nothing.
std::size_t literal_part(std::string_view segment) {
  return is_capture(segment) ? ending_of(segment).size() : std::string_view::npos;
}

/// True when `a` is more literal than `b` at the first segment where they differ in that.
bool more_literal(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (literal_part(a[i]) != literal_part(b[i])) return literal_part(a[i]) > literal_part(b[i]);
  return false;
}

bool answers(Method row, Method asked) {
  return row == asked || (row == Method::get && asked == Method::head);
}

}  // namespace

void PatternTable::add(Method method, std::string_view pattern) {
  QI_ASSERT(pattern.starts_with('/'));
  Row row{.method = method, .segments = {}};
  for (const std::string_view segment : split(pattern.substr(1), '/')) row.segments.emplace_back(segment);
  const bool twice = std::ranges::any_of(
      rows_, [&](const Row& each) { return each.method == row.method && each.segments == row.segments; });
  QI_ASSERT(!twice);
  rows_.push_back(std::move(row));
}

PatternTable::Match PatternTable::find(Method method, std::string_view path) const {
  Match match;
  if (!path.starts_with('/')) return match;
  const std::vector<std::string_view> segments = split(path.substr(1), '/');
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const Row& row = rows_[i];
    if (!fits(row.segments, segments)) continue;
    if (!answers(row.method, method))
      match.allowed.push_back(row.method);
    else if (!match.row || more_literal(row.segments, rows_[*match.row].segments))
      match.row = i;
  }
  if (!match.row) return match;
  match.allowed.clear();
  const std::vector<std::string>& pattern = rows_[*match.row].segments;
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (is_capture(pattern[i]))
      match.captures.emplace(pattern[i].substr(1, pattern[i].find('}') - 1),
                             std::string(segments[i].substr(0, segments[i].size() - ending_of(pattern[i]).size())));
  return match;
}

std::string allow_header(const std::vector<Method>& methods) {
  std::string out;
  const auto append = [&](std::string_view token) {
    if (!out.empty()) out += ", ";
    out += token;
  };
  for (const Method each : {Method::get, Method::post, Method::put, Method::patch, Method::del, Method::options}) {
    if (std::ranges::find(methods, each) == methods.end()) continue;
    append(name(each));
    if (each == Method::get) append(name(Method::head));
  }
  return out;
}

}  // namespace qi::http
