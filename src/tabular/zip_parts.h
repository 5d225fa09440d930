#pragma once
/// The files inside a ZIP archive that is held in memory, unpacked one by one within a bound.
/// It never writes a file and never uses a name from the archive as a path; what the parts mean is for
/// workbook_reading.h.

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "tabular/given_file.h"

namespace qi::tabular {

class ZipParts {
 public:
  /// `bytes` outlives this. refuses  what is damaged or has more entries than `limits`.
  static Result<ZipParts> open(std::string_view bytes, const GivenLimits& limits);
  ZipParts(ZipParts&&) noexcept;
  ~ZipParts();

  bool has(std::string_view name) const;  ///< letters of either case
  bool any_is_encrypted() const;

  /// Hands the unpacked bytes of a part to `take`, piece by piece; an error from it stops the unpacking.
  /// refuses  a part that is not there, is encrypted or damaged; more unpacked bytes, over all calls, than the limit.
  Done unpack(std::string_view name, const std::function<Done(std::string_view piece)>& take);
  /// The whole part. refuses  also one larger than `most` bytes.
  Result<std::string> whole(std::string_view name, std::size_t most);

 private:
  struct Archive;
  explicit ZipParts(std::unique_ptr<Archive> archive);
  std::unique_ptr<Archive> archive_;
};

}  // namespace qi::tabular
