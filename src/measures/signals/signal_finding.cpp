#include "measures/signals/signal_finding.h"

#include <algorithm>
#include <tuple>

#include "spc/stretches.h"

namespace qi::measures {
namespace {

// Older figures say nothing about what should be done today.
constexpr int kOldestPeriods = 13;

SignalDirection direction_of(const std::optional<spc::Side>& side, spc::Direction better) {
  if (!side || better == spc::Direction::neutral) return SignalDirection::neutral;
  const bool good = (*side == spc::Side::high) == (better == spc::Direction::increase);
  return good ? SignalDirection::improving : SignalDirection::concerning;
}

bool same_kind(const Signal& signal, const Stretch& stretch) {
  return signal.rule == stretch.rule && signal.side == stretch.side && signal.phase_start == stretch.phase_start;
}

bool overlap(const Signal& signal, const Stretch& stretch) {
  return signal.side == stretch.side && signal.phase_start == stretch.phase_start && signal.first <= stretch.last &&
         stretch.first <= signal.last;
}

bool same_stretch(const Signal& signal, const Stretch& stretch, Frequency frequency) {
  return same_kind(signal, stretch) && stretch.first <= next_period(frequency, signal.last) &&
         signal.first <= next_period(frequency, stretch.last);
}

bool says_the_same(const Signal& signal, const Stretch& stretch) {
  return signal.rule == stretch.rule && signal.first == stretch.first && signal.last == stretch.last &&
         signal.words == stretch.words && signal.direction == stretch.direction;
}

/// A run that was dealt with and goes on is no news; another point outside the limits is.
bool growth_is_news(spc::RuleId rule) {
  return rule == spc::RuleId::outside_limits || rule == spc::RuleId::two_of_three;
}

std::string why_gone(const Signal& signal, const SeriesFigures& figures, const SeriesReading& reading) {
  const auto inside = [&](Date period) { return signal.first <= period && period <= signal.last; };
  if (std::ranges::any_of(figures.exclusions, [&](const Exclusion& each) { return inside(each.period); }))
    return "A point of it was left out of the limits. Without that point the pattern is not there.";
  const auto& phases = reading.reading.analysis.phases;
  const bool same_phase = std::ranges::any_of(
      phases, [&](const spc::Phase& phase) { return reading.periods[phase.first] == signal.phase_start; });
  const bool new_phase_inside = std::ranges::any_of(phases, [&](const spc::Phase& phase) {
    const Date start = reading.periods[phase.first];
    return signal.phase_start < start && start <= signal.last;
  });
  if (!same_phase || new_phase_inside)
    return "The limits were worked out anew. Against the new ones the pattern is not there.";
  return "Withdrawn by revision: with the figures as they are known now, the pattern is not there.";
}

class Comparison {
 public:
  /// `stretches` are all of the reading.
  Comparison(const std::vector<Signal>& kept, const std::vector<Stretch>& stretches, Frequency frequency,
             std::optional<Date> raised_from)
      : kept_(kept), stretches_(stretches), frequency_(frequency), raised_from_(raised_from) {}

  /// Its pattern, or what it is told by from now on, is in this reading.
  bool is_there(const Signal& signal) const {
    return std::ranges::any_of(stretches_, [&](const Stretch& stretch) { return tells(signal, stretch); });
  }

  void look_at(const Stretch& stretch) {
    const Signal* same = speaks_for(stretch);
    if (!same) return look_at_new(stretch);
    if (is_taken(*same)) return;
    if (same->is_open()) {
      if (!says_the_same(*same, stretch)) changes_.went_on.push_back({*same, stretch});
      return;
    }
    const bool grown = stretch.last > same->last;
    const bool is_news = same->withdrawn || (grown && growth_is_news(stretch.rule));
    if (is_news && may_raise(stretch)) {
      // Where another record speaks for the movement this one stays as it was: once that is gone it is news again.
      if (!is_part_of_another(stretch, same)) changes_.reopened.push_back({*same, stretch});
    } else if (!same->withdrawn && !says_the_same(*same, stretch)) {
      changes_.went_on.push_back({*same, stretch});
    }
  }

  /// The stretch that sentence and chart tell of the newest point. Where no record that stands is of its rule, the open
  /// record of another rule that the same movement broke is told by it from now on: point, run and record name one
  /// thing.
  void look_at_told(const Stretch& told) {
    const auto is_of_it = [&](const Signal& signal) {
      return !signal.withdrawn && same_stretch(signal, told, frequency_);
    };
    if (std::ranges::any_of(kept_, is_of_it)) return look_at(told);
    const Signal* open = nullptr;
    for (const Signal& signal : kept_)
      if (signal.is_open() && overlap(signal, told) && (!open || open->id < signal.id)) open = &signal;
    if (!open) return look_at(told);
    taken_ = Taken{open->id, told};
    changes_.went_on.push_back({*open, told});
  }
  SignalChanges take() { return std::move(changes_); }

 private:
  /// A record that is told by the stretch of another rule now.
  struct Taken {
    SignalId id;
    Stretch told;
  };
  bool is_taken(const Signal& signal) const { return taken_ && taken_->id == signal.id; }
  bool tells(const Signal& signal, const Stretch& stretch) const {
    if (!is_taken(signal)) return same_stretch(signal, stretch, frequency_);
    return stretch.rule == taken_->told.rule && stretch.side == taken_->told.side &&
           stretch.first == taken_->told.first;
  }

  /// Its open record, else one that people closed, else one that was withdrawn; of several the newest. nullptr: none.
  const Signal* speaks_for(const Stretch& stretch) const {
    const auto weight = [](const Signal& signal) { return std::tuple(signal.is_open(), !signal.withdrawn, signal.id); };
    const Signal* best = nullptr;
    for (const Signal& signal : kept_)
      if (same_stretch(signal, stretch, frequency_) && (!best || weight(*best) < weight(signal))) best = &signal;
    return best;
  }

  bool may_raise(const Stretch& stretch) const { return raised_from_ && stretch.last >= *raised_from_; }

  /// One movement breaks several rules. It has one open record: none is raised or opened again while the stretch of an
  /// open record of this side covers part of it, nor where it was already there when people dealt with such
  /// a record.
  bool is_part_of_another(const Stretch& stretch, const Signal* own_record = nullptr) const {
    const auto overlaps = [&](const auto& other) {
      return other.side == stretch.side && other.phase_start == stretch.phase_start && other.first <= stretch.last &&
             stretch.first <= other.last;
    };
    const auto covers = [&](const Signal& signal) {
      if (&signal == own_record || signal.withdrawn) return false;
      if (!signal.is_open()) return overlaps(signal) && stretch.first < signal.first;
      return std::ranges::any_of(stretches_, [&](const Stretch& now) { return tells(signal, now) && overlaps(now); });
    };
    return std::ranges::any_of(kept_, covers) || std::ranges::any_of(changes_.raised, overlaps) ||
           std::ranges::any_of(changes_.reopened, [&](const FoundAgain& found) { return overlaps(found.stretch); });
  }

  void look_at_new(const Stretch& stretch) {
    if (!may_raise(stretch) || is_part_of_another(stretch)) return;
    const Signal* before = nullptr;
    for (const Signal& signal : kept_)
      if (same_kind(signal, stretch) && !signal.is_open() && (!before || before->last < signal.last)) before = &signal;
    if (before)
      changes_.reopened.push_back({*before, stretch});
    else
      changes_.raised.push_back(stretch);
  }

  const std::vector<Signal>& kept_;
  const std::vector<Stretch>& stretches_;
  Frequency frequency_;
  std::optional<Date> raised_from_;
  std::optional<Taken> taken_;
  SignalChanges changes_;
};

Stretch stretch_of(const SeriesReading& reading, const spc::Pattern& pattern) {
  const spc::Analysis& analysis = reading.reading.analysis;
  return {.rule = pattern.rule,
          .side = pattern.side,
          .direction = direction_of(pattern.side, analysis.better),
          .phase_start = reading.periods[analysis.phase_of(pattern.first).first],
          .first = reading.periods[pattern.first],
          .last = reading.periods[pattern.last],
          .words = spc::pattern_note(analysis, pattern, reading.wording)};
}

}  // namespace

std::vector<Stretch> stretches_of(const SeriesReading& reading) {
  std::vector<Stretch> stretches;
  if (!reading.reading.limits_shown) return stretches;
  for (const spc::Pattern& stretch : spc::stretches(reading.reading.analysis))
    stretches.push_back(stretch_of(reading, stretch));
  return stretches;
}

std::optional<Date> raised_from(const SeriesReading& reading, std::optional<Date> read_before, Date today) {
  const spc::Analysis& analysis = reading.reading.analysis;
  if (!analysis.latest) return std::nullopt;
  const Frequency frequency = reading.wording.frequency;
  const Date newest = reading.periods[*analysis.latest];
  if (newest < next_period(frequency, period_start(frequency, today), -kOldestPeriods)) return std::nullopt;
  if (!read_before || *read_before >= newest) return newest;
  return next_period(frequency, *read_before);
}

SignalChanges signal_changes(const std::vector<Signal>& kept, const SeriesFigures& figures,
                             const SeriesReading& reading, std::optional<Date> from) {
  const Frequency frequency = figures.measure.definition.frequency;
  std::vector<Stretch> stretches = stretches_of(reading);
  // Of one movement's rules, "2 of 3 near a limit" says least.
  std::ranges::stable_sort(stretches, {}, [](const Stretch& each) { return each.rule == spc::RuleId::two_of_three; });
  Comparison comparison(kept, stretches, frequency, from);
  std::optional<spc::Pattern> told;
  if (reading.reading.limits_shown) told = spc::told_stretch(reading.reading.analysis);
  if (told) comparison.look_at_told(stretch_of(reading, *told));
  const auto is_told = [&](const Stretch& each) {
    return told && each.rule == told->rule && each.side == told->side && each.first == reading.periods[told->first];
  };
  for (const Stretch& stretch : stretches)
    if (!is_told(stretch)) comparison.look_at(stretch);
  std::vector<Gone> gone;
  for (const Signal& signal : kept)
    if (signal.is_open() && !comparison.is_there(signal)) gone.push_back({signal, why_gone(signal, figures, reading)});
  SignalChanges changes = comparison.take();
  changes.gone = std::move(gone);
  return changes;
}

}  // namespace qi::measures
