#include "http/answer.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace qi::http {
namespace {

// Once every tag was a function of the length alone, and a style sheet that changed a digit stayed in browsers for a
// year.
TEST(EntityTag, DiffersWhereOneLetterDoes) {
  const std::string body(100, 'a');
  std::set<std::string> tags{etag_of(body)};
  for (std::size_t at = 0; at < body.size(); ++at) {
    std::string changed = body;
    changed[at] = 'b';
    tags.insert(etag_of(changed));
  }
  EXPECT_EQ(tags.size(), body.size() + 1);
  EXPECT_EQ(etag_of(body), etag_of(std::string(100, 'a')));
}

}  // namespace
}  // namespace qi::http
