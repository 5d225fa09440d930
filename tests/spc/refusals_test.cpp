#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "spc/analyse.h"
#include "spc/chart_catalogue.h"
#include "spc/sentence.h"
#include "spc/subgroups.h"
#include "spc/wrong_value.h"

// A table of nonsense: what is done to a good request of each chart, and the sentence that it is refused with. The
// table is the test. "" means that it is no nonsense for that chart, and is answered.
namespace qi::spc {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();
constexpr std::size_t kPoints = 16;

/// A request that its chart answers.
Request good_request(const ChartRow& chart) {
  Request request{.chart = chart.kind, .better = Direction::increase};
  for (std::size_t i = 0; i < kPoints; ++i) {
    const double value = static_cast<double>(3 + i * 7 % 5);
    if (chart.takes == Takes::subgroups) {
      request.subgroups.push_back(subgroup_of(std::vector<double>{value, value + 1, value + 4}));
      continue;
    }
    request.values.push_back(value);
    if (has_denominators(chart.takes)) request.denominators.push_back(20 + static_cast<double>(i));
  }
  return request;
}

using Fits = std::function<bool(const ChartRow&)>;

struct Nonsense {
  std::string what;
  std::function<void(Request&)> spoil;
  Fits fits;             ///< the charts for which it is nonsense; for the others nothing is claimed
  std::string sentence;  ///< TITLE stands for the chart's
};

bool any(const ChartRow&) {
  return true;
}
bool single(const ChartRow& chart) {
  return chart.takes != Takes::subgroups;
}
bool counts(const ChartRow& chart) {
  return chart.takes == Takes::counts || chart.takes == Takes::shares || chart.takes == Takes::rates;
}
bool shares(const ChartRow& chart) {
  return chart.takes == Takes::shares;
}
bool divided(const ChartRow& chart) {
  return has_denominators(chart.takes);
}
bool undivided(const ChartRow& chart) {
  return single(chart) && !has_denominators(chart.takes);
}
bool of_subgroups(const ChartRow& chart) {
  return chart.takes == Takes::subgroups;
}
bool knows_nothing(const ChartRow& chart) {
  return chart.known == Known::nothing;
}
bool knows_both(const ChartRow& chart) {
  return chart.known == Known::centre_and_sigma;
}
bool knows_centre(const ChartRow& chart) {
  return chart.known == Known::centre;
}
bool knows_sigma(const ChartRow& chart) {
  return chart.known == Known::sigma;
}

const std::string kCountBelow0 = "Value 3 is below 0, and this chart counts. Give 0 or more.";
const std::string kDenominators = "This chart divides. Give one denominator for each value.";
const std::string kTargets = "Give one target for each value, or none at all.";
const std::string kMultiplier = "Give a multiplier above 0, such as 100 for percent.";
const std::string kPhaseOrder = "Give the starts of phases in order, each once.";
const std::string kPhaseEnd = "A phase starts after the last value. Start it at a value.";
const std::string kExcluded = "An excluded point lies after the last value. Choose a point of the series.";
const std::string kRuleLength = "The length of a rule must be 2 points or more.";
const std::string kSigmaAbove0 = "Give a sigma above 0 with the centre of the limits.";
const std::string kSigmaAlone = "Give a sigma above 0 alone. The centre of this chart follows from it.";
const std::string kCentreANumber = "Give the centre of the limits as a number.";
const std::string kOwnLimits =
    "This chart (TITLE) makes its limits of its own values alone. Leave the given ones out, or ask for an XmR, Xbar, "
    "R, S, EWMA, p, np, u or c chart.";

void add_target(Request& request, double target) {
  request.targets.assign(kPoints, 1);
  request.targets[4] = target;
}
void give(Request& request, double centre, std::optional<double> sigma) {
  request.given = GivenLimits{.centre = centre, .sigma = sigma};
}

const std::vector<Nonsense> kNonsense{
    // What a chart takes.
    {"an infinite value", [](Request& r) { r.values[2] = kInfinite; }, single,
     "A value is infinite. Give a number, or leave it out."},
    {"a value infinite below", [](Request& r) { r.values[2] = -kInfinite; }, single,
     "A value is infinite. Give a number, or leave it out."},
    {"a count below 0", [](Request& r) { r.values[2] = -1; }, counts, kCountBelow0},
    {"a count a little below 0", [](Request& r) { r.values[2] = -1e-300; }, counts, kCountBelow0},
    {"more cases than there are", [](Request& r) { r.values[2] = 23; }, shares,
     "Value 3 is more than its denominator. A part is no more than the whole."},
    {"a denominator below 0", [](Request& r) { r.denominators[2] = -5; }, divided,
     "Value 3 has a denominator below 0. Give more than 0."},
    {"a denominator of 0 below a value", [](Request& r) { r.denominators[2] = 0; }, divided,
     "Value 3 has a denominator of 0. Give more than 0, or leave both out."},
    {"an infinite denominator", [](Request& r) { r.denominators[2] = kInfinite; }, divided,
     "A denominator is infinite. Give a number, or leave it out."},
    {"no denominators", [](Request& r) { r.denominators.clear(); }, divided, kDenominators},
    {"one denominator too few", [](Request& r) { r.denominators.pop_back(); }, divided, kDenominators},
    {"one denominator too many", [](Request& r) { r.denominators.push_back(9); }, divided, kDenominators},
    {"denominators for a chart without", [](Request& r) { r.denominators.assign(kPoints, 9); }, undivided,
     "This chart has no denominators. Leave them out, or ask for a p, u or I′ chart."},
    // What is written on it.
    {"a target too few", [](Request& r) { r.targets.assign(kPoints - 1, 4); }, any, kTargets},
    {"a target too many", [](Request& r) { r.targets.assign(kPoints + 1, 4); }, any, kTargets},
    {"an infinite target", [](Request& r) { add_target(r, kInfinite); }, any,
     "A target is infinite. Give a number, or leave it out."},
    {"a multiplier of 0", [](Request& r) { r.multiplier = 0; }, any, kMultiplier},
    {"a multiplier below 0", [](Request& r) { r.multiplier = -100; }, any, kMultiplier},
    {"an infinite multiplier", [](Request& r) { r.multiplier = kInfinite; }, any, kMultiplier},
    {"a multiplier that is no number", [](Request& r) { r.multiplier = kMissing; }, any, kMultiplier},
    // Phases and what is left out.
    {"phases out of order",
     [](Request& r) {
       r.phases = {{.index = 8}, {.index = 4}};
     },
     any, kPhaseOrder},
    {"a phase twice",
     [](Request& r) {
       r.phases = {{.index = 4}, {.index = 4}};
     },
     any, kPhaseOrder},
    {"a phase beyond the end", [](Request& r) { r.phases = {{.index = kPoints}}; }, any, kPhaseEnd},
    {"a phase far beyond the end", [](Request& r) { r.phases = {{.index = static_cast<std::size_t>(-1)}}; }, any,
     kPhaseEnd},
    {"a baseline of no point", [](Request& r) { r.phases = {{.index = 0, .baseline_points = 0}}; }, any,
     "A baseline needs at least 1 point."},
    {"an excluded point beyond the end",
     [](Request& r) {
       r.excluded = {1, kPoints};
     },
     any, kExcluded},
    {"an excluded point far beyond the end", [](Request& r) { r.excluded = {static_cast<std::size_t>(-1)}; }, any,
     kExcluded},
    // Rules.
    {"a shift of no point", [](Request& r) { r.profile.shift_length = 0; }, any, kRuleLength},
    {"a shift of one point", [](Request& r) { r.profile.shift_length = 1; }, any, kRuleLength},
    {"a trend of one point", [](Request& r) { r.profile.trend_length = 1; }, any, kRuleLength},
    {"an EWMA that forgets nothing", [](Request& r) { r.profile.ewma_weight = 0; }, any,
     "Give a weight above 0 and at most 1 for the newest value, such as 0.2."},
    {"an EWMA of more than the newest value", [](Request& r) { r.profile.ewma_weight = 1.5; }, any,
     "Give a weight above 0 and at most 1 for the newest value, such as 0.2."},
    {"EWMA limits of no width", [](Request& r) { r.profile.ewma_sigmas = 0; }, any,
     "Give the width of EWMA limits as a number of sigmas above 0, such as 3."},
    // Limits that are given.
    {"given limits where the chart makes its own", [](Request& r) { give(r, 5, 1); }, knows_nothing, kOwnLimits},
    {"a given centre that is no number", [](Request& r) { give(r, kMissing, 1); }, knows_both, kCentreANumber},
    {"an infinite given centre", [](Request& r) { give(r, kInfinite, std::nullopt); }, knows_centre, kCentreANumber},
    {"no given sigma", [](Request& r) { give(r, 5, std::nullopt); }, knows_both, kSigmaAbove0},
    {"a given sigma of 0", [](Request& r) { give(r, 5, 0); }, knows_both, kSigmaAbove0},
    {"a given sigma below 0", [](Request& r) { give(r, 5, -2); }, knows_both, kSigmaAbove0},
    {"a given sigma that is no number", [](Request& r) { give(r, 5, kMissing); }, knows_both, kSigmaAbove0},
    {"a centre where only a sigma can be given", [](Request& r) { give(r, 5, 1); }, knows_sigma, kSigmaAlone},
    {"a sigma of 0 where only that can be given", [](Request& r) { give(r, kMissing, 0); }, knows_sigma, kSigmaAlone},
    {"a sigma where it follows from the centre", [](Request& r) { give(r, 0.5, 1); }, knows_centre,
     "The sigma of this chart follows from its centre. Give the centre alone."},
    {"a given centre below 0 of counts", [](Request& r) { give(r, -1, std::nullopt); }, knows_centre,
     "Give a centre of 0 or more: this chart counts."},
    {"a given share above the whole", [](Request& r) { give(r, 1.01, std::nullopt); },
     [](const ChartRow& chart) { return knows_centre(chart) && shares(chart); },
     "The given centre is more than the whole. Give a share of it."},
    {"given limits beside a baseline",
     [](Request& r) {
       give(r, 0.5, std::nullopt);
       r.phases = {{.index = 0, .baseline_points = 8}};
     },
     knows_centre, "Limits are given, so no baseline sets them. Leave one of the two out."},
    // No nonsense.
    {"nothing at all", [](Request&) {}, any, ""},
    {"a missing value", [](Request& r) { r.values[2] = kMissing; }, single, ""},
    {"a missing denominator", [](Request& r) { r.denominators[2] = kMissing; }, divided, ""},
    {"no cases in a period without one", [](Request& r) { r.values[2] = r.denominators[2] = 0; }, divided, ""},
    {"every case of a period", [](Request& r) { r.values[2] = r.denominators[2]; }, shares, ""},
    {"a missing target", [](Request& r) { add_target(r, kMissing); }, any, ""},
    {"the same point excluded twice",
     [](Request& r) {
       r.excluded = {1, 1};
     },
     any, ""},
    {"every point excluded",
     [](Request& r) {
       for (std::size_t i = 0; i < kPoints; ++i) r.excluded.push_back(i);
     },
     any, ""},
    {"a baseline longer than the phase", [](Request& r) { r.phases = {{.index = 0, .baseline_points = 99}}; }, any, ""},
    {"one point",
     [](Request& r) { r.values.resize(1), r.denominators.resize(std::min<std::size_t>(1, r.denominators.size())); },
     single, ""},
    {"one subgroup", [](Request& r) { r.subgroups.resize(1); }, of_subgroups, ""},
    {"no point", [](Request& r) { r.values.clear(), r.denominators.clear(); }, single, ""},
};

TEST(Refusals, OfEveryChartAreTheSentencesOfTheTable) {
  for (const ChartRow& chart : chart_catalogue())
    for (const Nonsense& nonsense : kNonsense) {
      if (!nonsense.fits(chart)) continue;
      Request request = good_request(chart);
      nonsense.spoil(request);
      std::string sentence = nonsense.sentence;
      if (const std::size_t title = sentence.find("TITLE"); title != std::string::npos)
        sentence.replace(title, std::string_view("TITLE").size(), chart.title);
      const auto analysis = analyse(request);
      EXPECT_EQ(analysis ? "" : analysis.error().message, sentence) << chart.slug << ": " << nonsense.what;
      const auto reading = read_series(request);
      EXPECT_EQ(reading ? "" : reading.error().message, sentence) << chart.slug << " on a page: " << nonsense.what;
    }
}

/// What is left of a good request: of one point, in one way or another.
struct OnePoint {
  std::string what;
  std::function<void(Request&)> leave;
  std::string sentence;  ///< that stands in the explanation of every chart with limits
};

void keep_first(Request& request) {
  for (std::vector<double>* list : {&request.values, &request.denominators})
    list->resize(std::min<std::size_t>(1, list->size()));
  request.subgroups.resize(std::min<std::size_t>(1, request.subgroups.size()));
}

const std::vector<OnePoint> kOnePoint{
    {"one point", keep_first, "There is 1 point so far"},
    {"all but one excluded",
     [](Request& r) {
       for (std::size_t i = 1; i < kPoints; ++i) r.excluded.push_back(i);
     },
     "There is 1 point so far"},
    {"one point since the last phase began",
     [](Request& r) {
       r.phases = {{.index = 0}, {.index = kPoints - 1}};
     },
     "There is 1 point so far"},
    {"a baseline of one point", [](Request& r) { r.phases = {{.index = 0, .baseline_points = 1}}; },
     "There are 16 points so far"},
};

TEST(OnePoint, HasNoLimitsNoSignalAndNoVerdictOnAnyChartAndIsToldSo) {
  for (const ChartRow& chart : chart_catalogue())
    for (const OnePoint& row : kOnePoint)
      for (const ProfileId profile : all_profiles()) {
        Request request = good_request(chart);
        request.profile = profile_of(profile);
        if (row.what == "one point") row.leave(request);
        request.targets.assign(std::max(request.values.size(), request.subgroups.size()), 4);
        if (row.what != "one point") row.leave(request);
        const auto reading = read_series(request, 0);
        ASSERT_TRUE(reading) << chart.slug << ": " << row.what;
        const Analysis& found = reading->analysis;
        const std::string where = std::string(chart.slug) + ", " + row.what + ", " + std::string(found.profile.slug);
        const Phase& phase = found.last_phase();
        EXPECT_TRUE(std::isnan(phase.limits.lower) && std::isnan(phase.limits.upper)) << where;
        EXPECT_TRUE(std::isnan(phase.limits.sigma) && std::isnan(phase.moving_range_upper)) << where;
        EXPECT_FALSE(phase.runs.signals) << where;
        for (std::size_t i = phase.first; i < phase.end; ++i) {
          EXPECT_TRUE(std::isnan(found.limits_at(i).upper) && std::isnan(found.limits_at(i).lower)) << where;
          EXPECT_FALSE(found.points[i].is_special()) << where;
        }
        EXPECT_EQ(found.assurance, Assurance::none) << where;
        const Verdict verdict = sentence(*reading, {});
        EXPECT_EQ(verdict.headline, "Too early to tell.") << where;
        EXPECT_NE(verdict.explanation.find(row.sentence), std::string::npos) << where << ": " << verdict.explanation;
      }
}

// Once pages read the place of the value out of the sentence.
TEST(Refusals, OfOneValueHaveItsPlaceAndWhatIsWrong) {
  for (const ChartRow& chart : chart_catalogue()) {
    if (chart.takes == Takes::subgroups) continue;
    Request request = good_request(chart);
    EXPECT_FALSE(find_wrong_value(request)) << chart.slug;
    request.values[4] = -1;
    const auto wrong = find_wrong_value(request);
    const auto refused = analyse(request);
    ASSERT_EQ(wrong.has_value(), !refused) << chart.slug;
    if (!wrong) continue;
    EXPECT_EQ(wrong->place, 4u) << chart.slug;
    EXPECT_EQ("Value 5 " + wrong->says, refused.error().message) << chart.slug;
  }
}

TEST(Refusals, NameARowOfNonsenseForEveryChart) {
  for (const ChartRow& chart : chart_catalogue()) {
    std::size_t refused = 0;
    for (const Nonsense& nonsense : kNonsense) refused += nonsense.fits(chart) && !nonsense.sentence.empty() ? 1 : 0;
    EXPECT_GE(refused, 18u) << chart.slug;
  }
}

TEST(Refusals, AreOneSentenceOrTwoThatSayWhatToDo) {
  for (const Nonsense& nonsense : kNonsense) {
    if (nonsense.sentence.empty()) continue;
    EXPECT_EQ(nonsense.sentence.back(), '.') << nonsense.what;
    EXPECT_TRUE(std::isupper(static_cast<unsigned char>(nonsense.sentence.front()))) << nonsense.what;
  }
}

}  // namespace
}  // namespace qi::spc
