#include "measures/free_text_check.h"

#include <gtest/gtest.h>

namespace qi::measures {
namespace {

constexpr auto kNumber = "943 476 5919";

std::vector<FieldError> errors_of(std::string field, std::string text) {
  http::Form form;
  form.add(std::move(field), std::move(text));
  std::vector<FieldError> errors;
  check_every_text(errors, form);
  return errors;
}

TEST(FreeTextCheck, AsksAboutANumberInAnyTextThatIsTyped) {
  const auto errors = errors_of("description", kNumber);
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].field, "description");
  EXPECT_TRUE(asks_about_identifier(errors));
}

TEST(FreeTextCheck, IsNotMisledByTheRandomTokenOfAForm) {
  EXPECT_TRUE(errors_of("csrf", "ab9434765919cd").empty());
  EXPECT_FALSE(errors_of("description", "ab9434765919cd").empty()) << "the same letters when they are typed";
}

TEST(FreeTextCheck, LeavesFiguresToTheirOwnCheck) {
  EXPECT_TRUE(errors_of("figures", kNumber).empty());
}

}  // namespace
}  // namespace qi::measures
