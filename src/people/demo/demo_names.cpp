#include "people/demo/demo_names.h"

#include <array>

namespace qi::people {
namespace {

constexpr std::array<std::string_view, 112> kGivenNames{
    "Aaron",    "Abigail", "Adam",    "Adaora", "Aisha",  "Alan",    "Alice",    "Amara",   "Amy",     "Andrew",
    "Angela",   "Anita",   "Anna",    "Arjun",  "Ben",    "Bethany", "Bronwen",  "Callum",  "Carol",   "Caroline",
    "Charlie",  "Chloe",   "Chris",   "Claire", "Colin",  "Daniel",  "Danielle", "David",   "Debbie",  "Deepa",
    "Donna",    "Dylan",   "Eleanor", "Elif",   "Emily",  "Emma",    "Ewa",      "Farah",   "Fiona",   "Gareth",
    "Gary",     "George",  "Gemma",   "Grace",  "Graham", "Hannah",  "Harpreet", "Harry",   "Hazel",   "Helen",
    "Holly",    "Ian",     "Imran",   "Isla",   "Jack",   "Jade",    "James",    "Jamie",   "Jane",    "Jasmine",
    "Jason",    "Jean",    "Joanne",  "Joe",    "John",   "Jordan",  "Josh",     "Julie",   "Karen",   "Katarzyna",
    "Kate",     "Kelly",   "Kevin",   "Kieran", "Kirsty", "Kofi",    "Laura",    "Leanne",  "Lee",     "Lewis",
    "Linda",    "Louise",  "Lucy",    "Luke",   "Maria",  "Mark",    "Martin",   "Matthew", "Megan",   "Michael",
    "Mohammed", "Natalie", "Neil",    "Nicola", "Nikhil", "Olivia",  "Owen",     "Paul",    "Peter",   "Priya",
    "Rachel",   "Rebecca", "Richard", "Rob",    "Ruth",   "Sam",     "Sarah",    "Sean",    "Siobhan", "Stephen",
    "Tom",      "Yusuf"};

constexpr std::array<std::string_view, 128> kFamilyNames{
    "Adams",   "Adeyemi",   "Ahmed",    "Akhtar",   "Allen",    "Anderson", "Andrews",  "Bailey",   "Baker",
    "Ball",    "Banerjee",  "Barker",   "Barnes",   "Begum",    "Bell",     "Bennett",  "Berry",    "Bishop",
    "Booth",   "Brooks",    "Brown",    "Burgess",  "Butler",   "Campbell", "Carr",     "Carter",   "Chambers",
    "Chapman", "Clarke",    "Coleman",  "Collins",  "Cook",     "Cooper",   "Cox",      "Davies",   "Dawson",
    "Dean",    "Dixon",     "Edwards",  "Ellis",    "Evans",    "Fisher",   "Fletcher", "Ford",     "Foster",
    "Fox",     "Francis",   "Gardner",  "Gibson",   "Gill",     "Gordon",   "Graham",   "Grant",    "Gray",
    "Green",   "Griffiths", "Hall",     "Hamilton", "Harper",   "Harris",   "Harrison", "Hart",     "Harvey",
    "Hassan",  "Hill",      "Holmes",   "Hughes",   "Hunter",   "Hussain",  "Jackson",  "James",    "Jenkins",
    "Johnson", "Jones",     "Kaur",     "Kelly",    "Kennedy",  "Khan",     "King",     "Kowalski", "Lee",
    "Lewis",   "Lloyd",     "Marshall", "Mason",    "Matthews", "Mensah",   "Miller",   "Mills",    "Mitchell",
    "Moore",   "Morgan",    "Morris",   "Murphy",   "Murray",   "Nair",     "Nguyen",   "Nowak",    "O'Brien",
    "Okafor",  "Osei",      "Owen",     "Palmer",   "Parker",   "Patel",    "Pearson",  "Phillips", "Powell",
    "Price",   "Reid",      "Reynolds", "Roberts",  "Robinson", "Rogers",   "Russell",  "Scott",    "Shah",
    "Shaw",    "Simpson",   "Singh",    "Smith",    "Stevens",  "Taylor",   "Thompson", "Turner",   "Walker",
    "Wilson",  "Yilmaz"};

}  // namespace

std::string_view demo_given_name(SplitMix& random) {
  return kGivenNames[random.below(kGivenNames.size())];
}

std::string_view demo_family_name(SplitMix& random) {
  return kFamilyNames[random.below(kFamilyNames.size())];
}

}  // namespace qi::people
