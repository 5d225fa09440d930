#include "shell/drop_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <fnmatch.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "base/text.h"
#include "shell/digest.h"

namespace qi::shell {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPieceBytes = std::size_t{64} * 1024;
constexpr int kMostNumbers = 10'000;
constexpr std::array<std::string_view, 4> kBeingFetched{".part", ".tmp", ".crdownload", ".filepart"};
constexpr std::array<std::string_view, 2> kOurFolders{"done", "refused"};
// Windows puts these into every folder that somebody looks at.
constexpr std::array<std::string_view, 2> kOfTheSystem{"thumbs.db", "desktop.ini"};

FileMark mark_in(const struct stat& found) {
  constexpr std::int64_t kNanoseconds = 1'000'000'000;
  return {.device = found.st_dev,
          .inode = found.st_ino,
          .bytes = static_cast<std::uint64_t>(found.st_size),
          .written = found.st_mtim.tv_sec * kNanoseconds + found.st_mtim.tv_nsec,
          .changed = found.st_ctim.tv_sec * kNanoseconds + found.st_ctim.tv_nsec};
}

bool is_candidate(const std::string& name, const std::string& pattern) {
  if (name.starts_with('.') || name.starts_with('~')) return false;
  if (std::ranges::find(kOurFolders, name) != kOurFolders.end()) return false;
  const std::string small = lowered(name);
  if (std::ranges::find(kOfTheSystem, small) != kOfTheSystem.end()) return false;
  if (std::ranges::any_of(kBeingFetched, [&](std::string_view end) { return small.ends_with(end); })) return false;
  return pattern.empty() || ::fnmatch(pattern.c_str(), name.c_str(), FNM_CASEFOLD | FNM_NOESCAPE) == 0;
}

bool is_inside(const fs::path& folder, const fs::path& root) {
  return std::mismatch(root.begin(), root.end(), folder.begin(), folder.end()).first == root.end();
}

std::string in_words(std::string_view setting, const std::string& folder) {
  return folder.empty() ? fmt::format("The {} folder", setting) : "The folder " + folder;
}

Error leads_out(std::string_view setting, const std::string& folder) {
  return Error::invalid(fmt::format("{} is a link that leads out of the {} folder. Put a folder there.",
                                    in_words(setting, folder), setting));
}

/// The sub-folder for files that were dealt with, held open. Whoever drops files may have made it and what lies in it:
/// it is never a link, and nothing in it is written over or followed.
class Shelf {
 public:
  explicit Shelf(const fs::path& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)) {}
  ~Shelf() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Shelf(const Shelf&) = delete;
  Shelf& operator=(const Shelf&) = delete;
  bool is_there() const { return descriptor_ >= 0; }

  /// A name that nothing has there, nor its words: "c2.csv", "c2 (2).csv".
  std::string free_name(const fs::path& name) const {
    std::string free = name.string();
    for (int number = 2; number < kMostNumbers && (has(free) || has(free + ".txt")); ++number)
      free = fmt::format("{} ({}){}", name.stem().string(), number, name.extension().string());
    return free;
  }

  bool write(const std::string& name, const std::string& text) const {
    constexpr mode_t kForTheGroupToo = 0664;
    const int file =
        ::openat(descriptor_, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kForTheGroupToo);
    if (file < 0) return false;
    const bool written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    return ::close(file) == 0 && written;
  }

  bool take(const fs::path& from, const std::string& name) const {
    return ::renameat(AT_FDCWD, from.c_str(), descriptor_, name.c_str()) == 0;
  }

 private:
  bool has(const std::string& name) const {
    struct stat found {};
    return ::fstatat(descriptor_, name.c_str(), &found, AT_SYMLINK_NOFOLLOW) == 0;
  }

  int descriptor_;
};

}  // namespace

std::string shown_name(std::string_view name) {
  std::string shown(name);
  const bool readable = is_utf8(name);
  for (char& c : shown) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < ' ' || (!readable && byte >= 0x7F)) c = '?';
  }
  return shown;
}

bool may_be_drop_folder(std::string_view folder) {
  if (folder.empty()) return true;
  return std::ranges::all_of(split(folder, '/'), [](std::string_view part) {
    if (part.empty() || part.starts_with('.') || trimmed(part) != part) return false;
    if (std::ranges::find(kOurFolders, part) != kOurFolders.end()) return false;
    return std::ranges::all_of(part, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '.' ||
             c == '_' || c == '-';
    });
  });
}

Result<DropFolder> DropFolder::open(const fs::path& root, const std::string& folder, std::string_view setting) {
  if (root.empty())
    return Error::unavailable(fmt::format(
        "No {0} folder is set on this site. Ask the operator to give {0}-folder in the settings file.", setting));
  std::error_code failed;
  const fs::path top = fs::canonical(root, failed);
  if (failed)
    return Error::unavailable(
        fmt::format("The {} folder is not there. Ask the operator whether its disk is mounted.", setting));
  const fs::path wanted = folder.empty() ? top : top / folder;
  // Each part by itself, so that no folder is made behind a link that leads elsewhere.
  fs::path reached = top;
  for (const fs::path& part : fs::path(folder)) {
    reached /= part;
    if (!fs::exists(fs::symlink_status(reached, failed))) fs::create_directory(reached, failed);
    const fs::path real = fs::canonical(reached, failed);
    if (failed) return Error::unavailable(in_words(setting, folder) + " is not there and cannot be made.");
    if (!is_inside(real, top)) return leads_out(setting, folder);
  }
  DropFolder opened(::open(wanted.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (opened.descriptor_ < 0) return Error::unavailable(in_words(setting, folder) + " is not a folder.");
  // Once more, of what is held: a part may have become a link meanwhile.
  if (!is_inside(fs::canonical(opened.path()), top)) return leads_out(setting, folder);
  if (::access(opened.path().c_str(), R_OK | W_OK | X_OK) != 0)
    return Error::unavailable(in_words(setting, folder) +
                              " cannot be read and written by this program. Ask the operator to change its owner.");
  return opened;
}

DropFolder::~DropFolder() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

DropFolder::DropFolder(DropFolder&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

fs::path DropFolder::path() const {
  return fmt::format("/proc/self/fd/{}", descriptor_);
}

std::vector<DroppedFile> list_dropped(const fs::path& folder, const std::string& pattern) {
  std::vector<DroppedFile> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    struct stat found {};
    if (!is_candidate(name, pattern) || ::lstat(entry.path().c_str(), &found) != 0 || S_ISDIR(found.st_mode)) continue;
    const DropKind kind = S_ISREG(found.st_mode)   ? DropKind::file
                          : S_ISLNK(found.st_mode) ? DropKind::link
                                                   : DropKind::something_else;
    files.push_back({name, kind, mark_in(found)});
  }
  std::ranges::sort(files, {}, &DroppedFile::name);
  return files;
}

std::optional<FileMark> mark_of(const fs::path& file) {
  struct stat found {};
  if (::lstat(file.c_str(), &found) != 0) return std::nullopt;
  return mark_in(found);
}

Result<OpenFile> OpenFile::open(const fs::path& file, const FileMark& mark) {
  // Not blocking, so that a pipe of that name cannot hold the program.
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) {
    if (errno == EACCES || errno == EPERM)
      return Error::invalid(
          "This program may not read the file. Change its owner or its permissions, then drop it "
          "again.");
    return Error::conflict("The file was taken away or replaced while it was looked at.");
  }
  OpenFile opened(descriptor);
  struct stat found {};
  if (::fstat(descriptor, &found) != 0 || !S_ISREG(found.st_mode) || mark_in(found) != mark)
    return Error::conflict("The file is still being written.");
  return opened;
}

OpenFile::~OpenFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

OpenFile::OpenFile(OpenFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

fs::path OpenFile::path() const {
  return fmt::format("/proc/self/fd/{}", descriptor_);
}

FileMark OpenFile::mark() const {
  struct stat found {};
  if (::fstat(descriptor_, &found) != 0) return {};
  return mark_in(found);
}

std::string OpenFile::beginning(std::size_t bytes) const {
  std::string text(bytes, '\0');
  const ssize_t read = ::pread(descriptor_, text.data(), text.size(), 0);
  if (read < 0) throw std::runtime_error(std::string("a dropped file cannot be read: ") + std::strerror(errno));
  text.resize(static_cast<std::size_t>(read));
  return text;
}

std::string OpenFile::bytes() const {
  std::string text;
  std::string piece(kPieceBytes, '\0');
  for (;;) {
    const ssize_t read = ::pread(descriptor_, piece.data(), piece.size(), static_cast<off_t>(text.size()));
    if (read < 0) throw std::runtime_error(std::string("a dropped file cannot be read: ") + std::strerror(errno));
    if (read == 0) return text;
    text.append(piece.data(), static_cast<std::size_t>(read));
  }
}

std::string OpenFile::sha256() const {
  std::ifstream stream(path(), std::ios::binary);
  return sha256_hex_of(stream);
}

Done put_away(const fs::path& folder, const DroppedFile& file, std::string_view where, const std::string& words) {
  const fs::path from = folder / file.name;
  const auto mark = mark_of(from);
  if (!mark || *mark != file.mark) return Error::conflict("The file was replaced while it was read.");
  std::error_code ignored;
  fs::create_directory(folder / where, ignored);
  const Shelf shelf(folder / where);
  if (!shelf.is_there()) return Error::unavailable(fmt::format("The folder {} cannot be made beside the file.", where));
  const std::string name = shelf.free_name(file.name);
  if (!words.empty() && !shelf.write(name + ".txt", words + "\n"))
    return Error::unavailable(fmt::format("The folder {} cannot be written.", where));
  if (!shelf.take(from, name)) return Error::unavailable(fmt::format("The file could not be moved to {}.", where));
  return {};
}

}  // namespace qi::shell
