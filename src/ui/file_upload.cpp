#include "ui/file_upload.h"

namespace qi::ui {

void file_upload(html::Page& h, const FileUpload& upload) {
  field_frame(h, {upload.name, upload.label, upload.hint, upload.error}, [&] {
    h.input({{"class", "nhsuk-file-upload__input qt-file"},
             {"id", upload.name},
             {"name", upload.name},
             {"type", "file"},
             {"accept", upload.accept},
             {"aria-describedby", described_by(upload.name, upload.hint, upload.error)}});
  });
}

}  // namespace qi::ui
