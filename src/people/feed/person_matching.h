#pragma once
/// Whether a row of a staff file and a person who is known under its number are the same one.
/// It decides by names and mail alone and changes nothing.

#include "people/person.h"

namespace qi::people {

enum class PersonMatch {
  same,           ///< nothing differs
  changed,        ///< a new surname, a new mail, another name that colleagues use
  names_swapped,  ///< given and family name have changed places, as a column that slipped does it
  somebody_else,  ///< no name is the same and the mail is not: the number may have been given again
};
PersonMatch match_person(const PersonDetails& known, const PersonDetails& in_file);

/// What differs, in words: "family name Nair becomes Shah".
std::string difference_words(const PersonDetails& before, const PersonDetails& after);

}  // namespace qi::people
