#include <utility>

#include "analysis/sentence_json.h"
#include "analysis/try_pareto/pareto_json.h"
#include "json/json_writer.h"
#include "spc/pareto_gathering.h"

namespace qi::analysis {
namespace {

using json::Writer;

void write_row(Writer& w, const spc::ParetoRow& row) {
  w.object([&] {
    w.key("category").value(row.category);
    w.key("count").value(row.count);
    w.key("amount").value(row.amount);
    w.key("share").value(row.share);
    w.key("cumulative_amount").value(row.cumulative_amount);
    w.key("cumulative_share").value(row.cumulative_share);
    w.key("vital").value(row.is_vital);
    w.key("gathered").value(row.gathered);
  });
}

void write_change(Writer& w, const spc::ParetoChange& row) {
  w.object([&] {
    w.key("category").value(row.category);
    w.key("amount_before").value(row.amount_before);
    w.key("amount_after").value(row.amount_after);
    w.key("share_before").value(row.share_before);
    w.key("share_after").value(row.share_after);
    w.key("change_in_share").value(row.change_in_share);
    w.key("relative_change").value(row.relative_change);
  });
}

void write_comparison(Writer& w, const ParetoQuestion& question, const spc::ParetoComparison& comparison) {
  w.key("comparison").object([&] {
    write_sentence(w, spc::pareto_comparison_sentence(comparison, question.wording, question.periods));
    w.key("total_before").value(comparison.total_before);
    w.key("total_after").value(comparison.total_after);
    w.key("rows").array([&] {
      for (const spc::ParetoChange& row : comparison.rows) write_change(w, row);
    });
  });
}

}  // namespace

Result<std::string> pareto_answer(const ParetoQuestion& question) {
  spc::ParetoRequest request = question.request;
  if (question.covered_share) {
    const auto rows = spc::rows_covering(request, *question.covered_share);
    if (!rows) return rows.error();
    request.most_rows = *rows;
  }
  const auto found = spc::pareto(request);
  if (!found) return found.error();
  std::optional<spc::ParetoComparison> comparison;
  if (!question.later.empty()) {
    auto compared = spc::compare_pareto(request, question.later);
    if (!compared) return compared.error();
    comparison = *std::move(compared);
  }
  const spc::Pareto& pareto = *found;
  Writer w;
  w.object([&] {
    write_sentence(w, spc::pareto_sentence(pareto, question.wording));
    w.key("total_count").value(pareto.total_count);
    w.key("total_amount").value(pareto.total_amount);
    w.key("unrecorded").value(pareto.unrecorded);
    w.key("weighted").value(pareto.is_weighted);
    w.key("categories").value(spc::category_count(pareto));
    w.key("vital_rows").value(pareto.vital_rows);
    w.key("vital_share").value(pareto.vital_share);
    w.key("share_of_vital").value(pareto.share_of_vital());
    w.key("rows").array([&] {
      for (const spc::ParetoRow& row : pareto.rows) write_row(w, row);
    });
    if (comparison) write_comparison(w, question, *comparison);
  });
  return std::move(w).take();
}

}  // namespace qi::analysis
