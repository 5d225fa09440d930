#pragma once
/// The pages of sign-in, of one's own account and of the list of accounts. A page shows a view: it asks and decides
/// nothing.

#include <optional>
#include <string>
#include <vector>

#include "access/account.h"
#include "base/result.h"
#include "html/page.h"
#include "html/url.h"
#include "shell/carried_form.h"
#include "ui/sheet.h"

namespace qi::access {

struct SignInPage {
  std::string email;  ///< as typed
  std::string next;   ///< path on this site
  std::vector<FieldError> errors;
  shell::CarriedFields carried;  ///< a form that was sent before signing in
};
void sign_in_page(html::Page& h, const SignInPage& page);

/// Signed in, with a form still to be sent on.
struct CarryOnPage {
  std::string next;  ///< path on this site
  shell::CarriedFields carried;
  std::string csrf_token;
};
void carry_on_page(html::Page& h, const CarryOnPage& page);

/// One place where the account is signed in.
struct SessionLine {
  std::string device;
  std::string signed_in;  ///< "11 March 2025, 9:42am"
  std::string last_used;
  enum class Place { here, elsewhere } place = Place::elsewhere;
};

struct AccountPage {
  std::string email;
  std::string role;
  std::string name;  ///< as typed or stored
  std::vector<SessionLine> sessions;
  std::string done;  ///< what was just done, a sentence; "" nothing
  std::vector<FieldError> errors;
  std::string csrf_token;
  std::optional<html::Url> accounts;  ///< the list of accounts, for administrators
  std::vector<ui::SideLink> links;    ///< what later slices offer about one's account
};
void account_page(html::Page& h, const AccountPage& page);

struct AccountsPage {
  std::vector<Account> accounts;
};
void accounts_page(html::Page& h, const AccountsPage& page);

struct NewAccountPage {
  NewAccount typed;
  std::vector<FieldError> errors;
  std::string csrf_token;
};
void new_account_page(html::Page& h, const NewAccountPage& page);

/// One account, for an administrator.
struct EditAccountPage {
  Account account;
  std::string done;  ///< a sentence; "" nothing
  std::vector<FieldError> errors;
  std::string csrf_token;
};
void edit_account_page(html::Page& h, const EditAccountPage& page);

/// A password that the program made: shown this once.
struct ShownPasswordPage {
  Account account;
  std::string password;
};
void shown_password_page(html::Page& h, const ShownPasswordPage& page);

html::Url accounts_url();
html::Url account_url(AccountId id);

}  // namespace qi::access
