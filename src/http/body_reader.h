#pragma once
/// Takes the body of one request as it arrives: in memory, as fields, or as files on disk, each within its limit.
/// The client's file name never becomes part of a path.

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/form.h"
#include "http/message.h"
#include "http/multipart.h"
#include "http/refusal.h"

namespace qi::http {

struct BodyLimits {
  std::size_t most_body_bytes = 0;
  std::uint64_t most_upload_bytes = 0;
  std::size_t most_files = 20;
};

/// Lives as long as its request: its files are removed with it.
class BodyReader final : private PartSink {
 public:
  /// `content_type`: "" when absent. `folder`: where files wait; it exists.
  BodyReader(std::string_view content_type, BodyLimits limits, std::filesystem::path folder);
  ~BodyReader() override;
  BodyReader(const BodyReader&) = delete;
  BodyReader& operator=(const BodyReader&) = delete;

  bool is_upload() const { return parser_.has_value(); }
  /// The Content-Length that is the most this body may announce.
  std::uint64_t most_bytes() const;

  /// refuses 413 beyond a limit, 400 for a broken multipart body, 503 when the disk has no room for a file. Throws
  /// std::runtime_error when the disk fails otherwise.
  std::optional<Refusal> take(std::string_view bytes);
  /// At the end: body, form and files of the request. refuses 400 for a multipart body that is not whole.
  std::optional<Refusal> finish(Request& request);

 private:
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  Done part_begins(const PartHead& head) override;
  Done part_data(std::string_view bytes) override;
  Done part_ends() override;
  Done too_large();
  Done open_file();
  Done disk_failed(std::string_view what, const std::filesystem::path& where);
  int status_of_refusal() const;

  std::string content_type_;
  BodyLimits limits_;
  std::filesystem::path folder_;
  bool bad_boundary_ = false;
  std::optional<MultipartParser> parser_;
  std::string memory_;
  std::uint64_t in_memory_ = 0;  // fields so far, with their names
  std::uint64_t on_disk_ = 0;
  std::uint64_t taken_ = 0;
  bool beyond_limit_ = false;
  bool no_room_ = false;
  Form form_;
  std::vector<UploadedFile> files_;
  PartHead part_;
  std::string field_;
  std::unique_ptr<std::FILE, CloseFile> file_;
};

/// Removes what a process that was killed left in the folder. Only names that this file gives are touched.
void remove_stale_uploads(const std::filesystem::path& folder);

}  // namespace qi::http
