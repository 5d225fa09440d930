#pragma once
/// The form of a feed: what was typed, read into a feed or refused field by field.
/// It stores nothing and asks no other database.

#include <string>
#include <vector>

#include "base/result.h"
#include "db/connection.h"
#include "feeds/feed.h"
#include "feeds/feed_plan.h"
#include "http/form.h"
#include "ui/select_field.h"

namespace qi::feeds {

/// As typed; texts are trimmed, but for the query's insides.
struct FeedForm {
  FeedKind kind = FeedKind::file_drop;
  std::string name;
  std::string folder;
  std::string pattern;
  std::string source;
  std::string query;
  std::string sheet;
  std::string measure;       ///< number; "" the file says
  std::string organisation;  ///< code
  std::string duplicates;    ///< slug
  std::string owner;         ///< number of the account
  std::string team;
  std::string team_mail;
  std::string often;  ///< "15": minutes; "daily"
  std::string at;     ///< "07:00"
};

FeedForm typed_form(FeedKind kind, const http::Form& form);
/// A new feed of that kind, with the usual choices.
FeedForm blank_form(FeedKind kind, shell::AccountId owner);
FeedForm form_of(db::Connection& db, const Feed& feed);

/// The choices of the form's lists.
struct FeedFormChoices {
  std::vector<ui::Choice> sources;  ///< of the operator's file; empty when there is none or it cannot be read
  std::string sources_fault;        ///< why it cannot; "" it can
  std::vector<ui::Choice> measures;
  std::vector<ui::Choice> organisations;
  std::vector<ui::Choice> owners;  ///< open accounts that may bring figures
};
FeedFormChoices choices_of(db::Connection& db, const FeedPlan& plan);

/// Minutes between two runs that can be chosen.
std::vector<ui::Choice> recurrence_choices();

/// A feed of what was typed, without id and what was looked at; the series of measure and place is made where it is
/// missing, so call inside a transaction.
/// refuses, all fields together: an empty name or team; a name over 100 characters; a folder that may_be_drop_folder
///          refuses; a source that is not listed; what client::check_one_select refuses; a measure without a place or
///          the reverse, or that is not there; an owner who may not bring figures; an address that is none; no time of
///          day.
Result<Feed> read_feed_form(db::Connection& db, const FeedPlan& plan, const FeedForm& form);

}  // namespace qi::feeds
