#pragma once
/// Finding people and looking at one. Names, jobs and places are seen by every colleague; band, share of a week,
/// contract and numbers only by those who may read details of staff. People are changed by the staff feed.

#include "shell/context.h"

namespace qi::people {

shell::Routes people_routes();

}  // namespace qi::people
