#pragma once
/// Holds our answers against the expected ones of one case, key by key, and collects the differences.
/// Which of our answers belongs to which key is not known here: see anchors.h and families.h.

#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/json_reading.h"
#include "oracle/comparison.h"

namespace qi::oracle {

/// README of the oracle: absolute or relative.
inline constexpr double kTolerance = 1e-9;
inline constexpr double kToleranceOfQuantiles = 1e-6;

std::string text_of(const json::Value& value);
std::string text_of(double value);
std::string text_of(std::optional<std::size_t> count);
bool is_close(double a, double b, double tolerance = kTolerance);
/// -log10(|ours - certified| / |certified|), or of |ours| where 0 is certified: from 0 to 15. Not-a-number: 0.
double digits_agreed(double certified, double ours);

/// Whether ours is raised, and whether there was anything to judge.
struct Flag {
  bool is_raised = false;
  bool is_judged = true;
};

/// Collects the differences of one anchor. A key is a path: "flags.shift" is the value under "shift" of the object
/// under "flags"; a number picks from a list. `row` is the place in the anchor's list, `place` the one in our series.
class Checker {
 public:
  Checker(const json::Object& expected, Comparison& comparison) : expected_(expected), comparison_(comparison) {}

  bool has(std::string_view key) const { return find(key) != nullptr; }
  void number(const std::string& key, std::optional<std::size_t> place, std::size_t row, double ours,
              double tolerance = kTolerance);
  /// A key with one number.
  void number(const std::string& key, double ours, double tolerance = kTolerance) {
    number(key, std::nullopt, 0, ours, tolerance);
  }
  /// Relative to the expected number, however small it is: a p-value of 1e-30 is held to its own digits.
  void relative(const std::string& key, double ours, double tolerance = kTolerance);
  void relatives(const std::string& key, const std::vector<double>& ours, double tolerance = kTolerance);
  /// A certified answer, scored by the digits it agrees in (see Comparison::digits); fewer than `least_digits` is a
  /// difference.
  void certified(const std::string& key, double ours, double least_digits);
  /// A list, place by place; a list of another length is one difference.
  void numbers(const std::string& key, const std::vector<double>& ours, double tolerance = kTolerance);
  /// An anchor's null for a flag means what our false means where there is nothing to judge.
  void flag(const std::string& key, std::size_t place, std::size_t row, Flag ours);
  void text(const std::string& key, std::optional<std::size_t> place, std::size_t row, const std::string& ours);
  /// A whole list of words as one answer.
  void words(const std::string& key, const std::vector<std::string>& ours);
  /// The number of rows of a list; a single value is one row.
  std::size_t rows(const std::string& key) const;

 private:
  const json::Value* find(std::string_view key) const;
  const json::Value* element(const std::string& key, std::size_t row);
  void report(const std::string& key, std::optional<std::size_t> place, std::string expected, std::string ours);

  const json::Object& expected_;
  Comparison& comparison_;
};

}  // namespace qi::oracle
