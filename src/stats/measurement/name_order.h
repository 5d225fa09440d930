#pragma once
/// Gives names numbers in the order in which they first appear.
/// It does not sort them and knows nothing of what they name.

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace qi::stats {

class NameOrder {
 public:
  /// The number of `name`, from 0; a new one gets the next.
  std::size_t number_of(const std::string& name) {
    const auto [found, is_new] = numbers_.try_emplace(name, names_.size());
    if (is_new) names_.push_back(name);
    return found->second;
  }
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::map<std::string, std::size_t> numbers_;
  std::vector<std::string> names_;
};

}  // namespace qi::stats
