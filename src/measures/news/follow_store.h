#pragma once
/// Keeps who follows which series.
/// How they hear of signals is news_store.h.

#include <vector>

#include "base/clock.h"
#include "db/connection.h"
#include "measures/measure_series.h"
#include "shell/visitor.h"

namespace qi::measures {

bool follows(db::Connection& db, shell::AccountId account, SeriesId series);
/// Open accounts that follow the series, the one that began first, first.
std::vector<shell::AccountId> list_followers(db::Connection& db, SeriesId series);
/// What the account follows, by measure, then organisation.
std::vector<Series> list_followed(db::Connection& db, shell::AccountId account);

/// Following what is followed, or ending what is not, changes nothing. The series is read again, because signals of
/// series that nobody followed were not raised. Each leaves an audit record; call inside a transaction.
void follow(db::Connection& db, Instant now, shell::AccountId account, SeriesId series);
void stop_following(db::Connection& db, Instant now, shell::AccountId account, SeriesId series);

}  // namespace qi::measures
