#pragma once
/// Small steps in the reading of a JSON question: words, counts, places and columns of numbers, each refused in one
/// sentence that names its key. Which keys a question has is not known here.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "json/json_reading.h"

namespace qi::analysis {

/// Leaves the reading of a question at its first fault; caught at the door of the file that reads one.
struct Fault {
  std::string message;
};

[[noreturn]] void refuse(std::string message);

/// "\"y\""
std::string key_name(std::string_view key);

/// A word that a key may hold, and what it stands for.
template <class Kind>
struct Word {
  std::string_view word;
  Kind kind;
};

template <class Kind, std::size_t Count>
Kind pick(std::string_view key, const json::Value& value, const std::array<Word<Kind>, Count>& words) {
  std::string choices;
  for (const Word<Kind>& each : words) {
    if (value.is_string() && value.as_string() == each.word) return each.kind;
    choices += (choices.empty() ? "" : ", ") + std::string(each.word);
  }
  refuse(key_name(key) + " must be one of: " + choices + ".");
}

bool truth(std::string_view key, const json::Value& value);
/// A whole number of 0 or more.
std::size_t count(std::string_view key, const json::Value& value);
/// One place or a list of them.
std::vector<std::size_t> places(std::string_view key, const json::Value& value);
double number(std::string_view key, const json::Value& value);
/// null is not-a-number.
double number_or_missing(std::string_view key, const json::Value& value);
/// One number or a list of them; null is not-a-number.
std::vector<double> numbers(std::string_view key, const json::Value& value);
std::string text(std::string_view key, const json::Value& value);
const json::Object& object_at(std::string_view key, const json::Value& value);

/// The question that a text holds, read by `question_of`, which may throw Fault.
/// refuses  text that is not one JSON object, and what `question_of` throws for.
template <class Question>
Result<Question> read_question(std::string_view text, Question (*question_of)(const json::Object& whole)) {
  const auto read = json::read(text);
  if (!read) return read.error();
  if (!read->is_object()) return Error::invalid("Send one JSON object in { }.");
  try {
    return question_of(read->as_object());
  } catch (const Fault& fault) {
    return Error::invalid(fault.message);
  }
}

}  // namespace qi::analysis
