#include "base/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace qi::log {
namespace {

spdlog::logger& writer() {
  static const std::shared_ptr<spdlog::logger> logger = [] {
    auto made = spdlog::stderr_logger_mt("qualitea");
    made->set_pattern("%v");
    made->flush_on(spdlog::level::info);
    return made;
  }();
  return *logger;
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    const bool control = static_cast<unsigned char>(c) < 0x20;
    if (control)
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      out += c;
  }
  out += '"';
}

struct FieldWriter {
  std::string& out;
  void operator()(std::string_view text) const { append_quoted(out, text); }
  void operator()(std::int64_t number) const { out += std::to_string(number); }
  void operator()(double number) const { out += fmt::format("{}", number); }
};

void write(spdlog::level::level_enum level, std::string_view event, std::initializer_list<Field> fields) {
  if (!writer().should_log(level)) return;
  // The stamp is the logger's own: a log line is about the machine, and is the one place that reads its clock.
  const auto now = std::chrono::system_clock::now();
  std::string line = fmt::format(R"({{"at":{},"level":"{}","event":)",
                                 std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count(),
                                 spdlog::level::to_string_view(level));
  append_quoted(line, event);
  for (const Field& field : fields) {
    line += ',';
    append_quoted(line, field.name);
    line += ':';
    std::visit(FieldWriter{line}, field.value);
  }
  line += '}';
  writer().log(level, "{}", line);
}

}  // namespace

void info(std::string_view event, std::initializer_list<Field> fields) {
  write(spdlog::level::info, event, fields);
}
void warning(std::string_view event, std::initializer_list<Field> fields) {
  write(spdlog::level::warn, event, fields);
}
void error(std::string_view event, std::initializer_list<Field> fields) {
  write(spdlog::level::err, event, fields);
}
void only_warnings() {
  writer().set_level(spdlog::level::warn);
}

}  // namespace qi::log
