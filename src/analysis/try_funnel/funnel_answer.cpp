#include <utility>

#include "analysis/sentence_json.h"
#include "analysis/try_funnel/funnel_form.h"
#include "analysis/try_funnel/funnel_json.h"
#include "json/json_writer.h"
#include "spc/funnel_catalogue.h"

namespace qi::analysis {
namespace {

using json::Writer;

void write_limits(Writer& w, const spc::FunnelLimitsAt& limits) {
  const auto range = [&](std::string_view key, const spc::FunnelRange& ends) {
    w.key(key).object([&] {
      w.key("lower").value(ends.lower);
      w.key("upper").value(ends.upper);
    });
  };
  range("of_68", limits.of_68);
  range("of_95", limits.of_95);
  range("of_998", limits.of_998);
}

void write_unit(Writer& w, const spc::Funnel& funnel, const spc::FunnelWording& wording, std::size_t place) {
  const spc::FunnelUnit& unit = funnel.units[place];
  w.object([&] {
    w.key("unit").value(unit.name);
    w.key("numerator").value(unit.numerator);
    w.key("denominator").value(unit.denominator);
    w.key("value").value(unit.value);
    w.key("transformed").value(unit.transformed);
    w.key("error").value(unit.error);
    w.key("z").value(unit.z);
    w.key("trimmed_z").value(unit.trimmed_z);
    w.key("adjusted_z").value(unit.adjusted_z);
    w.key("limits").object([&] { write_limits(w, unit.limits); });
    w.key("standing").value(spc::slug(unit.standing));
    w.key("side").value(unit.side == spc::Side::high ? "high" : "low");
    w.key("state").value(spc::slug(spc::funnel_state(unit, wording.better)));
    w.key("words").value(spc::funnel_unit_words(funnel, wording, place));
  });
}

void write_spread(Writer& w, const spc::Funnel& funnel) {
  w.key("overdispersion").object([&] {
    w.key("asked").value(spc::slug(funnel.asked_overdispersion));
    w.key("applied").value(spc::slug(funnel.overdispersion));
    w.key("phi").value(funnel.phi);
    w.key("between_units").value(funnel.between_units);
    w.key("units_used").value(funnel.units_used);
    w.key("varies_more_than_chance").value(spc::varies_more_than_chance(funnel));
  });
}

}  // namespace

Result<std::string> funnel_answer(const FunnelQuestion& question) {
  const auto found = spc::funnel(question.request);
  if (!found) return found.error();
  const spc::Funnel& funnel = *found;
  spc::FunnelWording wording = question.wording;
  wording.format = funnel_format(funnel);
  const spc::Verdict verdict = spc::funnel_sentence(funnel, wording);
  Writer w;
  w.object([&] {
    w.key("kind").value(spc::funnel_row(funnel.kind).slug);
    write_sentence(w, verdict);
    w.key("limits").value(spc::slug(funnel.limits));
    w.key("multiplier").value(funnel.multiplier);
    w.key("target").value(funnel.target);
    w.key("target_name").value(spc::funnel_target_name(funnel, wording));
    write_spread(w, funnel);
    w.key("units").array([&] {
      for (std::size_t i = 0; i < funnel.units.size(); ++i) write_unit(w, funnel, wording, i);
    });
    if (question.curves == FunnelCurves::asked_for)
      w.key("curves").array([&] {
        for (const spc::FunnelLimitsAt& at : funnel.grid)
          w.object([&] {
            w.key("denominator").value(at.denominator);
            write_limits(w, at);
          });
      });
    w.key("notes").array([&] {
      for (const std::string& note : funnel.notes) w.value(note);
    });
  });
  return std::move(w).take();
}

}  // namespace qi::analysis
