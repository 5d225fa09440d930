#include "access/password.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include <set>

namespace qi::access {
namespace {

TEST(Passwords, AreMatchedByTheirHashAndNoOther) {
  const std::string hash = hash_password("correct horse battery");
  EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << hash;
  EXPECT_EQ(match_password(hash, "correct horse battery"), PasswordMatch::right);
  EXPECT_EQ(match_password(hash, "correct horse batterY"), PasswordMatch::wrong);
  EXPECT_EQ(match_password(hash, ""), PasswordMatch::wrong);
  EXPECT_NE(hash_password("correct horse battery"), hash) << "each hash has a salt of its own";
}

TEST(Passwords, OfAnAccountThatDoesNotExistAreWrong) {
  EXPECT_EQ(match_password("", "correct horse battery"), PasswordMatch::wrong);
  EXPECT_EQ(match_password("not a hash", "correct horse battery"), PasswordMatch::wrong);
}

TEST(Passwords, HashedWithOtherParametersAreOutdated) {
  char hash[crypto_pwhash_STRBYTES];
  ASSERT_EQ(crypto_pwhash_str_alg(hash, "old password", 12, 1, 8 * 1024 * 1024, crypto_pwhash_ALG_ARGON2ID13), 0);
  EXPECT_EQ(match_password(hash, "old password"), PasswordMatch::outdated);
  EXPECT_EQ(match_password(hash, "old passworD"), PasswordMatch::wrong);
}

TEST(NewPasswords, MayHoldAnyCharactersWithoutRulesOfComposition) {
  for (const char* good :
       {"correct horse battery", "only lower case letters", "9f!Kq 2#~_vB", "дорога дома7", "kettle tide mango"})
    EXPECT_TRUE(check_new_password(good, "Priya Nair", "priya.nair@example.nhs.uk")) << good;
}

TEST(NewPasswords, CountCharactersAndNotBytes) {
  EXPECT_TRUE(check_new_password("жзиклмнопрст", "", "")) << "twelve letters, 24 bytes";
  EXPECT_FALSE(check_new_password("жзиклмнопрс", "", "")) << "eleven letters, 22 bytes";
  EXPECT_FALSE(check_new_password("elevenchars", "", ""));
  EXPECT_FALSE(check_new_password(std::string(513, 'x') + "y", "", ""));
}

TEST(NewPasswords, RefuseWhatEverybodyTriesFirst) {
  for (const char* common :
       {"password1234", "Password123!", "123456789012", "210987654321", "abcdefghijkl", "aaaaaaaaaaaa", "abcabcabcabc",
        "Qualitea2025!", "summer202500", "qwertyuiop12", "ambulanceservice"}) {
    const Done checked = check_new_password(common, "Priya Nair", "priya.nair@example.nhs.uk");
    ASSERT_FALSE(checked) << common;
    EXPECT_EQ(checked.error().message, "That password is easy to guess. Choose one that nobody else would think of.");
  }
}

TEST(NewPasswords, RefuseThePersonsOwnNameAndEmail) {
  for (const char* own : {"Priya Nair 2025", "priya.nair99", "priya.nair@example.nhs.uk", "PRIYANAIR!!!!"}) {
    const Done checked = check_new_password(own, "Priya Nair", "priya.nair@example.nhs.uk");
    ASSERT_FALSE(checked) << own;
    EXPECT_EQ(checked.error().message, "Your password cannot be your name or email address. Choose something else.");
  }
}

TEST(GeneratedPasswords, AreLongUnlikeEachOtherAndGoodEnough) {
  std::set<std::string> seen;
  for (int i = 0; i < 50; ++i) {
    const std::string password = generated_password();
    EXPECT_EQ(password.size(), 23u);
    EXPECT_TRUE(check_new_password(password, "Priya Nair", "priya.nair@example.nhs.uk"));
    EXPECT_TRUE(seen.insert(password).second);
  }
}

}  // namespace
}  // namespace qi::access
