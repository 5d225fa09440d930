#pragma once
/// What a function returns when a user or their data may ask for what cannot be: a value, or an error in words.
/// This file does not deal with broken worlds (disk, network): those are exceptions. Nor with our mistakes: see
/// assert.h.

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/assert.h"

namespace qi {

/// Closed list: a new kind of refusal needs a decision, because every surface maps each of these.
enum class ErrorKind { invalid, not_found, conflict, forbidden, unavailable };

/// One field of a form and what its author should do about it.
struct FieldError {
  std::string field;    ///< the name of the form control
  std::string message;  ///< one sentence that says what to do
};

/// A refusal. `message` is one sentence for the user and says what to do; it never holds internals.
struct Error {
  ErrorKind kind = ErrorKind::invalid;
  std::string message;
  std::vector<FieldError> fields;  ///< empty unless a form was refused

  static Error invalid(std::string message) { return {ErrorKind::invalid, std::move(message), {}}; }
  static Error invalid_fields(std::vector<FieldError> fields) {
    std::string first = fields.empty() ? "Check the form." : fields.front().message;
    return {ErrorKind::invalid, std::move(first), std::move(fields)};
  }
  static Error not_found(std::string message) { return {ErrorKind::not_found, std::move(message), {}}; }
  static Error conflict(std::string message) { return {ErrorKind::conflict, std::move(message), {}}; }
  static Error forbidden(std::string message) { return {ErrorKind::forbidden, std::move(message), {}}; }
  static Error unavailable(std::string message) { return {ErrorKind::unavailable, std::move(message), {}}; }
};

/// Either a T or an Error. Asking for the one that is not there is our mistake and stops the program.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : held_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return held_.index() == 0; }
  const T& operator*() const& { return value(); }
  T& operator*() & { return const_cast<T&>(std::as_const(*this).value()); }
  T&& operator*() && { return std::move(**this); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &**this; }
  const Error& error() const {
    QI_ASSERT(held_.index() == 1);
    return *std::get_if<1>(&held_);
  }

 private:
  const T& value() const {
    QI_ASSERT(held_.index() == 0);
    return *std::get_if<0>(&held_);
  }
  std::variant<T, Error> held_;
};

/// Done, or an Error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}
  explicit operator bool() const { return !error_; }
  const Error& error() const {
    QI_ASSERT(error_.has_value());
    return *error_;
  }

 private:
  std::optional<Error> error_;
};

using Done = Result<void>;

}  // namespace qi
