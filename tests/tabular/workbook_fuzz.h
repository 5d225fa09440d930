#pragma once
/// Workbooks from parts of anyone's choosing. Bytes made up at random are no ZIP archive, so they never reach what
/// reads sheets, texts and formats: here the parts are made up and the archive round them is sound.

#include <zip.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "tabular/given_file_fuzz.h"

namespace qi::tabular {

/// Parts follow one another, each behind a line with its name: "### xl/workbook.xml". What stands before the first one
/// is dropped; of a name that comes twice the last part counts. Stored, not compressed.
inline std::string packed_workbook(std::string_view parts) {
  constexpr std::string_view kMark = "### ";
  zip_error_t error;
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  for (std::size_t at = parts.find(kMark); at != std::string_view::npos;) {
    const std::size_t end_of_name = std::min(parts.find('\n', at), parts.size());
    const std::string name(parts.substr(at + kMark.size(), end_of_name - at - kMark.size()));
    const std::size_t begin = std::min(end_of_name + 1, parts.size());
    at = parts.find(kMark, begin);
    const std::string_view part = parts.substr(begin, at == std::string_view::npos ? at : at - begin);
    zip_source_t* bytes = zip_source_buffer(archive, part.data(), part.size(), 0);
    const zip_int64_t entry = zip_file_add(archive, name.c_str(), bytes, ZIP_FL_OVERWRITE);
    if (entry < 0)
      zip_source_free(bytes);
    else
      zip_set_file_compression(archive, static_cast<zip_uint64_t>(entry), ZIP_CM_STORE, 0);
  }
  std::string packed;
  if (zip_close(archive) != 0) {
    zip_discard(archive);
  } else if (zip_source_open(source) == 0) {
    zip_source_seek(source, 0, SEEK_END);
    packed.resize(static_cast<std::size_t>(zip_source_tell(source)));
    zip_source_seek(source, 0, SEEK_SET);
    zip_source_read(source, packed.data(), packed.size());
    zip_source_close(source);
  }
  zip_source_free(source);
  return packed;
}

/// Any parts through every step of an import.
inline int fuzz_workbook(const std::uint8_t* data, std::size_t size) {
  const std::string packed = packed_workbook(text_of_fuzz(data, size));
  return fuzz_given_file(reinterpret_cast<const std::uint8_t*>(packed.data()), packed.size());
}

}  // namespace qi::tabular
