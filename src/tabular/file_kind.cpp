#include "tabular/file_kind.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "tabular/text_encoding.h"

namespace qi::tabular {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kPicture = "This is a picture. Give the table behind it: an Excel workbook (.xlsx) or CSV.";
constexpr std::string_view kCompressed = "This file is compressed. Take the workbook or CSV out of it and give that.";

struct Signature {
  std::string_view bytes;
  std::string_view sentence;
};
constexpr std::array kSignatures{
    Signature{"%PDF", "This is a PDF. Give the table behind it: an Excel workbook (.xlsx) or CSV."},
    Signature{"\x89PNG", kPicture},
    Signature{"\xFF\xD8\xFF", kPicture},
    Signature{"GIF8", kPicture},
    Signature{"\x1F\x8B", kCompressed},
    Signature{"BZh", kCompressed},
    Signature{"7z\xBC\xAF\x27\x1C", kCompressed},
    Signature{"Rar!", kCompressed},
    Signature{"\xFD\x37zXZ\0"sv, kCompressed},
    Signature{"{\\rtf", "This is a rich text document. Copy its table into a spreadsheet and save it as CSV UTF-8."},
    Signature{"SQLite format 3", "This is a database. Export the table as CSV UTF-8 and give that."},
};

constexpr std::string_view kOldOffice = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// "Workbook" as the names inside an old Office file are kept.
std::string in_utf16(std::string_view ascii) {
  std::string wide;
  for (const char c : ascii) {
    wide += c;
    wide += '\0';
  }
  return wide;
}

std::string why_no_old_office(std::string_view bytes) {
  const auto holds = [&](std::string_view name) { return bytes.find(in_utf16(name)) != std::string_view::npos; };
  if (holds("EncryptedPackage"))
    return "This workbook has a password. Open it, take the password off, and save it as an Excel workbook (.xlsx).";
  if (holds("Workbook") || holds("Book"))
    return "This is an old Excel workbook (.xls). Open it and save it as an Excel workbook (.xlsx).";
  return "This is an old Office document. Copy its table into a spreadsheet and save that as an Excel workbook "
         "(.xlsx).";
}

/// `{"a"`, `[{`, `[1`: a data file of programs, not a table that begins with a bracket.
bool is_json(std::string_view text) {
  if (text.empty() || (text[0] != '{' && text[0] != '[')) return false;
  const std::string_view rest = trimmed(text.substr(1));
  if (rest.empty()) return false;
  if (text[0] == '{') return rest[0] == '"' || rest[0] == '}';
  return rest[0] == '{' || rest[0] == '[' || rest[0] == '"' || rest[0] == ']';
}

std::optional<std::string> why_no_markup(std::string_view text) {
  const std::string begins = lowered(text.substr(0, 512));
  for (const std::string_view mark : {"<!doctype html", "<html", "<table", "<head", "<body", "<style", "<meta"})
    if (begins.starts_with(mark) || (begins.starts_with("<?xml") && begins.find(mark) != std::string::npos))
      return "This is a web page, even if it is named .xls. Open it in a spreadsheet and save it as an Excel workbook "
             "(.xlsx).";
  if (begins.starts_with("mime-version:"))
    return "This is a saved web page. Open it in a spreadsheet and save it as an Excel workbook (.xlsx).";
  if (begins.starts_with("<?xml") || begins.starts_with("<workbook"))
    return "This is an XML file. Open it in a spreadsheet and save it as an Excel workbook (.xlsx).";
  if (is_json(text)) return "This is JSON, a file for programs. Save the table as CSV UTF-8 or as a workbook (.xlsx).";
  return std::nullopt;
}

/// Nothing that a person typed: more than one in a hundred characters is a control character, or any is zero.
bool is_binary(std::string_view text) {
  std::size_t controls = 0;
  for (const char c : text) {
    if (c == '\0') return true;
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v') || byte == 0x7F) ++controls;
  }
  return 100 * controls > text.size();
}

}  // namespace

bool is_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06") || bytes.starts_with("PK\x07\x08");
}

std::optional<std::string> why_no_table(std::string_view bytes) {
  if (is_zip(bytes)) return std::nullopt;
  for (const Signature& signature : kSignatures)
    if (bytes.starts_with(signature.bytes)) return std::string(signature.sentence);
  if (bytes.starts_with(kOldOffice)) return why_no_old_office(bytes);

  const EncodingGuess guess = guess_encoding(bytes);
  std::string decoded;
  std::string_view text = bytes.substr(guess.mark);
  if (guess.encoding == Encoding::utf16_little || guess.encoding == Encoding::utf16_big) {
    append_decoded(decoded, text, guess.encoding);
    text = decoded;
  }
  if (const auto markup = why_no_markup(trimmed(text.substr(0, 4096)))) return markup;
  if (is_binary(text))
    return "This file holds bytes that are not text. Save it as CSV UTF-8 or as an Excel workbook (.xlsx).";
  return std::nullopt;
}

}  // namespace qi::tabular
