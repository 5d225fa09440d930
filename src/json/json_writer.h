#pragma once
/// Writes JSON by calls in order, numbers in their shortest exact form.
/// It does not check that keys are unique.

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qi::json {

/// w.object([&] { w.key("n").value(3); w.key("name").value("C2"); w.key("list").array([&] { w.value(1); }); });
/// Not-a-number and infinite doubles are written as null.
class Writer {
 public:
  std::string take() && { return std::move(out_); }

  Writer& key(std::string_view name);
  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(double number);
  template <std::same_as<bool> B>
  void value(B truth) {
    truth_value(truth);
  }
  template <std::integral N>
  requires(!std::same_as<N, bool>) void value(N number) { whole(static_cast<std::int64_t>(number)); }
  template <class T>
  void value(const std::optional<T>& maybe) {
    if (maybe)
      value(*maybe);
    else
      null();
  }
  void null();
  /// A complete JSON text made elsewhere by this class.
  void raw(std::string_view json);

  template <class Inside>
  void object(Inside&& inside) {
    open('{');
    inside();
    close('}');
  }
  template <class Inside>
  void array(Inside&& inside) {
    open('[');
    inside();
    close(']');
  }

 private:
  void truth_value(bool truth);
  void whole(std::int64_t number);
  void separate();
  void open(char bracket);
  void close(char bracket);
  std::string out_;
  bool first_ = true;  // nothing written yet inside the innermost bracket
  bool after_key_ = false;
};

}  // namespace qi::json
