#include "people/people_routes.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/number.h"
#include "base/text.h"
#include "people/assignment_store.h"
#include "people/org_unit_store.h"
#include "people/people_pages.h"
#include "people/people_urls.h"
#include "people/person_store.h"
#include "shell/page_asked.h"
#include "shell/respond.h"

namespace qi::people {
namespace {

using shell::Context;
using shell::Permission;

constexpr std::size_t kPeopleOnAPage = 50;

/// Every word that was typed stands somewhere in what is known of the person.
bool has_every_word(const std::string& known, const std::string& wanted) {
  for (const std::string_view word : split(wanted, ' '))
    if (known.find(word) == std::string::npos) return false;
  return true;
}

/// What somebody does on a day: the post under which they count, or any other.
std::map<PersonId, AssignmentFacts> main_posts(db::Connection& db, const AsAt& as_at) {
  std::map<PersonId, AssignmentFacts> posts;
  for (const AssignmentOnDay& one : list_assignments_on(db, as_at)) posts.emplace(one.person, one.facts);
  return posts;
}

std::vector<FoundPerson> find_people(const Context& context, std::string_view find) {
  const AsAt today{context.clock.today(), {}};
  const OrgTree tree = load_org_tree(context.db, today);
  const auto posts = main_posts(context.db, today);
  const bool sees_numbers = context.visitor.may(Permission::read_staff_details);
  const std::string wanted = lowered(trimmed(find));
  std::vector<FoundPerson> found;
  for (const Person& person : list_people(context.db)) {
    const auto post = posts.find(person.id);
    const std::string job = post == posts.end() ? "" : post->second.job_title;
    std::string known =
        full_name(person) + " " + person.details.given_name + " " + person.details.work_mail + " " + job;
    if (sees_numbers) known += " " + person.details.staff_number;
    if (!has_every_word(lowered(known), wanted)) continue;
    found.push_back({.name = full_name(person),
                     .url = person_url(person.id),
                     .job = job,
                     .place = post == posts.end() ? "" : tree.path(post->second.unit),
                     .note = post == posts.end() ? "No post today" : ""});
  }
  // Those who are here come before those who left.
  std::ranges::stable_partition(found, [](const FoundPerson& one) { return one.note.empty(); });
  return found;
}

http::Response show_people(const Context& context) {
  PeoplePage page{.lead = context.visitor.may(Permission::read_staff_details)
                              ? "Find a colleague by name, job, work mail or staff number."
                              : "Find a colleague by name, job or work mail.",
                  .find = std::string(trimmed(context.request.query.get("find")))};
  if (!page.find.empty()) {
    std::vector<FoundPerson> all = find_people(context, page.find);
    const int pages = shell::pages_for(all.size(), kPeopleOnAPage);
    const int shown = shell::page_asked(context.request, pages);
    const std::size_t first = static_cast<std::size_t>(shown - 1) * kPeopleOnAPage;
    const std::size_t end = std::min(all.size(), first + kPeopleOnAPage);
    if (!all.empty())
      page.found_words = fmt::format("{} to {} of {}", first + 1, end, grouped(static_cast<std::int64_t>(all.size())));
    page.pager = {.page = shown, .pages = pages, .url_of = [find = page.find](int number) {
                    return people_url().with("find", find).with("page", std::to_string(number));
                  }};
    page.people = {all.begin() + static_cast<std::ptrdiff_t>(first), all.begin() + static_cast<std::ptrdiff_t>(end)};
  }
  return shell::respond_page(context, {.title = "People", .menu = "People"}, people_page, page);
}

// ---- one person

std::string words_for(const Days& days) {
  if (!days.until) return "since " + long_date(days.from);
  return long_date(days.from) + " to " + long_date(add_days(*days.until, -1));
}

std::string note_of(const AssignmentFacts& facts) {
  std::vector<std::string> words;
  if (facts.contract != Contract::permanent) words.emplace_back(title(facts.contract));
  if (facts.rank == AssignmentFacts::Rank::further) words.emplace_back("a further post");
  return capitalised(listed(words));
}

std::string details_of(const KeptAssignment& assignment, const AssignmentFacts& facts) {
  return fmt::format("{}, {}, {} of a full week, number {}", title(facts.band), title(facts.staff_group),
                     shortest(facts.fte), assignment.number);
}

/// Where a post is or was, in the words of a day on which that place was open.
struct PostPlace {
  std::string words;
  html::Url url;
};
PostPlace place_of_post(const Context& context, UnitId unit, const Days& days, const AsAt& as_at) {
  const UnitTimeline then = unit_timeline(context.db, unit, as_at.known_at);
  const UnitTimeline timeline = then.empty() ? unit_timeline(context.db, unit) : then;
  if (timeline.empty()) return {"A place of which nothing is known any more", places_url()};
  const Date wanted = days.contains(as_at.day) ? as_at.day : days.from;
  const Date opened = timeline.front().days.from;
  const Date day = facts_on(timeline, wanted) ? wanted : opened;
  const AsAt shown{day, then.empty() ? std::nullopt : as_at.known_at};
  return {load_org_tree(context.db, shown).path(unit),
          on_day(place_url(find_unit_code(context.db, unit).value()), shown, context.clock.today())};
}

std::vector<PostLine> posts_of(const Context& context, const std::vector<KeptAssignment>& assignments,
                               const AsAt& as_at) {
  const bool sees_details = context.visitor.may(Permission::read_staff_details);
  struct Dated {
    Date from;
    PostLine line;
  };
  std::vector<Dated> dated;
  for (const KeptAssignment& assignment : assignments)
    for (const auto& [days, facts] : assignment.timeline) {
      const PostPlace place = place_of_post(context, facts.unit, days, as_at);
      dated.push_back({days.from,
                       {.job = facts.job_title.empty() ? "A post without a title" : facts.job_title,
                        .place = place.words,
                        .place_url = place.url,
                        .days = words_for(days),
                        .note = sees_details ? note_of(facts) : "",
                        .details = sees_details ? details_of(assignment, facts) : ""}});
    }
  std::ranges::stable_sort(dated, std::greater{}, &Dated::from);
  std::vector<PostLine> lines;
  for (Dated& one : dated) lines.push_back(std::move(one.line));
  return lines;
}

void add_reports(const Context& context, PersonId manager, const AsAt& as_at, PersonPage& page) {
  UnitSet seen;
  for (const AssignmentOnDay& one : list_assignments_on(context.db, as_at)) {
    if (one.facts.manager != manager || !seen.insert(one.person.number).second) continue;
    if (const auto person = find_person(context.db, one.person))
      page.reports.push_back({full_name(*person), on_day(person_url(person->id), as_at, context.clock.today())});
  }
  std::ranges::sort(page.reports, {}, &ui::SideLink::text);
  if (!page.reports.empty()) page.reports_words = counted(page.reports.size(), "person", "people");
}

http::Response show_person(const Context& context) {
  const auto id = parse_id<PersonRow>(context.request.capture("id"));
  const auto person = id ? find_kept_person(context.db, *id) : std::nullopt;
  if (!person) return shell::respond(context, Error::not_found("We could not find that person. Look for their name."));
  const Date today = context.clock.today();
  const auto as_at = read_asked_day(context.request.query, today);
  if (!as_at) return shell::respond(context, as_at.error());

  const auto assignments = list_assignments_of(context.db, person->id, as_at->known_at);
  PersonPage page{.name = full_name(*person), .day = asked_day(*as_at, today)};
  page.posts = posts_of(context, assignments, *as_at);
  const auto posts = main_posts(context.db, *as_at);
  if (const auto post = posts.find(person->id); post != posts.end()) {
    const OrgTree tree = load_org_tree(context.db, *as_at);
    page.kicker = post->second.job_title;
    page.lead = tree.path(post->second.unit);
    if (post->second.manager)
      if (const auto manager = find_kept_person(context.db, *post->second.manager))
        page.about.push_back(
            {.key = "Manager", .value = full_name(*manager), .url = on_day(person_url(manager->id), *as_at, today)});
  } else {
    page.lead = fmt::format("No post {}.", words_for(*as_at));
  }
  if (!person->erased_at) {
    page.about.push_back({.key = "Work mail", .value = person->details.work_mail});
    if (context.visitor.may(Permission::read_staff_details))
      page.about.push_back({.key = "Staff number", .value = person->details.staff_number});
  }
  add_reports(context, person->id, *as_at, page);
  const ui::PageHead head{.title = page.name, .breadcrumb = {{"People", people_url()}}, .menu = "People"};
  return shell::respond_page(context, head, person_page, page);
}

}  // namespace

shell::Routes people_routes() {
  using http::Method;
  return {
      {Method::get, "/people", Permission::read_people, show_people, "Find people"},
      {Method::get, "/people/{id}", Permission::read_people, show_person, "One person's posts"},
  };
}

}  // namespace qi::people
