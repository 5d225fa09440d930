#pragma once
/// A Connection's driver over one session of PostgreSQL. One thread at a time; prepared statements are kept for reuse.
/// It keeps no rows on the server: an answer is fetched whole before the first row is visited, so that a visitor may
/// ask on.

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "db/driver.h"

struct pg_conn;
struct pg_result;

namespace qi::db {

class PostgresDriver final : public Driver {
 public:
  /// Connects; see open_postgres.
  PostgresDriver(const std::string& address, Statements statements);

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
  bool is_usable() override;
  Product product() const override { return Product::postgresql; }
  void begin_snapshot() override;
  bool has_table(const std::string& table) override;
  void each_of(const std::string& query, const std::function<void(std::span<const Value>)>& visit) override;
  void defer_foreign_keys() override;
  std::optional<std::int64_t> newest_number(const std::string& table) override;
  void continue_numbers(const std::string& table, std::int64_t newest) override;
  void copy_to_file(const std::string& path) override;
  std::int64_t bytes() override;
  std::vector<std::string> storage_faults() override;

  /// How many statements were prepared: a test of reuse reads it.
  std::size_t statements_prepared() const { return prepared_.size(); }

 private:
  struct CloseSession {
    void operator()(pg_conn* session) const;
  };
  struct DropAnswer {
    void operator()(pg_result* answer) const;
  };
  using Answer = std::unique_ptr<pg_result, DropAnswer>;

  Answer execute(std::string_view literal, std::span<const Value> values);
  const std::string& prepared(std::string_view literal, const std::string& signature,
                              std::span<const unsigned int> types);
  /// Statements without parameters, for instance of a script.
  Answer command(const std::string& text);
  Answer end_of_copy(std::string_view literal, const char* stopped_because);
  /// `answer` when it is one; otherwise throws what it says.
  Answer checked(Answer answer, std::string_view doing);
  std::int64_t rows_touched(const Answer& answer);
  [[noreturn]] void fail(const Answer& answer, std::string_view doing);

  std::unique_ptr<pg_conn, CloseSession> session_;
  Statements statements_;
  std::map<std::pair<const char*, std::string>, std::string> prepared_;  // by the literal's address and types
  std::int64_t kept_count_ = 0;
  bool broken_ = false;
};

}  // namespace qi::db
