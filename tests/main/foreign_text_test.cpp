// Bytes that no database keeps in text, through every door by which text comes in: told in words or shown as U+FFFD,
// never a fault, and alike on both databases.

#include <gtest/gtest.h>

#include "http/request_target.h"
#include "main/import_site.h"
#include "measures/annotation_store.h"

namespace qi::main {
namespace {

/// As a browser would never send it: a zero byte, a byte that begins nothing, a surrogate, a character cut short.
constexpr std::string_view kForeign = "A%00b%FFc%ED%A0%80d%C3";
constexpr std::string_view kRepaired = "A\uFFFDb\uFFFDc\uFFFD\uFFFD\uFFFDd\uFFFD";

class ForeignText : public ImportSite, public testing::Test {
 protected:
  http::Response send_form(const std::string& address, const std::string& encoded) {
    http::Request request = request_for(http::Method::post, address);
    request.form = http::parse_urlencoded("csrf=token&" + encoded);
    return handler_.answer(request);
  }
  http::Response send_json(const std::string& address, const std::string& body) {
    visitor_.credential = shell::Credential::token;
    visitor_.token = shell::TokenUse{
        .number = 7, .scopes = {shell::Scope::read, shell::Scope::write_figures, shell::Scope::write_choices}};
    http::Request request = request_for(http::Method::post, address);
    request.headers.set("Content-Type", "application/json");
    request.body = body;
    return handler_.answer(request);
  }
};

TEST_F(ForeignText, InAFormIsKeptWithItsBadBytesShownAsSuch) {
  const http::Response saved =
      send_form(home_ + "/choices/events", "event_date=01/02/2025&event_title=" + std::string(kForeign) +
                                               "&event_kind=event&event_note=" + std::string(kForeign));
  ASSERT_EQ(saved.status, 303) << saved.body;
  const auto lease = pool_.lend();
  const auto notes = measures::list_annotations(*lease, {.series = local_.series.id}, std::nullopt);
  ASSERT_EQ(notes.size(), 1u);
  EXPECT_EQ(notes[0].title, kRepaired);
}

TEST_F(ForeignText, InAQueryOrASearchFindsNothingAndBreaksNothing) {
  const std::string foreign(kForeign);
  for (const std::string& address :
       {"/measures?find=" + foreign, "/measures?organisation=" + foreign, home_ + "?place=" + foreign,
        home_ + "?known=" + foreign, "/api/v1/measures?find=" + foreign, "/api/v1/series?organisation=" + foreign}) {
    const int status = get(address).status;
    EXPECT_TRUE(status == 200 || status == 303 || status == 404 || status == 422) << address << " " << status;
  }
}

TEST_F(ForeignText, InAnAddressIsRefusedBeforeAnythingIsAsked) {
  for (const char* target : {"/measures/5/RY%00D", "/measures/5/%FF", "/measures/5/%ED%A0%80"})
    EXPECT_FALSE(http::parse_target(target)) << target;
}

TEST_F(ForeignText, InPastedFiguresIsToldOrShown) {
  const http::Response given =
      send_form(home_ + "/figures/import", "figures=Month%09Value%0AApr-24%0941%00.2%0AMay-24%0943%0A");
  EXPECT_TRUE(given.status == 303 || given.status == 422) << given.status;
}

TEST_F(ForeignText, InJsonIsRefusedInOneSentence) {
  const std::string annotations = "/api/v1/series/" + to_text(local_.measure) + "/OU-THANET/annotations";
  for (const auto& [title, words] : {std::pair(R"(A\u0000b)", "a text holds the character U+0000. Leave it out."),
                                     {R"(A\ud83d)", "escape is half of a character."},
                                     {R"(A\ude91)", "escape is half of a character."},
                                     {"A\xff", "the bytes are not UTF-8. Send the text as UTF-8."},
                                     {"A\xed\xa0\x80", "the bytes are not UTF-8. Send the text as UTF-8."}}) {
    const http::Response refused =
        send_json(annotations, std::string(R"({"date": "2025-02-10", "kind": "event", "title": ")") + title + "\"}");
    EXPECT_EQ(refused.status, 422) << title;
    EXPECT_TRUE(holds(refused, words)) << refused.body;
  }
  EXPECT_EQ(send_json(annotations, R"({"date": "2025-02-10", "kind": "event", "title": "\ud83d\ude91"})").status, 201);
}

}  // namespace
}  // namespace qi::main
