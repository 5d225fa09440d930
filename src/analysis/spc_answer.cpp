#include <string>
#include <utility>

#include "analysis/sentence_json.h"
#include "analysis/spc_json.h"
#include "base/assert.h"
#include "json/json_writer.h"
#include "spc/chart_catalogue.h"
#include "spc/limit_notes.h"
#include "spc/rule_catalogue.h"
#include "spc/run_statistics.h"

namespace qi::analysis {
namespace {

using json::Writer;
using spc::Analysis;
using spc::Point;

std::string_view slug(spc::RunsTest test) {
  switch (test) {
    case spc::RunsTest::anhoej: return "anhoej";
    case spc::RunsTest::best_box: return "bestbox";
    case spc::RunsTest::cut_box: return "cutbox";
  }
  stop_at("a known test", __FILE__, __LINE__);
}

template <class Pick>
void column(Writer& w, std::string_view name, const Analysis& analysis, Pick pick) {
  w.key(name).array([&] {
    for (std::size_t i = 0; i < analysis.points.size(); ++i) w.value(pick(i));
  });
}

void write_points(Writer& w, const Analysis& analysis) {
  w.key("points").object([&] {
    column(w, "value", analysis, [&](std::size_t i) { return analysis.points[i].value; });
    column(w, "moving_range", analysis, [&](std::size_t i) { return analysis.points[i].moving_range; });
    column(w, "target", analysis, [&](std::size_t i) { return analysis.points[i].target; });
    column(w, "centre", analysis, [&](std::size_t i) { return analysis.limits_at(i).centre; });
    column(w, "lower", analysis, [&](std::size_t i) { return analysis.limits_at(i).lower; });
    column(w, "upper", analysis, [&](std::size_t i) { return analysis.limits_at(i).upper; });
    column(w, "sigma", analysis, [&](std::size_t i) { return analysis.limits_at(i).sigma; });
    column(w, "state", analysis, [&](std::size_t i) { return slug(analysis.points[i].state); });
  });
}

/// What single events are told by: the date and time of day of the later one of each two, and the unit of the times
/// between.
void write_events(Writer& w, const spc::Wording& wording, const std::vector<std::string>& times) {
  w.key("events").object([&] {
    w.key("unit").value(wording.format.unit);
    w.key("dates").array([&] {
      for (const Date date : wording.dates) w.value(to_iso(date));
    });
    if (times.empty()) return;
    w.key("times").array([&] {
      for (const std::string& time : times) w.value(time);
    });
  });
}

void write_places(Writer& w, std::string_view name, const Analysis& analysis, spc::RuleSet Point::*rules,
                  spc::RuleId rule) {
  w.key(name).array([&] {
    for (std::size_t i = 0; i < analysis.points.size(); ++i)
      if ((analysis.points[i].*rules).has(rule)) w.value(i);
  });
}

void write_signals(Writer& w, const Analysis& analysis) {
  w.key("signals").object([&] {
    for (const spc::RuleId rule : analysis.profile.rules) {
      w.key(spc::rule(rule).slug).object([&] {
        write_places(w, "high", analysis, &Point::high, rule);
        write_places(w, "low", analysis, &Point::low, rule);
        write_places(w, "undirected", analysis, &Point::undirected, rule);
        write_places(w, "completes", analysis, &Point::completes, rule);
      });
    }
  });
  w.key("patterns").array([&] {
    for (const spc::Pattern& pattern : analysis.patterns) {
      w.object([&] {
        w.key("rule").value(spc::rule(pattern.rule).slug);
        w.key("side");
        if (pattern.side)
          w.value(*pattern.side == spc::Side::high ? "high" : "low");
        else
          w.null();
        w.key("first").value(pattern.first);
        w.key("last").value(pattern.last);
      });
    }
  });
}

void write_runs(Writer& w, const spc::RunStatistics& runs) {
  w.object([&] {
    w.key("useful").value(runs.useful);
    w.key("longest_run").value(runs.longest_run);
    w.key("longest_run_max").value(runs.longest_run_limit);
    w.key("crossings").value(runs.crossings);
    w.key("crossings_min").value(runs.crossings_limit);
    w.key("signals").value(runs.signals);
  });
}

void write_phase(Writer& w, const spc::Phase& phase) {
  w.object([&] {
    w.key("first").value(phase.first);
    w.key("end").value(phase.end);
    w.key("used").value(phase.used);
    w.key("baseline_used").value(phase.baseline_used);
    w.key("frozen").value(phase.frozen);
    w.key("centre").value(phase.limits.centre);
    w.key("lower").value(phase.limits.lower);
    w.key("upper").value(phase.limits.upper);
    w.key("sigma").value(phase.limits.sigma);
    w.key("sigma_z").value(phase.sigma_z);
    w.key("mean_moving_range").value(phase.limits.mean_moving_range);
    w.key("moving_range_upper").value(phase.moving_range_upper);
    write_runs(w.key("runs"), phase.runs);
  });
}

void write_analysis(Writer& w, const spc::Reading& reading, const spc::Wording& wording, PointsAre points,
                    const std::vector<std::string>& times) {
  const Analysis& analysis = reading.analysis;
  w.key("chart").value(spc::chart_row(analysis.chart).slug);
  w.key("profile").value(analysis.profile.slug);
  write_points(w, analysis);
  if (points == PointsAre::events) write_events(w, wording, times);
  write_signals(w, analysis);
  w.key("phases").array([&] {
    for (const spc::Phase& phase : analysis.phases) write_phase(w, phase);
  });
  w.key("latest").value(analysis.latest);
  w.key("variation_icon").value(slug(analysis.variation));
  w.key("mixed_signal").value(analysis.mixed_signal);
  w.key("assurance_icon").value(slug(analysis.assurance));
  w.key("target_met").value(reading.target_met);
  w.key("target_asked").value(reading.target_asked);
  const spc::Verdict verdict = spc::sentence(reading, wording);
  write_sentence(w, verdict);
  w.key("notes").array([&] {
    for (const std::string& note : spc::limit_notes(analysis)) w.value(note);
  });
}

/// From 2 points on, whatever a page's minimum is.
Result<spc::Reading> reading_of(const spc::Request& request) {
  return spc::read_series(request, 0);
}

}  // namespace

std::string spc_answer_of(const spc::Reading& reading, const spc::Wording& wording, PointsAre points,
                          const std::vector<std::string>& times) {
  Writer w;
  w.object([&] { write_analysis(w, reading, wording, points, times); });
  return std::move(w).take();
}

Result<std::string> spc_answer(const SpcQuestion& question) {
  const auto reading = reading_of(question.request);
  if (!reading) return reading.error();
  if (question.runs_tests.empty()) return spc_answer_of(*reading, question.wording, question.points, question.times);
  const Analysis& analysis = reading->analysis;
  Writer w;
  w.object([&] {
    write_analysis(w, *reading, question.wording, question.points, question.times);
    w.key("runs_tests").object([&] {
      for (const spc::RunsTest test : question.runs_tests)
        w.key(slug(test)).array([&] {
          for (const spc::Phase& phase : analysis.phases) write_runs(w, spc::judged_by(test, analysis, phase));
        });
    });
  });
  return std::move(w).take();
}

std::string spc_answer_line(std::string_view line) {
  const auto question = read_spc_question(line);
  const auto answer = question ? spc_answer(*question) : Result<std::string>(question.error());
  if (answer) return *answer;
  Writer w;
  w.object([&] { w.key("error").value(answer.error().message); });
  return std::move(w).take();
}

}  // namespace qi::analysis
