#include "spc/rules/shift.h"

namespace qi::spc {
namespace {

/// Whether a run passes through a value at `here` without ending or counting it.
bool is_passed_over(const PhaseValues& phase, Position here) {
  return here == 0 && phase.on_line == OnLine::is_skipped;
}

/// The last value of the run that `i` belongs to, looking on from there.
std::size_t end_of_run(const PhaseValues& phase, std::size_t i) {
  std::size_t last = i;
  for (std::size_t next = i + 1; next < phase.size(); ++next) {
    if (is_passed_over(phase, phase.positions[next])) continue;
    if (phase.positions[next] != phase.positions[i]) break;
    last = next;
  }
  return last;
}

/// Its first, looking back.
std::size_t start_of_run(const PhaseValues& phase, std::size_t i) {
  std::size_t first = i;
  for (std::size_t before = i; before-- > 0;) {
    if (is_passed_over(phase, phase.positions[before])) continue;
    if (phase.positions[before] != phase.positions[i]) break;
    first = before;
  }
  return first;
}

void tell_run(const PhaseValues& phase, std::size_t first, std::size_t last, std::size_t needed, Findings& findings) {
  const Side side = side_of(phase.positions[first]);
  std::size_t counted = 0;
  for (std::size_t i = first; i <= last; ++i) {
    if (phase.positions[i] == 0) continue;
    findings.mark(RuleId::shift, side, phase.place(i));
    if (++counted >= needed) findings.complete(RuleId::shift, phase.place(i));
  }
  findings.stretch(RuleId::shift, side, phase.place(first), phase.place(last));
}

}  // namespace

void find_shift(const PhaseValues& phase, const Profile& profile, Findings& findings) {
  const std::size_t needed = profile.shift_length;
  std::size_t length = 0;
  Position side = 0;
  for (std::size_t i = 0; i < phase.size(); ++i) {
    const Position here = phase.positions[i];
    if (is_passed_over(phase, here)) continue;
    length = kept_where_same(length, side, here) + 1;
    side = here;
    if (length < needed || side == 0) continue;
    const std::size_t last = end_of_run(phase, i);
    tell_run(phase, start_of_run(phase, i), last, needed, findings);
    i = last;
    side = 0;
  }
}

}  // namespace qi::spc
