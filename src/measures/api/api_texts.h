#pragma once
/// Texts that a program sends, held against the same question as those typed into a form: is that an NHS number?
/// What a number looks like is free_text_check.h's.

#include "base/result.h"
#include "json/json_reading.h"
#include "shell/api_schema.h"

namespace qi::measures {

/// "no_identifier": true says that no number in the texts is one of a patient.
shell::SchemaMember no_identifier_member();
/// refuses  every text member that mentions a valid NHS number, unless the body says that it is none.
Done check_sent_texts(const json::Object& sent);

}  // namespace qi::measures
