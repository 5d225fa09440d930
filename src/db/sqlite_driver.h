#pragma once
/// A Connection's driver over one SQLite file. One thread at a time; prepared statements are kept for reuse.
/// It does not share a connection between threads: see pool.h.

#include <sqlite3.h>

#include <memory>
#include <string>
#include <unordered_map>

#include "db/driver.h"

namespace qi::db {

class SqliteDriver final : public Driver {
 public:
  /// Opens or creates the file: WAL, synchronous FULL, foreign keys on, five seconds of waiting for another writer. A
  /// file that is made is its owner's alone to read and write.
  explicit SqliteDriver(const std::string& path);
  /// The same, of a file that must be there. Throws Unreachable when it is not.
  struct Existing {};
  SqliteDriver(const std::string& path, Existing);
  /// A file that stands alone, nothing beside it.
  SqliteDriver(const std::string& path, LoneFile use);

  std::int64_t run(std::string_view literal, std::span<const Value> values) override;
  void each(std::string_view literal, std::span<const Value> values,
            const std::function<void(const Row&)>& visit) override;
  std::int64_t insert_all(std::string_view literal, std::size_t columns,
                          const std::function<std::span<const Value>()>& next) override;
  void run_script(std::string_view script) override;
  void begin() override;
  void commit() override;
  void roll_back() override;
  bool in_transaction() const override;
  std::int64_t kept() const override { return kept_count_; }
  /// False when another file, or none, stands where this one was opened: what is written now would be lost.
  bool is_usable() override;
  Product product() const override { return Product::sqlite; }
  void begin_snapshot() override;
  bool has_table(const std::string& table) override;
  void each_of(const std::string& query, const std::function<void(std::span<const Value>)>& visit) override;
  void defer_foreign_keys() override;
  std::optional<std::int64_t> newest_number(const std::string& table) override;
  void continue_numbers(const std::string& table, std::int64_t newest) override;
  void copy_to_file(const std::string& path) override;
  std::int64_t bytes() override;
  std::vector<std::string> storage_faults() override;

  /// How many statements were compiled since the file was opened: a test of reuse reads it.
  std::int64_t statements_compiled() const { return statements_compiled_; }

 private:
  struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };
  struct FinishStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  using Statement = std::unique_ptr<sqlite3_stmt, FinishStatement>;
  class Use;

  void open(const std::string& path, int flags);
  void serve_many();
  static Value read_column(sqlite3_stmt* statement, int column);
  Statement compile(std::string_view text, unsigned flags, const char** rest = nullptr);
  void execute(const char* text);
  /// Notes a change outside a transaction; `before` is the total of changed rows at its start.
  void note_kept(std::int64_t before);
  /// Of the call that failed last: a disk, a quota or a largest size of files.
  bool has_no_room() const;
  [[noreturn]] void fail(std::string_view doing);

  std::unique_ptr<sqlite3, CloseDatabase> database_;
  std::unordered_map<const char*, Statement> kept_;  // by the address of the literal; never shrinks: literals are few
  std::int64_t statements_compiled_ = 0;
  std::int64_t kept_count_ = 0;
};

}  // namespace qi::db
