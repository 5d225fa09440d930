#include "shell/carried_form.h"

#include <gtest/gtest.h>

namespace qi::shell {
namespace {

http::Form form_of(const CarriedFields& fields) {
  http::Form form;
  for (const auto& [name, value] : fields) form.add(name, value);
  return form;
}

TEST(CarriedForm, NeverCarriesPasswordsOrTokens) {
  const CarriedFields carried = fields_to_carry(form_of(
      {{"csrf", "token"}, {"password", "p"}, {"current", "old"}, {"new", "chosen"}, {"figures", "Jan-24\t12"}}));
  for (const auto& [name, value] : carried)
    for (const std::string_view secret : {"token", "p", "old", "chosen"}) EXPECT_NE(value, secret) << name;
  EXPECT_EQ(carried.back(), (std::pair<std::string, std::string>("figures", "Jan-24\t12")));
}

TEST(CarriedForm, SignInHandsOnExactlyWhatWasCarriedAndNotItsOwnFields) {
  html::Page page;
  write_carried(page, {{"name", "Calls"}});
  EXPECT_NE(std::move(page).take().find("name=\"carried.name\""), std::string::npos);
  const CarriedFields carried =
      carried_fields(form_of({{"email", "a@example.nhs.uk"}, {"password", "p"}, {"carried.name", "Calls"}}));
  EXPECT_EQ(carried, (CarriedFields{{"name", "Calls"}}));
}

TEST(CarriedForm, HiddenValuesAreTextAndNotMarkup) {
  html::Page page;
  write_hidden(page, {{"name\"x", "\"><script>alert(1)</script>"}});
  const std::string html = std::move(page).take();
  EXPECT_EQ(html.find("<script>"), std::string::npos) << html;
  EXPECT_EQ(html.find("name\"x"), std::string::npos) << html;
}

}  // namespace
}  // namespace qi::shell
