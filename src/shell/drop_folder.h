#pragma once
/// A folder into which files are dropped: what lies there, whether a file is complete, its bytes, and putting it away.
/// It follows no link and asks no database; what a file holds is its slice's.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace qi::shell {

/// What changes when a file is written, replaced or given another time.
struct FileMark {
  std::uint64_t device = 0, inode = 0, bytes = 0;
  std::int64_t written = 0, changed = 0;  ///< nanoseconds: time of the bytes and of the entry
  bool operator==(const FileMark&) const = default;
};

/// What an entry of the folder is.
enum class DropKind { file, link, something_else };

struct DroppedFile {
  std::string name;  ///< as it lies there
  DropKind kind = DropKind::file;
  FileMark mark;
};
/// The name as it can be shown and stored: bytes that are no UTF-8 and line ends become "?".
std::string shown_name(std::string_view name);

/// The folder of a feed under the operator's, held open, so that it stays the one that was judged when somebody puts a
/// link in its place.
class DropFolder {
 public:
  /// The folder is made when it is missing.
  /// refuses  an operator's folder that is not set or not there; a feed's folder that leads out of it by a link; one
  /// that
  ///          cannot be read or written. The sentence names the feed's part only.
  /// `setting` names the operator's folder in sentences: "feed" for "The feed folder".
  static Result<DropFolder> open(const std::filesystem::path& root, const std::string& folder,
                                 std::string_view setting);
  ~DropFolder();
  DropFolder(DropFolder&& other) noexcept;
  DropFolder& operator=(DropFolder&&) = delete;

  /// A name for the folder for as long as this lives.
  std::filesystem::path path() const;

 private:
  explicit DropFolder(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

/// "", or parts of letters, digits, blanks, ".", "_" and "-", joined by "/", none of them beginning with "." and none
/// being "done" or "refused".
bool may_be_drop_folder(std::string_view folder);

/// Entries whose names match, by name. Folders are none of them, nor names that begin with "." or "~" or end like those
/// of files that are still being fetched (.part, .tmp, .crdownload, .filepart).
std::vector<DroppedFile> list_dropped(const std::filesystem::path& folder, const std::string& pattern);
/// nullopt: it is not there any more.
std::optional<FileMark> mark_of(const std::filesystem::path& file);

/// A file held open, so that what is read is one and the same file whatever happens to its name.
class OpenFile {
 public:
  /// refuses  what is not there or a plain file any more, or not the one of `mark`; what this program may not read.
  static Result<OpenFile> open(const std::filesystem::path& file, const FileMark& mark);
  ~OpenFile();
  OpenFile(OpenFile&& other) noexcept;
  OpenFile& operator=(OpenFile&&) = delete;

  std::string beginning(std::size_t bytes) const;
  /// The whole file. Throws std::runtime_error when the disk fails.
  std::string bytes() const;
  std::string sha256() const;
  /// A name under which the same file can be opened for as long as this lives.
  std::filesystem::path path() const;
  /// The mark as it is now: another one means that somebody wrote while we read.
  FileMark mark() const;

 private:
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

/// Moves a file into the folder's sub-folder `where` ("done" or "refused"), which is made when it is missing. A name
/// that is taken there gets a number. `words` not empty: they go into a new text file beside it, "<name>.txt". What
/// whoever drops files has put there, such as links, is neither followed nor written over. refuses  a file that is not
/// the one of `mark` any more; what the system refuses. Then it lies where it lay.
Done put_away(const std::filesystem::path& folder, const DroppedFile& file, std::string_view where,
              const std::string& words);

}  // namespace qi::shell
