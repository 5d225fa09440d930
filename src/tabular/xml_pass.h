#pragma once
/// One pass over an XML text that comes in pieces: elements and their text are told as they are met.
/// It builds no tree. Document type declarations are refused, so no entity is ever expanded and nothing is fetched.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace qi::tabular {

/// Attributes of one element, by local name. Valid during the call only.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  /// nullopt where there is none. "r:id" is found as "id" only when no plain "id" stands before it.
  std::optional<std::string_view> find(std::string_view local_name) const;
  /// As written with its prefix: "r:id".
  std::optional<std::string_view> find_prefixed(std::string_view prefix_and_name) const;

 private:
  const char** pairs_;
};

/// Names come without their prefix. An error stops the pass.
class XmlListener {
 public:
  virtual ~XmlListener() = default;
  virtual Done begins(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual Done ends(std::string_view name) = 0;
  virtual Done text(std::string_view piece) = 0;
};

class XmlPass {
 public:
  XmlPass(XmlListener& listener, std::size_t nesting);
  ~XmlPass();
  /// refuses  what is not well-formed XML, nests deeper than `nesting` or has a document type declaration.
  Done take(std::string_view piece);
  Done finish();

  struct Parser;

 private:
  std::unique_ptr<Parser> parser_;
};

}  // namespace qi::tabular
