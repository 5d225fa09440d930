#include "people/demo/demo_workforce.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <set>

#include "base/split_mix.h"
#include "base/text.h"
#include "people/demo/demo_names.h"
#include "people/demo/demo_places.h"
#include "people/demo/demo_roles.h"

namespace qi::people {
namespace {

using Rank = AssignmentFacts::Rank;

constexpr std::uint64_t kSeed = 20'200'401;
constexpr double kYearlyTurnover = 0.14;
constexpr double kCallHandlersLeaveMoreOften = 1.7;
constexpr double kOthersLeaveLessOften = 0.89;  // so that all together turn over as said above
constexpr double kPromotedFromWithin = 0.45;
constexpr double kMovesAYear = 0.05;
constexpr double kSecondmentsAYear = 0.02;
constexpr double kLeaversComeBack = 0.03;
constexpr double kToldAMonthLate = 0.04;
constexpr std::size_t kInPostAtFirst = 4480;
constexpr int kMonths = 60;

/// A job at a place, and who holds it.
struct Spot {
  UnitId unit;
  DemoRole role;
  std::optional<std::size_t> holder;  // place in employees
};

struct Employee {
  std::size_t person = 0;
  std::size_t post = 0;
  std::size_t spot = 0;
  std::optional<std::size_t> seconded_post;
  std::optional<Date> back_on;
  bool is_in_post = true;
};

/// What a post says now, which the records may not know yet.
struct Draft {
  AssignmentTimeline timeline;
  bool must_be_told = true;
  int months_late = 0;
};

class Simulation {
 public:
  explicit Simulation(const UnitIds& units);
  DemoWorkforce run();

 private:
  void open_spots();
  void join_at_first();
  void live_through(Date month);
  void reorganise(Date month);
  void leave(Date month);
  void end_secondments(Date month);
  void promote(Date month);
  void move_across(Date month);
  void begin_secondments(Date month);
  void join(Date month, std::size_t wanted);
  void put_under_managers(Date from);
  void tell(Instant now);

  std::size_t new_person();
  std::size_t new_post(std::size_t person, const Days& days, const AssignmentFacts& facts);
  void employ(std::size_t person, std::size_t spot, Date from, double fte);
  void change_post(std::size_t post, const Days& days, const std::function<void(AssignmentFacts&)>& change);
  void end_post(std::size_t post, Date day);
  void take_spot(std::size_t employee, std::size_t spot, Date from);
  std::vector<std::size_t> vacancies() const;
  std::optional<std::size_t> somebody_below(const DemoRole& role, UnitId unit);
  std::size_t in_post() const;
  Date a_day_of(Date month) { return add_days(month, static_cast<int>(random_.below(28))); }
  double some_fte();
  void add_people_who_do_not_count();
  void add_one_other(Contract contract, std::string_view unit, std::string_view title, const Days& days);

  const UnitIds& units_;
  SplitMix random_{kSeed};
  DemoWorkforce made_;
  std::vector<Draft> drafts_;  // beside made_.posts
  std::vector<Spot> spots_;
  std::vector<Employee> employees_;
  std::vector<std::size_t> left_;  // people who left and may come back
  std::map<std::string, int> mails_;
  std::vector<int> posts_of_;  // beside made_.people
};

Instant early_on(Date day) {
  return start_of_london_day(day) + std::chrono::hours(5) + std::chrono::minutes(30);
}

bool handles_calls(const DemoRole& role) {
  return role.title == "Emergency call handler" || role.title == "111 health adviser";
}

Simulation::Simulation(const UnitIds& units) : units_(units) {}

void Simulation::open_spots() {
  std::vector<std::string> codes;
  for (const auto& [code, id] : units_) codes.push_back(code);
  for (const DemoNeed& need : demo_needs(codes))
    for (int i = 0; i < need.people; ++i)
      spots_.push_back({.unit = units_.find(need.unit)->second, .role = need.role, .holder = std::nullopt});
}

std::size_t Simulation::new_person() {
  const std::string given(demo_given_name(random_));
  const std::string family(demo_family_name(random_));
  std::string mail = lowered(given + "." + family);
  std::erase(mail, '\'');
  const int times = ++mails_[mail];
  if (times > 1) mail += std::to_string(times);
  made_.people.push_back({.staff_number = std::to_string(20'000'000 + 7 * made_.people.size()),
                          .given_name = given,
                          .family_name = family,
                          .known_as = {},
                          .work_mail = mail + "@example.nhs.uk"});
  posts_of_.push_back(0);
  return made_.people.size() - 1;
}

std::size_t Simulation::new_post(std::size_t person, const Days& days, const AssignmentFacts& facts) {
  const int nth = ++posts_of_[person];
  const std::string& number = made_.people[person].staff_number;
  made_.posts.push_back(
      {.person = person, .number = nth == 1 ? number : fmt::format("{}-{}", number, nth), .told = {}});
  drafts_.push_back({.timeline = {{days, facts}}});
  return made_.posts.size() - 1;
}

double Simulation::some_fte() {
  constexpr double kFullTime = 0.78;
  constexpr int kFewestTenths = 4;
  constexpr std::size_t kChoices = 6;
  return random_.happens(kFullTime) ? 1.0 : (kFewestTenths + static_cast<int>(random_.below(kChoices))) / 10.0;
}

void Simulation::employ(std::size_t person, std::size_t spot, Date from, double fte) {
  constexpr double kFixedTerm = 0.06;
  const Spot& at = spots_[spot];
  const std::size_t post =
      new_post(person, {from, std::nullopt},
               {.unit = at.unit,
                .job_title = std::string(at.role.title),
                .staff_group = at.role.staff_group,
                .band = at.role.band,
                .contract = random_.happens(kFixedTerm) ? Contract::fixed_term : Contract::permanent,
                .fte = fte});
  employees_.push_back({.person = person, .post = post, .spot = spot});
  spots_[spot].holder = employees_.size() - 1;
}

void Simulation::join_at_first() {
  std::vector<std::size_t> open = vacancies();
  for (std::size_t i = 0; i < kInPostAtFirst; ++i) {
    const std::size_t picked = random_.below(open.size());
    // They had been there for up to eleven years.
    const Date since = add_days(kDemoStaffFrom, -static_cast<int>(random_.below(4000)));
    employ(new_person(), open[picked], std::min(since, kDemoStaffFrom), some_fte());
    open.erase(open.begin() + static_cast<std::ptrdiff_t>(picked));
  }
}

std::vector<std::size_t> Simulation::vacancies() const {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < spots_.size(); ++i)
    if (!spots_[i].holder) open.push_back(i);
  return open;
}

std::size_t Simulation::in_post() const {
  return static_cast<std::size_t>(std::ranges::count_if(employees_, &Employee::is_in_post));
}

void Simulation::change_post(std::size_t post, const Days& days, const std::function<void(AssignmentFacts&)>& change) {
  Draft& draft = drafts_[post];
  AssignmentTimeline changed = with_change(draft.timeline, days, change);
  if (changed == draft.timeline) return;
  draft.timeline = std::move(changed);
  draft.must_be_told = true;
}

void Simulation::end_post(std::size_t post, Date day) {
  Draft& draft = drafts_[post];
  draft.timeline = without(draft.timeline, {day, std::nullopt});
  draft.must_be_told = true;
  if (random_.happens(kToldAMonthLate)) draft.months_late = 1;
}

void Simulation::take_spot(std::size_t employee, std::size_t spot, Date from) {
  Employee& one = employees_[employee];
  spots_[one.spot].holder.reset();
  one.spot = spot;
  spots_[spot].holder = employee;
  const Spot& at = spots_[spot];
  change_post(one.post, {from, std::nullopt}, [&](AssignmentFacts& facts) {
    facts.unit = at.unit;
    facts.job_title = at.role.title;
    facts.staff_group = at.role.staff_group;
    facts.band = at.role.band;
  });
}

void Simulation::reorganise(Date month) {
  if (month != kUnitsMerge) return;
  const std::map<UnitId, UnitId> into{
      {units_.at("OU-DARTFORD"), units_.at("OU-MEDWAY")},
      {units_.at("OU-HASTINGS"), units_.at("OU-POLEGATE")},
      {units_.at("CC-ASHFORD-111"), units_.at("CC-MEDWAY")},
  };
  for (Spot& spot : spots_)
    if (const auto joined = into.find(spot.unit); joined != into.end()) spot.unit = joined->second;
  for (std::size_t post = 0; post < drafts_.size(); ++post)
    change_post(post, {month, std::nullopt}, [&](AssignmentFacts& facts) {
      if (const auto joined = into.find(facts.unit); joined != into.end()) facts.unit = joined->second;
    });
}

void Simulation::leave(Date month) {
  for (Employee& one : employees_) {
    if (!one.is_in_post) continue;
    const double factor = handles_calls(spots_[one.spot].role) ? kCallHandlersLeaveMoreOften : kOthersLeaveLessOften;
    if (!random_.happens(kYearlyTurnover / 12 * factor)) continue;
    const Date gone_on = add_days(a_day_of(month), 1);
    end_post(one.post, gone_on);
    if (one.seconded_post) end_post(*one.seconded_post, gone_on);
    one.is_in_post = false;
    one.seconded_post.reset();
    spots_[one.spot].holder.reset();
    left_.push_back(one.person);
  }
}

void Simulation::end_secondments(Date month) {
  for (Employee& one : employees_) {
    if (!one.is_in_post || !one.back_on || *one.back_on >= add_months(month, 1)) continue;
    end_post(*one.seconded_post, *one.back_on);
    change_post(one.post, {*one.back_on, std::nullopt}, [](AssignmentFacts& facts) { facts.rank = Rank::primary; });
    one.seconded_post.reset();
    one.back_on.reset();
  }
}

std::optional<std::size_t> Simulation::somebody_below(const DemoRole& role, UnitId unit) {
  std::vector<std::size_t> near;
  std::vector<std::size_t> far;
  for (std::size_t i = 0; i < employees_.size(); ++i) {
    const Employee& one = employees_[i];
    if (!one.is_in_post || one.seconded_post) continue;
    const Spot& spot = spots_[one.spot];
    const int steps = static_cast<int>(role.band) - static_cast<int>(spot.role.band);
    if (spot.role.staff_group != role.staff_group || steps < 1 || steps > 2) continue;
    (spot.unit == unit ? near : far).push_back(i);
  }
  const auto& chosen = near.empty() ? far : near;
  if (chosen.empty()) return std::nullopt;
  return chosen[random_.below(chosen.size())];
}

void Simulation::promote(Date month) {
  for (const std::size_t spot : vacancies()) {
    const DemoRole role = spots_[spot].role;
    if (role.band < Band::b5 || role.band > Band::b9 || !random_.happens(kPromotedFromWithin)) continue;
    if (const auto chosen = somebody_below(role, spots_[spot].unit)) take_spot(*chosen, spot, a_day_of(month));
  }
}

void Simulation::move_across(Date month) {
  for (const std::size_t spot : vacancies()) {
    if (!random_.happens(kMovesAYear * 4)) continue;
    for (std::size_t tries = 0; tries < 40; ++tries) {
      const std::size_t chosen = random_.below(employees_.size());
      const Employee& one = employees_[chosen];
      if (!one.is_in_post || one.seconded_post || spots_[one.spot].role.title != spots_[spot].role.title) continue;
      take_spot(chosen, spot, a_day_of(month));
      break;
    }
  }
}

void Simulation::begin_secondments(Date month) {
  static constexpr std::array<std::string_view, 6> kHosts{"CO-QI",      "CO-PRACTICE",   "CO-SAFETY",
                                                          "CO-DIGITAL", "CO-PROGRAMMES", "CO-LEARNING"};
  for (Employee& one : employees_) {
    if (!one.is_in_post || one.seconded_post || !random_.happens(kSecondmentsAYear / 12)) continue;
    const Date from = a_day_of(month);
    const Date until = add_months(from, 6 + static_cast<int>(random_.below(7)));
    const auto facts = facts_on(drafts_[one.post].timeline, from);
    if (!facts) continue;
    AssignmentFacts seconded = *facts;
    seconded.unit = units_.find(kHosts[random_.below(kHosts.size())])->second;
    seconded.job_title = "Project secondee";
    seconded.contract = Contract::secondment;
    seconded.manager.reset();
    change_post(one.post, {from, std::nullopt}, [](AssignmentFacts& home) { home.rank = Rank::further; });
    one.seconded_post = new_post(one.person, {from, std::nullopt}, seconded);
    one.back_on = until;
  }
}

void Simulation::join(Date month, std::size_t wanted) {
  std::vector<std::size_t> open = vacancies();
  while (in_post() < wanted) {
    if (open.empty()) {  // the trust grows: one more of some role that there are many of
      Spot more = spots_[random_.below(spots_.size())];
      if (more.role.band >= Band::b7) continue;
      more.holder.reset();
      spots_.push_back(more);
      open.push_back(spots_.size() - 1);
    }
    const std::size_t picked = random_.below(open.size());
    const std::size_t spot = open[picked];
    open.erase(open.begin() + static_cast<std::ptrdiff_t>(picked));
    const bool comes_back = !left_.empty() && random_.happens(kLeaversComeBack);
    std::size_t person = 0;
    if (comes_back) {
      const std::size_t place = random_.below(left_.size());
      person = left_[place];
      left_.erase(left_.begin() + static_cast<std::ptrdiff_t>(place));
    } else {
      person = new_person();
    }
    Date from = a_day_of(month);
    for (std::size_t post = 0; comes_back && post < made_.posts.size(); ++post)
      if (made_.posts[post].person == person && drafts_[post].timeline.back().days.until)
        from = std::max(from, *drafts_[post].timeline.back().days.until);
    if (from >= add_months(month, 1)) from = add_days(add_months(month, 1), -1);
    employ(person, spot, from, some_fte());
  }
}

void Simulation::put_under_managers(Date from) {
  // Of each unit the one in the highest band leads; of equals the one who was there first.
  std::map<UnitId, std::size_t> leads;
  for (std::size_t i = 0; i < employees_.size(); ++i) {
    const Employee& one = employees_[i];
    if (!one.is_in_post) continue;
    const auto [lead, is_first] = leads.emplace(spots_[one.spot].unit, i);
    if (!is_first && spots_[one.spot].role.band > spots_[employees_[lead->second].spot].role.band) lead->second = i;
  }
  for (std::size_t i = 0; i < employees_.size(); ++i) {
    const Employee& one = employees_[i];
    if (!one.is_in_post) continue;
    const std::size_t lead = leads.at(spots_[one.spot].unit);
    if (lead == i) continue;
    const PersonId manager{static_cast<std::int64_t>(employees_[lead].person) + 1};
    change_post(one.post, {from, std::nullopt}, [&](AssignmentFacts& facts) { facts.manager = manager; });
  }
}

void Simulation::tell(Instant now) {
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    Draft& draft = drafts_[i];
    if (!draft.must_be_told || draft.timeline.empty()) continue;
    if (draft.months_late > 0 && !made_.posts[i].told.empty()) {
      --draft.months_late;
      continue;
    }
    made_.posts[i].told.push_back({now, draft.timeline});
    draft.must_be_told = false;
  }
}

void Simulation::live_through(Date month) {
  reorganise(month);
  leave(month);
  end_secondments(month);
  promote(month);
  move_across(month);
  const auto months = static_cast<std::size_t>(days_between(kDemoStaffFrom, month) / 30);
  const std::size_t wanted =
      std::min(kDemoStaffInPost, kInPostAtFirst + (kDemoStaffInPost - kInPostAtFirst) * (months + 1) / kMonths);
  join(month, wanted);
  begin_secondments(month);
  put_under_managers(add_months(month, 1));
  tell(early_on(add_months(month, 1)));
}

void Simulation::add_one_other(Contract contract, std::string_view unit, std::string_view title, const Days& days) {
  const bool is_paid = contract == Contract::bank || contract == Contract::agency;
  new_post(new_person(), days,
           {.unit = units_.find(unit)->second,
            .job_title = std::string(title),
            .staff_group = is_paid ? StaffGroup::additional_clinical_services : StaffGroup::none,
            .band = is_paid ? Band::b3 : Band::none,
            .contract = contract,
            .fte = 0});
}

void Simulation::add_people_who_do_not_count() {
  static constexpr std::array<std::string_view, 6> kWhere{"OU-ASHFORD", "OU-BRIGHTON", "OU-CHERTSEY",
                                                          "OU-THANET",  "CC-CRAWLEY",  "CC-MEDWAY"};
  const auto some_days = [&] {
    const Date from = add_days(kDemoStaffFrom, static_cast<int>(random_.below(1500)));
    const bool ended = random_.happens(0.4);
    return Days{from, ended ? std::optional(add_days(from, 60 + static_cast<int>(random_.below(900)))) : std::nullopt};
  };
  for (int i = 0; i < 280; ++i)
    add_one_other(Contract::bank, kWhere[random_.below(kWhere.size())], "Bank worker", some_days());
  for (int i = 0; i < 320; ++i)
    add_one_other(Contract::volunteer, kWhere[random_.below(4)], "Community first responder", some_days());
  for (int i = 0; i < 40; ++i)
    add_one_other(Contract::agency, kWhere[random_.below(kWhere.size())], "Agency worker", some_days());
  for (int i = 0; i < 8; ++i)
    add_one_other(Contract::non_executive, "DIR-BOARD", "Non-executive director", {kDemoStaffFrom, std::nullopt});
  // Second posts beside the first: on the bank, and a few under a contract of their own.
  for (std::size_t i = 0; i < kInPostAtFirst; ++i) {
    const Employee one = employees_[i];
    const bool on_bank = random_.happens(0.04);
    if (!on_bank && !random_.happens(0.01)) continue;
    AssignmentFacts second = drafts_[one.post].timeline.front().facts;
    second.contract = on_bank ? Contract::bank : Contract::permanent;
    second.rank = Rank::further;
    second.fte = on_bank ? 0 : 0.2;
    second.unit = units_.find(kWhere[random_.below(kWhere.size())])->second;
    new_post(one.person, {kDemoStaffFrom, add_months(kDemoStaffFrom, 6 + static_cast<int>(random_.below(40)))}, second);
  }
}

DemoWorkforce Simulation::run() {
  open_spots();
  join_at_first();
  add_people_who_do_not_count();
  put_under_managers(kDemoStaffFrom);
  tell(early_on(kDemoStaffFrom));
  for (int month = 0; month < kMonths; ++month) live_through(add_months(kDemoStaffFrom, month));
  for (Draft& draft : drafts_) draft.months_late = 0;
  tell(early_on(add_months(kDemoStaffFrom, kMonths)));
  return std::move(made_);
}

}  // namespace

DemoWorkforce demo_workforce(const UnitIds& units) {
  return Simulation(units).run();
}

}  // namespace qi::people
