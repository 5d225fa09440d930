#include "people/place_routes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/number.h"
#include "base/text.h"
#include "people/assignment_store.h"
#include "people/headcount_rules_store.h"
#include "people/org_unit_store.h"
#include "people/people_urls.h"
#include "people/person_store.h"
#include "people/place_pages.h"
#include "people/place_view.h"
#include "shell/page_asked.h"
#include "shell/respond.h"

namespace qi::people {
namespace {

using shell::Context;
using shell::Permission;

constexpr int kWorkersOnAPage = 50;

struct DoneRow {
  std::string_view slug;
  std::string_view sentence;
};
/// What ?done= may say: a link can only choose one of these.
constexpr std::array kDone{
    DoneRow{"opened", "The place is there. Now it can have parts and people."},
    DoneRow{"changed", "The change was saved."},
    DoneRow{"closed", "The place was given its last day."},
    DoneRow{"counted", "From now on every headcount follows this. Headcounts as known before keep what held then."},
    DoneRow{"merged", "The places were merged. People and parts belong to this one from that day on."},
};

std::string done_sentence(const http::Request& request) {
  for (const DoneRow& row : kDone)
    if (row.slug == request.query.get("done")) return std::string(row.sentence);
  return {};
}

/// Everything about one day that both pages need.
struct DayOfPlaces {
  AsAt as_at;
  Date today;
  OrgTree tree;
  std::vector<AssignmentOnDay> on_day;
  HeadcountRules rules;
  std::vector<InPost> in_post;
  std::map<UnitId, Headcount> counts;
};

Result<DayOfPlaces> load_day(const Context& context) {
  const Date today = context.clock.today();
  const auto as_at = read_asked_day(context.request.query, today);
  if (!as_at) return as_at.error();
  DayOfPlaces day{.as_at = *as_at,
                  .today = today,
                  .tree = load_org_tree(context.db, *as_at),
                  .on_day = list_assignments_on(context.db, *as_at),
                  .rules = load_headcount_rules(context.db, as_at->known_at)};
  day.in_post = people_in_post(day.on_day, day.rules);
  day.counts = headcount_by_unit(day.in_post, day.tree);
  return day;
}

Headcount total(const std::vector<InPost>& in_post) {
  Headcount all;
  for (const InPost& one : in_post) all += one;
  return all;
}

http::Response show_places(const Context& context) {
  const auto day = load_day(context);
  if (!day) return shell::respond(context, day.error());
  const TreeLevel level = read_tree_level(context.request.query.get("level"));
  PlacesPage page{.done = done_sentence(context.request),
                  .lead = headcount_sentence(total(day->in_post), day->as_at),
                  .rules = words_for(day->rules),
                  .day = asked_day(day->as_at, day->today),
                  .level = std::string(slug(level)),
                  .places = place_lines(day->tree, day->counts, std::nullopt, level, day->as_at, day->today)};
  for (const TreeLevel each : {TreeLevel::units, TreeLevel::stations, TreeLevel::teams})
    page.levels.push_back({.text = std::string(title(each)),
                           .url = on_day(places_url().with("level", slug(each)), day->as_at, day->today),
                           .current = each == level ? ui::Current::yes : ui::Current::no});
  if (context.visitor.may(Permission::change_places)) {
    page.deeds = {{"Open a place", new_place_url()}, {"Who counts", headcount_rules_url()}};
    page.empty_step = ui::SideLink{"Open the first place", new_place_url()};
  }
  return shell::respond_page(context, {.title = "Places", .menu = "Places"}, places_page, page);
}

/// Those who work in a place or below it on that day, with what a list says of them.
std::vector<WorkerLine> workers_of(const Context& context, const DayOfPlaces& day, const OrgUnit& unit,
                                   std::string_view find) {
  const UnitSet within = day.tree.subtree(unit.id);
  const bool sees_details = context.visitor.may(Permission::read_staff_details);
  UnitSet counted;
  for (const InPost& one : day.in_post) counted.insert(one.person.number);
  std::map<PersonId, Person> people;
  for (Person& person : list_people(context.db)) people.emplace(person.id, std::move(person));

  std::vector<WorkerLine> workers;
  const std::string wanted = lowered(trimmed(find));
  for (const AssignmentOnDay& one : day.on_day) {
    const auto person = people.find(one.person);
    if (!within.contains(one.facts.unit.number) || person == people.end()) continue;
    const std::string name = full_name(person->second);
    if (lowered(name + " " + one.facts.job_title).find(wanted) == std::string::npos) continue;
    const OrgUnit* part = day.tree.find(one.facts.unit);
    std::string note;
    if (one.facts.rank == AssignmentFacts::Rank::further)
      note = "A further post";
    else if (!counted.contains(one.person.number))
      note = sees_details ? std::string(title(one.facts.contract)) + ", not counted" : "Not counted as staff";
    workers.push_back({.name = name,
                       .url = person_url(one.person),
                       .job = one.facts.job_title,
                       .place = one.facts.unit == unit.id ? "" : part->facts.short_name,
                       .note = note});
  }
  std::ranges::stable_sort(workers, {}, &WorkerLine::name);
  return workers;
}

void add_workers(const Context& context, const DayOfPlaces& day, const OrgUnit& unit, PlacePage& page) {
  page.find = std::string(context.request.query.get("find"));
  page.workers = workers_of(context, day, unit, *page.find);
  const int count = static_cast<int>(page.workers.size());
  const int pages = shell::pages_for(page.workers.size(), kWorkersOnAPage);
  const int shown = shell::page_asked(context.request, pages);
  const html::Url here = on_day(place_url(unit.code), day.as_at, day.today);
  page.pager = {.page = shown, .pages = pages, .url_of = [here, find = *page.find](int number) {
                  const html::Url url = find.empty() ? here : here.with("find", find);
                  return url.with("page", std::to_string(number)).fragment("people");
                }};
  const int first = (shown - 1) * kWorkersOnAPage;
  const int end = std::min(count, first + kWorkersOnAPage);
  page.found_words =
      count == 0 ? "" : fmt::format("{} to {} of {}", first + 1, end, grouped(static_cast<std::int64_t>(count)));
  page.workers = {page.workers.begin() + first, page.workers.begin() + end};
}

http::Response show_place(const Context& context, const std::vector<PlacePanelMaker>& panels) {
  const auto id = find_unit_by_code(context.db, context.request.capture("code"));
  if (!id)
    return shell::respond(context, Error::not_found("We could not find that place. Look in the list of places."));
  const auto day = load_day(context);
  if (!day) return shell::respond(context, day.error());
  const UnitTimeline timeline = unit_timeline(context.db, *id);
  if (timeline.empty())
    return shell::respond(context, Error::not_found("Nothing is known of that place any more. Look in the list of "
                                                    "places."));
  const OrgUnit* unit = day->tree.find(*id);
  const UnitFacts facts = unit ? unit->facts : timeline.back().facts;
  const std::string code(context.request.capture("code"));

  PlacePage page{.title = facts.name,
                 .rules = words_for(day->rules),
                 .day = asked_day(day->as_at, day->today),
                 .done = done_sentence(context.request)};
  page.kicker = fmt::format("{} · {}", title(facts.kind), code);
  ui::PageHead head{
      .title = facts.name, .breadcrumb = {{"Places", on_day(places_url(), day->as_at, day->today)}}, .menu = "Places"};
  const auto name_of = [&](UnitId other, Date date) {
    const UnitTimeline others = unit_timeline(context.db, other);
    return others.empty() ? std::string("another place")
                          : facts_on(others, date).value_or(others.back().facts).short_name;
  };
  page.events = place_events(*id, unit_history(context.db, *id), list_mergers(context.db, *id), name_of);
  if (!unit) {
    page.lead = fmt::format("This place is not open {}.", words_for(day->as_at));
    return shell::respond_page(context, head, place_page, page);
  }
  for (const OrgUnit* above : day->tree.ancestors(*id))
    head.breadcrumb.insert(head.breadcrumb.begin() + 1,
                           {above->facts.short_name, on_day(place_url(above->code), day->as_at, day->today)});
  const auto count = day->counts.find(*id);
  page.lead = headcount_sentence(count == day->counts.end() ? Headcount() : count->second, day->as_at);
  page.parts = place_lines(day->tree, day->counts, *id, TreeLevel::teams, day->as_at, day->today);
  std::erase_if(page.parts, [](const PlaceLine& line) { return line.depth > 0; });
  page.bands = count_lines(headcount_by_band(day->in_post, day->tree, *id));
  page.staff_groups = count_lines(headcount_by_staff_group(day->in_post, day->tree, *id));
  for (const PlacePanelMaker& make : panels)
    if (auto panel = make(context, code)) page.panels.push_back(std::move(*panel));
  if (context.visitor.may(Permission::read_people)) add_workers(context, *day, *unit, page);
  if (context.visitor.may(Permission::change_places))
    page.deeds = {{"Change", place_deed_url(code, "change")},
                  {"Open a part", new_place_url().with("parent", code)},
                  {"Merge", place_deed_url(code, "merge")},
                  {"Close", place_deed_url(code, "close")}};
  return shell::respond_page(context, head, place_page, page);
}

}  // namespace

shell::Routes place_routes(const std::vector<PlacePanelMaker>& panels) {
  using http::Method;
  return {
      {Method::get, "/places", Permission::read_places, show_places, "Every place of a day with its headcount"},
      {Method::get, "/places/{code}", Permission::read_places,
       [panels](const Context& context) { return show_place(context, panels); },
       "One place of a day: parts, people, history"},
  };
}

}  // namespace qi::people
