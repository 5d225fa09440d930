#include "analysis/pasted_table.h"

#include "base/text.h"

namespace qi::analysis {
namespace {

// Anyone may ask, so one answer must stay small.
constexpr std::size_t kPastedBytes = 1'000'000;

Error refused(std::string message) {
  return Error::invalid_fields({{"figures", std::move(message)}});
}

}  // namespace

Result<tabular::PlainTable> read_pasted_table(const std::string& pasted, std::string nothing) {
  if (trimmed(pasted).empty()) return refused(std::move(nothing));
  if (pasted.size() > kPastedBytes)
    return refused("That is more than this page can take. Paste a million letters or fewer.");
  if (!is_utf8(pasted)) return refused("Some letters could not be read. Copy the cells again and paste them here.");
  auto table = tabular::read_plain_table(pasted);
  if (!table) return refused(table.error().message);
  return table;
}

std::string heading_of(const tabular::PlainTable& table, std::size_t column) {
  const std::string& name = table.columns[column].name;
  return name == "Column " + std::to_string(column + 1) ? std::string() : name;
}

std::string or_else(std::string_view written, std::string_view otherwise) {
  return std::string(trimmed(written).empty() ? otherwise : trimmed(written));
}

}  // namespace qi::analysis
