#pragma once
/// Takes a multipart/form-data body (RFC 7578) apart as it arrives, in pieces of any size.
/// It keeps nothing and opens no file: see body_reader.h.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace qi::http {

/// What the header of a part says. Names as sent; bytes that are not UTF-8 became U+FFFD.
struct PartHead {
  std::string field;
  std::optional<std::string> file_name;  ///< present for a file, also when it is ""
};

/// Is told what the parser finds, in order: begins, any number of data, ends. A refusal stops the parser.
class PartSink {
 public:
  virtual ~PartSink() = default;
  virtual Done part_begins(const PartHead& head) = 0;
  virtual Done part_data(std::string_view bytes) = 0;
  virtual Done part_ends() = 0;
};

class MultipartParser {
 public:
  static constexpr std::size_t kMostPartHeadBytes = std::size_t{8} * 1024;
  static constexpr std::size_t kMostParts = 1000;

  /// `boundary` as boundary_of() returned it.
  MultipartParser(std::string_view boundary, PartSink& sink);

  /// refuses  a part without a field name; a head over kMostPartHeadBytes; more than kMostParts parts; a broken
  /// delimiter
  ///          line; what the sink refused. Once it refused, the parser takes nothing more.
  Done take(std::string_view bytes);
  /// At the end of the body. refuses a body without its closing delimiter.
  Done finish() const;

 private:
  enum class State { preamble, after_delimiter, head, data, epilogue, refused };
  Done step(bool& progressed);
  Done search_delimiter(bool& progressed);
  Done after_delimiter(bool& progressed);
  Done read_head(bool& progressed);

  std::string delimiter_;  ///< CR LF "--" boundary
  PartSink& sink_;
  std::string held_;  ///< bytes not yet understood
  State state_ = State::preamble;
  std::size_t parts_ = 0;
};

/// The boundary of a Content-Type. nullopt when the type is not multipart/form-data or the boundary is missing, longer
/// than 70 or holds characters outside RFC 2046's set.
std::optional<std::string> boundary_of(std::string_view content_type);
bool is_multipart(std::string_view content_type);

/// Reads the lines of a part's head. refuses one without Content-Disposition: form-data; name=….
Result<PartHead> parse_part_head(std::string_view lines);

}  // namespace qi::http
