#include "spc/advice.h"

#include "base/named_value.h"
#include "spc/analyse.h"
#include "spc/phases.h"
#include "spc/subgroups.h"
#include "spc/warnings/warning_catalogue.h"
#include "spc/warnings/warning_subject.h"

namespace qi::spc {
namespace {

constexpr std::array kOutcomes{
    NamedValue<Outcome>{Outcome::warns, "warns", "Take care"},
    NamedValue<Outcome>{Outcome::clear, "clear", "Nothing found"},
    NamedValue<Outcome>{Outcome::too_little_data, "too_little_data", "Too early to tell"},
    NamedValue<Outcome>{Outcome::does_not_apply, "does_not_apply", "Does not apply"},
};

}  // namespace

std::string_view slug(Outcome outcome) {
  return named(kOutcomes, outcome).slug;
}

Result<std::vector<Advice>> advise(const Request& request, std::optional<std::size_t> season, const Wording& wording) {
  if (season && *season < 2) return Error::invalid("A season needs at least 2 points in a cycle, such as 12 months.");
  Request judged = request;
  if (judged.chart == ChartKind::moving_range) judged.chart = ChartKind::individuals;
  if (const Done good = check_request(judged); !good) return good.error();
  judged = as_single_values(std::move(judged));
  auto analysis = analyse(judged);
  if (!analysis) return analysis.error();
  const WarningSubject subject(judged, *analysis, season, wording);
  std::vector<Advice> all;
  for (const Warning& row : warning_catalogue()) {
    Advice advice = row.check(subject);
    advice.warning = row.slug;
    all.push_back(std::move(advice));
  }
  return all;
}

std::vector<Advice> warnings_among(std::vector<Advice> advice) {
  std::erase_if(advice, [](const Advice& one) { return one.outcome != Outcome::warns; });
  return advice;
}

}  // namespace qi::spc
