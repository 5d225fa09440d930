#include "http/tls.h"

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <stdexcept>

#include "base/assert.h"

namespace qi::http {
namespace {

// RFC 8446 5.1: content type "handshake".
constexpr char kHandshakeRecord = 0x16;
// RFC 7301: each name with its length before it.
constexpr unsigned char kHttp11[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

/// Why OpenSSL refused, in its own words; the queue of reasons is empty afterwards.
std::string last_reason() {
  const unsigned long code = ERR_peek_last_error();
  ERR_clear_error();
  const char* words = ERR_reason_error_string(code);
  return words == nullptr ? "unknown reason" : words;
}

int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* length, const unsigned char* offered,
                    unsigned offered_length, void*) {
  // A server without a common protocol goes on without naming one: HTTP/1.1 is what it speaks.
  unsigned char* found = nullptr;
  const int outcome = SSL_select_next_proto(&found, length, kHttp11, sizeof kHttp11, offered, offered_length);
  if (outcome != OPENSSL_NPN_NEGOTIATED) return SSL_TLSEXT_ERR_NOACK;
  *chosen = found;
  return SSL_TLSEXT_ERR_OK;
}

}  // namespace

struct TlsIdentity::Context {
  struct Free {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
  };
  std::unique_ptr<SSL_CTX, Free> openssl{SSL_CTX_new(TLS_server_method())};
};

TlsIdentity::TlsIdentity(std::unique_ptr<Context> context) : context_(std::move(context)) {}
TlsIdentity::~TlsIdentity() = default;

Result<std::shared_ptr<const TlsIdentity>> TlsIdentity::load(const std::filesystem::path& chain,
                                                             const std::filesystem::path& key) {
  auto context = std::make_unique<Context>();
  SSL_CTX* openssl = context->openssl.get();
  if (openssl == nullptr) throw std::runtime_error("OpenSSL gave no context: " + last_reason());
  SSL_CTX_set_min_proto_version(openssl, TLS1_2_VERSION);
  SSL_CTX_set_options(openssl, SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_NO_COMPRESSION);
  SSL_CTX_set_mode(openssl, SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_alpn_select_cb(openssl, choose_protocol, nullptr);
  ERR_clear_error();
  if (SSL_CTX_use_certificate_chain_file(openssl, chain.c_str()) != 1)
    return Error::invalid(
        fmt::format("The certificate {} cannot be used ({}). Give --tls-certificate a PEM file with the server's "
                    "certificate first and the chain after it.",
                    chain.string(), last_reason()));
  if (SSL_CTX_use_PrivateKey_file(openssl, key.c_str(), SSL_FILETYPE_PEM) != 1)
    return Error::invalid(
        fmt::format("The private key {} cannot be used with the certificate {} ({}). Give --tls-key the PEM file that "
                    "the certificate was made from.",
                    key.string(), chain.string(), last_reason()));
  return std::shared_ptr<const TlsIdentity>(new TlsIdentity(std::move(context)));
}

struct TlsSession::Session {
  struct Free {
    void operator()(SSL* session) const { SSL_free(session); }
  };
  std::unique_ptr<SSL, Free> openssl;
  BIO* incoming = nullptr;  // both belong to the session
  BIO* outgoing = nullptr;
};

TlsSession::TlsSession(std::shared_ptr<const TlsIdentity> identity)
    : identity_(std::move(identity)), session_(std::make_unique<Session>()) {
  session_->openssl.reset(SSL_new(identity_->context_->openssl.get()));
  session_->incoming = BIO_new(BIO_s_mem());
  session_->outgoing = BIO_new(BIO_s_mem());
  if (!session_->openssl || session_->incoming == nullptr || session_->outgoing == nullptr)
    throw std::runtime_error("OpenSSL gave no session: " + last_reason());
  SSL_set_bio(session_->openssl.get(), session_->incoming, session_->outgoing);
  SSL_set_accept_state(session_->openssl.get());
}
TlsSession::~TlsSession() = default;

bool TlsSession::open(std::string_view sealed, std::string& plain) {
  SSL* openssl = session_->openssl.get();
  ERR_clear_error();
  while (!sealed.empty()) {
    const int taken = BIO_write(session_->incoming, sealed.data(), static_cast<int>(sealed.size()));
    QI_ASSERT(taken > 0);
    sealed.remove_prefix(static_cast<std::size_t>(taken));
  }
  char piece[16 * 1024];
  for (;;) {
    const int count = SSL_read(openssl, piece, sizeof piece);
    if (count <= 0) {
      const bool waits = SSL_get_error(openssl, count) == SSL_ERROR_WANT_READ;
      ERR_clear_error();
      return waits;
    }
    plain.append(piece, static_cast<std::size_t>(count));
  }
}

bool TlsSession::is_established() const {
  return SSL_is_init_finished(session_->openssl.get()) == 1;
}

void TlsSession::seal(std::string_view plain) {
  QI_ASSERT(is_established());
  ERR_clear_error();
  while (!plain.empty()) {
    const int taken = SSL_write(session_->openssl.get(), plain.data(), static_cast<int>(plain.size()));
    // The outgoing side is memory: nothing but a broken session refuses.
    if (taken <= 0) throw std::runtime_error("TLS could not seal an answer: " + last_reason());
    plain.remove_prefix(static_cast<std::size_t>(taken));
  }
}

void TlsSession::seal_end() {
  if (!is_established()) return;
  ERR_clear_error();
  SSL_shutdown(session_->openssl.get());
  ERR_clear_error();
}

std::string TlsSession::take_sealed() {
  std::string sealed(BIO_ctrl_pending(session_->outgoing), '\0');
  if (sealed.empty()) return sealed;
  const int count = BIO_read(session_->outgoing, sealed.data(), static_cast<int>(sealed.size()));
  QI_ASSERT(count == static_cast<int>(sealed.size()));
  return sealed;
}

bool begins_tls(std::string_view received) {
  return received.starts_with(kHandshakeRecord);
}

}  // namespace qi::http
