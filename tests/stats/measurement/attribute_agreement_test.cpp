#include "stats/measurement/attribute_agreement.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace qi::stats {
namespace {

struct Rated {
  const char* who;
  const char* item;
  const char* first;
  const char* second;
  const char* standard;
};

AgreementRequest two_auditors() {
  AgreementRequest request;
  for (const Rated& rated : {Rated{"Amy", "1", "yes", "yes", "yes"}, Rated{"Amy", "2", "yes", "no", "yes"},
                             Rated{"Amy", "3", "no", "no", "no"}, Rated{"Amy", "4", "no", "no", "no"},
                             Rated{"Amy", "5", "yes", "yes", "yes"}, Rated{"Ben", "1", "yes", "yes", "yes"},
                             Rated{"Ben", "2", "yes", "yes", "yes"}, Rated{"Ben", "3", "no", "no", "no"},
                             Rated{"Ben", "4", "yes", "yes", "no"}, Rated{"Ben", "5", "yes", "yes", "yes"}})
    for (const char* rating : {rated.first, rated.second}) {
      request.ratings.push_back(rating);
      request.items.push_back(rated.item);
      request.appraisers.push_back(rated.who);
      request.standards.push_back(rated.standard);
    }
  return request;
}

TEST(AttributeAgreement, CountsItemsOnWhichAnAppraiserAgreesWithThemselves) {
  const auto study = attribute_agreement(two_auditors());
  ASSERT_TRUE(study);
  ASSERT_EQ(study->within.size(), 2u);
  EXPECT_EQ(study->within[0].agreed, 4u);
  EXPECT_DOUBLE_EQ(study->within[0].percent, 80);
  // Clopper and Pearson by bisection of exact binomial sums.
  EXPECT_NEAR(study->within[0].interval.lower, 28.3582063882, 1e-9);
  EXPECT_NEAR(study->within[0].interval.upper, 99.4949236621, 1e-9);
  EXPECT_NEAR(study->within[1].interval.lower, 47.8176249895, 1e-9);
  EXPECT_EQ(study->within[1].interval.upper, 100);
  EXPECT_DOUBLE_EQ(study->within_kappas[1].kappa.estimate, 1);
}

TEST(AttributeAgreement, ComparesAppraisersWithEachOther) {
  const auto study = attribute_agreement(two_auditors());
  ASSERT_TRUE(study);
  ASSERT_TRUE(study->between);
  EXPECT_EQ(study->between->agreed, 3u);
  EXPECT_NEAR(study->between->interval.lower, 14.6632799635, 1e-9);
  EXPECT_NEAR(study->between->interval.upper, 94.7255049474, 1e-9);
  // By hand: both yes 5, Amy no and Ben yes 3, both no 2, of 10; expected 0.4 + 0.1.
  ASSERT_EQ(study->pair_kappas.size(), 1u);
  EXPECT_EQ(study->pair_kappas[0].name, "Amy and Ben");
  EXPECT_NEAR(study->pair_kappas[0].kappa.estimate, 0.4, 1e-14);
  // By hand: pairs that agree by item 1, 1/2, 1, 1/3, 1; 13 of 20 ratings yes.
  EXPECT_NEAR(study->between_kappas->overall.estimate, (23.0 / 30 - 0.545) / 0.455, 1e-14);
}

TEST(AttributeAgreement, ComparesWithTheStandard) {
  const auto study = attribute_agreement(two_auditors());
  ASSERT_TRUE(study);
  ASSERT_EQ(study->with_standard.size(), 2u);
  EXPECT_EQ(study->with_standard[0].agreed, 4u);
  EXPECT_EQ(study->with_standard[1].agreed, 4u);
  EXPECT_EQ(study->all_with_standard->agreed, 3u);
  // By hand: Amy meets 9 of 10; expected 0.5 × 0.6 + 0.5 × 0.4.
  EXPECT_NEAR(study->standard_kappas[0].kappa.estimate, 0.8, 1e-14);
}

TEST(AttributeAgreement, OrdersCategoriesByNumberOrAsToldForItsWeights) {
  AgreementRequest request{.ratings = {"2", "10", "1", "10"},
                           .items = {"a", "b", "a", "b"},
                           .appraisers = {"x", "x", "y", "y"},
                           .weights = KappaWeights::linear};
  auto study = attribute_agreement(request);
  ASSERT_TRUE(study);
  EXPECT_EQ(study->categories, (std::vector<std::string>{"1", "2", "10"}));
  // By hand: weights 1, 1/2, 0; observed (1/2 + 1) / 2; expected (1/2 + 0 + 1/2 + 1) / 4.
  EXPECT_NEAR(study->pair_kappas[0].kappa.estimate, (0.75 - 0.5) / 0.5, 1e-14);
  request.order = {"10", "1"};
  study = attribute_agreement(request);
  ASSERT_FALSE(study);
  EXPECT_EQ(study.error().message, "Name every category in their order: 2 is missing.");
}

TEST(AttributeAgreement, NeedsNoStandardAndNoSecondTrial) {
  AgreementRequest request{
      .ratings = {"y", "n", "y", "y"}, .items = {"a", "b", "a", "b"}, .appraisers = {"x", "x", "z", "z"}};
  const auto study = attribute_agreement(request);
  ASSERT_TRUE(study);
  EXPECT_TRUE(study->within.empty());
  EXPECT_TRUE(study->with_standard.empty());
  EXPECT_FALSE(study->all_with_standard);
  EXPECT_EQ(study->between->agreed, 1u);
}

TEST(AttributeAgreement, SaysWhereAKappaIsUndefined) {
  AgreementRequest request{.ratings = {"y", "y", "y", "y"},
                           .items = {"a", "b", "a", "b"},
                           .appraisers = {"x", "x", "z", "z"},
                           .order = {"y", "n"}};
  const auto study = attribute_agreement(request);
  ASSERT_TRUE(study);
  EXPECT_EQ(study->between->agreed, 2u);
  EXPECT_EQ(std::ranges::count(study->notes,
                               "A kappa is undefined where only one category was used, or a category never: agreement "
                               "by chance is then certain."),
            1);
}

TEST(AttributeAgreement, SaysWhereAKappaHasNoTestAndWhereItsIntervalHasNoWidth) {
  // One says yes to all; the other finds what the standard has.
  AgreementRequest request{.ratings = {"y", "y", "y", "y", "n", "y"},
                           .items = {"a", "b", "c", "a", "b", "c"},
                           .appraisers = {"x", "x", "x", "z", "z", "z"},
                           .standards = {"y", "n", "y", "y", "n", "y"}};
  const auto study = attribute_agreement(request);
  ASSERT_TRUE(study);
  EXPECT_NEAR(study->standard_kappas[0].kappa.estimate, 0, 1e-15);
  EXPECT_TRUE(std::isnan(study->standard_kappas[0].kappa.p_value));
  EXPECT_DOUBLE_EQ(study->standard_kappas[1].kappa.estimate, 1);
  ASSERT_EQ(study->notes.size(), 2u);
  EXPECT_EQ(study->notes[0],
            "A kappa has no test where somebody used one category only: it then is 0 whatever the others did.");
  EXPECT_TRUE(study->notes[1].starts_with("Where the interval of a kappa has no width"));
}

TEST(AttributeAgreement, RefusesWhatIsNotBalanced) {
  AgreementRequest request = two_auditors();
  request.ratings.pop_back();
  request.items.pop_back();
  request.appraisers.pop_back();
  request.standards.pop_back();
  auto study = attribute_agreement(request);
  ASSERT_FALSE(study);
  EXPECT_EQ(study.error().message,
            "Every appraiser must rate every item equally often: Ben rated 5 1 and not 2 times.");
  request = two_auditors();
  request.standards[0] = "no";
  study = attribute_agreement(request);
  ASSERT_FALSE(study);
  EXPECT_EQ(study.error().message, "Give each item one standard: 1 has two.");
  request = two_auditors();
  request.ratings[4].clear();
  EXPECT_FALSE(attribute_agreement(request));
}

TEST(AttributeAgreement, RefusesTablesOfManyNamesWithHardlyARating) {
  AgreementRequest request;
  for (int i = 0; i < 100'000; ++i) {
    request.ratings.push_back(i % 2 == 0 ? "yes" : "no");
    request.items.push_back("item " + std::to_string(i));
    request.appraisers.push_back("appraiser " + std::to_string(i));
  }
  auto study = attribute_agreement(request);
  ASSERT_FALSE(study);
  EXPECT_EQ(study.error().message,
            "Every appraiser must rate every item equally often: appraiser 0 rated item 1 0 and not 1 times.");
  request.ratings = request.items;
  study = attribute_agreement(request);
  ASSERT_FALSE(study);
  EXPECT_EQ(study.error().message,
            "A study of agreement takes at most 50 categories. Join those that belong together.");
}

TEST(AttributeAgreement, ComparesNoPairsOfACrowd) {
  AgreementRequest request;
  for (int who = 0; who <= 50; ++who)
    for (const char* item : {"1", "2", "3"}) {
      request.ratings.push_back(*item == '2' ? "no" : "yes");
      request.items.push_back(item);
      request.appraisers.push_back("appraiser " + std::to_string(who));
    }
  const auto study = attribute_agreement(request);
  ASSERT_TRUE(study);
  EXPECT_TRUE(study->pair_kappas.empty());
  ASSERT_FALSE(study->notes.empty());
  EXPECT_EQ(study->notes.front(),
            "With more than 50 appraisers no two are compared: Fleiss' kappa says how far all of them agree.");
  EXPECT_DOUBLE_EQ(study->between_kappas->overall.estimate, 1);
}

}  // namespace
}  // namespace qi::stats
