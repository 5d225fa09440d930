#pragma once
/// What somebody typed before they had to sign in, carried through the sign-in form as hidden fields and sent on to
/// where it was going. Nothing is stored on the way. Passwords and form tokens are never carried.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "html/page.h"
#include "http/form.h"

namespace qi::shell {

using CarriedFields = std::vector<std::pair<std::string, std::string>>;

/// The fields of a form that was sent without a session: all but passwords and the token.
CarriedFields fields_to_carry(const http::Form& sent);
/// The fields that a sign-in form brings along.
CarriedFields carried_fields(const http::Form& sign_in);

/// Hidden fields of a sign-in form.
void write_carried(html::Page& h, const CarriedFields& fields);
/// Hidden fields under their own names, for the form that sends them on.
void write_hidden(html::Page& h, const CarriedFields& fields);

}  // namespace qi::shell
