#pragma once
/// TLS for a server as a pure transformation: sealed bytes in, plain bytes out, and the reverse, over OpenSSL.
/// It reads no socket and checks no client's certificate.

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace qi::http {

/// A certificate chain and its private key, ready to be shown. TLS 1.2 and later, HTTP/1.1.
class TlsIdentity {
 public:
  /// Both files in PEM; the chain begins with the server's own certificate.
  /// refuses  with one sentence for the operator: a file that cannot be read, is no certificate or key, or a key that
  ///          does not belong to the certificate.
  static Result<std::shared_ptr<const TlsIdentity>> load(const std::filesystem::path& chain,
                                                         const std::filesystem::path& key);
  ~TlsIdentity();
  TlsIdentity(const TlsIdentity&) = delete;
  TlsIdentity& operator=(const TlsIdentity&) = delete;

 private:
  friend class TlsSession;
  struct Context;
  explicit TlsIdentity(std::unique_ptr<Context> context);
  std::unique_ptr<Context> context_;
};

/// One client's TLS, for as long as its connection. It keeps the identity that was shown at its beginning.
class TlsSession {
 public:
  explicit TlsSession(std::shared_ptr<const TlsIdentity> identity);
  ~TlsSession();
  TlsSession(const TlsSession&) = delete;
  TlsSession& operator=(const TlsSession&) = delete;

  /// Bytes as they came from the client. Plain ones are appended to `plain`; what must be sent in answer to them (the
  /// handshake, also a last alert) waits in take_sealed(). False: the client closed, or spoke no TLS; send what waits
  /// and close.
  bool open(std::string_view sealed, std::string& plain);
  bool is_established() const;  ///< the handshake is over
  /// Plain bytes for the client; they wait in take_sealed(). Only once established.
  void seal(std::string_view plain);
  void seal_end();            ///< says that nothing more will come
  std::string take_sealed();  ///< what is to be sent now, in order; "" nothing

 private:
  struct Session;
  std::shared_ptr<const TlsIdentity> identity_;
  std::unique_ptr<Session> session_;
};

/// True when the first byte of a client is that of a TLS handshake; false for plain HTTP sent to a TLS port.
bool begins_tls(std::string_view received);

}  // namespace qi::http
