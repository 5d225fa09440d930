#include <fmt/format.h>

#include "analysis/try_capability/capability_view.h"
#include "tabular/csv_writing.h"

namespace qi::analysis {
namespace {

class FigureRows {
 public:
  FigureRows() {
    csv_.text("Figure").text("Basis").text("Value").text("Interval from").text("Interval to").text("Level");
    csv_.end_row();
  }

  void words(std::string_view figure, std::string_view words) {
    csv_.text(figure).text("").text(words).text("").text("").text("").end_row();
  }
  void number(std::string_view figure, std::string_view basis, std::optional<double> value) {
    if (value) csv_.text(figure).text(basis).number(*value).text("").text("").text("").end_row();
  }
  void interval(std::string_view figure, std::string_view basis, double value, const stats::Interval& interval) {
    csv_.text(figure).text(basis).number(value);
    csv_.number(interval.lower).number(interval.upper).number(interval.level).end_row();
  }
  void index(std::string_view figure, std::string_view basis, const std::optional<spc::CapabilityIndex>& index) {
    if (index) interval(figure, basis, index->value, index->interval);
  }
  void outside(std::string_view basis, const spc::PercentOutside& percent) {
    number("Percent below the lower limit", basis, percent.below);
    number("Percent above the upper limit", basis, percent.above);
  }
  std::string take() { return std::string(tabular::kByteOrderMark) + csv_.take(); }

 private:
  tabular::CsvWriter csv_;
};

void write_normal(FigureRows& rows, const spc::Capability& found) {
  rows.number("Sigma", "within", found.within.sigma);
  rows.index("Cp", "within", found.within.potential);
  rows.index("Cpl", "within", found.within.lower);
  rows.index("Cpu", "within", found.within.upper);
  rows.index("Cpk", "within", found.within.nearer);
  rows.index("Cpm", "within", found.within.about_target);
  rows.number("Standard deviation", "overall", found.overall.sigma);
  rows.index("Pp", "overall", found.overall.potential);
  rows.index("Ppl", "overall", found.overall.lower);
  rows.index("Ppu", "overall", found.overall.upper);
  rows.index("Ppk", "overall", found.overall.nearer);
  rows.index("Ppm", "overall", found.overall.about_target);
  rows.outside("expected by sigma within", found.expected_within);
  rows.outside("expected by standard deviation", found.expected_overall);
  rows.number("Sigma level", "without shift", found.sigma_distance.without_shift);
  rows.number("Sigma level", "less a shift of 1.5", found.sigma_distance.with_shift);
  rows.number("Defects per million beyond the nearer limit", "without shift", found.sigma_distance.dpmo_without_shift);
  rows.number("Defects per million beyond the nearer limit", "with a shift of 1.5",
              found.sigma_distance.dpmo_with_shift);
}

void write_percentiles(FigureRows& rows, const spc::PercentileCapability& found) {
  constexpr std::string_view kBasis = "by percentiles";
  rows.number("0.135th percentile", kBasis, found.low);
  rows.number("Median", kBasis, found.median);
  rows.number("99.865th percentile", kBasis, found.high);
  rows.number("Pp", kBasis, found.pp);
  rows.number("Ppl", kBasis, found.ppl);
  rows.number("Ppu", kBasis, found.ppu);
  rows.number("Ppk", kBasis, found.ppk);
  // Of the values themselves, what would be expected is what was observed.
  if (found.from == spc::PercentilesFrom::fitted_distribution) rows.outside("expected by the shape", found.expected);
}

}  // namespace

std::string capability_csv(const CapabilityReading& reading, const CapabilityFindings& found) {
  FigureRows rows;
  rows.words("Measure", reading.name);
  rows.words("Stability", spc::slug(found.stability.state()));
  rows.words("Stability, why", found.stability.why());
  rows.words("Shape, why", found.shapes.reason);
  rows.number("Values used", "", static_cast<double>(found.values.size()));
  rows.number("Mean", "", mean(found.values));
  rows.number("Lower limit", "asked", reading.question.specification.lower);
  rows.number("Upper limit", "asked", reading.question.specification.upper);
  rows.number("Target", "asked", reading.question.specification.target);
  rows.interval("Percent that meet the standard", "observed", found.met.share.percent, found.met.share.interval);
  rows.interval(fmt::format("Centile {:g}", 100 * found.met.centile.probability), "observed", found.met.centile.value,
                found.met.centile.interval);
  rows.outside("observed", found.observed);
  if (found.normal) write_normal(rows, *found.normal);
  if (found.by_percentiles) write_percentiles(rows, *found.by_percentiles);
  return rows.take();
}

}  // namespace qi::analysis
