#pragma once
/// The whole site with one local series (percent, by month, 0 to 100), and files sent to it.
/// It is no server: nothing listens.

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "main/whole_site.h"
#include "measures/point_store.h"

namespace qi::main {

class ImportSite : public WholeSite {
 public:
  ImportSite() {
    {
      const auto lease = pool_.lend();
      local_ = measures::local_series(*lease);
    }
    account_ = make_account("priya@example.nhs.uk", "Priya Nair", shell::Role::contributor);
    other_account_ = make_account("sam@example.nhs.uk", "Sam Reed", shell::Role::contributor);
    for (const auto& [period, value] : {std::pair("2024-12-01", 79.0), {"2025-01-01", 80.0}, {"2025-02-01", 82.0}})
      keep_figure(local_.series, period, value);
    be(account_);
    home_ = "/measures/" + to_text(local_.measure) + "/OU-THANET";
  }

  http::Response upload(const std::string& address, const std::filesystem::path& file) {
    http::Request request = request_for(http::Method::post, address);
    request.files.push_back({"file", file.filename().string(), file, std::filesystem::file_size(file)});
    return handler_.answer(request);
  }
  /// Period and value.
  std::map<std::string, std::optional<double>> current_points() {
    std::map<std::string, std::optional<double>> points;
    const auto lease = pool_.lend();
    for (const measures::Point& point : measures::list_points(*lease, local_.series.id))
      points[to_iso(point.period)] = point.figure.value;
    return points;
  }
  /// How many rows each table that an import may touch has.
  std::map<std::string, std::int64_t> rows_in_tables() {
    const auto lease = pool_.lend();
    db::Connection& db = *lease;
    return {{"measure", db.only<std::int64_t>("SELECT count(*) FROM measure")},
            {"series", db.only<std::int64_t>("SELECT count(*) FROM series")},
            {"point", db.only<std::int64_t>("SELECT count(*) FROM point")},
            {"import_batch", db.only<std::int64_t>("SELECT count(*) FROM import_batch")},
            {"import_draft", db.only<std::int64_t>("SELECT count(*) FROM import_draft")},
            {"import_mapping", db.only<std::int64_t>("SELECT count(*) FROM import_mapping")},
            {"audit_record", db.only<std::int64_t>("SELECT count(*) FROM audit_record")}};
  }

  measures::LocalSeries local_;
  shell::AccountId account_;
  shell::AccountId other_account_;
  std::string home_;
};

}  // namespace qi::main
