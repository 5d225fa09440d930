#include "analysis/try_sums/sums_answer.h"

#include "analysis/sentence_json.h"
#include "analysis/try_sums/sums_finding.h"
#include "json/json_writer.h"
#include "spc/hotelling_sentence.h"
#include "spc/sums/sum_sentence.h"

namespace qi::analysis {
namespace {

using json::Writer;

template <class Points, class Pick>
void column(Writer& w, std::string_view name, const Points& points, Pick pick) {
  w.key(name).array([&] {
    for (const auto& point : points) w.value(pick(point));
  });
}

void write_list(Writer& w, std::string_view name, const std::vector<double>& values) {
  w.key(name).array([&] {
    for (const double value : values) w.value(value);
  });
}

void write_sum_points(Writer& w, const SumsFinding& finding) {
  const auto& points = finding.sums.points;
  w.key("points").object([&] {
    column(w, "value", points, [](const spc::SumPoint& point) { return point.value; });
    column(w, "high", points, [](const spc::SumPoint& point) { return point.high; });
    column(w, "low", points, [](const spc::SumPoint& point) { return point.low; });
    column(w, "signals_high", points, [](const spc::SumPoint& point) { return point.signals_high; });
    column(w, "signals_low", points, [](const spc::SumPoint& point) { return point.signals_low; });
    column(w, "state", points, [](const spc::SumPoint& point) { return slug(point.state); });
    if (!finding.scores.empty()) write_list(w, "score", finding.scores);
    if (!finding.vlad.empty()) write_list(w, "vlad", finding.vlad);
  });
}

void write_signals(Writer& w, const spc::SumChart& sums) {
  w.key("signals").array([&] {
    for (const spc::SumSignal& signal : sums.signals)
      w.object([&] {
        w.key("side").value(signal.side == spc::Side::high ? "high" : "low");
        w.key("first").value(signal.first);
        w.key("last").value(signal.last);
        w.key("began").value(signal.began);
        w.key("gathered").value(signal.gathered);
        w.key("level").value(signal.level);
      });
  });
}

void write_distance(Writer& w, const DistanceQuestion& question, const spc::HotellingChart& found) {
  w.key("chart").value("t2");
  w.key("variables").array([&] {
    for (const std::string& name : question.variables) w.value(name);
  });
  w.key("points").object([&] {
    column(w, "statistic", found.points, [](const spc::HotellingPoint& point) { return point.statistic; });
    column(w, "upper", found.points, [](const spc::HotellingPoint& point) { return point.upper; });
    column(w, "outside", found.points, [](const spc::HotellingPoint& point) { return point.is_outside; });
    column(w, "state", found.points, [](const spc::HotellingPoint& point) { return slug(point.state); });
    w.key("parts").array([&] {
      for (const spc::HotellingPoint& point : found.points)
        w.array([&] {
          for (const double part : point.parts) w.value(part);
        });
    });
  });
  write_list(w, "centre", found.centre);
  w.key("covariance").array([&] {
    for (const std::vector<double>& row : found.covariance)
      w.array([&] {
        for (const double value : row) w.value(value);
      });
  });
  w.key("upper").value(found.upper);
  w.key("upper_of_new").value(found.upper_of_new);
  w.key("confidence").value(found.confidence);
  w.key("baseline_used").value(found.baseline_used);
  w.key("outside").array([&] {
    for (const std::size_t place : found.outside) w.value(place);
  });
  write_sentence(w, spc::hotelling_sentence(found, question.variables, question.wording));
}

}  // namespace

Result<std::string> sums_answer(const SumsQuestion& question) {
  const auto finding = find_sums(question);
  if (!finding) return finding.error();
  Writer w;
  w.object([&] {
    w.key("chart").value(spc::further_chart(question.chart).slug);
    write_sum_points(w, *finding);
    w.key("upper").value(finding->sums.upper);
    w.key("lower").value(finding->sums.lower);
    write_signals(w, finding->sums);
    w.key("figures").object([&] {
      if (finding->figures.empty()) return;
      for (const SumsFigure& figure : finding->figures.back()) w.key(figure.slug).value(figure.value);
    });
    w.key("latest").value(finding->sums.latest);
    w.key("variation_icon").value(slug(finding->sums.variation));
    write_sentence(w, spc::sum_sentence(finding->sums, question.wording));
    w.key("setting").value(finding->setting);
  });
  return std::move(w).take();
}

Result<std::string> distance_answer(const DistanceQuestion& question) {
  const auto found = spc::hotelling_chart(question.request);
  if (!found) return found.error();
  Writer w;
  w.object([&] { write_distance(w, question, *found); });
  return std::move(w).take();
}

}  // namespace qi::analysis
