#pragma once
/// What cairo leaves out of a PDF: its language, that it is tagged, the alternative texts of its figures.
/// It lays nothing out and draws nothing.

#include <string>
#include <vector>

namespace qi::document {

/// The same document with /Lang, /MarkInfo, the title shown in the window, a scope on every TH, and one alternative
/// text for each Figure in reading order. Packed again, with an identity made from its bytes. Throws std::runtime_error
/// when the bytes are no PDF.
std::string with_accessible_facts(const std::string& pdf, const std::vector<std::string>& alt_texts);

}  // namespace qi::document
