#include "people/place_form_routes.h"

#include <fmt/format.h>

#include <algorithm>

#include "people/org_changes.h"
#include "people/people_urls.h"
#include "people/place_form_pages.h"
#include "shell/respond.h"
#include "tabular/date_reading.h"

namespace qi::people {
namespace {

using http::Response;
using shell::Context;

shell::Change change_of(const Context& context) {
  return {.actor = context.visitor.account, .at = context.clock.now()};
}

std::string text_of(const Context& context, std::string_view field) {
  return std::string(context.request.form.get(field));
}

/// refuses  (under `field`) text that is no day.
Result<Date> read_day(const Context& context, std::string_view field) {
  const auto read = tabular::read_date(context.request.form.get(field));
  if (read) return read->date;
  return Error::invalid_fields({{std::string(field), read.error().message}});
}

/// A place of an address, as it is today or was at last.
struct Addressed {
  UnitId id;
  std::string code;
  UnitFacts facts;
};
Result<Addressed> load_addressed(const Context& context) {
  const std::string code(context.request.capture("code"));
  const auto id = find_unit_by_code(context.db, code);
  if (!id) return Error::not_found("We could not find that place. Look in the list of places.");
  const UnitTimeline timeline = unit_timeline(context.db, *id);
  if (timeline.empty()) return Error::not_found("Nothing is known of that place any more. Look in the list of places.");
  return Addressed{*id, code, facts_on(timeline, context.clock.today()).value_or(timeline.back().facts)};
}

/// Every place that is open today, by path, without those of `but`.
std::vector<ui::Choice> place_choices(const Context& context, const UnitSet& but) {
  const OrgTree tree = load_org_tree(context.db, {context.clock.today(), {}});
  std::vector<ui::Choice> choices;
  for (const OrgUnit& unit : tree.units())
    if (!but.contains(unit.id.number))
      choices.push_back({.value = unit.code, .text = fmt::format("{} ({})", tree.path(unit.id), unit.code)});
  return choices;
}

ui::PageHead head_of(std::string title, const std::vector<FieldError>& errors, const Addressed* place = nullptr) {
  ui::PageHead head{.title = std::move(title),
                    .breadcrumb = {{"Places", places_url()}},
                    .menu = "Places",
                    .has_errors = !errors.empty()};
  if (place) head.breadcrumb.push_back({place->facts.short_name, place_url(place->code)});
  return head;
}

// ---- open and change

PlaceForm typed_place(const Context& context) {
  return {.code = text_of(context, "code"),
          .name = text_of(context, "name"),
          .short_name = text_of(context, "short_name"),
          .kind = text_of(context, "kind"),
          .parent = text_of(context, "parent"),
          .from = text_of(context, "from")};
}

/// What was typed, as far as it can be read; the rest as errors.
UnitFacts read_facts(const Context& context, const PlaceForm& typed, std::vector<FieldError>& errors) {
  UnitFacts facts{.name = typed.name, .short_name = typed.short_name};
  if (const auto kind = parse_unit_kind(typed.kind))
    facts.kind = *kind;
  else
    errors.push_back({"kind", "Choose what kind of place it is."});
  if (!typed.parent.empty()) facts.parent = find_unit_by_code(context.db, typed.parent);
  if (!typed.parent.empty() && !facts.parent)
    errors.push_back({"parent", "Choose a place from the list, or leave it at the top."});
  return facts;
}

void add_all(std::vector<FieldError>& errors, const Error& error) {
  errors.insert(errors.end(), error.fields.begin(), error.fields.end());
  if (error.fields.empty()) errors.push_back({"name", error.message});
}

Response respond_form(const Context& context, PlaceFormPage page, const Addressed* place) {
  const UnitSet but = place ? load_org_tree(context.db, {context.clock.today(), {}}).subtree(place->id) : UnitSet();
  page.parents = place_choices(context, but);
  const bool is_offered = page.typed.parent.empty() || std::ranges::any_of(page.parents, [&](const ui::Choice& choice) {
                            return choice.value == page.typed.parent;
                          });
  if (!is_offered && find_unit_by_code(context.db, page.typed.parent))
    page.parents.push_back({.value = page.typed.parent, .text = page.typed.parent + " (not open today)"});
  page.parents.insert(page.parents.begin(), {.value = "", .text = "Nothing: it stands at the top"});
  page.csrf_token = context.visitor.csrf_token;
  page.title = place ? "Change " + place->facts.short_name : "Open a place";
  page.action = place ? place_deed_url(place->code, "change") : new_place_url();
  page.deed = place ? PlaceFormPage::Deed::change : PlaceFormPage::Deed::open;
  const ui::PageHead head = head_of(page.title, page.errors, place);
  const int status = shell::form_status(page.errors);
  return shell::respond_page(context, head, place_form_page, page, status);
}

Response show_open(const Context& context) {
  PlaceFormPage page;
  page.typed.kind = slug(UnitKind::team);
  page.typed.parent = context.request.query.get("parent");
  page.typed.from = to_iso(context.clock.today());
  return respond_form(context, std::move(page), nullptr);
}

Response take_open(const Context& context) {
  PlaceFormPage page{.typed = typed_place(context)};
  const UnitFacts facts = read_facts(context, page.typed, page.errors);
  const auto from = read_day(context, "from");
  if (!from) add_all(page.errors, from.error());
  if (page.errors.empty()) {
    db::Transaction transaction(context.db);
    const auto opened =
        open_unit(context.db, change_of(context), {.code = page.typed.code, .facts = facts, .from = *from});
    if (opened) {
      transaction.commit();
      return Response::redirect(
          place_url(*find_unit_code(context.db, *opened)).with("on", to_iso(*from)).with("done", "opened").text());
    }
    add_all(page.errors, opened.error());
  }
  return respond_form(context, std::move(page), nullptr);
}

Response show_change(const Context& context) {
  const auto place = load_addressed(context);
  if (!place) return shell::respond(context, place.error());
  PlaceFormPage page;
  page.typed = {.code = place->code,
                .name = place->facts.name,
                .short_name = place->facts.short_name,
                .kind = std::string(slug(place->facts.kind)),
                .parent = place->facts.parent ? find_unit_code(context.db, *place->facts.parent).value_or("") : "",
                .from = to_iso(context.clock.today())};
  return respond_form(context, std::move(page), &*place);
}

/// What somebody left as the form showed it stays as it was on the day of the change.
UnitFacts with_untouched(UnitFacts typed, const UnitFacts& shown, const UnitTimeline& timeline, Date from) {
  const auto then = facts_on(timeline, from);
  if (!then) return typed;
  const auto keep = [&](auto part) {
    if (typed.*part == shown.*part) typed.*part = (*then).*part;
  };
  keep(&UnitFacts::name);
  keep(&UnitFacts::short_name);
  keep(&UnitFacts::kind);
  keep(&UnitFacts::parent);
  return typed;
}

Response take_change(const Context& context) {
  const auto place = load_addressed(context);
  if (!place) return shell::respond(context, place.error());
  PlaceFormPage page{.typed = typed_place(context)};
  const UnitFacts facts = read_facts(context, page.typed, page.errors);
  const auto from = read_day(context, "from");
  if (!from) add_all(page.errors, from.error());
  if (page.errors.empty()) {
    db::Transaction transaction(context.db);
    const UnitFacts meant = with_untouched(facts, place->facts, unit_timeline(context.db, place->id), *from);
    const Done changed = change_unit(context.db, change_of(context), place->id, meant, *from);
    if (changed) {
      transaction.commit();
      return Response::redirect(place_url(place->code).with("on", to_iso(*from)).with("done", "changed").text());
    }
    add_all(page.errors, changed.error());
  }
  return respond_form(context, std::move(page), &*place);
}

// ---- close and merge

Response respond_closing(const Context& context, ClosePlacePage page, const Addressed& place) {
  const bool merges = page.deed == ClosePlacePage::Deed::merge;
  page.title = (merges ? "Merge " : "Close ") + place.facts.short_name;
  page.lead = merges ? "It closes, and another place takes over its people and its parts. What was so before stays as "
                       "it was."
                     : "Only a place without people and parts can be closed. Otherwise merge it into another.";
  page.action = place_deed_url(place.code, merges ? "merge" : "close");
  if (merges) {
    page.others = place_choices(context, {place.id.number});
    page.others.insert(page.others.begin(), {.value = "", .text = "Choose a place"});
  }
  page.csrf_token = context.visitor.csrf_token;
  const ui::PageHead head = head_of(page.title, page.errors, &place);
  const int status = shell::form_status(page.errors);
  return shell::respond_page(context, head, close_place_page, page, status);
}

Response show_closing(const Context& context, ClosePlacePage::Deed deed) {
  const auto place = load_addressed(context);
  if (!place) return shell::respond(context, place.error());
  return respond_closing(context, {.deed = deed, .day = to_iso(context.clock.today())}, *place);
}

Response take_close(const Context& context) {
  const auto place = load_addressed(context);
  if (!place) return shell::respond(context, place.error());
  ClosePlacePage page{.deed = ClosePlacePage::Deed::close, .day = text_of(context, "last_day")};
  const auto last_day = read_day(context, "last_day");
  if (!last_day) add_all(page.errors, last_day.error());
  if (page.errors.empty()) {
    db::Transaction transaction(context.db);
    const Done closed = close_unit(context.db, change_of(context), place->id, *last_day);
    if (closed) {
      transaction.commit();
      return Response::redirect(place_url(place->code).with("on", to_iso(*last_day)).with("done", "closed").text());
    }
    add_all(page.errors, closed.error());
  }
  return respond_closing(context, std::move(page), *place);
}

Response take_merge(const Context& context) {
  const auto place = load_addressed(context);
  if (!place) return shell::respond(context, place.error());
  ClosePlacePage page{
      .deed = ClosePlacePage::Deed::merge, .day = text_of(context, "on"), .into = text_of(context, "into")};
  const auto on = read_day(context, "on");
  if (!on) add_all(page.errors, on.error());
  const auto into = find_unit_by_code(context.db, page.into);
  if (!into) page.errors.push_back({"into", "Choose the place that takes over."});
  if (page.errors.empty()) {
    db::Transaction transaction(context.db);
    const Done merged = merge_unit(context.db, change_of(context), {.unit = place->id, .into = *into, .on = *on});
    if (merged) {
      transaction.commit();
      return Response::redirect(place_url(page.into).with("on", to_iso(*on)).with("done", "merged").text());
    }
    add_all(page.errors, merged.error());
  }
  return respond_closing(context, std::move(page), *place);
}

}  // namespace

shell::Routes place_form_routes() {
  using http::Method;
  using Deed = ClosePlacePage::Deed;
  constexpr auto kChange = shell::Permission::change_places;
  return {
      {Method::get, "/places/new", kChange, show_open, "Form for a new place"},
      {Method::post, "/places/new", kChange, take_open, "Opens a place from a day on"},
      {Method::get, "/places/{code}/change", kChange, show_change, "Form for a place's name, kind and parent"},
      {Method::post, "/places/{code}/change", kChange, take_change, "Changes a place from a day on"},
      {Method::get, "/places/{code}/close", kChange,
       [](const Context& context) { return show_closing(context, Deed::close); }, "Form for a place's last day"},
      {Method::post, "/places/{code}/close", kChange, take_close, "Closes a place after a day"},
      {Method::get, "/places/{code}/merge", kChange,
       [](const Context& context) { return show_closing(context, Deed::merge); }, "Form for merging a place"},
      {Method::post, "/places/{code}/merge", kChange, take_merge, "Merges a place into another from a day on"},
  };
}

}  // namespace qi::people
