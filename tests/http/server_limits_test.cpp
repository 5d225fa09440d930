// What the server refuses, and how long it waits. Uploads too: what is taken in pieces has limits of its own.

#include "http/echo_server.h"

namespace qi::http {
namespace {

TEST_F(HttpServer, RefusesHeadsAndAddressesBeyondTheLimit) {
  settings_.most_header_bytes = 1024;
  const RunningServer server(settings_, callbacks_);
  EXPECT_EQ(server.ask(get("/", "X: " + std::string(2000, 'x') + "\r\n")).status, 431);
  EXPECT_EQ(server.ask(get("/" + std::string(2000, 'x'))).status, 414);
}

TEST_F(HttpServer, RefusesABodyBeyondTheLimitAnnouncedOrNot) {
  settings_.most_body_bytes = 1000;
  const RunningServer server(settings_, callbacks_);
  EXPECT_EQ(server.ask(post("/", "text/plain", std::string(1001, 'x'))).status, 413);
  EXPECT_EQ(server
                .ask("POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" +
                     std::string(1001, 'x') + "\r\n0\r\n\r\n")
                .status,
            413);
  EXPECT_EQ(server.ask(post("/", "text/plain", std::string(1000, 'x'))).status, 200);
}

TEST_F(HttpServer, InvitesTheBodyOnlyWhenItWouldTakeIt) {
  settings_.most_body_bytes = 10;
  const RunningServer server(settings_, callbacks_);
  RawClient welcome(server.port());
  welcome.say("POST / HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
  EXPECT_EQ(welcome.hear(RawClient::Body::none).status, 100);
  welcome.say("hello");
  EXPECT_EQ(welcome.hear().body, "POST /\nbody 5");
  EXPECT_EQ(server.ask("POST / HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: 50\r\n\r\n").status, 413);
}

TEST_F(HttpServer, TellsASlowSenderOfAHeadOrBodyWith408) {
  settings_.header_deadline = 60ms;
  settings_.body_deadline = 60ms;
  const RunningServer server(settings_, callbacks_);
  EXPECT_EQ(server.ask("GET / HTTP/1.1\r\nHo").status, 408);
  RawClient trickle(server.port());
  trickle.say("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 100\r\n\r\n");
  for (int i = 0; i < 12; ++i) {  // one byte now and then is no progress
    std::this_thread::sleep_for(15ms);
    trickle.say("x");
  }
  EXPECT_EQ(trickle.hear().status, 408);
}

TEST_F(HttpServer, ClosesAnIdleConnectionWithoutAWord) {
  settings_.idle_deadline = 50ms;
  const RunningServer server(settings_, callbacks_);
  RawClient client(server.port());
  client.say(get("/"));
  EXPECT_EQ(client.hear().status, 200);
  EXPECT_TRUE(client.closed());
}

TEST_F(HttpServer, GivesUpOnAReaderThatDoesNotRead) {
  settings_.write_deadline = 60ms;
  std::atomic<int> finished = 0;
  callbacks_.observe = [&](const Exchange&) { ++finished; };
  const RunningServer server(settings_, callbacks_);
  RawClient client(server.port());
  client.say(get("/huge"));
  for (int i = 0; i < 200 && finished == 0; ++i) std::this_thread::sleep_for(10ms);
  EXPECT_EQ(finished, 1);
  EXPECT_EQ(client.hear().status, 0) << "the answer was cut off";
}

TEST_F(HttpServer, TurnsAwayMoreConnectionsThanItMayHold) {
  settings_.most_connections = 1;
  const RunningServer server(settings_, callbacks_);
  RawClient first(server.port());
  first.say(get("/"));
  EXPECT_EQ(first.hear().status, 200);
  RawClient second(server.port());
  EXPECT_EQ(second.hear().status, 503);
  first.say(get("/"));
  EXPECT_EQ(first.hear().status, 200);
}

TEST_F(HttpServer, StreamsAFiveMegabyteFileToDiskAndRemovesItAfterwards) {
  const RunningServer server(settings_, callbacks_);
  std::string file(5 << 20, '\0');
  for (std::size_t i = 0; i < file.size(); ++i) file[i] = static_cast<char>(i * 7 % 251);
  const std::string body =
      "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nzwei\r\n"
      "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../etc/passwd\"\r\n\r\n" +
      file + "\r\n--b--\r\n";
  const HeardAnswer answer = server.ask(post("/up", "multipart/form-data; boundary=b", body));
  EXPECT_EQ(answer.body, "POST /up\nnote=zwei\nfile file ../../etc/passwd 5242880 on disk");
  EXPECT_EQ(files_waiting(), 0u);
}

TEST_F(HttpServer, RefusesAnUploadBeyondTheLimitAndKeepsNothingOfIt) {
  settings_.most_upload_bytes = 10'000;
  const RunningServer server(settings_, callbacks_);
  const std::string head = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n";
  EXPECT_EQ(server.ask(post("/", "multipart/form-data; boundary=b", head + std::string(20'000, 'x') + "\r\n--b--\r\n"))
                .status,
            413);
  EXPECT_EQ(server.ask(post("/", "multipart/form-data; boundary=b", head + std::string(90, 'x'))).status, 400);
  EXPECT_EQ(files_waiting(), 0u);
}

TEST_F(HttpServer, AsksBeforeAnUploadWhetherItIsWelcome) {
  callbacks_.admit = [](const Request& request) -> std::optional<Response> {
    if (request.cookie("session") == "good") return std::nullopt;
    return Response::text("sign in first", 403);
  };
  const RunningServer server(settings_, callbacks_);
  const std::string body = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\nx\r\n--b--\r\n";
  EXPECT_EQ(server.ask(post("/", "multipart/form-data; boundary=b", body)).status, 403);
  EXPECT_EQ(server.ask(post("/", "multipart/form-data; boundary=b\r\nCookie: a=b; session=good", body)).status, 200);
}

}  // namespace
}  // namespace qi::http
