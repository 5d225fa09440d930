#include "http/certificate_files.h"

#include <stdexcept>
#include <system_error>

#include "base/log.h"

namespace qi::http {

CertificateFiles::CertificateFiles(TlsFiles files) : files_(std::move(files)), read_at_(times()) {
  auto loaded = TlsIdentity::load(files_.chain, files_.key);
  if (!loaded) throw std::runtime_error(loaded.error().message);
  identity_ = *loaded;
}

CertificateFiles::Times CertificateFiles::times() const {
  std::error_code missing;
  return {std::filesystem::last_write_time(files_.chain, missing),
          std::filesystem::last_write_time(files_.key, missing)};
}

void CertificateFiles::renew() {
  const Times now = times();
  if (now == read_at_) return;
  auto loaded = TlsIdentity::load(files_.chain, files_.key);
  if (!loaded) {
    log::warning("the new certificate cannot be used", {{"reason", loaded.error().message}});
    return;
  }
  identity_ = *loaded;
  read_at_ = now;
  log::info("the certificate was renewed");
}

}  // namespace qi::http
