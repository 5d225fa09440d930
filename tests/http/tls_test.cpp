#include "http/tls.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include "base/log.h"
#include "http/certificate_files.h"
#include "http/http_client.h"

namespace qi::http {
namespace {

using namespace std::chrono_literals;

std::string said_by(const std::string& command) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen((command + " 2>&1").c_str(), "r"), ::pclose);
  std::string said;
  std::array<char, 4096> piece{};
  while (const std::size_t count = std::fread(piece.data(), 1, piece.size(), pipe.get()))
    said.append(piece.data(), count);
  return said;
}

/// A certificate for localhost, made for this test, that names its maker so that two can be told apart.
class TlsServer : public testing::Test {
 protected:
  TlsServer() {
    log::only_warnings();
    folder_ = std::filesystem::temp_directory_path() / ("qi-tls-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
    make_certificate("First");
    settings_.tls = files_;
    settings_.worker_threads = 2;
    callbacks_.handle = [](Request& request) {
      if (request.path == "/long") return Response::text(std::string(3 << 20, 'a'));
      return Response::text(request.path + " " + std::to_string(request.body.size()));
    };
  }
  ~TlsServer() override { std::filesystem::remove_all(folder_); }

  void make_certificate(const std::string& organisation) {
    const std::string said = said_by(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj '/CN=localhost/O=" +
        organisation + "' -addext 'subjectAltName=DNS:localhost' -keyout " + files_.key.string() + " -out " +
        files_.chain.string());
    ASSERT_TRUE(std::filesystem::exists(files_.chain)) << said;
  }
  std::string curl(const RunningServer& server, const std::string& path, const std::string& options = "") const {
    return said_by("curl --silent --show-error --max-time 10 --cacert " + files_.chain.string() + " " + options +
                   " https://localhost:" + std::to_string(server.port()) + path);
  }
  std::string shown_certificate(const RunningServer& server) const {
    return said_by("echo | openssl s_client -connect 127.0.0.1:" + std::to_string(server.port()) +
                   " -servername localhost | openssl x509 -noout -subject");
  }

  std::filesystem::path folder_;
  TlsFiles files_{std::filesystem::temp_directory_path() / ("qi-tls-" + std::to_string(::getpid())) / "chain.pem",
                  std::filesystem::temp_directory_path() / ("qi-tls-" + std::to_string(::getpid())) / "key.pem"};
  ServerSettings settings_;
  Callbacks callbacks_;
};

TEST_F(TlsServer, AnswersACommonClientThatChecksTheCertificate) {
  const RunningServer server(settings_, callbacks_);
  EXPECT_EQ(curl(server, "/one"), "/one 0");
  EXPECT_EQ(curl(server, "/posted", "--data-binary @" + files_.chain.string()),
            "/posted " + std::to_string(std::filesystem::file_size(files_.chain)));
  EXPECT_EQ(curl(server, "/two", "--tls-max 1.2"), "/two 0");
}

TEST_F(TlsServer, TellsItsHandlersThatTheConnectionIsEncrypted) {
  callbacks_.handle = [](Request& request) { return Response::text(request.over_tls ? "encrypted" : "plain"); };
  {
    const RunningServer server(settings_, callbacks_);
    EXPECT_EQ(curl(server, "/one"), "encrypted");
  }
  settings_.tls.reset();
  const RunningServer plain(settings_, callbacks_);
  EXPECT_EQ(plain.ask("GET / HTTP/1.1\r\nHost: t\r\n\r\n").body, "plain");
}

TEST_F(TlsServer, SendsALargeAnswerWhole) {
  const RunningServer server(settings_, callbacks_);
  EXPECT_EQ(curl(server, "/long").size(), std::size_t{3} << 20);
}

TEST_F(TlsServer, ServesSeveralRequestsOnOneConnection) {
  const RunningServer server(settings_, callbacks_);
  const std::string address = "https://localhost:" + std::to_string(server.port());
  const std::string said = curl(server, "/a", "-w '%{num_connects} ' " + address + "/b " + address + "/c");
  EXPECT_EQ(said, "/b 01 /c 00 /a 00 ");
}

TEST_F(TlsServer, RefusesVersionsBeforeTls12) {
  const RunningServer server(settings_, callbacks_);
  const std::string said = curl(server, "/old", "--tlsv1.0 --tls-max 1.1 --ciphers DEFAULT@SECLEVEL=0");
  EXPECT_EQ(said.find("/old"), std::string::npos) << said;
}

TEST_F(TlsServer, TellsAClientOfPlainHttpWhatToDo) {
  const RunningServer server(settings_, callbacks_);
  const HeardAnswer answer = server.ask("GET / HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_EQ(answer.status, 400);
  EXPECT_NE(answer.body.find("https only"), std::string::npos);
}

TEST_F(TlsServer, ClosesOnNonsenseAndGoesOnServing) {
  const RunningServer server(settings_, callbacks_);
  RawClient client(server.port());
  client.say(std::string("\x16\x03\x01", 3) + std::string(500, 'x'));
  client.hear_until("never said");
  EXPECT_TRUE(client.closed());
  EXPECT_EQ(curl(server, "/still"), "/still 0");
}

TEST_F(TlsServer, GivesUpOnAClientThatNeverFinishesItsGreeting) {
  settings_.header_deadline = 100ms;
  const RunningServer server(settings_, callbacks_);
  RawClient client(server.port());
  client.say("\x16");
  EXPECT_TRUE(client.closed());
}

TEST_F(TlsServer, ShowsARenewedCertificateToNewConnectionsWithoutARestart) {
  CertificateFiles certificate(files_);
  const auto first = certificate.identity();
  certificate.renew();
  EXPECT_EQ(certificate.identity(), first) << "nothing changed";

  std::ofstream(files_.chain) << "half of a new cert";
  std::filesystem::last_write_time(files_.chain, std::filesystem::file_time_type::clock::now() + 5s);
  certificate.renew();
  EXPECT_EQ(certificate.identity(), first) << "a file that cannot be used changes nothing";

  make_certificate("Second");
  std::filesystem::last_write_time(files_.chain, std::filesystem::file_time_type::clock::now() + 9s);
  certificate.renew();
  EXPECT_NE(certificate.identity(), first);
  const RunningServer server(settings_, callbacks_);
  EXPECT_NE(shown_certificate(server).find("Second"), std::string::npos);
}

TEST_F(TlsServer, RefusesFilesThatDoNotBelongTogetherWithASentence) {
  const TlsFiles first = files_;
  files_.chain = folder_ / "other.pem";
  files_.key = folder_ / "other.key";
  make_certificate("Other");
  const auto mixed = TlsIdentity::load(first.chain, files_.key);
  ASSERT_FALSE(mixed);
  EXPECT_NE(mixed.error().message.find("Give --tls-key the PEM file that the certificate was made from."),
            std::string::npos);
  const auto missing = TlsIdentity::load(folder_ / "none.pem", first.key);
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().message.find("Give --tls-certificate a PEM file"), std::string::npos);
}

}  // namespace
}  // namespace qi::http
