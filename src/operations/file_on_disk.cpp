#include "operations/file_on_disk.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace qi::operations {
namespace {

void flush(const std::filesystem::path& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  const int error = file < 0 || ::fsync(file) != 0 ? errno : 0;
  if (file >= 0) ::close(file);
  if (error != 0)
    throw std::filesystem::filesystem_error("could not flush", path, std::error_code(error, std::generic_category()));
}

}  // namespace

void give_name(const std::filesystem::path& part, const std::filesystem::path& name) {
  flush(part, O_RDONLY);
  std::filesystem::rename(part, name);
  const std::filesystem::path folder = name.parent_path();
  flush(folder.empty() ? std::filesystem::path(".") : folder, O_RDONLY | O_DIRECTORY);
}

PartFile::PartFile(std::filesystem::path path) : path_(std::move(path)) {
  remove();
}

PartFile::~PartFile() {
  if (!released_) remove();
}

void PartFile::remove() const {
  std::error_code ignored;
  for (const char* beside : {"", "-journal", "-wal", "-shm"}) std::filesystem::remove(path_.string() + beside, ignored);
}

}  // namespace qi::operations
