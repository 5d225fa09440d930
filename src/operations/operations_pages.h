#pragma once
/// The operator's page: whether back-ups work, and how the installation is. For administrators.
/// It asks nothing itself.

#include <string>
#include <vector>

#include "html/page.h"
#include "ui/key_values.h"
#include "ui/tag.h"

namespace qi::operations {

struct BackupLine {
  std::string when;
  ui::Tag state;
  std::string size;  ///< "12.4 MB"; "" none
  std::string words;
};
struct OperationsPage {
  std::vector<std::string> alarms;  ///< what is late or failed, one sentence each; empty: nothing
  std::string schedule;             ///< "daily at 02:30, into the folder …; the newest 14 are kept"; "" none
  std::string next_backup;          ///< moment in words; "" unknown
  std::vector<BackupLine> backups;  ///< newest first
  std::vector<ui::KeyValue> installation;
  std::vector<ui::KeyValue> jobs;
  std::string csrf_token;
};
void operations_page(html::Page& h, const OperationsPage& page);

}  // namespace qi::operations
