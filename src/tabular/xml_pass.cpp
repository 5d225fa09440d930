#include "tabular/xml_pass.h"

#include <expat.h>

namespace qi::tabular {

namespace {

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

Error damaged() {
  return Error::invalid("The workbook is damaged. Open it in a spreadsheet, save it again and give that.");
}

}  // namespace

std::optional<std::string_view> XmlAttributes::find(std::string_view local_name) const {
  for (const char** pair = pairs_; *pair; pair += 2)
    if (without_prefix(pair[0]) == local_name) return std::string_view(pair[1]);
  return std::nullopt;
}

std::optional<std::string_view> XmlAttributes::find_prefixed(std::string_view prefix_and_name) const {
  for (const char** pair = pairs_; *pair; pair += 2)
    if (pair[0] == prefix_and_name) return std::string_view(pair[1]);
  return std::nullopt;
}

struct XmlPass::Parser {
  Parser(XmlListener& to, std::size_t deepest) : expat(XML_ParserCreate(nullptr)), listener(to), nesting(deepest) {}
  ~Parser() { XML_ParserFree(expat); }

  void refuse_unless(const Done& done) {
    if (done) return;
    refusal = done.error();
    XML_StopParser(expat, XML_FALSE);
  }

  XML_Parser expat;
  XmlListener& listener;
  std::size_t nesting;
  std::size_t depth = 0;
  std::size_t taken = 0;
  std::optional<Error> refusal;
};

namespace {

// A tag or attribute is kept whole until it ends: one that never ends must not fill the memory.
constexpr std::size_t kLongestTag = 1'000'000;

XmlPass::Parser& parser_of(void* user) {
  return *static_cast<XmlPass::Parser*>(user);
}

void XMLCALL on_begin(void* user, const char* name, const char** attributes) {
  auto& parser = parser_of(user);
  if (parser.refusal) return;
  if (++parser.depth > parser.nesting) return parser.refuse_unless(damaged());
  parser.refuse_unless(parser.listener.begins(without_prefix(name), XmlAttributes(attributes)));
}
void XMLCALL on_end(void* user, const char* name) {
  auto& parser = parser_of(user);
  if (parser.refusal) return;
  --parser.depth;
  parser.refuse_unless(parser.listener.ends(without_prefix(name)));
}
void XMLCALL on_text(void* user, const char* text, int length) {
  auto& parser = parser_of(user);
  if (!parser.refusal) parser.refuse_unless(parser.listener.text({text, static_cast<std::size_t>(length)}));
}
void XMLCALL on_doctype(void* user, const char*, const char*, const char*, int) {
  parser_of(user).refuse_unless(Error::invalid(
      "The workbook holds declarations that no spreadsheet writes. Open it in a spreadsheet, save it again and give "
      "that."));
}

}  // namespace

XmlPass::XmlPass(XmlListener& listener, std::size_t nesting) : parser_(std::make_unique<Parser>(listener, nesting)) {
  XML_SetUserData(parser_->expat, parser_.get());
  XML_SetElementHandler(parser_->expat, on_begin, on_end);
  XML_SetCharacterDataHandler(parser_->expat, on_text);
  XML_SetStartDoctypeDeclHandler(parser_->expat, on_doctype);
}
XmlPass::~XmlPass() = default;

Done XmlPass::take(std::string_view piece) {
  if (parser_->refusal) return *parser_->refusal;
  const auto status = XML_Parse(parser_->expat, piece.data(), static_cast<int>(piece.size()), XML_FALSE);
  if (parser_->refusal) return *parser_->refusal;
  parser_->taken += piece.size();
  const XML_Index understood = XML_GetCurrentByteIndex(parser_->expat);
  if (status == XML_STATUS_OK && understood >= 0 &&
      parser_->taken - static_cast<std::size_t>(understood) > kLongestTag + piece.size())
    return damaged();
  return status == XML_STATUS_OK ? Done{} : Done{damaged()};
}

Done XmlPass::finish() {
  if (parser_->refusal) return *parser_->refusal;
  const auto status = XML_Parse(parser_->expat, nullptr, 0, XML_TRUE);
  if (parser_->refusal) return *parser_->refusal;
  return status == XML_STATUS_OK ? Done{} : Done{damaged()};
}

}  // namespace qi::tabular
