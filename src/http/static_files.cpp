#include "http/static_files.h"

#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "base/text.h"
#include "http/answer.h"
#include "http/gzip.h"

namespace qi::http {
namespace {

struct KnownType {
  std::string_view extension;
  std::string_view content_type;
};
constexpr std::array<KnownType, 13> kKnownTypes{{
    {".css", "text/css; charset=utf-8"},
    {".csv", "text/csv; charset=utf-8"},
    {".html", "text/html; charset=utf-8"},
    {".ico", "image/x-icon"},
    {".jpg", "image/jpeg"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".png", "image/png"},
    {".svg", "image/svg+xml"},
    {".txt", "text/plain; charset=utf-8"},
    {".webmanifest", "application/manifest+json"},
    {".woff", "font/woff"},
    {".woff2", "font/woff2"},
}};

std::string read_whole(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (!in) throw std::runtime_error("could not read the asset " + path.string());
  return std::move(bytes).str();
}

}  // namespace

std::optional<std::string_view> content_type_of(const std::filesystem::path& file) {
  const std::string extension = file.extension().string();
  for (const KnownType& known : kKnownTypes)
    if (known.extension == extension) return known.content_type;
  return std::nullopt;
}

StaticFiles StaticFiles::load(const std::filesystem::path& folder, std::string_view prefix) {
  StaticFiles served;
  served.prefix_ = std::string(prefix) + "/";
  if (folder.empty()) return served;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const auto type = content_type_of(entry.path());
    if (!type || entry.is_symlink() || !entry.is_regular_file()) continue;
    if (entry.path().filename().string().starts_with('.')) continue;
    File file{.content_type = std::string(*type), .bytes = read_whole(entry.path()), .compressed = {}, .etag = {}};
    file.etag = etag_of(file.bytes);
    if (is_text_type(file.content_type) && file.bytes.size() >= kLeastGzipBytes) {
      file.compressed = gzipped(file.bytes, Effort::best);
      if (file.compressed.size() >= file.bytes.size()) file.compressed.clear();
    }
    served.files_.emplace(entry.path().lexically_relative(folder).generic_string(), std::move(file));
  }
  std::string contents;
  for (const auto& [name, file] : served.files_) contents += name + file.etag;
  if (!contents.empty()) served.version_ = slug_of(etag_of(contents));
  return served;
}

std::optional<Response> StaticFiles::find(const Request& request) const {
  std::string_view name = request.path;
  if (!name.starts_with(prefix_)) return std::nullopt;
  name.remove_prefix(prefix_.size());
  bool versioned = !version_.empty() && request.query.get("v") == version_;
  if (!version_.empty() && name.starts_with(version_) && name.substr(version_.size()).starts_with('/')) {
    name.remove_prefix(version_.size() + 1);
    versioned = true;
  }
  const auto found = files_.find(name);
  if (found == files_.end()) return std::nullopt;
  const File& file = found->second;

  const bool compress = !file.compressed.empty() && accepts_gzip(request.headers.find("Accept-Encoding").value_or(""));
  Response response = Response::file(compress ? file.compressed : file.bytes, file.content_type);
  response.headers.set("ETag", compress ? file.etag.substr(0, file.etag.size() - 1) + "-gz\"" : file.etag);
  response.headers.set("Cache-Control", versioned ? "public, max-age=31536000, immutable" : "public, no-cache");
  if (!file.compressed.empty()) response.headers.set("Vary", "Accept-Encoding");
  if (compress) response.headers.set("Content-Encoding", "gzip");
  return response;
}

}  // namespace qi::http
