#pragma once
/// Files that must be whole after a power cut: flushed to the disk before they get their name.
/// It does not write their content.

#include <filesystem>

namespace qi::operations {

/// Flushes `part` and gives it its name, replacing a file of that name, and flushes the folder.
/// Throws std::filesystem::filesystem_error.
void give_name(const std::filesystem::path& part, const std::filesystem::path& name);

/// Removes a file that was left half-made, unless release() was called.
class PartFile {
 public:
  explicit PartFile(std::filesystem::path path);
  ~PartFile();
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;
  const std::filesystem::path& path() const { return path_; }
  void release() { released_ = true; }

 private:
  void remove() const;
  std::filesystem::path path_;
  bool released_ = false;
};

}  // namespace qi::operations
