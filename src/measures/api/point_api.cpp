#include "measures/api/point_api.h"

#include <algorithm>
#include <map>

#include "measures/figure_rules.h"
#include "measures/unusual_figure.h"
#include "shell/api_members.h"

namespace qi::measures {
namespace {

using namespace shell;  // schema builders

constexpr std::size_t kMostQuestions = 20;

std::vector<SchemaMember> figure_members(Need value) {
  return {
      {"value", or_null(number_schema("In the unit of the measure; null: not available.")), value},
      {"numerator", or_null(number_schema("")), value},
      {"denominator", or_null(number_schema("")), value},
  };
}

std::optional<std::string> iso(const std::optional<Instant>& moment) {
  return moment ? std::optional(to_iso(*moment)) : std::nullopt;
}

void write_figure(json::Writer& w, const Figure& figure) {
  w.key("value").value(figure.value);
  w.key("numerator").value(figure.numerator);
  w.key("denominator").value(figure.denominator);
}

const Point* find_current(const SeriesFigures& figures, Date period) {
  const auto found = std::ranges::lower_bound(figures.points, period, {}, &Point::period);
  return found != figures.points.end() && found->period == period ? &*found : nullptr;
}

}  // namespace

Schema point_schema() {
  std::vector<SchemaMember> members{needed("period", date_schema("First day of the period."))};
  for (SchemaMember& member : figure_members(Need::required)) members.push_back(std::move(member));
  members.push_back(needed("known_from", moment_schema("From then on this was known.")));
  members.push_back(needed("batch", whole_schema("The load that brought it.")));
  return object_schema("Point", std::move(members));
}
void write_point(json::Writer& w, const Point& point) {
  w.object([&] {
    w.key("period").value(to_iso(point.period));
    write_figure(w, point.figure);
    w.key("known_from").value(to_iso(point.known_from));
    w.key("batch").value(point.batch.number);
  });
}

Schema point_history_schema() {
  std::vector<SchemaMember> members = figure_members(Need::required);
  members.push_back(needed("known_from", moment_schema("")));
  members.push_back(needed("known_until", or_null(moment_schema("null: this is what is known now."))));
  members.push_back(needed("batch", whole_schema("")));
  return object_schema("PointHistory",
                       {needed("period", date_schema("")),
                        needed("versions", list_schema(object_schema("PointVersion", std::move(members)),
                                                       "In the order they were known."))});
}
void write_point_history(json::Writer& w, const std::vector<Point>& versions) {
  w.object([&] {
    w.key("period").value(to_iso(versions.front().period));
    w.key("versions").array([&] {
      for (const Point& version : versions)
        w.object([&] {
          write_figure(w, version.figure);
          w.key("known_from").value(to_iso(version.known_from));
          w.key("known_until").value(iso(version.known_until));
          w.key("batch").value(version.batch.number);
        });
    });
  });
}

Schema sent_points_schema() {
  std::vector<SchemaMember> members{needed("period", date_schema("Any day of the period."))};
  for (SchemaMember& member : figure_members(Need::optional)) members.push_back(std::move(member));
  return object_schema(
      "SentPoints", {needed("points", list_schema(object_schema("SentPoint", std::move(members)),
                                                  "Periods that are not named stay as they are.", kMostSentPoints))});
}

Result<SentPoints> read_sent_points(const json::Object& sent, const SeriesFigures& figures, Date today) {
  const Definition& definition = figures.measure.definition;
  std::vector<FieldError> errors;
  std::map<Date, std::size_t> rows;
  SentPoints read;
  const json::Array& points = sent.at("points").get_array();
  for (std::size_t i = 0; i < points.size(); ++i) {
    const json::Object& point = points[i].get_object();
    const std::string at = "/points/" + std::to_string(i);
    const Date period = period_start(definition.frequency, *find_date(point, "period"));
    if (const auto [first, is_new] = rows.emplace(period, i); !is_new)
      errors.push_back({at + "/period", "This period stands at /points/" + std::to_string(first->second) +
                                            " already. Send each period once."});
    const Figure figure{.value = find_number(point, "value"),
                        .numerator = find_number(point, "numerator"),
                        .denominator = find_number(point, "denominator")};
    const auto checked = check_figure(definition, period, figure, today);
    if (!checked) {
      for (const FieldError& error : checked.error().fields) errors.push_back({at + "/" + error.field, error.message});
      continue;
    }
    read.points.push_back({figures.series.id, period, *checked});
    const Point* current = find_current(figures, period);
    const bool same = current ? current->figure == *checked : *checked == Figure{};
    if (same) continue;
    read.changes_something = true;
    if (checked->value && read.questions.size() < kMostQuestions)
      if (const std::string words = unusual_words(figures, period, *checked->value); !words.empty())
        read.questions.push_back(period_name(definition.frequency, period) + ": " + words);
  }
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));
  return read;
}

Schema points_written_schema() {
  return object_schema(
      "PointsWritten",
      {needed("batch", or_null(whole_schema("The load that was made; null: nothing had to change."))),
       needed("added", whole_schema("Figures that were not there before.")),
       needed("revised", whole_schema("Figures that replaced an earlier value.")),
       needed("unchanged", whole_schema("Figures that were there already with this value.")),
       needed("questions", list_schema(text_schema(""), "Unusual figures: saved, but look at them."))});
}
void write_points_written(json::Writer& w, const SentPoints& sent, const std::optional<MergeCounts>& counts) {
  w.object([&] {
    w.key("batch").value(counts ? std::optional(counts->batch.number) : std::nullopt);
    w.key("added").value(counts ? counts->added : 0);
    w.key("revised").value(counts ? counts->revised : 0);
    w.key("unchanged").value(counts ? counts->unchanged : sent.points.size());
    w.key("questions").array([&] {
      for (const std::string& question : sent.questions) w.value(question);
    });
  });
}

}  // namespace qi::measures
