#include "tabular/zip_parts.h"

#include <array>

#include <fmt/format.h>
#include <zip.h>
#include "base/number.h"

namespace qi::tabular {

namespace {

Error damaged() {
  return Error::invalid("The workbook is damaged. Open it in a spreadsheet, save it again and give that.");
}

}  // namespace

struct ZipParts::Archive {
  ~Archive() {
    if (zip) zip_discard(zip);
  }
  zip_t* zip = nullptr;
  std::size_t unpacked = 0;
  GivenLimits limits;
};

ZipParts::ZipParts(std::unique_ptr<Archive> archive) : archive_(std::move(archive)) {}
ZipParts::ZipParts(ZipParts&&) noexcept = default;
ZipParts::~ZipParts() = default;

Result<ZipParts> ZipParts::open(std::string_view bytes, const GivenLimits& limits) {
  auto archive = std::make_unique<Archive>();
  archive->limits = limits;
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  if (!source) return damaged();
  archive->zip = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  if (!archive->zip) {
    zip_source_free(source);
    return damaged();
  }
  const zip_int64_t entries = zip_get_num_entries(archive->zip, 0);
  if (entries < 0) return damaged();
  if (static_cast<std::size_t>(entries) > limits.entries)
    return Error::invalid(
        fmt::format("The workbook holds more than {} parts. Copy the sheet you need into a new workbook.",
                    grouped(limits.entries)));
  return ZipParts(std::move(archive));
}

bool ZipParts::has(std::string_view name) const {
  return zip_name_locate(archive_->zip, std::string(name).c_str(), ZIP_FL_NOCASE) >= 0;
}

bool ZipParts::any_is_encrypted() const {
  const zip_int64_t entries = zip_get_num_entries(archive_->zip, 0);
  for (zip_int64_t i = 0; i < entries; ++i) {
    zip_stat_t about;
    if (zip_stat_index(archive_->zip, static_cast<zip_uint64_t>(i), 0, &about) != 0) continue;
    if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) && about.encryption_method != ZIP_EM_NONE) return true;
  }
  return false;
}

Done ZipParts::unpack(std::string_view name, const std::function<Done(std::string_view piece)>& take) {
  const zip_int64_t index = zip_name_locate(archive_->zip, std::string(name).c_str(), ZIP_FL_NOCASE);
  if (index < 0) return damaged();
  zip_file_t* opened = zip_fopen_index(archive_->zip, static_cast<zip_uint64_t>(index), 0);
  if (!opened) return damaged();
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> part(opened, zip_fclose);
  std::array<char, 65'536> piece;
  for (;;) {
    const zip_int64_t got = zip_fread(part.get(), piece.data(), piece.size());
    if (got < 0) return damaged();
    if (got == 0) return {};
    archive_->unpacked += static_cast<std::size_t>(got);
    // Counted as it comes out: the sizes that an archive claims for its parts may be lies.
    if (archive_->unpacked > archive_->limits.unpacked_bytes)
      return Error::invalid(
          fmt::format("The workbook unpacks to more than {} MB. Copy the sheet you need into a new "
                      "workbook.",
                      archive_->limits.unpacked_bytes / 1'000'000));
    if (const Done taken = take({piece.data(), static_cast<std::size_t>(got)}); !taken) return taken;
  }
}

Result<std::string> ZipParts::whole(std::string_view name, std::size_t most) {
  std::string text;
  const Done unpacked = unpack(name, [&](std::string_view piece) -> Done {
    if (text.size() + piece.size() > most) return damaged();
    text += piece;
    return {};
  });
  if (!unpacked) return unpacked.error();
  return text;
}

}  // namespace qi::tabular
