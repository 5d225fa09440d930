#include <string>
#include <utility>

#include "analysis/sentence_json.h"
#include "analysis/try_capability/capability_json.h"
#include "base/number.h"
#include "json/json_writer.h"
#include "spc/capability_words.h"

namespace qi::analysis {
namespace {

using json::Writer;

void write_interval(Writer& w, const stats::Interval& interval) {
  w.key("interval").object([&] {
    w.key("lower").value(interval.lower);
    w.key("upper").value(interval.upper);
    w.key("level").value(interval.level);
  });
}

void write_stability(Writer& w, const spc::Stability& stability) {
  w.key("stability").object([&] {
    w.key("state").value(spc::slug(stability.state()));
    w.key("why").value(stability.why());
  });
}

void write_index(Writer& w, std::string_view key, const std::optional<spc::CapabilityIndex>& index) {
  w.key(key);
  if (!index) return w.null();
  w.object([&] {
    w.key("value").value(index->value);
    write_interval(w, index->interval);
  });
}

/// Index and stability stand in one object, so that nobody takes one without the other.
void write_indices(Writer& w, std::string_view key, std::string_view letter, const spc::CapabilityIndices& indices) {
  const std::string prefix(letter);
  w.key(key).object([&] {
    write_stability(w, indices.stability);
    w.key("sigma").value(indices.sigma);
    write_index(w, prefix + "p", indices.potential);
    write_index(w, prefix + "pl", indices.lower);
    write_index(w, prefix + "pu", indices.upper);
    write_index(w, prefix + "pk", indices.nearer);
    write_index(w, prefix + "pm", indices.about_target);
  });
}

void write_outside(Writer& w, std::string_view key, const spc::PercentOutside& percent) {
  w.key(key).object([&] {
    w.key("below").value(percent.below);
    w.key("above").value(percent.above);
  });
}

void write_fit(Writer& w, const stats::Fit& fit) {
  const stats::DistributionFamilyRow& row = stats::distribution_family(fit.distribution.family);
  w.object([&] {
    w.key("shape").value(row.slug);
    w.key("parameters").object([&] {
      for (std::size_t i = 0; i < row.parameters.size() && !row.parameters[i].empty(); ++i)
        w.key(row.parameters[i]).value(fit.distribution.parameters[i]);
    });
    w.key("anderson_darling").value(fit.anderson_darling);
    w.key("modified_anderson_darling").value(fit.modified_anderson_darling);
    w.key("five_percent_point").value(row.critical_anderson_darling);
    w.key("log_likelihood").value(fit.log_likelihood);
    w.key("bayes_criterion").value(fit.bayes_criterion);
    w.key("doubtful").value(fit.is_doubtful);
  });
}

void write_shape(Writer& w, const CapabilityFindings& found) {
  const stats::Fit* fit = found.shapes.fit();
  w.key("shape").object([&] {
    w.key("taken");
    if (fit)
      w.value(stats::distribution_family(fit->distribution.family).slug);
    else
      w.null();
    w.key("reason").value(found.shapes.reason);
    w.key("fits").array([&] {
      for (const stats::Fit& each : found.shapes.fits) write_fit(w, each);
    });
    w.key("not_fitted").array([&] {
      for (const stats::NotFitted& each : found.shapes.not_fitted)
        w.object([&] {
          w.key("shape").value(each.title);
          w.key("why").value(each.why);
        });
    });
  });
}

void write_standard(Writer& w, const StandardMet& met, const ValueFormat& format) {
  w.key("standard").object([&] {
    w.key("value").value(met.standard);
    w.key("meets").value(met.meets == spc::Meets::at_most ? "at_most" : "at_least");
    w.key("sentence").value(spc::share_sentence(met.share, met.standard, met.meets, format));
    w.key("within").value(met.share.within);
    w.key("values").value(met.share.values);
    w.key("percent").value(met.share.percent);
    write_interval(w, met.share.interval);
  });
  w.key("centile").object([&] {
    w.key("probability").value(met.centile.probability);
    w.key("value").value(met.centile.value);
    write_interval(w, met.centile.interval);
    w.key("coverage").value(met.centile.coverage);
    w.key("sentence").value(spc::centile_sentence(met.centile, format));
  });
}

void write_normal(Writer& w, const spc::Capability& found) {
  write_indices(w, "within", "c", found.within);
  write_indices(w, "overall", "p", found.overall);
  write_outside(w, "expected_within", found.expected_within);
  write_outside(w, "expected_overall", found.expected_overall);
  w.key("sigma_level").object([&] {
    w.key("without_shift").value(found.sigma_distance.without_shift);
    w.key("less_shift_of_1_5").value(found.sigma_distance.with_shift);
    w.key("dpmo_without_shift").value(found.sigma_distance.dpmo_without_shift);
    w.key("dpmo_with_shift_of_1_5").value(found.sigma_distance.dpmo_with_shift);
  });
}

void write_percentiles(Writer& w, const spc::PercentileCapability& found) {
  const bool is_fitted = found.from == spc::PercentilesFrom::fitted_distribution;
  w.key("by_percentiles").object([&] {
    write_stability(w, found.stability);
    w.key("from").value(is_fitted ? "fitted_distribution" : "values_themselves");
    w.key("low").value(found.low);
    w.key("median").value(found.median);
    w.key("high").value(found.high);
    w.key("pp").value(found.pp);
    w.key("ppl").value(found.ppl);
    w.key("ppu").value(found.ppu);
    w.key("ppk").value(found.ppk);
  });
  if (is_fitted) write_outside(w, "expected_by_shape", found.expected);
}

void write_histogram(Writer& w, const spc::Histogram& histogram) {
  w.key("histogram").object([&] {
    w.key("width").value(histogram.width);
    w.key("bins").array([&] {
      for (const spc::Bin& bin : histogram.bins)
        w.object([&] {
          w.key("above").value(bin.low);
          w.key("up_to").value(bin.high);
          w.key("count").value(bin.count);
        });
    });
  });
}

}  // namespace

Result<std::string> capability_answer(const CapabilityQuestion& question) {
  const auto found = capability_findings(question);
  if (!found) return found.error();
  Writer w;
  w.object([&] {
    write_stability(w, found->stability);
    write_sentence(w, found->verdict);
    w.key("values").value(found->values.size());
    w.key("mean").value(mean(found->values));
    write_standard(w, found->met, question.format);
    write_outside(w, "observed", found->observed);
    write_shape(w, *found);
    if (found->normal) write_normal(w, *found->normal);
    if (found->by_percentiles) write_percentiles(w, *found->by_percentiles);
    write_histogram(w, found->histogram);
    w.key("notes").array([&] {
      for (const std::string& note : found->notes) w.value(note);
    });
  });
  return std::move(w).take();
}

}  // namespace qi::analysis
