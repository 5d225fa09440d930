#pragma once
/// A file from the user's machine. Its form must be one with files.
/// It limits neither size nor type: the server does.

#include <string>

#include "html/page.h"
#include "ui/form_field.h"

namespace qi::ui {

struct FileUpload {
  std::string name;
  std::string label;
  std::string hint;
  std::string error;
  std::string accept = ".csv,.txt,.tsv";  ///< a help for the user's file list, not a check
};
void file_upload(html::Page& h, const FileUpload& upload);

}  // namespace qi::ui
