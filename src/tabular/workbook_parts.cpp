#include "tabular/workbook_parts.h"

#include <charconv>
#include <map>
#include <optional>

#include <fmt/format.h>
#include "base/number.h"
#include "base/text.h"
#include "tabular/xml_pass.h"

namespace qi::tabular {

namespace {

constexpr std::size_t kMostStyles = 100'000;

Error damaged() {
  return Error::invalid("The workbook is damaged. Open it in a spreadsheet, save it again and give that.");
}

std::string_view value_of(const XmlAttributes& attributes, std::string_view name) {
  return attributes.find(name).value_or("");
}

int number_of(std::string_view digits) {
  int number = -1;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

Done pass_over(ZipParts& zip, std::string_view part, XmlListener& listener, const GivenLimits& limits) {
  XmlPass pass(listener, limits.nesting);
  if (const Done read = zip.unpack(part, [&](std::string_view piece) { return pass.take(piece); }); !read) return read;
  return pass.finish();
}

/// A file that is a ZIP archive and no workbook of ours, in words.
Error why_no_workbook(ZipParts& zip) {
  if (zip.any_is_encrypted())
    return Error::invalid("This file has a password. Take the password off, save it again and give that.");
  const auto kind = zip.whole("mimetype", 200);
  if (kind && kind->find("opendocument.spreadsheet") != std::string::npos)
    return Error::invalid("This is an OpenDocument spreadsheet (.ods). Save it as an Excel workbook (.xlsx).");
  if (zip.has("xl/workbook.bin"))
    return Error::invalid("This is a binary Excel workbook (.xlsb). Save it as an Excel workbook (.xlsx).");
  if (zip.has("word/document.xml"))
    return Error::invalid("This is a Word document. Copy its table into a spreadsheet and save that as .xlsx.");
  if (zip.has("ppt/presentation.xml"))
    return Error::invalid("This is a PowerPoint presentation. Give the table behind it: a workbook (.xlsx) or CSV.");
  return Error::invalid("This is a ZIP archive without a workbook. Take the file out of it and give that.");
}

/// The name of a part as another one gives it: "../sharedStrings.xml" seen from xl/worksheets. It only ever names
/// entries of the archive, so ".." beyond its top is dropped.
std::string part_from(std::string_view folder, std::string_view target) {
  std::vector<std::string_view> way;
  const auto walk = [&](std::string_view path) {
    for (const std::string_view step : split(path, '/')) {
      if (step.empty() || step == ".") continue;
      if (step == "..") {
        if (!way.empty()) way.pop_back();
      } else {
        way.push_back(step);
      }
    }
  };
  if (!target.starts_with('/')) walk(folder);
  walk(target);
  std::string part;
  for (const std::string_view step : way) part += (part.empty() ? "" : "/") + std::string(step);
  return part;
}

struct Relations final : XmlListener {
  struct Relation {
    std::string kind;  ///< the last word of its type: "worksheet"
    std::string target;
  };
  Done begins(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship" || value_of(attributes, "TargetMode") == "External") return {};
    const std::string_view type = value_of(attributes, "Type");
    by_id[std::string(value_of(attributes, "Id"))] = {std::string(type.substr(type.rfind('/') + 1)),
                                                      std::string(value_of(attributes, "Target"))};
    return {};
  }
  Done ends(std::string_view) override { return {}; }
  Done text(std::string_view) override { return {}; }
  std::optional<std::string> target_of(std::string_view kind) const {
    for (const auto& [id, relation] : by_id)
      if (relation.kind == kind) return relation.target;
    return std::nullopt;
  }
  std::map<std::string, Relation> by_id;
};

struct Book final : XmlListener {
  struct Tab {
    std::string name, relation;
    bool hidden = false;
  };
  Done begins(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "workbookPr") {
      const std::string_view since = value_of(attributes, "date1904");
      if (since == "1" || since == "true" || since == "on") count = DayCount::from_1904;
    }
    if (name == "sheet") {
      const std::string_view state = value_of(attributes, "state");
      tabs.push_back({std::string(value_of(attributes, "name")),
                      std::string(attributes.find_prefixed("r:id").value_or(value_of(attributes, "id"))),
                      state == "hidden" || state == "veryHidden"});
    }
    return {};
  }
  Done ends(std::string_view) override { return {}; }
  Done text(std::string_view) override { return {}; }
  std::vector<Tab> tabs;
  DayCount count = DayCount::from_1900;
};

struct Formats final : XmlListener {
  Done begins(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "numFmt" && codes.size() < kMostStyles)
      codes[number_of(value_of(attributes, "numFmtId"))] = kind_of_format(value_of(attributes, "formatCode"));
    if (name == "cellXfs") inside = true;
    if (name == "xf" && inside && formats.size() < kMostStyles) {
      const int number = number_of(value_of(attributes, "numFmtId"));
      const auto code = codes.find(number);
      formats.push_back(code == codes.end() ? kind_of_built_in(number) : code->second);
    }
    return {};
  }
  Done ends(std::string_view name) override {
    if (name == "cellXfs") inside = false;
    return {};
  }
  Done text(std::string_view) override { return {}; }
  std::map<int, FormatKind> codes;
  std::vector<FormatKind> formats;
  bool inside = false;
};

/// Shared texts. Runs of one text are joined; phonetic readings are left out.
struct Texts final : XmlListener {
  explicit Texts(const GivenLimits& to) : limits(to) {}
  Done begins(std::string_view name, const XmlAttributes&) override {
    if (name == "si") current.clear();
    if (name == "rPh") ++phonetic;
    if (name == "t" && phonetic == 0) reading = true;
    return {};
  }
  Done ends(std::string_view name) override {
    if (name == "rPh" && phonetic > 0) --phonetic;
    if (name == "t") reading = false;
    if (name != "si") return {};
    if (texts.size() >= limits.cells)
      return Error::invalid(fmt::format(
          "The workbook has more than {} texts. Copy the sheet you need into a new workbook.", grouped(limits.cells)));
    texts.emplace_back(trimmed(current));
    return {};
  }
  Done text(std::string_view piece) override {
    if (!reading) return {};
    bytes += piece.size();
    if (bytes > limits.text_bytes || current.size() + piece.size() > limits.cell_bytes) return too_much_text(limits);
    current += piece;
    return {};
  }
  const GivenLimits& limits;
  std::vector<std::string> texts;
  std::string current;
  std::size_t bytes = 0;
  std::size_t phonetic = 0;
  bool reading = false;
};

}  // namespace

Error too_much_text(const GivenLimits& limits) {
  const std::size_t characters = limits.cell_bytes / 4;
  return Error::invalid(
      fmt::format("The cells hold more than {} MB of text, or one of them more than {} characters. Copy the sheet you "
                  "need into a new workbook.",
                  limits.text_bytes / 1'000'000, grouped(characters)));
}

Result<WorkbookParts> read_workbook_parts(ZipParts& zip, const GivenLimits& limits) {
  std::string book_part = "xl/workbook.xml";
  if (!zip.has(book_part)) {
    Relations top;
    if (zip.has("_rels/.rels")) {
      if (const Done read = pass_over(zip, "_rels/.rels", top, limits); !read) return read.error();
    }
    const auto target = top.target_of("officeDocument");
    if (!target || !zip.has(part_from("", *target)) || zip.has("word/document.xml") ||
        zip.has("ppt/presentation.xml") || zip.has("xl/workbook.bin"))
      return why_no_workbook(zip);
    book_part = part_from("", *target);
  }
  if (zip.any_is_encrypted()) return why_no_workbook(zip);
  const std::size_t slash = book_part.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : book_part.substr(0, slash);
  const std::string file = slash == std::string::npos ? book_part : book_part.substr(slash + 1);

  Book book;
  if (const Done read = pass_over(zip, book_part, book, limits); !read) return read.error();
  Relations relations;
  const std::string relations_part = part_from(folder, "_rels/" + file + ".rels");
  if (!zip.has(relations_part)) return damaged();
  if (const Done read = pass_over(zip, relations_part, relations, limits); !read) return read.error();

  WorkbookParts parts;
  parts.count = book.count;
  for (const Book::Tab& tab : book.tabs) {
    const auto relation = relations.by_id.find(tab.relation);
    if (relation == relations.by_id.end() || relation->second.kind != "worksheet") continue;
    parts.sheets.push_back({std::string(trimmed(tab.name)), part_from(folder, relation->second.target), tab.hidden});
  }
  if (const auto target = relations.target_of("styles"); target && zip.has(part_from(folder, *target))) {
    Formats formats;
    if (const Done read = pass_over(zip, part_from(folder, *target), formats, limits); !read) return read.error();
    parts.formats = std::move(formats.formats);
  }
  if (const auto target = relations.target_of("sharedStrings"); target && zip.has(part_from(folder, *target))) {
    Texts texts(limits);
    if (const Done read = pass_over(zip, part_from(folder, *target), texts, limits); !read) return read.error();
    parts.texts = std::move(texts.texts);
  }
  return parts;
}

}  // namespace qi::tabular
