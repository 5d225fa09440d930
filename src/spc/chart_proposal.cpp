#include "spc/chart_proposal.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/number.h"
#include "base/percent.h"
#include "spc/analyse.h"
#include "spc/chart_catalogue.h"
#include "spc/sentence_words.h"
#include "spc/warnings/rare_events_warning.h"

namespace qi::spc {
namespace {

constexpr double kHardlyEver = 1;     // expected in a period: most periods would have none or one
constexpr double kSmallCounts = 100;  // above, whole numbers without a denominator are as likely rounded measurements

constexpr std::string_view kRecordCases = "Record, for each event, how many cases passed since the one before.";
constexpr std::string_view kRecordDays = "Record the date of each event, and chart the days from one to the next.";

bool is_whole(double value) {
  return value >= 0 && value == std::floor(value);
}

/// The figures of the last phase that set its limits or would, without gaps.
struct Used {
  std::vector<double> values;
  std::vector<double> denominators;
};

Used used_of(const FiguresToChart& figures) {
  Used used;
  const std::size_t first = figures.phases.empty() ? 0 : figures.phases.back().index;
  const bool divides = figures.denominators.size() == figures.values.size();
  const std::set<std::size_t> excluded(figures.excluded.begin(), figures.excluded.end());
  for (std::size_t i = first; i < figures.values.size(); ++i) {
    if (excluded.contains(i) || std::isnan(figures.values[i])) continue;
    if (divides && !(figures.denominators[i] > 0)) continue;
    used.values.push_back(figures.values[i]);
    if (divides) used.denominators.push_back(figures.denominators[i]);
  }
  return used;
}

/// One proposal being made.
class Chooser {
 public:
  Chooser(const FiguresToChart& figures, const Wording& wording)
      : figures_(figures), wording_(wording), used_(used_of(figures)) {}

  Result<ChartProposal> proposal() {
    if (const Done good = check(); !good) return good.error();
    gather();
    proposal_.figure = figures_.figure ? *figures_.figure : told_figure();
    choose();
    if (proposal_.record_instead.empty()) proposal_.meanwhile = proposal_.chart;
    if (const auto drawn = analyse(request_for(proposal_.meanwhile)); !drawn) return drawn.error();
    tell_length();
    return std::move(proposal_);
  }

 private:
  Done check() const {
    if (!figures_.denominators.empty() && figures_.denominators.size() != figures_.values.size())
      return Error::invalid("Give one denominator for each value, or none at all.");
    Request plain = request_for(ChartKind::run);
    plain.denominators.clear();
    if (const auto sound = analyse(plain); !sound) return sound.error();
    if (std::ranges::any_of(figures_.denominators, [](double value) { return std::isinf(value); }))
      return Error::invalid("A denominator is infinite. Give a number, or leave it out.");
    if (used_.values.empty()) return Error::invalid("There are no figures to choose a chart for. Add some first.");
    return {};
  }

  Request request_for(ChartKind chart) const {
    Request request;
    request.chart = chart;
    request.values = figures_.values;
    if (has_denominators(chart_row(chart).takes)) {
      request.denominators = figures_.denominators;
      if (request.denominators.empty()) request.denominators.assign(request.values.size(), 1);
    }
    request.phases = figures_.phases;
    request.excluded = figures_.excluded;
    request.profile = figures_.profile;
    return request;
  }

  bool divides() const { return !figures_.denominators.empty(); }
  bool are_counts() const { return std::ranges::all_of(used_.values, is_whole); }
  std::string times() const { return plural(wording_); }
  std::string one_time() const { return singular(wording_); }

  void gather() {
    ChoiceEvidence& evidence = proposal_.evidence;
    evidence.used = used_.values.size();
    evidence.mean_value = mean(used_.values);
    evidence.zeros = static_cast<double>(std::ranges::count(used_.values, 0.0)) / static_cast<double>(evidence.used);
    if (!divides()) return;
    evidence.middle_denominator = median(used_.denominators);
    evidence.least_denominator = std::ranges::min(used_.denominators);
    evidence.most_denominator = std::ranges::max(used_.denominators);
  }

  FigureKind told_figure() {
    if (divides() && are_counts()) {
      bool is_part = true;
      for (std::size_t i = 0; i < used_.values.size(); ++i)
        is_part = is_part && used_.values[i] <= used_.denominators[i];
      return is_part ? FigureKind::cases_out_of_cases : FigureKind::events;
    }
    if (divides() || !are_counts()) return FigureKind::measurement;
    if (proposal_.evidence.zeros >= kManyZeros) return FigureKind::events;
    const auto found = dispersion(request_for(ChartKind::c));
    const bool as_chance_makes_them = found && found->sigma_z >= kLeastSigmaZ && found->sigma_z <= kMostSigmaZ;
    return proposal_.evidence.mean_value < kSmallCounts && as_chance_makes_them ? FigureKind::events
                                                                                : FigureKind::measurement;
  }

  void choose() {
    switch (proposal_.figure) {
      case FigureKind::measurement: return choose_for_measurements();
      case FigureKind::cases_since:
        return propose(ChartKind::g, "The g chart is made for the number of cases from one rare event to the next.");
      case FigureKind::time_since:
        return propose(ChartKind::t, "The t chart is made for the time from one rare event to the next.");
      case FigureKind::cases_out_of_cases:
        return divides() ? choose_for_counts(ChartKind::p, ChartKind::p_prime, ChartKind::np)
                         : choose_for_bare_counts();
      case FigureKind::events:
        return divides() ? choose_for_counts(ChartKind::u, ChartKind::u_prime, ChartKind::c) : choose_for_bare_counts();
    }
  }

  void propose(ChartKind chart, std::string reason) {
    proposal_.chart = chart;
    proposal_.reasons.push_back(std::move(reason));
  }
  void offer(ChartKind chart, std::string reason) { proposal_.others.push_back({chart, std::move(reason)}); }

  void choose_for_measurements() {
    if (!divides()) {
      propose(ChartKind::individuals, "These are single measurements: limits come from how much they move from one " +
                                          one_time() + " to the next.");
      offer(ChartKind::individuals_median, "If a few wild figures must not move the centre line.");
      if (are_counts()) offer(ChartKind::c, "If these are counts of events that happen independently of each other.");
      return;
    }
    if (has_constant_denominator())
      propose(ChartKind::individuals_prime,
              "These are sums over a denominator, so averages; it is the same each time, and limits are straight.");
    else
      propose(ChartKind::individuals_prime, "These are averages over " + range_of_denominators() +
                                                " cases: the I′ chart has closer limits where there "
                                                "are many.");
    offer(ChartKind::individuals, "If the denominators hardly differ and straight limits are easier to read.");
  }

  bool has_constant_denominator() const {
    return proposal_.evidence.least_denominator == proposal_.evidence.most_denominator;
  }
  std::string range_of_denominators() const {
    const ChoiceEvidence& evidence = proposal_.evidence;
    const std::string least = grouped(*evidence.least_denominator, 0);
    return has_constant_denominator() ? least : least + " to " + grouped(*evidence.most_denominator, 0);
  }

  /// What a plain chart would call unusual: the evidence that a reader understands.
  std::string unusual_by(const Dispersion& found, ChartKind plain, ChartKind wide) const {
    const std::string outside =
        found.outside_wide == 0 ? "has none outside" : "has " + std::to_string(found.outside_wide) + " outside";
    return "a plain " + std::string(chart_row(plain).title) + " would call " + std::to_string(found.outside_plain) +
           " of " + counted_points(found.used, wording_) +
           " unusual, because its limits do not know of the variation between " + times() + "; the " +
           std::string(chart_row(wide).title) + " does, and " + outside + ".";
  }
  std::string sigma_z_of(const Dispersion& found) const {
    return "They lie " + grouped(found.sigma_z, 2) + " times as far apart as chance of single cases makes them.";
  }

  void gather_counts(ChartKind plain) {
    const Request request = request_for(plain);
    const auto analysis = analyse(request);
    if (!analysis) return;  // the proposal's own refusal says why
    const RareCounts rare = rare_counts(request, *analysis);
    proposal_.evidence.expected = rare.expected;
    rarer_ = plain == ChartKind::p && divides() ? (rare.rarer_do_not ? "cases that do not count" : "cases that count")
                                                : "events";
    proposal_.evidence.zeros = rare.zeros;
    proposal_.evidence.dispersion = dispersion(request);
  }

  bool happen_hardly_ever() const {
    const ChoiceEvidence& evidence = proposal_.evidence;
    return evidence.zeros >= kManyZeros || (evidence.expected && *evidence.expected < kHardlyEver);
  }
  std::string how_rare() const {
    return "A usual " + one_time() + " has " + grouped(proposal_.evidence.expected.value_or(0), 1) + " " + rarer_ +
           ", and " + grouped(proposal_.evidence.zeros * kWholePercent, 0) + "% of " + times() +
           " have none, so a chart of counts would show a floor and no process.";
  }
  void tell_small_counts(ChartKind rare_chart) {
    const auto expected = proposal_.evidence.expected;
    if (!expected || *expected >= kFewestExpected) return;
    proposal_.reasons.push_back("A usual " + one_time() + " has about " + grouped(*expected, 1) + " " + rarer_ +
                                ", and limits need 5: longer periods would make the chart more exact.");
    offer(rare_chart, "If each event is recorded: the gaps between events show an improvement that small counts hide.");
  }

  /// Counts with denominators: `straight` is the chart for denominators that are all the same.
  void choose_for_counts(ChartKind plain, ChartKind prime, ChartKind straight) {
    gather_counts(plain);
    const ChoiceEvidence& evidence = proposal_.evidence;
    if (happen_hardly_ever()) {
      propose(ChartKind::g, how_rare());
      proposal_.record_instead = kRecordCases;
      proposal_.meanwhile = plain;
      offer(ChartKind::t, "If the dates of events are known and cases come at a steady pace.");
      return;
    }
    const auto& found = evidence.dispersion;
    const bool is_large = *evidence.middle_denominator >= kLargeDenominator;
    const std::string out_of = "Counts out of " + range_of_denominators() + " in each " + one_time();
    if (is_large || (found && (found->is_over() || found->is_under()))) {
      propose_prime(plain, prime, out_of);
      return;
    }
    const bool is_straight = has_constant_denominator();
    propose(is_straight ? straight : plain, is_straight ? "The denominator is " + range_of_denominators() +
                                                              " each time, so the counts themselves can be "
                                                              "read and limits are straight."
                                                        : out_of + ": limits are closer where there are many.");
    if (is_straight) offer(plain, "If shares or rates are easier to read than counts.");
    tell_small_counts(ChartKind::g);
    tell_uncertain_dispersion(prime);
  }

  void propose_prime(ChartKind plain, ChartKind prime, const std::string& out_of) {
    const auto& found = proposal_.evidence.dispersion;
    if (found && found->outside_plain > found->outside_wide)
      propose(prime, out_of + ": " + unusual_by(*found, plain, prime));
    else if (found && found->is_under())
      propose(prime, out_of + ": they vary less than chance of single cases makes them, so plain limits are too wide.");
    else
      propose(prime, out_of +
                         ": with so many, chance of single cases hardly moves a share or rate, and plain limits "
                         "soon get too close.");
    if (found) proposal_.reasons.push_back(sigma_z_of(*found));
    if (found && found->is_under())
      proposal_.reasons.push_back("Ask whether the cases are separate ones, and whether figures were smoothed.");
    offer(plain, "If the cases are few, separate from each other and alike in every " + one_time() + ".");
    offer(ChartKind::individuals, "If the denominators hardly differ and straight limits are easier to read.");
  }

  /// Sigma z outside its band in a way that so few points may make by chance.
  void tell_uncertain_dispersion(ChartKind prime) {
    const auto& found = proposal_.evidence.dispersion;
    if (!found || (found->sigma_z >= kLeastSigmaZ && found->sigma_z <= kMostSigmaZ)) return;
    offer(prime,
          sigma_z_of(*found) + " With so few " + times() + " that may be chance; look again when there are more.");
  }

  void choose_for_bare_counts() {
    gather_counts(ChartKind::c);
    const ChoiceEvidence& evidence = proposal_.evidence;
    const bool lacks_whole = proposal_.figure == FigureKind::cases_out_of_cases;
    if (happen_hardly_ever()) {
      propose(ChartKind::t, how_rare());
      proposal_.record_instead = kRecordDays;
      proposal_.meanwhile = ChartKind::c;
      offer(ChartKind::g, "If the cases between events can be counted.");
    } else if (evidence.mean_value >= kLargeDenominator ||
               (evidence.dispersion && (evidence.dispersion->is_over() || evidence.dispersion->is_under()))) {
      const auto& found = evidence.dispersion;
      const std::string counts = "Counts of about " + grouped(evidence.mean_value, 0) + " in each " + one_time();
      if (found && found->outside_plain > found->outside_wide)
        propose(ChartKind::individuals, counts + ": " + unusual_by(*found, ChartKind::c, ChartKind::individuals));
      else
        propose(ChartKind::individuals,
                counts + ": limits come from how much they move, and not from chance of single events alone.");
      if (found) proposal_.reasons.push_back(sigma_z_of(*found));
      offer(ChartKind::c, "If the events are independent of each other and every " + one_time() + " is alike.");
    } else {
      propose(ChartKind::c, "Counts of about " + grouped(evidence.mean_value, 1) + " in each " + one_time() +
                                " that vary about as much as chance of single events makes them.");
      offer(ChartKind::individuals, "If these are measurements and not counts of events.");
      tell_small_counts(ChartKind::t);
    }
    if (lacks_whole)
      proposal_.reasons.push_back(
          "Find the number of all cases if you can: a count that rises may only mean more cases.");
    else if (!proposal_.record_instead.empty() || proposal_.chart == ChartKind::c)
      offer(ChartKind::u, "If the hours, jobs or miles in which events could happen are known and vary.");
  }

  void tell_length() {
    const std::size_t used = proposal_.evidence.used;
    if (used >= kMinimumPoints || !proposal_.record_instead.empty()) return;
    const std::string there_are = "There " + std::string(used == 1 ? "is " : "are ") + counted_points(used, wording_);
    const std::string until = "until there are " + std::to_string(kMinimumPoints) + " ";
    const auto in_all = std::ranges::count_if(figures_.values, [](double value) { return std::isfinite(value); });
    const bool is_a_later_phase = !figures_.phases.empty() && figures_.phases.back().index > 0;
    const bool has_limits =
        is_a_later_phase && in_all - std::ssize(figures_.excluded) >= std::ptrdiff_t{kMinimumPoints};
    proposal_.reasons.push_back(has_limits
                                    ? there_are + " in the last phase: " + until + "its limits are provisional."
                                    : there_are + " so far: " + until + "it is drawn as a run chart, without limits.");
  }

  const FiguresToChart& figures_;
  const Wording& wording_;
  Used used_;
  ChartProposal proposal_;
  std::string rarer_ = "events";
};

}  // namespace

Result<ChartProposal> propose_chart(const FiguresToChart& figures, const Wording& wording) {
  return Chooser(figures, wording).proposal();
}

}  // namespace qi::spc
