#pragma once
/// The JSON that a slice puts into audit records: a flat object of texts.
/// It decides nothing about what is recorded.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "json/json_writer.h"

namespace qi::shell {

/// {"name":"C2 mean","better":"decrease"}
inline std::string audit_payload(std::initializer_list<std::pair<std::string_view, std::string_view>> fields) {
  json::Writer writer;
  writer.object([&] {
    for (const auto& [name, text] : fields) writer.key(name).value(text);
  });
  return std::move(writer).take();
}

}  // namespace qi::shell
