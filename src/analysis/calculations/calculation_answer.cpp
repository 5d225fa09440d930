#include <string>
#include <utility>

#include "analysis/calculations/calculation_json.h"
#include "json/json_writer.h"

namespace qi::analysis {
namespace {

using json::Writer;
using stats::CalculationCurve;
using stats::CalculationFigure;
using stats::CalculationTable;

void write_figure(Writer& w, const CalculationFigure& figure) {
  w.key("figure").value(figure.slug);
  w.key("label").value(figure.label);
  w.key("value").value(figure.value);
  w.key("unit").value(figure.unit);
  w.key("interval");
  if (!figure.interval) return w.null();
  w.object([&] {
    w.key("lower").value(figure.interval->lower);
    w.key("upper").value(figure.interval->upper);
    w.key("level").value(figure.interval->level);
  });
}

void write_table(Writer& w, const CalculationTable& table) {
  w.key("table").value(table.slug);
  w.key("title").value(table.title);
  w.key("headings").array([&] {
    for (const std::string& heading : table.headings) w.value(heading);
  });
  w.key("rows").array([&] {
    for (const CalculationTable::Row& row : table.rows)
      w.object([&] {
        w.key("name").value(row.name);
        w.key("values").array([&] {
          for (const double value : row.values) w.value(value);
        });
      });
  });
}

void write_places(Writer& w, std::string_view key, const std::vector<CalculationCurve::Place>& places) {
  w.key(key).array([&] {
    for (const CalculationCurve::Place& place : places)
      w.object([&] {
        w.key("across").value(place.across);
        w.key("chance").value(place.chance);
      });
  });
}

void write_curve(Writer& w, const CalculationCurve& curve) {
  w.key("curve").value(curve.slug);
  w.key("title").value(curve.title);
  w.key("across_label").value(curve.across_label);
  w.key("across").value(curve.across == CalculationCurve::Across::share ? "share" : "size");
  write_places(w, "places", curve.places);
  write_places(w, "marked", curve.marked);
}

void write_variance(Writer& w, const stats::VarianceRow& row) {
  w.key("source").value(row.source);
  w.key("degrees").value(row.degrees);
  w.key("sum_of_squares").value(row.sum_of_squares);
  w.key("mean_square").value(row.mean_square);
  w.key("f").value(row.f);
  w.key("p_value").value(row.p_value);
}

template <class Row>
void list(Writer& w, std::string_view key, const std::vector<Row>& rows, void (*write)(Writer& w, const Row& row)) {
  w.key(key).array([&] {
    for (const Row& row : rows) w.object([&] { write(w, row); });
  });
}

}  // namespace

Result<std::string> calculation_answer(const CalculationQuestion& question) {
  const auto result = stats::run_calculation(*question.row, question.request);
  if (!result) {
    Error error = result.error();
    for (FieldError& field : error.fields) field.field = "/inputs/" + field.field;
    return error;
  }
  Writer w;
  w.object([&] {
    w.key("calculation").value(question.row->slug);
    w.key("method").value(result->method);
    list(w, "figures", result->figures, write_figure);
    list(w, "tables", result->tables, write_table);
    list(w, "curves", result->curves, write_curve);
    list(w, "variance", result->variance, write_variance);
    w.key("guidance").value(result->guidance);
    w.key("notes").array([&] {
      for (const std::string& note : result->notes) w.value(note);
    });
  });
  return std::move(w).take();
}

}  // namespace qi::analysis
