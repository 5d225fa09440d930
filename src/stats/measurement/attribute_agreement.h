#pragma once
/// Attribute agreement: do people who sort the same items into categories agree with themselves, each other and the
/// truth? It does not measure on a scale (see gauge_study.h) and does not say whether the agreement is enough.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "stats/measurement/kappa.h"
#include "stats/test_result.h"

namespace qi::stats {

struct AgreementRequest {
  std::vector<std::string> ratings;     ///< one row for each rating: the category
  std::vector<std::string> items;       ///< of each rating: what was rated
  std::vector<std::string> appraisers;  ///< of each rating: who rated
  std::vector<std::string> standards;   ///< of each rating: the item's true category; empty: it is not known
  /// The categories in their order, which weights need. Empty: by number where all are numbers, else by alphabet.
  std::vector<std::string> order;
  KappaWeights weights = KappaWeights::none;  ///< of Cohen's kappas
  double level = 0.95;                        ///< of the intervals
};

/// Items on which all ratings in question were the same.
struct AgreementShare {
  std::string name;  ///< the appraiser; empty where all are meant
  std::size_t agreed = 0;
  std::size_t items = 0;
  double percent = kUndefined;
  Interval interval;  ///< in percent: Clopper and Pearson 1934, exact
};

struct NamedKappa {
  std::string name;  ///< the appraiser, or the two: "Amy and Ben"
  Kappa kappa;
};

struct AttributeAgreement {
  std::vector<std::string> items;       ///< in order of first appearance
  std::vector<std::string> appraisers;  ///< in order of first appearance
  std::vector<std::string> categories;  ///< in their order
  std::size_t trials = 0;               ///< ratings of each item by each appraiser

  std::vector<AgreementShare> within;         ///< an appraiser's trials with each other; empty with one trial
  std::vector<NamedKappa> within_kappas;      ///< Fleiss' kappa of an appraiser's trials; empty with one trial
  std::optional<AgreementShare> between;      ///< every rating of every appraiser; nullopt with one appraiser
  std::optional<FleissKappa> between_kappas;  ///< all ratings of an item, categories as in `categories`
  std::vector<NamedKappa> pair_kappas;  ///< Cohen's, two appraisers, first trial with first, second with second …
  std::vector<AgreementShare> with_standard;  ///< all of an appraiser's trials and the standard; empty without one
  std::vector<NamedKappa> standard_kappas;    ///< Cohen's, each of an appraiser's ratings with the standard
  std::optional<AgreementShare> all_with_standard;  ///< every rating of everybody and the standard
  std::vector<std::string> notes;
};

/// request   see AgreementRequest. Two items or more; two appraisers, two trials or a standard, so that there is
///           something to agree with. Rows of an item and appraiser are its trials in their order.
/// missing   an empty rating is refused, because the design must be balanced: leave the item out.
/// refuses   columns of unequal lengths; an empty word; fewer than two items; items rated unequally often; an item with
///           two standards; an order that lacks or repeats a category; a single category in all, or more than
///           kMostCategories; a level outside 0 to 1. Pairs of more than kMostAppraisersInPairs are left out, with a
///           note.
/// source    AIAG, Measurement Systems Analysis, 4th ed. 2010, chapter III C; kappas: kappa.h.
/// example   Amy rates two calls "yes", "no" twice each and changes her mind on the second: within 1 of 2 items, 50 %,
///           1.3 % to 98.7 %.
Result<AttributeAgreement> attribute_agreement(const AgreementRequest& request);
inline constexpr std::size_t kMostCategories = 50;
inline constexpr std::size_t kMostAppraisersInPairs = 50;

}  // namespace qi::stats
