#include "people/feed/staff_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/assert.h"
#include "base/text.h"
#include "json/json_reading.h"
#include "json/json_writer.h"

namespace qi::people {

const std::vector<StaffFieldRow>& staff_fields() {
  using enum StaffFieldRow::Need;
  static const std::vector<StaffFieldRow> rows{
      {StaffField::staff_number,
       "staff_number",
       "Staff number",
       needed,
       "One for each person, like 20114467",
       {"staffnumber", "employeenumber", "employeeno", "staffno", "personnumber", "esrnumber"}},
      {StaffField::assignment_number,
       "assignment_number",
       "Assignment number",
       wanted,
       "One for each post that somebody holds, like 20114467-2; without it everybody has one post",
       {"assignmentnumber", "assignmentno", "assignment"}},
      {StaffField::given_name,
       "given_name",
       "Given name",
       needed,
       "Priyanka",
       {"firstname", "givenname", "forename", "forenames"}},
      {StaffField::family_name, "family_name", "Family name", needed, "Nair", {"lastname", "familyname", "surname"}},
      {StaffField::known_as,
       "known_as",
       "Known as",
       wanted,
       "The given name that colleagues use: Priya",
       {"knownas", "preferredname", "preferredfirstname"}},
      {StaffField::work_mail,
       "work_mail",
       "Work mail",
       wanted,
       "priya.nair@example.nhs.uk",
       {"workemail", "workmail", "email", "emailaddress", "workemailaddress"}},
      {StaffField::unit,
       "unit",
       "Place",
       needed,
       "The code of a place, or its name",
       {"orgcode", "unit", "unitcode", "organisation", "orgunit", "team", "department", "costcentre", "place"}},
      {StaffField::job_title,
       "job_title",
       "Job",
       wanted,
       "Paramedic",
       {"jobtitle", "positiontitle", "position", "role", "job"}},
      {StaffField::staff_group, "staff_group", "Staff group", wanted, "Allied Health Professionals", {"staffgroup"}},
      {StaffField::band,
       "band",
       "Band",
       wanted,
       "Band 6, 8a, VSM",
       {"band", "payscale", "grade", "payband", "paygrade"}},
      {StaffField::contract,
       "contract",
       "Contract",
       wanted,
       "Permanent, Fixed Term Temp, Bank",
       {"assignmentcategory", "contract", "contracttype", "category", "employeecategory"}},
      {StaffField::fte, "fte", "Whole-time equivalent", wanted, "0.6", {"fte", "wte", "wholetimeequivalent"}},
      {StaffField::primary,
       "primary",
       "Primary post",
       wanted,
       "Yes or No",
       {"primary", "primaryassignment", "primaryflag", "isprimary"}},
      {StaffField::start,
       "start",
       "Start",
       wanted,
       "The first day in the post",
       {"start", "startdate", "assignmentstartdate", "lateststartdate"}},
      {StaffField::end,
       "end",
       "End",
       wanted,
       "The last day in the post, where it is known",
       {"end", "enddate", "assignmentenddate", "terminationdate", "leavingdate"}},
      {StaffField::manager_number,
       "manager_number",
       "Manager's staff number",
       wanted,
       "20110032",
       {"managernumber", "manageremployeenumber", "supervisornumber", "supervisoremployeenumber", "managerstaffnumber",
        "manager"}},
  };
  return rows;
}

const StaffFieldRow& row_of(StaffField field) {
  const auto row = std::ranges::find(staff_fields(), field, &StaffFieldRow::field);
  QI_ASSERT(row != staff_fields().end());
  return *row;
}

std::optional<StaffField> parse_staff_field(std::string_view slug) {
  for (const StaffFieldRow& row : staff_fields())
    if (row.slug == slug) return row.field;
  return std::nullopt;
}

std::string folded_heading(std::string_view heading) {
  std::string folded;
  for (const char letter : lowered(heading))
    if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) folded += letter;
  return folded;
}

StaffLayout guess_staff_layout(const std::vector<std::string>& headings) {
  StaffLayout layout;
  std::set<std::string> taken;
  for (const StaffFieldRow& row : staff_fields())
    for (const std::string_view usual : row.usual_headings) {
      const auto found = std::ranges::find_if(headings, [&](const std::string& heading) {
        return folded_heading(heading) == usual && !taken.contains(heading);
      });
      if (found == headings.end()) continue;
      layout[row.field] = *found;
      taken.insert(*found);
      break;
    }
  return layout;
}

Done check_staff_layout(const StaffLayout& layout) {
  std::vector<FieldError> errors;
  std::map<std::string, std::string_view> taken;
  for (const StaffFieldRow& row : staff_fields()) {
    const auto heading = layout.find(row.field);
    if (heading == layout.end() || heading->second.empty()) {
      if (row.need == StaffFieldRow::Need::needed)
        errors.push_back({std::string(row.slug), fmt::format("Choose the column that holds: {}.", lowered(row.title))});
      continue;
    }
    const auto [before, is_new] = taken.emplace(heading->second, row.title);
    if (!is_new)
      errors.push_back({std::string(row.slug), fmt::format("The column {} is taken for: {}. Choose another one.",
                                                           heading->second, lowered(before->second))});
  }
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));
  return {};
}

std::string to_json(const StaffLayout& layout) {
  json::Writer writer;
  writer.object([&] {
    for (const auto& [field, heading] : layout) writer.key(row_of(field).slug).value(heading);
  });
  return std::move(writer).take();
}

StaffLayout staff_layout_from_json(std::string_view text) {
  StaffLayout layout;
  const auto read = json::read(text);
  if (!read || !read->is_object()) return layout;
  for (const auto& [slug, heading] : read->get_object()) {
    const auto field = parse_staff_field(std::string_view(slug.data(), slug.size()));
    if (field && heading.is_string()) layout[*field] = std::string(std::string_view(heading.get_string()));
  }
  return layout;
}

}  // namespace qi::people
