#pragma once
/// The certificate on disk, read again when its files change, so that renewing it needs no restart.
/// It watches nothing by itself: the server's sweep asks.

#include <filesystem>
#include <memory>

#include "http/server.h"
#include "http/tls.h"

namespace qi::http {

class CertificateFiles {
 public:
  /// Throws std::runtime_error with the words of the refusal when the files cannot be used.
  explicit CertificateFiles(TlsFiles files);
  /// What new connections are shown. Those that are open keep what they were shown.
  std::shared_ptr<const TlsIdentity> identity() const { return identity_; }
  /// Reads the files again when either changed. Files that cannot be used, such as half of a new pair, leave the old
  /// identity in place, with a line in the log; they are tried again when called next.
  void renew();

 private:
  using Times = std::pair<std::filesystem::file_time_type, std::filesystem::file_time_type>;
  Times times() const;

  TlsFiles files_;
  Times read_at_;
  std::shared_ptr<const TlsIdentity> identity_;
};

}  // namespace qi::http
