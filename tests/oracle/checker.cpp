#include "oracle/checker.h"

#include <algorithm>

#include "base/number.h"

namespace qi::oracle {
namespace {

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return "[" + text + "]";
}

/// Bounds of intervals may be written "Infinity" and "-Infinity".
bool is_relatively_close(const json::Value* expected, double ours, double tolerance) {
  if (!expected) return false;
  if (expected->is_null()) return std::isnan(ours);
  if (expected->is_string()) {
    const auto& word = expected->as_string();
    return std::isinf(ours) && word == (ours > 0 ? "Infinity" : "-Infinity");
  }
  if (!expected->is_number()) return false;
  const double theirs = expected->to_number<double>();
  return theirs == ours || std::abs(theirs - ours) <= tolerance * std::abs(theirs);
}

}  // namespace

std::string text_of(const json::Value& value) {
  if (value.is_string()) return value.as_string().c_str();
  if (value.is_bool()) return value.as_bool() ? "true" : "false";
  if (value.is_number()) return shortest(value.to_number<double>());
  if (value.is_null()) return "null";
  if (value.is_object() && value.as_object().contains("error")) return "error";
  return "(list)";
}
std::string text_of(double value) {
  return std::isnan(value) ? "null" : shortest(value);
}
std::string text_of(std::optional<std::size_t> count) {
  return count ? std::to_string(*count) : "null";
}

bool is_close(double a, double b, double tolerance) {
  return a == b || std::abs(a - b) <= tolerance * std::max({1.0, std::abs(a), std::abs(b)});
}

double digits_agreed(double certified, double ours) {
  constexpr double kMostDigits = 15;  // as many as NIST certifies
  const double error = std::abs(ours - certified) / (certified == 0 ? 1 : std::abs(certified));
  if (std::isnan(error)) return 0;
  return error == 0 ? kMostDigits : std::clamp(-std::log10(error), 0.0, kMostDigits);
}

void Checker::number(const std::string& key, std::optional<std::size_t> place, std::size_t row, double ours,
                     double tolerance) {
  const json::Value* expected = element(key, row);
  if (!expected) return report(key, place, "(absent)", text_of(ours));
  const bool same = expected->is_null()
                        ? std::isnan(ours)
                        : expected->is_number() && is_close(expected->to_number<double>(), ours, tolerance);
  if (!same) report(key, place, text_of(*expected), text_of(ours));
}

void Checker::relative(const std::string& key, double ours, double tolerance) {
  const json::Value* expected = element(key, 0);
  if (!is_relatively_close(expected, ours, tolerance))
    report(key, std::nullopt, expected ? text_of(*expected) : "(absent)", text_of(ours));
}

void Checker::relatives(const std::string& key, const std::vector<double>& ours, double tolerance) {
  if (rows(key) != ours.size()) return numbers(key, ours, tolerance);
  for (std::size_t i = 0; i < ours.size(); ++i) {
    const json::Value* expected = element(key, i);
    if (!is_relatively_close(expected, ours[i], tolerance))
      report(key, i, expected ? text_of(*expected) : "(absent)", text_of(ours[i]));
  }
}

void Checker::certified(const std::string& key, double ours, double least_digits) {
  const json::Value* expected = element(key, 0);
  if (!expected || !expected->is_number())
    return report(key, std::nullopt, expected ? text_of(*expected) : "(absent)", text_of(ours));
  const double digits = digits_agreed(expected->to_number<double>(), ours);
  comparison_.digits = std::min(digits, comparison_.digits.value_or(digits));
  if (digits < least_digits) report(key, std::nullopt, text_of(*expected), text_of(ours));
}

void Checker::numbers(const std::string& key, const std::vector<double>& ours, double tolerance) {
  if (rows(key) != ours.size()) {
    ++comparison_.compared;
    return report(key, std::nullopt, std::to_string(rows(key)) + " numbers", std::to_string(ours.size()) + " numbers");
  }
  for (std::size_t i = 0; i < ours.size(); ++i) number(key, i, i, ours[i], tolerance);
}

void Checker::flag(const std::string& key, std::size_t place, std::size_t row, Flag ours) {
  const json::Value* expected = element(key, row);
  if (!expected) return report(key, place, "(absent)", ours.is_raised ? "true" : "false");
  const bool same = expected->is_bool() ? expected->as_bool() == ours.is_raised
                                        : expected->is_null() && !ours.is_raised && !ours.is_judged;
  if (!same) report(key, place, text_of(*expected), ours.is_raised ? "true" : "false");
}

void Checker::text(const std::string& key, std::optional<std::size_t> place, std::size_t row, const std::string& ours) {
  const json::Value* expected = element(key, row);
  const std::string theirs = expected ? text_of(*expected) : "(absent)";
  if (theirs != ours) report(key, place, theirs, ours);
}

void Checker::words(const std::string& key, const std::vector<std::string>& ours) {
  ++comparison_.compared;
  std::vector<std::string> theirs;
  const json::Value* expected = find(key);
  if (expected && expected->is_array())
    for (const json::Value& word : expected->as_array()) theirs.push_back(text_of(word));
  else if (expected)
    theirs.push_back(text_of(*expected));
  if (theirs != ours) comparison_.differences.push_back({key, std::nullopt, listed(theirs), listed(ours)});
}

std::size_t Checker::rows(const std::string& key) const {
  const json::Value* expected = find(key);
  return !expected ? 0 : expected->is_array() ? expected->as_array().size() : 1;
}

const json::Value* Checker::find(std::string_view key) const {
  const json::Value* here = nullptr;
  const json::Object* inside = &expected_;
  while (true) {
    const std::size_t dot = key.find('.');
    const std::string part(key.substr(0, dot));
    if (inside)
      here = inside->if_contains(part);
    else if (here && here->is_array())
      here = std::stoul(part) < here->as_array().size() ? &here->as_array()[std::stoul(part)] : nullptr;
    if (!here || dot == std::string_view::npos) return here;
    inside = here->if_object();
    key.remove_prefix(dot + 1);
  }
}

const json::Value* Checker::element(const std::string& key, std::size_t row) {
  ++comparison_.compared;
  const json::Value* expected = find(key);
  if (!expected || !expected->is_array()) return expected;
  return row < expected->as_array().size() ? &expected->as_array()[row] : nullptr;
}

void Checker::report(const std::string& key, std::optional<std::size_t> place, std::string expected, std::string ours) {
  comparison_.differences.push_back({key, place, std::move(expected), std::move(ours)});
}

}  // namespace qi::oracle
