#include "http/body_reader.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <system_error>

#include "base/log.h"
#include "base/text.h"
#include "http/text_decoding.h"

namespace qi::http {
namespace {

constexpr std::string_view kFilePrefix = "upload-";

bool is_urlencoded(std::string_view content_type) {
  const std::string_view type = trimmed(content_type.substr(0, content_type.find(';')));
  return same_ignoring_case(type, "application/x-www-form-urlencoded");
}

}  // namespace

BodyReader::BodyReader(std::string_view content_type, BodyLimits limits, std::filesystem::path folder)
    : content_type_(content_type), limits_(limits), folder_(std::move(folder)) {
  if (!is_multipart(content_type)) return;
  if (const auto boundary = boundary_of(content_type))
    parser_.emplace(*boundary, static_cast<PartSink&>(*this));
  else
    bad_boundary_ = true;
}

BodyReader::~BodyReader() {
  for (const UploadedFile& file : files_) {
    std::error_code gone_already;
    std::filesystem::remove(file.path, gone_already);
  }
}

std::uint64_t BodyReader::most_bytes() const {
  return is_upload() ? limits_.most_upload_bytes + limits_.most_body_bytes : limits_.most_body_bytes;
}

std::optional<Refusal> BodyReader::take(std::string_view bytes) {
  if (bad_boundary_) return refusal(400);
  taken_ += bytes.size();
  if (taken_ > most_bytes()) return refusal(413);
  if (!is_upload()) {
    memory_ += bytes;
    return std::nullopt;
  }
  if (const Done done = parser_->take(bytes); !done)
    return Refusal{.status = status_of_refusal(), .words = done.error().message};
  return std::nullopt;
}

std::optional<Refusal> BodyReader::finish(Request& request) {
  if (bad_boundary_) return refusal(400);
  if (is_upload()) {
    if (const Done done = parser_->finish(); !done)
      return Refusal{.status = status_of_refusal(), .words = done.error().message};
    request.form = std::move(form_);
    request.files = files_;
  } else if (is_urlencoded(content_type_)) {
    request.form = parse_urlencoded(memory_);
    request.body = std::move(memory_);
  } else {
    request.body = std::move(memory_);
  }
  return std::nullopt;
}

Done BodyReader::too_large() {
  beyond_limit_ = true;
  return Error::invalid(refusal(413).words);
}

Done BodyReader::disk_failed(std::string_view what, const std::filesystem::path& where) {
  const int reason = errno;
  const std::string text = std::string(what) + " " + where.string() + ": " + std::strerror(reason);
  no_room_ = reason == ENOSPC || reason == EDQUOT || reason == EFBIG;
  if (!no_room_) throw std::runtime_error(text);
  log::error("no room for an upload", {{"reason", text}});
  return Error::unavailable(
      "The server has no room left, so the file was not taken. Tell the people who run it, and send it again later.");
}

int BodyReader::status_of_refusal() const {
  if (no_room_) return 503;
  return beyond_limit_ ? 413 : 400;
}

Done BodyReader::part_begins(const PartHead& head) {
  part_ = head;
  field_.clear();
  in_memory_ += head.field.size();
  if (in_memory_ > limits_.most_body_bytes) return too_large();
  return {};
}

Done BodyReader::part_data(std::string_view bytes) {
  if (!part_.file_name) {
    in_memory_ += bytes.size();
    if (in_memory_ > limits_.most_body_bytes) return too_large();
    field_ += bytes;
    return {};
  }
  on_disk_ += bytes.size();
  if (on_disk_ > limits_.most_upload_bytes) return too_large();
  if (!file_) {
    if (files_.size() >= limits_.most_files) return too_large();
    if (const Done opened = open_file(); !opened) return opened;
  }
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size())
    return disk_failed("could not write to", files_.back().path);
  files_.back().bytes += bytes.size();
  return {};
}

Done BodyReader::open_file() {
  std::string path = (folder_ / (std::string(kFilePrefix) + "XXXXXX")).string();
  const int descriptor = ::mkstemp(path.data());
  if (descriptor < 0) return disk_failed("could not create an upload in", folder_);
  files_.push_back({.field = part_.field, .name = *part_.file_name, .path = path, .bytes = 0});
  file_.reset(::fdopen(descriptor, "wb"));
  if (!file_) {
    ::close(descriptor);
    return disk_failed("could not open", path);
  }
  return {};
}

Done BodyReader::part_ends() {
  if (!part_.file_name) {
    form_.add(part_.field, repaired_utf8(field_));
    return {};
  }
  // A file control with nothing chosen sends an empty name and no bytes: that is no file.
  if (!file_ && !part_.file_name->empty()) {
    if (files_.size() >= limits_.most_files) return too_large();
    if (const Done opened = open_file(); !opened) return opened;
  }
  if (file_ && std::fclose(file_.release()) != 0) return disk_failed("could not finish", files_.back().path);
  return {};
}

void remove_stale_uploads(const std::filesystem::path& folder) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::error_code gone_already;
    if (entry.is_regular_file() && entry.path().filename().string().starts_with(kFilePrefix))
      std::filesystem::remove(entry.path(), gone_already);
  }
}

}  // namespace qi::http
