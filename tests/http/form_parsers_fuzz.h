#pragma once
/// One run of the multipart and form parsers over bytes of anyone's choosing, in the shape that libFuzzer calls.
/// Returns 0; a broken promise of a parser stops the program.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/assert.h"
#include "base/text.h"
#include "http/form.h"
#include "http/multipart.h"
#include "http/request_target.h"

namespace qi::http {

/// Counts the events and checks their order.
struct OrderlySink final : PartSink {
  Done part_begins(const PartHead& head) override {
    QI_ASSERT(!open);
    QI_ASSERT(is_utf8(head.field));
    open = true;
    seen += "[" + head.field + "]";
    return {};
  }
  Done part_data(std::string_view bytes) override {
    QI_ASSERT(open && !bytes.empty());
    seen += bytes;
    return {};
  }
  Done part_ends() override {
    QI_ASSERT(open);
    open = false;
    seen += "|";
    return {};
  }
  bool open = false;
  std::string seen;
};

inline int fuzz_form_parsers(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  OrderlySink whole;
  MultipartParser at_once("b", whole);
  const bool taken_whole = static_cast<bool>(at_once.take(bytes));
  // The same bytes one by one must say the same.
  OrderlySink pieces;
  MultipartParser one_by_one("b", pieces);
  bool taken_pieces = true;
  for (std::size_t i = 0; i < bytes.size() && taken_pieces; ++i)
    taken_pieces = static_cast<bool>(one_by_one.take(bytes.substr(i, 1)));
  QI_ASSERT(taken_whole == taken_pieces);
  if (taken_whole) QI_ASSERT(static_cast<bool>(at_once.finish()) == static_cast<bool>(one_by_one.finish()));
  if (taken_whole && at_once.finish()) QI_ASSERT(whole.seen == pieces.seen);
  const Form form = parse_urlencoded(bytes);
  for (const auto& [field, value] : form.fields()) QI_ASSERT(is_utf8(field) && is_utf8(value));
  if (const auto target = parse_target(bytes)) QI_ASSERT(is_utf8(target->path) && target->path.starts_with('/'));
  return 0;
}

}  // namespace qi::http
