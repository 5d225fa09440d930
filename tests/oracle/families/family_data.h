#pragma once
/// Reads the data and options of one case as written.
/// What is made of them is the families' business.

#include <string>
#include <vector>

#include "json/json_reading.h"

namespace qi::oracle {

/// A list of the case's data; null is not-a-number. A single number is a list of one. A list that is absent is a broken
/// file.
std::vector<double> data_list(const json::Object& written, const char* key);
/// The rows of a table of the case's data.
std::vector<std::vector<double>> data_table(const json::Object& written, const char* key);

/// Options; `otherwise` where the case does not say.
bool is_set(const json::Object& written, const char* key);
double number_option(const json::Object& written, const char* key, double otherwise);
std::string text_option(const json::Object& written, const char* key);

}  // namespace qi::oracle
