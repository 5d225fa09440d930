#include "document/pdf_tags.h"

// qpdf asks its users to say that they know its pointers to become std::shared_ptr.
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include <stdexcept>

namespace qi::document {
namespace {

class TagTree {
 public:
  explicit TagTree(const std::vector<std::string>& alt_texts) : alt_texts_(alt_texts) {}

  void walk(QPDFObjectHandle element) {
    if (element.isArray()) {
      for (int i = 0; i < element.getArrayNItems(); ++i) walk(element.getArrayItem(i));
      return;
    }
    if (!element.isDictionary()) return;
    QPDFObjectHandle kind = element.getKey("/S");
    if (kind.isName()) name(element, kind.getName());
    if (element.hasKey("/K")) walk(element.getKey("/K"));
  }

 private:
  void name(QPDFObjectHandle element, const std::string& kind) {
    if (kind == "/Figure" && next_ < alt_texts_.size())
      element.replaceKey("/Alt", QPDFObjectHandle::newUnicodeString(alt_texts_[next_++]));
    if (kind == "/TH") element.replaceKey("/A", QPDFObjectHandle::parse("<< /O /Table /Scope /Column >>"));
  }

  const std::vector<std::string>& alt_texts_;
  std::size_t next_ = 0;
};

/// One Document element above all others, which is where readers look (ISO 32000-1, 14.8.4.2).
void put_under_document(QPDF& pdf, QPDFObjectHandle tree) {
  if (!tree.hasKey("/K")) return;
  QPDFObjectHandle parts = tree.getKey("/K");
  QPDFObjectHandle above = pdf.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /StructElem /S /Document >>"));
  above.replaceKey("/P", tree);
  above.replaceKey("/K", parts);
  if (parts.isArray())
    for (int i = 0; i < parts.getArrayNItems(); ++i) parts.getArrayItem(i).replaceKey("/P", above);
  else if (parts.isDictionary())
    parts.replaceKey("/P", above);
  tree.replaceKey("/K", above);
}

}  // namespace

std::string with_accessible_facts(const std::string& pdf, const std::vector<std::string>& alt_texts) {
  QPDF document;
  document.setSuppressWarnings(true);
  document.processMemoryFile("paper", pdf.data(), pdf.size());
  QPDFObjectHandle root = document.getRoot();
  root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString("en-GB"));
  root.replaceKey("/MarkInfo", QPDFObjectHandle::parse("<< /Marked true >>"));
  root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
  if (root.hasKey("/StructTreeRoot")) {
    QPDFObjectHandle tree = root.getKey("/StructTreeRoot");
    put_under_document(document, tree);
    TagTree(alt_texts).walk(tree);
  }

  QPDFWriter writer(document);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.setCompressStreams(true);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace qi::document
