#include "http/server.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <atomic>
#include <csignal>
#include <fstream>
#include <mutex>

#include "http/echo_server.h"
#include "http/static_files.h"

namespace qi::http {
namespace {

std::string unzipped(const std::string& bytes) {
  z_stream stream{};
  inflateInit2(&stream, 31);
  std::string out(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  inflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

TEST_F(HttpServer, AnswersWithLengthDateAndEverySecurityHeader) {
  const RunningServer server(settings_, callbacks_);
  const HeardAnswer answer = server.ask(get("/a%20b?x=1&y=%C3%A9"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "GET /a b\n?x=1\n?y=é");
  EXPECT_EQ(answer.header("Content-Length"), std::to_string(answer.body.size()));
  EXPECT_TRUE(answer.header("Date").ends_with(" GMT"));
  EXPECT_TRUE(answer.header("Content-Security-Policy").starts_with("default-src 'none'; style-src 'self'"));
  EXPECT_EQ(answer.header("X-Frame-Options"), "DENY");
  EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(answer.header("Referrer-Policy"), "same-origin");
  EXPECT_EQ(answer.header("Cross-Origin-Opener-Policy"), "same-origin");
  EXPECT_NE(answer.header("Permissions-Policy"), "");
}

std::string why_it_does_not_start(const ServerSettings& settings, const Callbacks& callbacks) {
  try {
    const Server server(settings, callbacks);
  } catch (const std::runtime_error& refused) {
    return refused.what();
  }
  return "it starts";
}

TEST_F(HttpServer, SaysInASentenceWhyItCannotListen) {
  const RunningServer first(settings_, callbacks_);
  settings_.port = first.port();
  EXPECT_EQ(why_it_does_not_start(settings_, callbacks_),
            "The server cannot listen on 127.0.0.1 port " + std::to_string(first.port()) +
                ": Address already in use. Give another address or port, or end what listens there.");
  settings_.address = "foo";
  EXPECT_EQ(why_it_does_not_start(settings_, callbacks_),
            "The address foo is not an IP address. Give one, such as 127.0.0.1.");
}

TEST_F(HttpServer, AnswersPipelinedRequestsInTheirOrderOnOneConnection) {
  const RunningServer server(settings_, callbacks_);
  RawClient client(server.port());
  client.say(get("/slow") + post("/two", "text/plain", "GET /smuggled HTTP/1.1\r\n\r\n") + get("/three"));
  EXPECT_EQ(client.hear().body, "GET /slow");
  EXPECT_EQ(client.hear().body, "POST /two\nbody 26");
  EXPECT_EQ(client.hear().body, "GET /three");
  client.say(get("/four", "Connection: close\r\n"));
  const HeardAnswer last = client.hear();
  EXPECT_EQ(last.body, "GET /four");
  EXPECT_EQ(last.header("Connection"), "close");
  EXPECT_TRUE(client.closed());
}

/// The answer to a request with a chunked body that comes in these pieces.
std::string answer_to_pieces(RawClient& client, std::initializer_list<const char*> pieces) {
  client.say("POST /c HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (const char* piece : pieces) {
    std::this_thread::sleep_for(5ms);
    client.say(piece);
  }
  return client.hear().body;
}

TEST_F(HttpServer, ReadsAChunkedBodyThatComesInPieces) {
  const RunningServer server(settings_, callbacks_);
  RawClient client(server.port());
  EXPECT_EQ(answer_to_pieces(client, {"5", "\r\nhel", "lo\r\n", "6;name=x\r\n wor", "ld\r\n0\r", "\n\r\n"}),
            "POST /c\nbody 11");
  EXPECT_EQ(answer_to_pieces(client, {"0", "\r", "\n", "\r", "\n"}), "POST /c") << "none, byte by byte";
  client.say(get("/next"));
  EXPECT_EQ(client.hear().body, "GET /next");
}

TEST_F(HttpServer, GoesOnAfterALastChunkThatIsNoneHoweverItIsCut) {
  // Found by the fuzzer: the parser's library stopped the program.
  const RunningServer server(settings_, callbacks_);
  const std::string head = "POST /c HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (const std::string body : {"0\r\n\n", "0\r\nx\n\r\n", "0\n\n", "0\r\n\n\n\n\n\n"})
    for (std::size_t cut = 0; cut < body.size(); ++cut) {
      RawClient client(server.port());
      client.say(head + body.substr(0, cut));
      std::this_thread::sleep_for(2ms);
      client.say(body.substr(cut));
    }
  RawClient other(server.port());
  other.say(get("/next"));
  EXPECT_EQ(other.hear().body, "GET /next");
}

struct BadRequest {
  const char* bytes;
  int status;
};
class BadRequests : public HttpServer, public testing::WithParamInterface<BadRequest> {};

TEST_P(BadRequests, AreAnsweredInPlainWordsAndTheConnectionCloses) {
  const RunningServer server(settings_, callbacks_);
  RawClient client(server.port());
  client.say(GetParam().bytes);
  const HeardAnswer answer = client.hear();
  EXPECT_EQ(answer.status, GetParam().status) << GetParam().bytes;
  EXPECT_NE(answer.body.find("<p>"), std::string::npos);
  EXPECT_EQ(answer.header("Connection"), "close");
  EXPECT_NE(answer.header("Content-Security-Policy"), "");
}
INSTANTIATE_TEST_SUITE_P(
    Each, BadRequests,
    testing::Values(
        BadRequest{"nonsense\r\n\r\n", 400}, BadRequest{"GET / HTTP/1.1\r\n\r\n", 400},
        BadRequest{"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
        BadRequest{"GET / HTTP/2.0\r\nHost: t\r\n\r\n", 505}, BadRequest{"BREW / HTTP/1.1\r\nHost: t\r\n\r\n", 501},
        BadRequest{"TRACE / HTTP/1.1\r\nHost: t\r\n\r\n", 501}, BadRequest{"GET /%zz HTTP/1.1\r\nHost: t\r\n\r\n", 400},
        BadRequest{"GET /a%00b HTTP/1.1\r\nHost: t\r\n\r\n", 400},
        BadRequest{"GET /../etc/passwd HTTP/1.1\r\nHost: t\r\n\r\n", 400},
        BadRequest{"GET /a/%2e%2E/b HTTP/1.1\r\nHost: t\r\n\r\n", 400},
        BadRequest{"GET /a%2f..%2fb HTTP/1.1\r\nHost: t\r\n\r\n", 400},
        BadRequest{"GET t:80 HTTP/1.1\r\nHost: t\r\n\r\n", 400}, BadRequest{"GET / HTTP/1.1\r\nHost : t\r\n\r\n", 400},
        BadRequest{"POST / HTTP/1.1\r\nHost: t\r\nContent-Length: -1\r\n\r\n", 400},
        BadRequest{"POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400},
        BadRequest{"POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                   400},
        BadRequest{"POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: gzip\r\n\r\n", 501},
        BadRequest{"POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501},
        BadRequest{"POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400},
        BadRequest{"POST / HTTP/1.1\r\nHost: t\r\nExpect: tea\r\nContent-Length: 1\r\n\r\n", 417},
        BadRequest{"POST / HTTP/1.1\r\nHost: t\r\nContent-Type: multipart/form-data\r\nContent-Length: 4\r\n\r\nabcd",
                   400}));

TEST_F(HttpServer, AnswersHeadLikeGetWithoutTheBody) {
  const RunningServer server(settings_, callbacks_);
  RawClient client(server.port());
  client.say("HEAD /long HTTP/1.1\r\nHost: t\r\n\r\n" + get("/after"));
  const HeardAnswer answer = client.hear(RawClient::Body::none);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("Content-Length"), "20000");
  EXPECT_EQ(client.hear().body, "GET /after");
}

TEST_F(HttpServer, Answers304WhenTheClientHasThePage) {
  const RunningServer server(settings_, callbacks_);
  const std::string tag = server.ask(get("/long")).header("ETag");
  ASSERT_NE(tag, "");
  RawClient client(server.port());
  client.say(get("/long", "If-None-Match: \"other\", " + tag + "\r\n") + get("/after"));
  const HeardAnswer answer = client.hear();
  EXPECT_EQ(answer.status, 304);
  EXPECT_EQ(answer.header("ETag"), tag);
  EXPECT_EQ(answer.header("Content-Length"), "");
  EXPECT_EQ(client.hear().body, "GET /after");
  EXPECT_EQ(server.ask(get("/long", "If-None-Match: \"other\"\r\n")).status, 200);
}

TEST_F(HttpServer, CompressesLongTextForThoseWhoTakeIt) {
  const RunningServer server(settings_, callbacks_);
  const HeardAnswer plain = server.ask(get("/long"));
  const HeardAnswer small = server.ask(get("/long", "Accept-Encoding: br, gzip;q=0.8\r\n"));
  EXPECT_EQ(small.header("Content-Encoding"), "gzip");
  EXPECT_EQ(small.header("Vary"), "Accept-Encoding");
  EXPECT_EQ(plain.header("Vary"), "Accept-Encoding");
  EXPECT_LT(small.body.size(), 1000u);
  EXPECT_EQ(unzipped(small.body), plain.body);
  EXPECT_NE(small.header("ETag"), plain.header("ETag"));
  EXPECT_EQ(server.ask(get("/long", "Accept-Encoding: gzip\r\nIf-None-Match: " + small.header("ETag") + "\r\n")).status,
            304);
  EXPECT_EQ(server.ask(get("/long", "Accept-Encoding: gzip;q=0\r\n")).header("Content-Encoding"), "");
  EXPECT_EQ(server.ask(get("/short", "Accept-Encoding: gzip\r\n")).header("Content-Encoding"), "");
}

TEST_F(HttpServer, AnswersAFaultWithANumberAndKeepsTheReasonToItself) {
  const RunningServer server(settings_, callbacks_);
  RawClient client(server.port());
  client.say(get("/throw") + get("/after"));
  const HeardAnswer answer = client.hear();
  EXPECT_EQ(answer.status, 500);
  EXPECT_NE(answer.body.find("Q-"), std::string::npos);
  EXPECT_EQ(answer.body.find("secret table"), std::string::npos);
  EXPECT_EQ(client.hear().body, "GET /after");
}

TEST_F(HttpServer, LetsTheAppDrawTheFaultPage) {
  callbacks_.fault_page = [](const Request& request, std::string_view incident) {
    return Response::text(request.path + " " + std::string(incident), 500);
  };
  const RunningServer server(settings_, callbacks_);
  EXPECT_TRUE(server.ask(get("/throw")).body.starts_with("/throw Q-"));
}

TEST_F(HttpServer, RefusesToPutALineEndIntoAHeader) {
  const RunningServer server(settings_, callbacks_);
  const HeardAnswer answer = server.ask(get("/go?to=/a%0d%0aSet-Cookie:%20x=1"));
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(answer.header("Set-Cookie"), "");
  EXPECT_EQ(server.ask(get("/go?to=/a")).header("Location"), "/a");
}

TEST_F(HttpServer, BelievesTheForwardedAddressOnlyOfItsProxy) {
  callbacks_.handle = [](const Request& request) { return Response::text(request.peer); };
  const std::string forwarded = get("/", "X-Forwarded-For: 6.6.6.6, 10.0.0.9\r\n");
  {
    const RunningServer server(settings_, callbacks_);
    EXPECT_EQ(server.ask(forwarded).body, "127.0.0.1");
  }
  settings_.trusted_proxy = "127.0.0.1";
  const RunningServer server(settings_, callbacks_);
  EXPECT_EQ(server.ask(forwarded).body, "10.0.0.9");
}

TEST_F(HttpServer, FinishesWhatIsInFlightBeforeItStops) {
  RunningServer server(settings_, callbacks_);
  RawClient idle(server.port());
  idle.say(get("/"));
  EXPECT_EQ(idle.hear().status, 200);
  RawClient busy(server.port());
  busy.say(get("/slow"));
  std::this_thread::sleep_for(80ms);
  server.stop();
  EXPECT_TRUE(idle.closed());
  const HeardAnswer answer = busy.hear();
  EXPECT_EQ(answer.body, "GET /slow");
  EXPECT_EQ(answer.header("Connection"), "close");
  server.wait();
}

TEST_F(HttpServer, StopsOnSigtermLikeOnStop) {
  RunningServer server(settings_, callbacks_);
  RawClient busy(server.port());
  busy.say(get("/slow"));
  std::this_thread::sleep_for(80ms);
  ::kill(::getpid(), SIGTERM);
  EXPECT_EQ(busy.hear().body, "GET /slow");
  server.wait();
}

TEST_F(HttpServer, ReportsEveryExchangeWithItsRouteAndNeverItsQuery) {
  callbacks_.handle = [](const Request&) {
    Response response = Response::text("x");
    response.route = "/measures/{id}";
    return response;
  };
  std::mutex guard;
  std::vector<Exchange> seen;
  callbacks_.observe = [&](const Exchange& exchange) {
    const std::scoped_lock lock(guard);
    seen.push_back(exchange);
  };
  {
    const RunningServer server(settings_, callbacks_);
    server.ask(get("/measures/7?secret=1"));
    server.ask("rubbish\r\n\r\n");
  }
  ASSERT_EQ(seen.size(), 2u);
  EXPECT_EQ(seen[0].route, "/measures/{id}");
  EXPECT_EQ(seen[0].method, "GET");
  EXPECT_GT(seen[0].bytes, 1u);
  EXPECT_EQ(seen[1].status, 400);
  EXPECT_EQ(seen[1].route, "");
}

TEST_F(HttpServer, ServesListedFilesAndNothingElse) {
  const std::filesystem::path assets = folder_ / "assets";
  std::filesystem::create_directories(assets / "icons");
  std::ofstream(folder_ / "secret.css") << "secret";
  std::ofstream(assets / "app.css") << std::string(5000, 'c');
  std::ofstream(assets / "icons" / "up.svg") << "<svg/>";
  std::ofstream(assets / ".hidden.css") << "x";
  std::ofstream(assets / "key.pem") << "x";
  std::filesystem::create_symlink(folder_ / "secret.css", assets / "link.css");
  const StaticFiles files = StaticFiles::load(assets, "/assets");
  ASSERT_NE(files.version(), "");
  EXPECT_EQ(files.size(), 2u);
  callbacks_.handle = [&](const Request& request) { return files.find(request).value_or(Response::text("no", 404)); };
  const RunningServer server(settings_, callbacks_);
  const HeardAnswer css = server.ask(get("/assets/" + files.version() + "/app.css", "Accept-Encoding: gzip\r\n"));
  EXPECT_EQ(unzipped(css.body), std::string(5000, 'c'));
  EXPECT_EQ(css.header("Content-Type"), "text/css; charset=utf-8");
  EXPECT_EQ(css.header("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(server.ask(get("/assets/app.css?v=" + files.version())).header("Cache-Control"),
            css.header("Cache-Control"));
  EXPECT_EQ(server.ask(get("/assets/app.css")).header("Cache-Control"), "public, no-cache");
  EXPECT_EQ(server.ask(get("/assets/app.css", "Accept-Encoding: gzip\r\nIf-None-Match: " + css.header("ETag") + "\r\n"))
                .status,
            304);
  EXPECT_EQ(server.ask(get("/assets/icons/up.svg")).body, "<svg/>");
  for (const char* path : {"/assets/../secret.css", "/assets/%2e%2e/secret.css", "/assets/..%2fsecret.css"})
    EXPECT_EQ(server.ask(get(path)).status, 400) << path;
  for (const char* path :
       {"/assets/link.css", "/assets/key.pem", "/assets/.hidden.css", "/assets/", "/assets//app.css"})
    EXPECT_EQ(server.ask(get(path)).status, 404) << path;
}

TEST_F(HttpServer, StopsWithoutAHandlerThatDoesNotReturnInTime) {
  settings_.drain_deadline = 50ms;
  std::atomic<bool> let_go = false;
  callbacks_.handle = [&](Request&) {
    while (!let_go) std::this_thread::sleep_for(5ms);
    return Response::text("late");
  };
  RunningServer server(settings_, callbacks_);
  RawClient client(server.port());
  client.say(get("/stuck"));
  std::this_thread::sleep_for(100ms);
  server.stop();
  EXPECT_EQ(server.wait(), Server::Ended::work_left);
  let_go = true;
}

}  // namespace
}  // namespace qi::http
