#include <array>

#include "analysis/advice_json.h"
#include "base/named_value.h"
#include "json/json_writer.h"
#include "spc/chart_catalogue.h"
#include "spc/forecast_sentence.h"
#include "spc/recalculation_questions.h"
#include "spc/sentence_words.h"
#include "spc/series_advice.h"
#include "spc/warnings/warning_catalogue.h"

namespace qi::analysis {
namespace {

using json::Writer;

// Anyone may ask, so one answer must stay small: about a tenth of a second.
constexpr std::size_t kLookBack = 5'000;

constexpr std::array kCourses{
    NamedValue<spc::StepCourse>{spc::StepCourse::better, "better", "Better"},
    NamedValue<spc::StepCourse>{spc::StepCourse::worse, "worse", "Worse"},
    NamedValue<spc::StepCourse>{spc::StepCourse::neither, "neither", "Neither"},
};

std::string_view slug_of_chart(spc::ChartKind chart) {
  return spc::chart_row(chart).slug;
}

void write_text_or_null(Writer& w, const std::string& text) {
  if (text.empty()) return w.null();
  w.value(text);
}

void write_texts(Writer& w, const std::vector<std::string>& texts) {
  w.array([&] {
    for (const std::string& text : texts) w.value(text);
  });
}

void write_evidence(Writer& w, const spc::ChoiceEvidence& evidence) {
  const auto of_dispersion = [&](std::string_view name, auto member) {
    w.key(name);
    if (!evidence.dispersion) return w.null();
    w.value((*evidence.dispersion).*member);
  };
  w.object([&] {
    w.key("used").value(evidence.used);
    w.key("mean_value").value(evidence.mean_value);
    w.key("zeros").value(evidence.zeros);
    w.key("middle_denominator").value(evidence.middle_denominator);
    w.key("least_denominator").value(evidence.least_denominator);
    w.key("most_denominator").value(evidence.most_denominator);
    w.key("expected").value(evidence.expected);
    of_dispersion("sigma_z", &spc::Dispersion::sigma_z);
    of_dispersion("chance_lower", &spc::Dispersion::chance_lower);
    of_dispersion("chance_upper", &spc::Dispersion::chance_upper);
    of_dispersion("outside_plain", &spc::Dispersion::outside_plain);
    of_dispersion("outside_wide", &spc::Dispersion::outside_wide);
  });
}

void write_proposal(Writer& w, const std::optional<spc::ChartProposal>& proposal) {
  if (!proposal) return w.null();
  w.object([&] {
    w.key("chart").value(slug_of_chart(proposal->chart));
    w.key("figure").value(spc::choice_questions()[0].answers[static_cast<std::size_t>(proposal->figure)].slug);
    write_texts(w.key("reasons"), proposal->reasons);
    w.key("others").array([&] {
      for (const spc::OtherChart& other : proposal->others)
        w.object([&] {
          w.key("chart").value(slug_of_chart(other.chart));
          w.key("reason").value(other.reason);
        });
    });
    write_text_or_null(w.key("record_instead"), proposal->record_instead);
    w.key("meanwhile").value(slug_of_chart(proposal->meanwhile));
    write_evidence(w.key("evidence"), proposal->evidence);
  });
}

void write_checks(Writer& w, const std::vector<spc::Advice>& checks) {
  w.array([&] {
    for (const spc::Advice& check : checks)
      w.object([&] {
        w.key("warning").value(check.warning);
        w.key("title").value(spc::find_warning(check.warning)->title);
        w.key("outcome").value(spc::slug(check.outcome));
        w.key("says").value(check.says);
        write_text_or_null(w.key("what_to_do"), check.what_to_do);
        w.key("figures").object([&] {
          for (const stats::Figure& figure : check.figures) w.key(figure.slug).value(figure.value);
        });
        w.key("places").array([&] {
          for (const std::size_t place : check.places) w.value(place);
        });
      });
  });
}

void write_questions(Writer& w, const spc::ChangePoint& candidate, const spc::Wording& wording) {
  w.array([&] {
    for (const spc::RecalculationQuestion& question : spc::recalculation_questions())
      w.object([&] {
        w.key("question").value(question.slug);
        w.key("asks").value(question.asks);
        w.key("if_no").value(question.if_no);
        write_text_or_null(w.key("figures_say"),
                           question.figures_say ? question.figures_say(candidate, wording) : std::string());
      });
  });
}

void write_changes(Writer& w, const std::optional<spc::ChangePoints>& changes, const spc::Wording& wording) {
  if (!changes) return w.null();
  w.array([&] {
    for (const spc::ChangePoint& candidate : changes->candidates)
      w.object([&] {
        w.key("index").value(candidate.index);
        w.key("earliest").value(candidate.earliest);
        w.key("latest").value(candidate.latest);
        w.key("before").value(candidate.before);
        w.key("after").value(candidate.after);
        w.key("sigmas").value(candidate.sigmas);
        w.key("chance").value(candidate.chance);
        w.key("strength").value(spc::slug(candidate.strength));
        w.key("course").value(named(kCourses, candidate.course).slug);
        w.key("points_before").value(candidate.points_before);
        w.key("points_after").value(candidate.points_after);
        w.key("sentence").value(spc::sentence_of(candidate, wording));
        write_questions(w.key("questions"), candidate, wording);
      });
  });
}

void write_arrival(Writer& w, const std::optional<spc::Arrival>& arrival) {
  if (!arrival) return w.null();
  w.object([&] {
    w.key("reach").value(spc::slug(arrival->reach));
    w.key("expected").value(arrival->expected);
    w.key("earliest").value(arrival->earliest);
    w.key("latest").value(arrival->latest);
  });
}

void write_forecast(Writer& w, const std::optional<spc::Forecast>& forecast, const spc::Wording& wording) {
  if (!forecast) return w.null();
  w.object([&] {
    w.key("outlook").value(spc::slug(forecast->outlook));
    w.key("level").value(forecast->level);
    w.key("from").value(forecast->from);
    w.key("points").array([&] {
      for (const spc::ForecastPoint& point : forecast->points)
        w.object([&] {
          w.key("expected").value(point.expected);
          w.key("lower").value(point.lower);
          w.key("upper").value(point.upper);
        });
    });
    w.key("target").value(forecast->target);
    w.key("chance").value(forecast->chance);
    write_arrival(w.key("arrival"), forecast->arrival);
    w.key("least").value(forecast->least);
    w.key("most").value(forecast->most);
    w.key("slope").value(forecast->slope);
    w.key("p_value").value(forecast->p_value);
    w.key("used").value(forecast->used);
    w.key("recent_signals").value(forecast->recent_signals);
    w.key("recent").value(forecast->recent);
    w.key("step").value(forecast->step);
    w.key("notes").array([&] {
      for (const spc::ForecastNote note : forecast->notes) w.value(spc::slug(note));
    });
    write_texts(w.key("sentences"), spc::forecast_sentences(*forecast, wording));
  });
}

}  // namespace

Result<std::string> advice_answer(const SpcQuestion& question) {
  const spc::Wording& wording = question.wording;
  std::optional<std::size_t> season = question.season;
  if (!season && spc::are_periods(wording)) season = spc::season_of(wording.frequency);
  const auto advice = spc::advice_on({.request = question.request,
                                      .figures = spc::figures_of(question.request),
                                      .season = season,
                                      .look_back = kLookBack},
                                     wording);
  if (!advice) return advice.error();
  Writer w;
  w.object([&] {
    write_proposal(w.key("proposal"), advice->proposal);
    write_checks(w.key("advice"), advice->checks);
    write_changes(w.key("change_points"), advice->changes, wording);
    write_forecast(w.key("forecast"), advice->forecast, wording);
  });
  return std::move(w).take();
}

}  // namespace qi::analysis
