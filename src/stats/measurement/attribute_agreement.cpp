#include "stats/measurement/attribute_agreement.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "base/assert.h"
#include "base/number.h"
#include "stats/distributions.h"
#include "stats/measurement/name_order.h"
#include "stats/number_range.h"

namespace qi::stats {
namespace {

using Table = std::vector<std::vector<double>>;

/// Every rating as the place of its category: ratings[appraiser][item][trial].
struct Ratings {
  std::vector<std::vector<std::vector<std::size_t>>> of;
  std::vector<std::size_t> standards;  // of each item; empty: not known
};

Result<std::vector<std::string>> ordered_categories(const AgreementRequest& request) {
  std::set<std::string> used(request.ratings.begin(), request.ratings.end());
  used.insert(request.standards.begin(), request.standards.end());
  if (std::max(used.size(), request.order.size()) > kMostCategories)
    return Error::invalid("A study of agreement takes at most " + std::to_string(kMostCategories) +
                          " categories. Join those that belong together.");
  if (!request.order.empty()) {
    if (std::set<std::string>(request.order.begin(), request.order.end()).size() != request.order.size())
      return Error::invalid("Name every category once in their order.");
    for (const std::string& category : used)
      if (std::ranges::find(request.order, category) == request.order.end())
        return Error::invalid("Name every category in their order: " + category + " is missing.");
    if (request.order.size() < 2) return Error::invalid("Name at least two categories in their order.");
    return request.order;
  }
  if (used.size() < 2) return Error::invalid("Only one category was used; take items that belong to at least two.");
  std::vector<std::string> categories(used.begin(), used.end());
  if (std::ranges::all_of(categories, [](const std::string& word) { return parse_plain_number(word).has_value(); }))
    std::ranges::sort(categories, {}, [](const std::string& word) { return *parse_plain_number(word); });
  return categories;
}

std::optional<Error> refusal_of(const AgreementRequest& request) {
  const std::size_t rows = request.ratings.size();
  if (request.items.size() != rows || request.appraisers.size() != rows ||
      (!request.standards.empty() && request.standards.size() != rows))
    return Error::invalid("Give an item and an appraiser for every rating, and a standard for all or for none.");
  for (const auto* column : {&request.ratings, &request.items, &request.appraisers, &request.standards})
    if (std::ranges::find(*column, std::string()) != column->end())
      return Error::invalid("Fill in every rating, item, appraiser and standard, or leave out the whole item.");
  if (!is_usable_share(request.level)) return Error::invalid("Give a confidence level between 0 and 1, such as 0.95.");
  return std::nullopt;
}

/// How often each rated each: by appraiser, then by item.
using Times = std::map<std::pair<std::size_t, std::size_t>, std::size_t>;

/// refuses  an item that somebody rated less often than `agreement.trials`. The first such place comes after no more
///          places than there are ratings, so that a table of many names with hardly a rating costs nothing.
Done check_balance(Times& times, const AttributeAgreement& agreement) {
  for (std::size_t who = 0; who < agreement.appraisers.size(); ++who)
    for (std::size_t item = 0; item < agreement.items.size(); ++item)
      if (const std::size_t rated = times[{who, item}]; rated != agreement.trials)
        return Error::invalid("Every appraiser must rate every item equally often: " + agreement.appraisers[who] +
                              " rated " + agreement.items[item] + " " + std::to_string(rated) + " and not " +
                              std::to_string(agreement.trials) + " times.");
  return {};
}

/// Sorts the rows into `agreement`'s names and the ratings.
Result<Ratings> sorted_ratings(const AgreementRequest& request, AttributeAgreement& agreement) {
  auto categories = ordered_categories(request);
  if (!categories) return categories.error();
  agreement.categories = *categories;
  NameOrder items;
  NameOrder appraisers;
  NameOrder category_order;
  Times times;
  for (std::size_t i = 0; i < request.ratings.size(); ++i) {
    std::size_t& rated = times[{appraisers.number_of(request.appraisers[i]), items.number_of(request.items[i])}];
    agreement.trials = std::max(agreement.trials, ++rated);
  }
  for (const std::string& category : *categories) category_order.number_of(category);
  agreement.items = items.names();
  agreement.appraisers = appraisers.names();
  if (agreement.items.size() < 2) return Error::invalid("A study of agreement needs at least two items.");
  if (const Done balanced = check_balance(times, agreement); !balanced) return balanced.error();
  Ratings ratings;
  ratings.of.resize(agreement.appraisers.size(), std::vector<std::vector<std::size_t>>(agreement.items.size()));
  std::vector<std::string> standards(agreement.items.size());
  for (std::size_t i = 0; i < request.ratings.size(); ++i) {
    const std::size_t item = items.number_of(request.items[i]);
    auto& trials = ratings.of[appraisers.number_of(request.appraisers[i])][item];
    trials.push_back(category_order.number_of(request.ratings[i]));
    if (request.standards.empty()) continue;
    if (!standards[item].empty() && standards[item] != request.standards[i])
      return Error::invalid("Give each item one standard: " + request.items[i] + " has two.");
    standards[item] = request.standards[i];
  }
  if (!request.standards.empty())
    for (const std::string& standard : standards) ratings.standards.push_back(category_order.number_of(standard));
  if (agreement.trials < 2 && agreement.appraisers.size() < 2 && ratings.standards.empty())
    return Error::invalid("Give a second appraiser, a second trial or a standard to agree with.");
  return ratings;
}

/// Clopper and Pearson's limits in percent, written with F instead of beta quantiles.
AgreementShare share_of(std::string name, std::size_t agreed, std::size_t items, double level) {
  const double tail = (1 - level) / 2;
  const double x = static_cast<double>(agreed);
  const double n = static_cast<double>(items);
  AgreementShare share{.name = std::move(name), .agreed = agreed, .items = items, .percent = 100 * x / n};
  share.interval = {0, 100, level};
  if (agreed > 0) share.interval.lower = 100 * x / (x + (n - x + 1) * f_quantile(1 - tail, 2 * (n - x + 1), 2 * x));
  if (agreed < items) {
    const double f = (x + 1) * f_quantile(1 - tail, 2 * (x + 1), 2 * (n - x));
    share.interval.upper = 100 * f / (n - x + f);
  }
  return share;
}

/// Items for which `agrees` holds.
template <class Agrees>
std::size_t items_where(std::size_t items, Agrees agrees) {
  std::size_t found = 0;
  for (std::size_t item = 0; item < items; ++item)
    if (agrees(item)) ++found;
  return found;
}

bool all_are(const std::vector<std::size_t>& trials, std::size_t category) {
  return std::ranges::all_of(trials, [&](std::size_t rating) { return rating == category; });
}

/// How many of the given appraisers' ratings fell in each category, item by item.
Table counts_by_item(const Ratings& ratings, const AttributeAgreement& agreement, std::size_t first, std::size_t past) {
  Table counts(agreement.items.size(), std::vector<double>(agreement.categories.size()));
  for (std::size_t who = first; who < past; ++who)
    for (std::size_t item = 0; item < agreement.items.size(); ++item)
      for (const std::size_t rating : ratings.of[who][item]) ++counts[item][rating];
  return counts;
}

Kappa cohen_of(const Table& counts, const AgreementRequest& request) {
  const auto kappa = cohen_kappa(counts, request.weights, request.level);
  QI_ASSERT(kappa);  // counts that we made ourselves
  return *kappa;
}

void look_within(const Ratings& ratings, const AgreementRequest& request, AttributeAgreement& agreement) {
  for (std::size_t who = 0; who < ratings.of.size(); ++who) {
    const auto& rated = ratings.of[who];
    const std::string& name = agreement.appraisers[who];
    const std::size_t agreed =
        items_where(rated.size(), [&](std::size_t item) { return all_are(rated[item], rated[item].front()); });
    agreement.within.push_back(share_of(name, agreed, rated.size(), request.level));
    const auto kappa = fleiss_kappa(counts_by_item(ratings, agreement, who, who + 1), request.level);
    QI_ASSERT(kappa);
    agreement.within_kappas.push_back({name, kappa->overall});
  }
}

void look_between(const Ratings& ratings, const AgreementRequest& request, AttributeAgreement& agreement) {
  const std::size_t items = agreement.items.size();
  const std::size_t agreed = items_where(items, [&](std::size_t item) {
    const std::size_t category = ratings.of.front()[item].front();
    return std::ranges::all_of(ratings.of, [&](const auto& rated) { return all_are(rated[item], category); });
  });
  agreement.between = share_of("", agreed, items, request.level);
  const auto kappas = fleiss_kappa(counts_by_item(ratings, agreement, 0, ratings.of.size()), request.level);
  QI_ASSERT(kappas);
  agreement.between_kappas = *kappas;
  const std::size_t k = agreement.categories.size();
  if (ratings.of.size() > kMostAppraisersInPairs) {
    agreement.notes.push_back("With more than " + std::to_string(kMostAppraisersInPairs) +
                              " appraisers no two are compared: Fleiss' kappa says how far all of them agree.");
    return;
  }
  for (std::size_t a = 0; a < ratings.of.size(); ++a)
    for (std::size_t b = a + 1; b < ratings.of.size(); ++b) {
      Table counts(k, std::vector<double>(k));
      for (std::size_t item = 0; item < items; ++item)
        for (std::size_t trial = 0; trial < agreement.trials; ++trial)
          ++counts[ratings.of[a][item][trial]][ratings.of[b][item][trial]];
      agreement.pair_kappas.push_back(
          {agreement.appraisers[a] + " and " + agreement.appraisers[b], cohen_of(counts, request)});
    }
}

void look_at_standard(const Ratings& ratings, const AgreementRequest& request, AttributeAgreement& agreement) {
  const std::size_t items = agreement.items.size();
  const std::size_t k = agreement.categories.size();
  for (std::size_t who = 0; who < ratings.of.size(); ++who) {
    const auto& rated = ratings.of[who];
    const std::size_t agreed =
        items_where(items, [&](std::size_t item) { return all_are(rated[item], ratings.standards[item]); });
    agreement.with_standard.push_back(share_of(agreement.appraisers[who], agreed, items, request.level));
    Table counts(k, std::vector<double>(k));
    for (std::size_t item = 0; item < items; ++item)
      for (const std::size_t rating : rated[item]) ++counts[rating][ratings.standards[item]];
    agreement.standard_kappas.push_back({agreement.appraisers[who], cohen_of(counts, request)});
  }
  const std::size_t agreed = items_where(items, [&](std::size_t item) {
    return std::ranges::all_of(ratings.of,
                               [&](const auto& rated) { return all_are(rated[item], ratings.standards[item]); });
  });
  agreement.all_with_standard = share_of("", agreed, items, request.level);
}

void add_notes(AttributeAgreement& agreement) {
  bool undefined = false;
  bool untested = false;
  bool certain = false;
  const auto look = [&](const Kappa& kappa) {
    if (std::isnan(kappa.estimate))
      undefined = true;
    else if (std::isnan(kappa.p_value))
      untested = true;
    constexpr double kRounding = 1e-9;
    if (kappa.standard_error < kRounding) certain = true;
  };
  for (const auto* kappas : {&agreement.within_kappas, &agreement.pair_kappas, &agreement.standard_kappas})
    for (const NamedKappa& named : *kappas) look(named.kappa);
  if (agreement.between_kappas) {
    look(agreement.between_kappas->overall);
    for (const Kappa& kappa : agreement.between_kappas->categories) look(kappa);
  }
  if (undefined)
    agreement.notes.push_back(
        "A kappa is undefined where only one category was used, or a category never: agreement "
        "by chance is then certain.");
  if (untested)
    agreement.notes.push_back(
        "A kappa has no test where somebody used one category only: it then is 0 whatever the "
        "others did.");
  if (certain)
    agreement.notes.push_back(
        "Where the interval of a kappa has no width, its large-sample standard error is 0, as with "
        "perfect agreement; read the interval of the share of items instead.");
  if (agreement.trials > 1 && (!agreement.pair_kappas.empty() || !agreement.standard_kappas.empty()))
    agreement.notes.push_back(
        "Cohen's kappas count each trial as an item of its own, as AIAG does, so their intervals "
        "are a little too narrow.");
}

}  // namespace

Result<AttributeAgreement> attribute_agreement(const AgreementRequest& request) {
  if (const auto refusal = refusal_of(request)) return *refusal;
  AttributeAgreement agreement;
  const auto ratings = sorted_ratings(request, agreement);
  if (!ratings) return ratings.error();
  if (agreement.trials > 1) look_within(*ratings, request, agreement);
  if (agreement.appraisers.size() > 1) look_between(*ratings, request, agreement);
  if (!ratings->standards.empty()) look_at_standard(*ratings, request, agreement);
  add_notes(agreement);
  return agreement;
}

}  // namespace qi::stats
