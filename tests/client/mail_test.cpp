#include "client/mail.h"

#include "client/call_failed.h"
#include "client/mime_message.h"
#include "pretend_server.h"

namespace qi::client {
namespace {

Instant morning() {
  return parse_iso_instant("2025-03-11T09:42:00.000Z").value();
}

Mail sound_mail() {
  return {.to = "priya.nair@trust.example",
          .subject = "A signal: Category 2 mean",
          .text = "The mean rose.\n.\nLook at it.",
          .html = {},
          .identity = "signal-12-3",
          .written_at = morning()};
}

MailSettings settings_for(const PretendServer& server, MailSecurity security = MailSecurity::none) {
  MailSettings settings;
  settings.server = "127.0.0.1";
  settings.port = server.port();
  settings.security = security;
  settings.from = "qualitea@trust.example";
  settings.from_name = "Qualitea";
  settings.patience = std::chrono::seconds(5);
  return settings;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(SendMail, HandsTheMailToTheServerWithOneRecipient) {
  PretendServer server("smtp");
  const Done sent = send_mail(settings_for(server), sound_mail());
  ASSERT_TRUE(sent) << sent.error().message;
  const std::string heard = server.heard();
  EXPECT_TRUE(holds(heard, "MAIL FROM:<qualitea@trust.example>")) << heard;
  EXPECT_TRUE(holds(heard, "RCPT TO:<priya.nair@trust.example>"));
  EXPECT_TRUE(holds(heard, "From: \"Qualitea\" <qualitea@trust.example>"));
  EXPECT_TRUE(holds(heard, "Message-ID: <signal-12-3@trust.example>"));
  EXPECT_TRUE(holds(heard, "Date: Tue, 11 Mar 2025 09:42:00 +0000"));
  EXPECT_TRUE(holds(heard, "\n=2E\nLook at it.")) << "a line of one dot does not end the mail: " << heard;
}

TEST(SendMail, ChangesToTlsBeforeItGivesThePassword) {
  const PretendCertificate certificate;
  PretendServer server("smtp --tls starttls" + certificate.arguments());
  MailSettings settings = settings_for(server, MailSecurity::starttls);
  settings.authorities_file = certificate.chain();
  settings.user = "qualitea";
  settings.password = "a password";
  ASSERT_TRUE(send_mail(settings, sound_mail()));
  const std::string heard = server.heard();
  ASSERT_TRUE(holds(heard, "STARTTLS"));
  EXPECT_LT(heard.find("STARTTLS"), heard.find("AUTH PLAIN"));
}

TEST(SendMail, SpeaksTlsFromTheFirstByte) {
  const PretendCertificate certificate;
  PretendServer server("smtp --tls whole" + certificate.arguments());
  MailSettings settings = settings_for(server, MailSecurity::tls);
  settings.authorities_file = certificate.chain();
  ASSERT_TRUE(send_mail(settings, sound_mail()));
  EXPECT_TRUE(holds(server.heard(), "Subject: A signal: Category 2 mean"));
}

TEST(SendMail, GivesNothingAwayToAServerWithoutTls) {
  PretendServer server("smtp");
  MailSettings settings = settings_for(server, MailSecurity::starttls);
  settings.user = "qualitea";
  settings.password = "a password";
  EXPECT_THROW(static_cast<void>(send_mail(settings, sound_mail())), CallFailed);
  const std::string heard = server.heard();
  EXPECT_FALSE(holds(heard, "AUTH")) << heard;
  EXPECT_FALSE(holds(heard, "RCPT"));
}

TEST(SendMail, DoesNotTrustACertificateOfNobodyItKnows) {
  const PretendCertificate certificate;
  PretendServer server("smtp --tls whole" + certificate.arguments());
  EXPECT_THROW(static_cast<void>(send_mail(settings_for(server, MailSecurity::tls), sound_mail())), CallFailed);
}

TEST(SendMail, TellsARefusedAddressFromAServerThatIsBusy) {
  PretendServer strict("smtp --refuse 550");
  const Done refused = send_mail(settings_for(strict), sound_mail());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message,
            "The mail server does not take mail for priya.nair@trust.example: it answered 550.");
  PretendServer busy("smtp --refuse 451");
  EXPECT_THROW(static_cast<void>(send_mail(settings_for(busy), sound_mail())), CallFailed);
}

TEST(SendMail, TakesAWrongPasswordForSomethingThatMayPass) {
  const PretendCertificate certificate;
  PretendServer server("smtp --tls whole --refuse 535" + certificate.arguments());
  MailSettings settings = settings_for(server, MailSecurity::tls);
  settings.authorities_file = certificate.chain();
  settings.user = "qualitea";
  settings.password = "an old password";
  try {
    static_cast<void>(send_mail(settings, sound_mail()));
    FAIL() << "a refused password is no sent mail";
  } catch (const CallFailed& failed) {
    EXPECT_FALSE(holds(failed.what(), "an old password"));
  }
}

TEST(SendMail, GivesUpOnAServerThatSaysNothing) {
  PretendServer server("silent");
  MailSettings settings = settings_for(server);
  settings.patience = std::chrono::seconds(1);
  EXPECT_THROW(static_cast<void>(send_mail(settings, sound_mail())), CallFailed);
}

TEST(SendMail, RefusesALineThatWouldStartAnotherHeader) {
  MailSettings settings;
  settings.server = "127.0.0.1";
  settings.from = "qualitea@trust.example";
  const auto refuses = [&](auto change) {
    Mail mail = sound_mail();
    change(mail);
    return !send_mail(settings, mail);
  };
  EXPECT_TRUE(refuses([](Mail& mail) { mail.subject = "Hello\r\nBcc: all@trust.example"; }));
  EXPECT_TRUE(refuses([](Mail& mail) { mail.to = "a@trust.example>\r\nRCPT TO:<b@trust.example"; }));
  EXPECT_TRUE(refuses([](Mail& mail) { mail.to = "a@trust.example, b@trust.example"; }));
  EXPECT_TRUE(refuses([](Mail& mail) { mail.identity = "one\nX: 1"; }));
  EXPECT_TRUE(refuses([](Mail& mail) { mail.text.clear(); }));
  EXPECT_TRUE(refuses([](Mail& mail) { mail.text = "\xff\xfe"; }));
  settings.from_name = "Qualitea\r\nBcc: all@trust.example";
  EXPECT_TRUE(refuses([](Mail&) {}));
}

TEST(MailAddress, IsOneAtSignBetweenPlainLetters) {
  for (const char* sound : {"a@b.example", "priya.o'nair+qi@trust.nhs.uk"})
    EXPECT_TRUE(is_mail_address(sound)) << sound;
  for (const char* unsound : {"", "a", "@b", "a@", "a@@b", "a b@c", "a@b.", "a@.b", "é@b.example", "\"a\"@b", "a@b;c"})
    EXPECT_FALSE(is_mail_address(unsound)) << unsound;
}

TEST(MimeMessage, EncodesWhatIsNotAsciiInWordsThatEndBetweenLetters) {
  EXPECT_EQ(encoded_header("Plain words"), "Plain words");
  EXPECT_EQ(encoded_header("Café"), "=?UTF-8?B?Q2Fmw6k=?=");
  const std::string text(45, 'a');
  const std::string folded = encoded_header(text.substr(1) + "éé");
  EXPECT_EQ(folded,
            "=?UTF-8?B?YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=?=\r\n =?UTF-8?B?w6nDqQ==?=");
  EXPECT_NE(encoded_header("=?UTF-8?B?w6k=?="), "=?UTF-8?B?w6k=?=") << "what looks encoded is not taken for it";
}

TEST(MimeMessage, BreaksLongLinesAndKeepsEveryByte) {
  EXPECT_EQ(quoted_printable("a=b\né \nend "), "a=3Db\r\n=C3=A9=20\r\nend=20");
  const std::string encoded = quoted_printable(std::string(300, 'x') + "é" + std::string(80, '='));
  std::size_t begin = 0;
  for (std::size_t end; (end = encoded.find("\r\n", begin)) != std::string::npos; begin = end + 2)
    EXPECT_LE(end - begin, 76u);
  EXPECT_LE(encoded.size() - begin, 76u);
}

TEST(MimeMessage, HoldsTextAndHtmlSideBySide) {
  MimeMessage message{.from = "q@trust.example",
                      .from_name = "Qualität",
                      .to = "p@trust.example",
                      .subject = "S",
                      .text = "text",
                      .html = "<p>html</p>",
                      .identity = "one",
                      .written_at = morning()};
  const std::string bytes = mime_of(message);
  EXPECT_TRUE(holds(bytes, "multipart/alternative"));
  EXPECT_LT(bytes.find("text/plain"), bytes.find("text/html"));
  EXPECT_TRUE(holds(bytes, "From: =?UTF-8?B?UXVhbGl0w6R0?= <q@trust.example>\r\n"));
  for (const char c : bytes) EXPECT_LT(static_cast<unsigned char>(c), 0x80);
}

}  // namespace
}  // namespace qi::client
