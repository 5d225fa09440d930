#include "main/settings_file.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>

#include "base/assert.h"
#include "base/date.h"
#include "base/text.h"
#include "client/mail.h"
#include "main/unknown_word.h"
#include "shell/job_schedule.h"
#include "shell/trust_settings.h"

namespace qi::main {
namespace {

template <int kLeast, int kMost>
bool whole_number(std::string_view value) {
  int number = 0;
  const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), number);
  return failed == std::errc{} && end == value.data() + value.size() && number >= kLeast && number <= kMost;
}

bool some_text(std::string_view value) {
  return !value.empty();
}

bool yes_or_no(std::string_view value) {
  return value == "true" || value == "false";
}

/// What the command line's reader takes for a flag, and the environment with it.
bool is_flag_word(std::string_view value) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"true", "false", "yes", "no", "on", "off", "1", "0", "enable", "disable", "t", "f", "y", "n"});
  return std::ranges::find(kWords, lowered(value)) != kWords.end();
}

/// What stands before a comment, without the quotes of a quoted value. nullopt: quotes that do not end.
std::optional<std::string_view> value_of(std::string_view text) {
  text = trimmed(text);
  if (!text.starts_with('"')) return trimmed(text.substr(0, text.find('#')));
  const std::size_t end = text.find('"', 1);
  if (end == text.npos) return std::nullopt;
  const std::string_view rest = trimmed(text.substr(end + 1));
  if (!rest.empty() && !rest.starts_with('#')) return std::nullopt;
  return text.substr(1, end - 1);
}

/// What the environment gives for a setting; nullptr where it says nothing, and an empty variable says nothing.
const char* environment_says(std::string_view variable) {
  const char* given = std::getenv(std::string(variable).c_str());
  return given == nullptr || *given == '\0' ? nullptr : given;
}

/// Whether the command line says it: `--port 80`, `--port=80`.
bool is_an_option_of(std::string_view key, int count, char** words) {
  return std::any_of(words, words + count, [&](std::string_view word) {
    if (!word.starts_with("--")) return false;
    return word.substr(2, word.find('=') - 2) == key;
  });
}

const SettingRow* find_row(std::string_view key) {
  const auto found = std::ranges::find(setting_rows(), key, &SettingRow::key);
  return found == setting_rows().end() ? nullptr : &*found;
}

bool takes_outside_the_file(const SettingRow& row, std::string_view value) {
  return row.takes == yes_or_no ? is_flag_word(value) : row.takes(value);
}

/// "port is abc: give a whole number from 0 to 65535."
std::string unfit(std::string_view name, std::string_view value, const SettingRow& row) {
  return fmt::format("{} is {}: give {}.", name, value.empty() ? "empty" : value, row.fits);
}

/// Variables of the settings, and those that no settings file can hold.
const std::vector<std::string>& known_variables() {
  static const std::vector<std::string> kKnown = [] {
    std::vector<std::string> all{"QUALITEA_SETTINGS",      "QUALITEA_MAIL_PASSWORD",
                                 "QUALITEA_TOKEN",  // of the examples for programs that send files
                                 "QUALITEA_GOLDEN",        "QUALITEA_TEST_DATABASE",
                                 "QUALITEA_TEST_POSTGRES", "QUALITEA_BENCH_POSTGRES"};
    for (const SettingRow& row : setting_rows()) all.emplace_back(row.environment);
    return all;
  }();
  return kKnown;
}

/// "" or what is wrong with one line. `there`: keys of the lines before, and their lines.
std::string fault_of(const SettingLine& line, const std::map<std::string, int>& there) {
  const SettingRow* row = find_row(line.key);
  if (row == nullptr)
    return fmt::format("Line {}: there is no setting {}. Take it out, or look for its right name in the example file.",
                       line.line, line.key);
  if (const auto before = there.find(line.key); before != there.end())
    return fmt::format("Line {}: {} was given in line {} already. Keep one of the two.", line.line, line.key,
                       before->second);
  if (!row->takes(line.value)) return fmt::format("Line {}: {}", line.line, unfit(line.key, line.value, *row));
  return {};
}

}  // namespace

const std::vector<SettingRow>& setting_rows() {
  static const std::vector<SettingRow> kRows{
      {"data", "QUALITEA_DATA", "the name of a folder", some_text},
      {"database", "QUALITEA_DATABASE", "an address such as postgresql://user@host/name", some_text},
      {"unnamed-statements", "QUALITEA_UNNAMED_STATEMENTS", "true or false", yes_or_no},
      {"assets", "QUALITEA_ASSETS", "the name of a folder", some_text},
      {"address", "QUALITEA_ADDRESS", "an address to listen on, such as 127.0.0.1", some_text},
      {"port", "QUALITEA_PORT", "a whole number from 0 to 65535", whole_number<0, 65535>},
      {"workers", "QUALITEA_WORKERS", "a whole number from 1 to 64", whole_number<1, 64>},
      {"job-threads", "QUALITEA_JOB_THREADS", "a whole number from 0 to 16", whole_number<0, 16>},
      {"tls-certificate", "QUALITEA_TLS_CERTIFICATE", "the name of a file", some_text},
      {"tls-key", "QUALITEA_TLS_KEY", "the name of a file", some_text},
      {"trusted-proxy", "QUALITEA_TRUSTED_PROXY", "the address of the proxy", some_text},
      {"metrics-token-file", "QUALITEA_METRICS_TOKEN_FILE", "the name of a file", some_text},
      {"insecure-cookies", "QUALITEA_INSECURE_COOKIES", "true or false", yes_or_no},
      {"today", "QUALITEA_TODAY", "a date such as 2025-04-30",
       [](std::string_view value) { return parse_iso_date(value).has_value(); }},
      {"backup-folder", "QUALITEA_BACKUP_FOLDER", "the name of a folder", some_text},
      {"backup-at", "QUALITEA_BACKUP_AT", "a time of day such as 02:30",
       [](std::string_view value) { return shell::parse_time_of_day(value).has_value(); }},
      {"feed-folder", "QUALITEA_FEED_FOLDER", "the name of a folder", some_text},
      {"staff-folder", "QUALITEA_STAFF_FOLDER", "the name of a folder", some_text},
      {"staff-late-after", "QUALITEA_STAFF_LATE_AFTER", "a whole number of days from 1 to 366", whole_number<1, 366>},
      {"sql-sources", "QUALITEA_SQL_SOURCES", "the name of a file", some_text},
      {"backups-kept", "QUALITEA_BACKUPS_KEPT", "a whole number from 1 to 1000", whole_number<1, 1000>},
      {"trust-name", "QUALITEA_TRUST_NAME", "the name of the trust", some_text},
      {"trust-code", "QUALITEA_TRUST_CODE", "the trust's ODS code in capitals, such as RYD", shell::is_trust_code},
      {"contact-mail", "QUALITEA_CONTACT_MAIL", "an address such as quality.improvement@trust.example",
       client::is_mail_address},
      {"site-url", "QUALITEA_SITE_URL", "an address such as https://qualitea.trust.example", some_text},
      {"mail-server", "QUALITEA_MAIL_SERVER", "the name of the mail server", some_text},
      {"mail-port", "QUALITEA_MAIL_PORT", "a whole number from 1 to 65535", whole_number<1, 65535>},
      {"mail-security", "QUALITEA_MAIL_SECURITY", "starttls, tls or none",
       [](std::string_view value) { return value == "starttls" || value == "tls" || value == "none"; }},
      {"mail-user", "QUALITEA_MAIL_USER", "a name", some_text},
      {"mail-password-file", "QUALITEA_MAIL_PASSWORD_FILE", "the name of a file", some_text},
      {"mail-from", "QUALITEA_MAIL_FROM", "an address such as qualitea@trust.example", some_text},
      {"mail-from-name", "QUALITEA_MAIL_FROM_NAME", "a name such as Qualitea", some_text},
      {"mail-authorities", "QUALITEA_MAIL_AUTHORITIES", "the name of a file", some_text},
      {"hook-authorities", "QUALITEA_HOOK_AUTHORITIES", "the name of a file", some_text},
      {"hooks-to-private-networks", "QUALITEA_HOOKS_TO_PRIVATE_NETWORKS", "true or false", yes_or_no},
      {"hooks-over-plain-http", "QUALITEA_HOOKS_OVER_PLAIN_HTTP", "true or false", yes_or_no},
  };
  return kRows;
}

Result<std::vector<SettingLine>> read_settings(std::string_view text) {
  std::vector<SettingLine> lines;
  std::vector<FieldError> faults;
  std::map<std::string, int> there;
  int number = 0;
  for (const std::string_view whole : split(text, '\n')) {
    ++number;
    const std::string_view line = trimmed(whole);
    if (line.empty() || line.starts_with('#')) continue;
    const std::size_t equals = line.find('=');
    const auto value = equals == line.npos ? std::nullopt : value_of(line.substr(equals + 1));
    if (!value) {
      faults.push_back(
          {"", fmt::format("Line {}: write it as key = value, with a quote at both ends or at none.", number)});
      continue;
    }
    SettingLine given{
        .key = std::string(trimmed(line.substr(0, equals))), .value = std::string(*value), .line = number};
    if (std::string fault = fault_of(given, there); !fault.empty()) {
      faults.push_back({given.key, std::move(fault)});
      continue;
    }
    there.emplace(given.key, number);
    lines.push_back(std::move(given));
  }
  if (!faults.empty()) return Error::invalid_fields(std::move(faults));
  return lines;
}

std::optional<std::string> settings_file_named(int count, char** words) {
  constexpr std::string_view kOption = "--settings";
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word == kOption && i + 1 < count) return words[i + 1];
    if (word.starts_with(kOption) && word.substr(kOption.size()).starts_with('='))
      return std::string(word.substr(kOption.size() + 1));
  }
  const char* named = environment_says("QUALITEA_SETTINGS");
  return named ? std::optional<std::string>(named) : std::nullopt;
}

Done take_settings_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return Error::not_found(fmt::format("The settings file {} cannot be read. Check its name and its owner.", path));
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const auto lines = read_settings(text);
  if (!lines) {
    Error refusal = lines.error();
    for (FieldError& fault : refusal.fields) fault.message = path + ": " + fault.message;
    return refusal;
  }
  constexpr int kOverAnEmptyOne = 1;
  for (const SettingLine& line : *lines) {
    const std::string variable(find_row(line.key)->environment);
    // Saying nothing is how a flag says no.
    if (line.value != "false" && !environment_says(variable))
      ::setenv(variable.c_str(), line.value.c_str(), kOverAnEmptyOne);
  }
  return {};
}

Done check_environment(int count, char** words) {
  std::vector<FieldError> faults;
  for (const SettingRow& row : setting_rows()) {
    const char* given = environment_says(row.environment);
    if (!given || takes_outside_the_file(row, given)) continue;
    if (is_an_option_of(row.key, count, words)) {
      ::unsetenv(std::string(row.environment).c_str());  // its reader looks at commands that were not called, too
      continue;
    }
    faults.push_back({std::string(row.key), unfit(row.environment, given, row)});
  }
  if (!faults.empty()) return Error::invalid_fields(std::move(faults));
  return {};
}

bool is_known_variable(std::string_view name) {
  return std::ranges::find(known_variables(), name) != known_variables().end();
}

std::vector<std::string> warnings_of_environment() {
  constexpr std::string_view kOurs = "QUALITEA_";
  std::vector<std::string> warnings;
  for (char** each = environ; *each != nullptr; ++each) {
    const std::string_view whole = *each;
    const std::string name(whole.substr(0, whole.find('=')));
    if (!name.starts_with(kOurs) || !environment_says(name) || is_known_variable(name)) continue;
    const auto meant = nearest_word(name, known_variables());
    warnings.push_back(meant ? fmt::format("{} is no setting; did you mean {}?", name, *meant)
                             : fmt::format("{} is no setting; nothing reads it.", name));
  }
  std::ranges::sort(warnings);
  return warnings;
}

std::function<std::string(const std::string&)> fits(std::string_view key) {
  const SettingRow* row = find_row(key);
  QI_ASSERT(row != nullptr);
  return [row](const std::string& value) {
    return takes_outside_the_file(*row, value)
               ? ""
               : fmt::format("Give {}, not {}.", row->fits, value.empty() ? "nothing" : value);
  };
}

std::string in_lines(const Error& error) {
  if (error.fields.empty()) return error.message;
  std::string all;
  for (const FieldError& fault : error.fields) all += (all.empty() ? "" : "\n") + fault.message;
  return all;
}

}  // namespace qi::main
