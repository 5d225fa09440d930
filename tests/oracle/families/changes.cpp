// run_auto_rebase: what the package applies, ours suggests.

#include <stdexcept>

#include "oracle/checker.h"
#include "oracle/families/family_data.h"
#include "oracle/families/sum_families.h"
#include "spc/change_candidates.h"

namespace qi::oracle {

std::optional<Comparison> compare_change_candidates(const json::Object& written, std::string_view anchor,
                                                    const json::Object& expected) {
  if (anchor != "runcharter") return std::nullopt;
  spc::ChangeSearch search{.baseline = static_cast<std::size_t>(number_option(written, "baseline_n", 0)),
                           .run_length = static_cast<std::size_t>(number_option(written, "run_length", 0))};
  const std::string direction = text_option(written, "direction");
  if (direction == "above") search.side = spc::Side::high;
  if (direction == "below") search.side = spc::Side::low;
  const auto ours = spc::change_candidates(data_list(written, "y"), search);
  if (!ours) throw std::runtime_error(ours.error().message);
  std::vector<double> medians{ours->baseline};
  std::vector<double> first{0};
  std::vector<double> last{static_cast<double>(search.baseline) - 1};
  std::vector<std::string> kinds{"baseline"};
  for (const spc::ChangeCandidate& candidate : ours->candidates) {
    medians.push_back(candidate.after);
    first.push_back(static_cast<double>(candidate.first));
    last.push_back(static_cast<double>(candidate.last));
    kinds.push_back("sustained");
  }
  Comparison comparison;
  Checker check(expected, comparison);
  check.numbers("median", medians);
  check.numbers("start_index", first);
  check.numbers("end_index", last);
  check.words("run_type", kinds);
  return comparison;
}

}  // namespace qi::oracle
