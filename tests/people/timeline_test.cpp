#include "people/timeline.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace qi::people {
namespace {

using Words = Timeline<std::string>;

Date day(int number) {
  return add_days(*Date::from(2024, 1, 1), number);
}
Days days(int from, std::optional<int> until = std::nullopt) {
  return {day(from), until ? std::optional(day(*until)) : std::nullopt};
}

TEST(Timelines, TakeNewFactsFromADayOn) {
  const Words before{{days(0), "Ashford"}};
  const Words after = with_facts<std::string>(before, days(10), "Ashford and Thanet");
  EXPECT_EQ(after, (Words{{days(0, 10), "Ashford"}, {days(10), "Ashford and Thanet"}}));
}

TEST(Timelines, JoinNeighboursThatSayTheSame) {
  const Words before{{days(0, 10), "Ashford"}, {days(10, 20), "Thanet"}, {days(20), "Ashford"}};
  EXPECT_EQ(with_facts<std::string>(before, days(10, 20), "Ashford"), (Words{{days(0), "Ashford"}}));
}

TEST(Timelines, KeepAGapBetweenNeighboursThatSayTheSame) {
  const Words before{{days(0, 10), "Ashford"}};
  EXPECT_EQ(with_facts<std::string>(before, days(12), "Ashford").size(), 2U);
}

TEST(Timelines, SayNothingOfDaysThatWereTakenOut) {
  const Words before{{days(0), "Ashford"}};
  EXPECT_EQ(without(before, days(5, 8)), (Words{{days(0, 5), "Ashford"}, {days(8), "Ashford"}}));
  EXPECT_EQ(facts_on(without(before, days(5, 8)), day(6)), std::nullopt);
}

TEST(Timelines, ChangeOnlyWhereSomethingWasSaid) {
  const Words before{{days(0, 10), "a"}, {days(20, 30), "b"}};
  const Words after = with_change(before, days(5), [](std::string& word) { word += "!"; });
  EXPECT_EQ(after, (Words{{days(0, 5), "a"}, {days(5, 10), "a!"}, {days(20, 30), "b!"}}));
}

TEST(Timelines, EditsSayWhatWentAndWhatCame) {
  const Words before{{days(0, 10), "a"}, {days(10), "b"}};
  const Words after{{days(0, 10), "a"}, {days(10, 12), "b"}};
  const auto edit = edit_between(before, after);
  EXPECT_EQ(edit.gone, (Words{{days(10), "b"}}));
  EXPECT_EQ(edit.added, (Words{{days(10, 12), "b"}}));
  EXPECT_TRUE(edit_between(after, after).is_empty());
}

/// A timeline as one word for each day, which is slow and plain.
class DayByDay {
 public:
  void say(const Days& days, const std::optional<std::string>& word) {
    for (int i = 0; i < kDays; ++i)
      if (days.contains(day(i))) words_[static_cast<std::size_t>(i)] = word;
  }
  std::optional<std::string> on(int i) const { return words_[static_cast<std::size_t>(i)]; }
  static constexpr int kDays = 60;

 private:
  std::vector<std::optional<std::string>> words_{kDays};
};

TEST(Timelines, SayTheSameAsADayByDayListUnderManyChanges) {
  std::mt19937 random(20'241'130);
  for (int round = 0; round < 500; ++round) {
    Words timeline;
    DayByDay plain;
    for (int change = 0; change < 12; ++change) {
      const int from = static_cast<int>(random() % 50);
      const bool open = random() % 4 == 0;
      const Days touched = open ? days(from) : days(from, from + 1 + static_cast<int>(random() % 10));
      if (random() % 4 == 0) {
        timeline = without(timeline, touched);
        plain.say(touched, std::nullopt);
      } else {
        const std::string word(1, static_cast<char>('a' + random() % 3));
        timeline = with_facts(timeline, touched, word);
        plain.say(touched, word);
      }
      for (int i = 0; i < DayByDay::kDays; ++i) ASSERT_EQ(facts_on(timeline, day(i)), plain.on(i)) << "round " << round;
      for (std::size_t i = 1; i < timeline.size(); ++i) {
        ASSERT_TRUE(timeline[i - 1].days.until && *timeline[i - 1].days.until <= timeline[i].days.from);
        ASSERT_FALSE(timeline[i].days.is_empty());
      }
    }
  }
}

}  // namespace
}  // namespace qi::people
