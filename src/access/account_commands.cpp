#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "access/access.h"
#include "access/account_store.h"
#include "access/password.h"
#include "db/retry.h"
#include "shell/audit.h"

namespace qi::access {
namespace {

/// What is typed does not show while this stands.
class HiddenTyping {
 public:
  HiddenTyping() {
    tcgetattr(STDIN_FILENO, &before_);
    termios hidden = before_;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
  }
  ~HiddenTyping() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }
  HiddenTyping(const HiddenTyping&) = delete;
  HiddenTyping& operator=(const HiddenTyping&) = delete;

 private:
  termios before_{};
};

std::string ask_hidden(std::string_view question) {
  std::cerr << question << std::flush;
  std::string typed;
  {
    const HiddenTyping hidden;
    std::getline(std::cin, typed);
  }
  std::cerr << '\n';
  return typed;
}

struct UserAdd {
  NewAccount account{.email = {}, .name = {}, .role = "viewer"};
  std::string data = "data";
  bool generate = false;
  bool from_stdin = false;
};

/// refuses  no terminal to ask on, two passwords that differ, a weak one.
Result<std::string> take_password(const UserAdd& options, const CheckedAccount& account) {
  if (options.generate) return generated_password();
  std::string password;
  if (options.from_stdin) {
    std::getline(std::cin, password);
  } else {
    if (isatty(STDIN_FILENO) == 0)
      return Error::invalid("There is no terminal to ask for a password. Add --generate or --password-stdin.");
    password = ask_hidden("Password: ");
    if (ask_hidden("The same again: ") != password)
      return Error::invalid("The two passwords are not the same. Run the command again.");
  }
  if (const Done good = check_new_password(password, account.name, account.email); !good) return good.error();
  return password;
}

[[noreturn]] void stop_with(const Error& error) {
  if (error.fields.empty()) std::cerr << error.message << '\n';
  for (const FieldError& field : error.fields) std::cerr << field.message << '\n';
  throw CLI::RuntimeError(1);
}

void add_user(const UserAdd& options, const Clock& clock, const OpenDatabase& open) {
  const auto checked = check_account(options.account);
  if (!checked) stop_with(checked.error());
  const auto password = take_password(options, *checked);
  if (!password) stop_with(password.error());
  const std::string hash = hash_password(*password);

  db::Connection db = open(options.data);
  db::with_retry(db, [&] {
    db::Transaction transaction(db);
    const auto id = create_account(db, {.actor = std::nullopt, .at = clock.now()}, *checked, hash);
    if (!id) stop_with(id.error());
    transaction.commit();
  });
  shell::AuditHeadFile(options.data).follow(db);
  std::cout << fmt::format("{} can sign in as {} ({}).\n", checked->name, checked->email, slug(checked->role));
  if (options.generate) std::cout << "Password: " << *password << '\n';
}

void verify_audit(const std::string& data, const OpenDatabase& open) {
  db::Connection db = open(data);
  const auto kept = shell::AuditHeadFile(data).read();
  const shell::AuditCheck check = shell::check_chain(db, kept);
  if (check.first_broken) {
    std::cout << fmt::format("The audit record is broken at number {}. {}\n", *check.first_broken, check.reason);
    throw CLI::RuntimeError(1);
  }
  std::cout << fmt::format("The audit record is whole: {} records, newest digest {}.\n", check.records,
                           check.newest_digest);
  if (!kept && check.records > 0)
    std::cout << "The file audit-head is missing, so records taken off the end would not be noticed.\n";
}

}  // namespace

void add_user_command(CLI::App& program, const Clock& clock, OpenDatabase open) {
  CLI::App* user = program.add_subcommand("user", "Accounts of this installation");
  user->require_subcommand(1);
  CLI::App* add = user->add_subcommand("add", "Adds an account; asks for its password");
  const auto options = std::make_shared<UserAdd>();
  add->add_option("--email", options->account.email, "What the person signs in with")->required();
  add->add_option("--name", options->account.name, "As colleagues write it: \"Priya Nair\"")->required();
  add->add_option("--role", options->account.role, "viewer, contributor or administrator")->capture_default_str();
  add->add_option("--data", options->data, "The data folder")->envname("QUALITEA_DATA")->capture_default_str();
  CLI::Option* generate = add->add_flag("--generate", options->generate, "Make a password and print it");
  add->add_flag("--password-stdin", options->from_stdin, "Read the password from the first line of standard input")
      ->excludes(generate);
  add->callback([options, &clock, open = std::move(open)] { add_user(*options, clock, open); });
}

void add_audit_command(CLI::App& program, OpenDatabase open) {
  CLI::App* audit = program.add_subcommand("audit", "The record of every change");
  audit->require_subcommand(1);
  CLI::App* verify = audit->add_subcommand("verify", "Checks that no record was altered or removed");
  const auto data = std::make_shared<std::string>("data");
  verify->add_option("--data", *data, "The data folder")->envname("QUALITEA_DATA")->capture_default_str();
  verify->callback([data, open = std::move(open)] { verify_audit(*data, open); });
}

}  // namespace qi::access
