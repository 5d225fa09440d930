#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

#include "base/text.h"
#include "shell/audit.h"

namespace qi::shell {
namespace {

std::optional<AuditHead> parse_head(std::string_view text) {
  const auto words = split(trimmed(text), ' ');
  if (words.size() != 2 || words[1].size() != 64) return std::nullopt;
  const auto number = parse_id<struct RecordKind>(words[0]);
  if (!number) return std::nullopt;
  return AuditHead{.number = number->number, .digest = std::string(words[1])};
}

/// The only writer of the file for as long as it lives, also among processes. A process that is killed lets go.
class WriterLock {
 public:
  explicit WriterLock(const std::filesystem::path& path)
      : file_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640)) {
    if (file_ < 0 || ::flock(file_, LOCK_EX) != 0) {
      const int why = errno;
      if (file_ >= 0) ::close(file_);
      throw std::runtime_error(fmt::format("could not lock {}: {}", path.string(), std::strerror(why)));
    }
  }
  ~WriterLock() { ::close(file_); }
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  int file_;
};

}  // namespace

AuditHeadFile::AuditHeadFile(const std::filesystem::path& data_folder) : path_(data_folder / "audit-head") {}

std::optional<AuditHead> AuditHeadFile::read() const {
  std::ifstream file(path_, std::ios::binary);
  if (!file) return std::nullopt;
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (auto head = parse_head(text)) return head;
  return AuditHead{.number = 0, .digest = text};
}

void AuditHeadFile::follow(db::Connection& db) {
  QI_ASSERT(!db.in_transaction());
  const auto head = find_audit_head(db);
  if (!head) return;
  const std::lock_guard lock(mutex_);
  if (head->number <= written_) return;
  const WriterLock only_writer(path_.string() + ".lock");
  // A chain that is shorter than the file remembers was cut: the file is the evidence and stays.
  const auto kept = read();
  if (kept && (kept->number == 0 || kept->number >= head->number)) return;
  const std::filesystem::path fresh = path_.string() + ".new";
  {
    std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
    file << head->number << ' ' << head->digest << '\n';
    file.flush();
    if (!file) throw std::runtime_error(fmt::format("could not write {}: {}", fresh.string(), std::strerror(errno)));
  }
  std::filesystem::rename(fresh, path_);
  written_ = head->number;
}

}  // namespace qi::shell
