#pragma once
/// Who changes something, and when: what every store that writes an audit record is told.
/// It does not say whether they may: routes ask that.

#include <optional>

#include "base/clock.h"
#include "shell/visitor.h"

namespace qi::shell {

struct Change {
  std::optional<AccountId> actor;  ///< nullopt: the command line or the program itself
  Instant at;
};

}  // namespace qi::shell
