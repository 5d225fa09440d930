#pragma once
/// The list of jobs and the page of one: how far it is, what came of it, cancel and try again.
/// It asks no store and decides nothing about permission.

#include <optional>
#include <string>
#include <vector>

#include "html/page.h"
#include "html/url.h"
#include "shell/jobs.h"
#include "ui/tag.h"

namespace qi::operations {

/// The colour that a state has everywhere.
ui::Tag state_tag(shell::JobState state);

struct JobLine {
  std::string title;  ///< of its kind
  html::Url url = html::Url::path("/");
  shell::JobState state = shell::JobState::waiting;
  std::string queued;   ///< moment in words
  std::string who;      ///< name, or "The program"
  std::string outcome;  ///< may be empty
};
struct ScheduleLine {
  std::string slug;
  std::string title;
  std::string words;  ///< "daily at 02:30"
  std::string next;   ///< moment in words
};
struct JobsPage {
  enum class Whose { own, everybodys } whose = Whose::own;
  std::vector<JobLine> jobs;             ///< newest first
  std::optional<shell::JobState> state;  ///< only these are listed; nullopt: all
  std::vector<ScheduleLine> schedules;   ///< administrators only
};
void jobs_page(html::Page& h, const JobsPage& page);

struct JobPage {
  shell::Job job;
  std::string title;
  std::string who;
  std::string queued;
  std::string not_before;  ///< of a job that waits for a later time; "" otherwise
  std::string began;
  std::string ended;
  enum class Offer { nothing, cancel, try_again } offer = Offer::nothing;
  std::string csrf_token;
};
void job_page(html::Page& h, const JobPage& page);

}  // namespace qi::operations
