#include <gtest/gtest.h>

#include <random>

#include "http/answer.h"
#include "http/form_parsers_fuzz.h"
#include "http/gzip.h"
#include "http/message.h"
#include "http/router.h"
#include "http/text_decoding.h"

namespace qi::http {
namespace {

TEST(UrlencodedForm, KeepsOrderRepeatsAndBadEscapes) {
  const Form form = parse_urlencoded("a=1&b=x+y&a=2&bad=%zz%4&empty=&bare&%C3%A9=%e2%82%ac&broken=%ff");
  EXPECT_EQ(form.all("a"), (std::vector<std::string_view>{"1", "2"}));
  EXPECT_EQ(form.get("b"), "x y");
  EXPECT_EQ(form.get("bad"), "%zz%4");
  EXPECT_TRUE(form.has("empty"));
  EXPECT_TRUE(form.has("bare"));
  EXPECT_EQ(form.get("é"), "€");
  EXPECT_EQ(form.get("broken"), "\uFFFD");
  EXPECT_FALSE(form.has("absent"));
}

TEST(UrlencodedForm, HoldsNoZeroByteAndNoBrokenLetters) {
  const Form form = parse_urlencoded("a=x%00y&b=%FFz");
  EXPECT_EQ(form.find("a"), "x\uFFFDy");
  EXPECT_EQ(form.find("b"), "\uFFFDz");
}

TEST(Target, IsDecodedOrRefused) {
  EXPECT_EQ(parse_target("/a%20b/c?x=1")->path, "/a b/c");
  EXPECT_EQ(parse_target("http://host:1/a")->path, "/a");
  EXPECT_EQ(parse_target("HTTPS://host")->path, "/");
  for (const char* bad :
       {"", "a", "*", "/a%", "/a%2", "/%00", "/a/..", "/./a", "/%2e%2e/a", "/a%2Fb", "/a%5cb", "/%ff", "/%0a"})
    EXPECT_FALSE(parse_target(bad)) << bad;
}

TEST(Boundary, IsTakenOnlyWhenItIsWellFormed) {
  EXPECT_EQ(boundary_of("multipart/form-data; boundary=abc"), "abc");
  EXPECT_EQ(boundary_of("Multipart/Form-Data; charset=utf-8; Boundary=\"a b=c\""), "a b=c");
  EXPECT_EQ(boundary_of("multipart/form-data; boundary="), std::nullopt);
  EXPECT_EQ(boundary_of("multipart/form-data; boundary=" + std::string(71, 'a')), std::nullopt);
  EXPECT_EQ(boundary_of("multipart/form-data; boundary=\"a\r\nb\""), std::nullopt);
  EXPECT_EQ(boundary_of("multipart/form-data; boundary=\"open"), std::nullopt);
  EXPECT_EQ(boundary_of("multipart/mixed; boundary=a"), std::nullopt);
}

TEST(PartHead, ReadsNamesAsBrowsersSendThem) {
  const auto head = parse_part_head(
      "Content-Type: text/csv\r\ncontent-disposition: form-data; name=\"a%22b\"; filename=\"C:\\dir\\x; "
      "y=\\\"z\\\".csv\"");
  ASSERT_TRUE(head);
  EXPECT_EQ(head->field, "a\"b");
  EXPECT_EQ(head->file_name, "C:\\dir\\x; y=\"z\".csv");
  EXPECT_FALSE(parse_part_head("Content-Disposition: form-data; filename=\"x\""));
  EXPECT_FALSE(parse_part_head("Content-Disposition: attachment; name=\"x\""));
  EXPECT_FALSE(parse_part_head("Content-Type: text/plain"));
}

std::string parts_of(std::string_view body) {
  OrderlySink sink;
  MultipartParser parser("b", sink);
  if (!parser.take(body) || !parser.finish()) return "refused";
  return sink.seen;
}

TEST(Multipart, SplitsPartsAndKeepsWhatOnlyLooksLikeADelimiter) {
  const std::string head = "Content-Disposition: form-data; name=\"f\"\r\n\r\n";
  EXPECT_EQ(parts_of("--b\r\n" + head + "one\r\n--b  \r\n" + head + "\r\n--b--\r\n"), "[f]one|[f]|");
  EXPECT_EQ(parts_of("preamble\r\n--b\r\n" + head + "x\r\n--\r\n-b\r\n--c\r\n--b--epilogue"),
            "[f]x\r\n--\r\n-b\r\n--c|");
  EXPECT_EQ(parts_of("--b--"), "");
}

TEST(Multipart, RefusesWhatIsBrokenOrEndless) {
  const std::string head = "Content-Disposition: form-data; name=\"f\"\r\n\r\n";
  EXPECT_EQ(parts_of(""), "refused");
  EXPECT_EQ(parts_of("--b\r\n" + head + "never closed"), "refused");
  EXPECT_EQ(parts_of("--bc\r\n" + head + "x\r\n--b--"), "refused");
  EXPECT_EQ(parts_of("--b\r\n\r\nno head\r\n--b--"), "refused");
  EXPECT_EQ(parts_of("--b\r\nX: " + std::string(MultipartParser::kMostPartHeadBytes, 'x') + "\r\n\r\n\r\n--b--"),
            "refused");
  std::string many = "--b";
  for (std::size_t i = 0; i <= MultipartParser::kMostParts; ++i) many += "\r\n" + head + "\r\n--b";
  EXPECT_EQ(parts_of(many + "--"), "refused");
}

TEST(FormParsers, KeepTheirPromisesOverMutatedBodies) {
  std::mt19937 random(20261123);
  const std::string seed =
      "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"n\"\r\n\r\ndata\r\n--b\r\n"
      "Content-Disposition: form-data; name=\"g\"\r\n\r\n\r\n--b--\r\n";
  for (int round = 0; round < 3000; ++round) {
    std::string body = seed;
    for (int change = 0; change < 3; ++change) {
      const std::size_t at = random() % body.size();
      if (random() % 3 == 0)
        body.erase(at, random() % 9);
      else if (random() % 2 == 0)
        body[at] = static_cast<char>(random());
      else
        body.insert(at, seed.substr(random() % seed.size(), random() % 20));
      if (body.empty()) body = "-";
    }
    fuzz_form_parsers(reinterpret_cast<const std::uint8_t*>(body.data()), body.size());
  }
}

TEST(Router, PrefersLiteralsAndFillsCaptures) {
  Router<int> router;
  router.add(Method::get, "/", 0);
  router.add(Method::get, "/measures/{id}", 1);
  router.add(Method::get, "/measures/new", 2);
  router.add(Method::post, "/measures/{id}", 3);
  router.add(Method::get, "/measures/{id}/points/{period}", 4);
  EXPECT_EQ(*router.find(Method::get, "/").value, 0);
  EXPECT_EQ(*router.find(Method::get, "/measures/new").value, 2);
  EXPECT_EQ(*router.find(Method::head, "/measures/7").value, 1);
  const auto point = router.find(Method::get, "/measures/7/points/2025-03");
  EXPECT_EQ(*point.value, 4);
  EXPECT_EQ(point.pattern, "/measures/{id}/points/{period}");
  EXPECT_EQ(point.captures.at("period"), "2025-03");
}

TEST(Router, TellsAFileOfAThingFromTheThing) {
  Router<int> router;
  router.add(Method::get, "/measures/{id}", 1);
  router.add(Method::get, "/measures/{id}.csv", 2);
  const auto file = router.find(Method::get, "/measures/7.csv");
  ASSERT_NE(file.value, nullptr);
  EXPECT_EQ(*file.value, 2);
  EXPECT_EQ(file.captures.at("id"), "7");
  EXPECT_EQ(*router.find(Method::get, "/measures/7").value, 1);
  EXPECT_EQ(*router.find(Method::get, "/measures/.csv").value, 1) << "a capture is never empty";
  EXPECT_EQ(router.find(Method::get, "/measures/.csv").captures.at("id"), ".csv");
}

TEST(Router, TellsAnUnknownPathFromAWrongMethod) {
  Router<int> router;
  router.add(Method::get, "/measures/{id}", 1);
  router.add(Method::post, "/measures/{id}", 2);
  const auto wrong_method = router.find(Method::del, "/measures/7");
  EXPECT_EQ(wrong_method.value, nullptr);
  EXPECT_EQ(allow_header(wrong_method.allowed), "GET, HEAD, POST");
  for (const char* path : {"/measures", "/measures/", "/measures/7/", "//measures/7", ""}) {
    const auto unknown = router.find(Method::get, path);
    EXPECT_EQ(unknown.value, nullptr) << path;
    EXPECT_TRUE(unknown.allowed.empty()) << path;
  }
}

TEST(Headers, RefuseControlCharacters) {
  Headers headers;
  EXPECT_THROW(headers.set("X", "a\r\nSet-Cookie: b"), std::invalid_argument);
  EXPECT_THROW(headers.add("X", std::string("a\0b", 3)), std::invalid_argument);
  EXPECT_THROW(headers.set("X Y", "a"), std::invalid_argument);
  EXPECT_THROW(Response::redirect("/a\nb"), std::invalid_argument);
  headers.set("Set-Cookie", "a");
  headers.set("set-cookie", "b");
  EXPECT_EQ(headers.all().size(), 1u);
  EXPECT_EQ(headers.find("SET-COOKIE"), "b");
}

TEST(Request, FindsCookiesByTheirWholeName) {
  Request request;
  request.headers.add("Cookie", "xsession=1; session=\"2\"; other");
  request.headers.add("Cookie", "late=3");
  EXPECT_EQ(request.cookie("session"), "2");
  EXPECT_EQ(request.cookie("late"), "3");
  EXPECT_EQ(request.cookie("sess"), std::nullopt);
}

TEST(DownloadName, CannotLeaveItsQuotes) {
  const Response response = Response::file("x", "text/csv", "a\"; filename=\"b\r\n/c.csv");
  EXPECT_EQ(response.headers.find("Content-Disposition"), "attachment; filename=\"a-; filename=-b---c.csv\"");
}

TEST(AcceptEncoding, IsWeighed) {
  EXPECT_TRUE(accepts_gzip("gzip"));
  EXPECT_TRUE(accepts_gzip("br;q=1.0, GZIP;q=0.001"));
  EXPECT_TRUE(accepts_gzip("*"));
  EXPECT_FALSE(accepts_gzip("*, gzip;q=0"));
  EXPECT_FALSE(accepts_gzip("identity, br"));
  EXPECT_FALSE(accepts_gzip(""));
}

TEST(HttpDate, AgreesWithTheExampleOfTheStandard) {
  // RFC 9110, section 5.6.7.
  EXPECT_EQ(http_date(*parse_iso_instant("1994-11-06T08:49:37.000Z")), "Sun, 06 Nov 1994 08:49:37 GMT");
}

}  // namespace
}  // namespace qi::http
