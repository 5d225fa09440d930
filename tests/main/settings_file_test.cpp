#include "main/settings_file.h"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "main/serve_options.h"
#include "main/slices.h"
#include "support/databases.h"

namespace qi::main {
namespace {

std::string refusal_of(std::string_view text) {
  const auto read = read_settings(text);
  return read ? "" : in_lines(read.error());
}

TEST(SettingsFile, IsLinesOfKeyAndValue) {
  const auto read = read_settings(R"(# a comment
port = 8443
  address="0.0.0.0"   # another
backup-folder = "/srv/a # b"

job-threads=0
)");
  ASSERT_TRUE(read) << in_lines(read.error());
  ASSERT_EQ(read->size(), 4u);
  EXPECT_EQ(read->at(0).key, "port");
  EXPECT_EQ(read->at(0).value, "8443");
  EXPECT_EQ(read->at(0).line, 2);
  EXPECT_EQ(read->at(1).value, "0.0.0.0");
  EXPECT_EQ(read->at(2).value, "/srv/a # b");
  EXPECT_EQ(read->at(3).line, 6);
}

TEST(SettingsFile, NamesLineAndKeyOfEveryFault) {
  EXPECT_EQ(refusal_of("port = 99999\nprot = 1\nport 80\n[server]\nbackup-at = 25:00\nport = \"80\n"),
            "Line 1: port is 99999: give a whole number from 0 to 65535.\n"
            "Line 2: there is no setting prot. Take it out, or look for its right name in the example file.\n"
            "Line 3: write it as key = value, with a quote at both ends or at none.\n"
            "Line 4: write it as key = value, with a quote at both ends or at none.\n"
            "Line 5: backup-at is 25:00: give a time of day such as 02:30.\n"
            "Line 6: write it as key = value, with a quote at both ends or at none.");
  EXPECT_EQ(refusal_of("port = 80\nport = 81"), "Line 2: port was given in line 1 already. Keep one of the two.");
  EXPECT_EQ(refusal_of("data ="), "Line 1: data is empty: give the name of a folder.");
  EXPECT_EQ(refusal_of("workers = 0x4"), "Line 1: workers is 0x4: give a whole number from 1 to 64.");
  EXPECT_EQ(refusal_of("insecure-cookies = yes"), "Line 1: insecure-cookies is yes: give true or false.");
}

TEST(SettingsFile, StandsForTheEnvironmentWhereThatSaysNothing) {
  const support::TemporaryFolder folder;
  const std::string path = (folder.path() / "q.toml").string();
  std::ofstream(path) << "port = 1111\nworkers = 7\ninsecure-cookies = false\n";
  ::setenv("QUALITEA_PORT", "2222", 1);
  ::unsetenv("QUALITEA_WORKERS");
  ::unsetenv("QUALITEA_INSECURE_COOKIES");
  const Done taken = take_settings_file(path);
  ASSERT_TRUE(taken);
  EXPECT_STREQ(std::getenv("QUALITEA_PORT"), "2222");
  EXPECT_STREQ(std::getenv("QUALITEA_WORKERS"), "7");
  EXPECT_EQ(std::getenv("QUALITEA_INSECURE_COOKIES"), nullptr);
  ::unsetenv("QUALITEA_PORT");
  ::unsetenv("QUALITEA_WORKERS");
}

TEST(SettingsFile, SaysWhoseSiteItIs) {
  EXPECT_EQ(refusal_of("trust-name = \"East of England Ambulance Service\"\ntrust-code = RYC\n"
                       "contact-mail = qi@trust.example\n"),
            "");
  EXPECT_EQ(refusal_of("trust-name =\ntrust-code = ryc\ncontact-mail = somebody\n"),
            "Line 1: trust-name is empty: give the name of the trust.\n"
            "Line 2: trust-code is ryc: give the trust's ODS code in capitals, such as RYD.\n"
            "Line 3: contact-mail is somebody: give an address such as quality.improvement@trust.example.");
}

/// check_environment with these words on the command line, "" for a good answer.
std::string fault_of_environment(std::vector<std::string> words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  const Done good = check_environment(static_cast<int>(pointers.size()), pointers.data());
  return good ? "" : in_lines(good.error());
}

/// Variables of the environment for one test, gone after it.
class Variables {
 public:
  using Given = std::vector<std::pair<const char*, const char*>>;
  explicit Variables(Given all) : all_(std::move(all)) {
    for (const auto& [name, value] : all_) ::setenv(name, value, 1);
  }
  ~Variables() {
    for (const auto& [name, value] : all_) ::unsetenv(name);
  }
  Variables(const Variables&) = delete;
  Variables& operator=(const Variables&) = delete;

 private:
  Given all_;
};

TEST(EnvironmentSettings, AreNamedWithTheirValueAndWhatIsWanted) {
  const Variables given(Variables::Given{{"QUALITEA_PORT", "abc"},
                                         {"QUALITEA_MAIL_PORT", "0"},
                                         {"QUALITEA_WORKERS", ""},
                                         {"QUALITEA_INSECURE_COOKIES", "1"}});
  EXPECT_EQ(fault_of_environment({"qualitea", "serve"}),
            "QUALITEA_PORT is abc: give a whole number from 0 to 65535.\n"
            "QUALITEA_MAIL_PORT is 0: give a whole number from 1 to 65535.")
      << "what is empty says nothing, and a flag may be 1";
}

TEST(EnvironmentSettings, NameAFlagThatIsNeitherYesNorNo) {
  const Variables given(Variables::Given{{"QUALITEA_INSECURE_COOKIES", "maybe"},
                                         {"QUALITEA_UNNAMED_STATEMENTS", "Yes"},
                                         {"QUALITEA_HOOKS_OVER_PLAIN_HTTP", "off"}});
  EXPECT_EQ(fault_of_environment({"qualitea", "serve"}), "QUALITEA_INSECURE_COOKIES is maybe: give true or false.");
}

TEST(EnvironmentSettings, DoNotStandInTheWayOfAnOption) {
  const Variables given(Variables::Given{{"QUALITEA_PORT", "tcp://10.0.0.1:80"}});
  EXPECT_NE(fault_of_environment({"qualitea", "serve", "--ports"}), "");
  EXPECT_EQ(fault_of_environment({"qualitea", "serve", "--port=80"}), "");
  CLI::App program;
  const auto typed = add_serve_options(program.add_subcommand("serve"));
  add_serve_options(program.add_subcommand("check"));  // whose options look at the variables as well
  EXPECT_NO_THROW(program.parse("serve --port=80"));
  EXPECT_EQ(typed->port, 80);
}

TEST(EnvironmentSettings, ThatThereAreNotAreToldAndRefuseNothing) {
  const Variables given(Variables::Given{{"QUALITEA_PROT", "8080"},
                                         {"QUALITEA_COLOUR", "green"},
                                         {"QUALITEA_WORKRES", ""},
                                         {"QUALITEA_MAIL_PASSWORD", "secret"},
                                         {"QUALITEA_TOKEN", "qt_1"},
                                         {"QUALITEA_PORT", "8081"}});
  EXPECT_EQ(warnings_of_environment(),
            (std::vector<std::string>{"QUALITEA_COLOUR is no setting; nothing reads it.",
                                      "QUALITEA_PROT is no setting; did you mean QUALITEA_PORT?"}));
  EXPECT_EQ(fault_of_environment({"qualitea", "serve"}), "");
}

void expect_known_variables(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    const std::string variable = option->get_envname();
    EXPECT_TRUE(variable.empty() || is_known_variable(variable)) << command.get_name() << ' ' << variable;
  }
  for (const CLI::App* each : command.get_subcommands({})) expect_known_variables(*each);
}

TEST(EnvironmentSettings, AreKnownWhereverAnOptionReadsThem) {
  const FixedClock clock(*parse_iso_date("2025-04-30"));
  CLI::App program("", "qualitea");
  add_commands(program, clock);
  expect_known_variables(program);
}

TEST(SettingsFile, StandsInForAnEmptyVariableAndForNoOther) {
  const support::TemporaryFolder folder;
  const std::string path = (folder.path() / "q.toml").string();
  std::ofstream(path) << "workers = 7\nport = 9000\n";
  const Variables given(Variables::Given{{"QUALITEA_WORKERS", ""}, {"QUALITEA_PORT", "8000"}});
  ASSERT_TRUE(take_settings_file(path));
  EXPECT_STREQ(std::getenv("QUALITEA_WORKERS"), "7");
  EXPECT_STREQ(std::getenv("QUALITEA_PORT"), "8000");
}

TEST(ServeOptions, RefuseANumberOrFlagThatIsNoneWithWhatIsWanted) {
  for (const auto& [words, told] :
       {std::pair("serve --port abc", "--port: Give a whole number from 0 to 65535, not abc."),
        std::pair("serve --job-threads 17", "Give a whole number from 0 to 16, not 17."),
        std::pair("serve --workers 0", "Give a whole number from 1 to 64, not 0."),
        std::pair("serve --backups-kept x", "Give a whole number from 1 to 1000, not x."),
        std::pair("serve --mail-port 0", "Give a whole number from 1 to 65535, not 0."),
        std::pair("serve --insecure-cookies=maybe", "Give true or false, not maybe."),
        std::pair("serve --hooks-over-plain-http=maybe", "Give true or false, not maybe.")}) {
    CLI::App program;
    add_serve_options(program.add_subcommand("serve"));
    try {
      program.parse(words);
      FAIL() << words;
    } catch (const CLI::ParseError& refused) {
      EXPECT_NE(std::string(refused.what()).find(told), std::string::npos) << refused.what();
    }
  }
}

TEST(ServeOptions, TakeTheTrustFromTheEnvironmentAndRefuseWhatIsNone) {
  CLI::App program;
  CLI::App* serve = program.add_subcommand("serve");
  const auto typed = add_serve_options(serve);
  ::setenv("QUALITEA_TRUST_CODE", "RYC", 1);
  ::setenv("QUALITEA_TRUST_NAME", "East of England Ambulance Service", 1);
  program.parse("serve --contact-mail qi@trust.example");
  ::unsetenv("QUALITEA_TRUST_CODE");
  ::unsetenv("QUALITEA_TRUST_NAME");
  EXPECT_EQ(typed->settings.trust.code, "RYC");
  EXPECT_EQ(typed->settings.trust.name, "East of England Ambulance Service");
  EXPECT_EQ(typed->settings.trust.contact_mail, "qi@trust.example");
  EXPECT_EQ(shell::TrustSettings().code, "RYD") << "SECAmb when nobody says otherwise";
  EXPECT_TRUE(shell::check_trust(typed->settings.trust));
  typed->settings.trust.contact_mail = "qi at trust";
  EXPECT_EQ(shell::check_trust(typed->settings.trust).error().message,
            "Give contact-mail one address, such as quality.improvement@trust.example.");
}

TEST(TrustSettings, RefuseTheCodeOfAnotherTrustUnderTheNameOfThisOne) {
  EXPECT_TRUE(shell::check_trust({}));
  EXPECT_EQ(
      shell::check_trust({.code = "RYC"}).error().message,
      "trust-code is RYC, and trust-name is still South East Coast Ambulance Service: give trust-name the name of "
      "that trust too.");
  EXPECT_FALSE(shell::check_trust({.name = "Harbour Ambulance Service", .code = "has"})) << "codes are in capitals";
  EXPECT_TRUE(shell::check_trust({.name = "Harbour Ambulance Service", .code = "HAS"}));
}

TEST(SettingsFile, IsNotTakenInPart) {
  const support::TemporaryFolder folder;
  const std::string path = (folder.path() / "q.toml").string();
  std::ofstream(path) << "workers = 7\nno-such-thing = 1\n";
  ::unsetenv("QUALITEA_WORKERS");
  const Done taken = take_settings_file(path);
  ASSERT_FALSE(taken);
  EXPECT_TRUE(in_lines(taken.error()).starts_with(path + ": Line 2: there is no setting no-such-thing."));
  EXPECT_EQ(std::getenv("QUALITEA_WORKERS"), nullptr);
  EXPECT_FALSE(take_settings_file((folder.path() / "nowhere").string()));
}

TEST(SettingsFile, IsNamedOnTheCommandLine) {
  const auto named = [](std::vector<std::string> words) {
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    return settings_file_named(static_cast<int>(pointers.size()), pointers.data());
  };
  ::unsetenv("QUALITEA_SETTINGS");
  EXPECT_EQ(named({"qualitea", "serve", "--settings", "a.toml"}), "a.toml");
  EXPECT_EQ(named({"qualitea", "--settings=b.toml", "serve"}), "b.toml");
  EXPECT_EQ(named({"qualitea", "settings", "check"}), std::nullopt);
}

TEST(SettingsFile, HasAnExampleThatIsReadAndNamesEverySettingForUse) {
  std::ifstream file(std::string(QUALITEA_SOURCE_DIR) + "/packaging/qualitea.toml");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  ASSERT_FALSE(text.empty());
  EXPECT_EQ(refusal_of(text), "");
  for (const SettingRow& row : setting_rows()) {
    const bool only_for_trying = row.key == "today" || row.key == "insecure-cookies" || row.key == "assets";
    EXPECT_EQ(text.find(std::string(row.key) + " = ") == std::string::npos, only_for_trying) << row.key;
  }
}

}  // namespace
}  // namespace qi::main
