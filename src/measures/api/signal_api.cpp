#include "measures/api/signal_api.h"

#include <array>

#include "measures/api/api_texts.h"
#include "spc/rule_catalogue.h"

namespace qi::measures {
namespace {

using namespace shell;  // schema builders

constexpr std::array kStates{SignalState::raised, SignalState::acknowledged, SignalState::explained,
                             SignalState::closed};
constexpr std::array kDirections{SignalDirection::improving, SignalDirection::concerning, SignalDirection::neutral};
constexpr std::array kDeeds{Deed::raised,      Deed::went_on, Deed::acknowledged, Deed::explained,
                            Deed::handed_over, Deed::closed,  Deed::withdrawn,    Deed::reopened};

template <class Range>
std::vector<std::string> slugs_of(const Range& values) {
  std::vector<std::string> slugs;
  for (const auto value : values) slugs.emplace_back(slug(value));
  return slugs;
}

std::vector<SchemaMember> signal_members() {
  return {needed("id", whole_schema("Number of the signal.")),
          needed("measure", whole_schema("")),
          needed("organisation", text_schema("")),
          needed("rule", text_schema("Which rule is broken: \"shift\".")),
          needed("side", or_null(choice_schema({"high", "low"}, ""))),
          needed("direction", choice_schema(slugs_of(kDirections), "")),
          needed("first", date_schema("First period of the stretch.")),
          needed("last", date_schema("Last one; moves on while the signal goes on.")),
          needed("words", text_schema("\"8 months above the mean\".")),
          needed("state", choice_schema(slugs_of(kStates), "")),
          needed("explanation", or_null(choice_schema(slugs_of(all_explanations()), ""))),
          needed("raised_at", moment_schema("")),
          needed("changed_at", moment_schema(""))};
}

void write_members(json::Writer& w, const Signal& signal, MeasureId measure, std::string_view organisation_code) {
  w.key("id").value(signal.id.number);
  w.key("measure").value(measure.number);
  w.key("organisation").value(organisation_code);
  w.key("rule").value(spc::rule(signal.rule).slug);
  w.key("side");
  if (signal.side)
    w.value(*signal.side == spc::Side::high ? "high" : "low");
  else
    w.null();
  w.key("direction").value(slug(signal.direction));
  w.key("first").value(to_iso(signal.first));
  w.key("last").value(to_iso(signal.last));
  w.key("words").value(signal.words);
  w.key("state").value(slug(signal.state));
  w.key("explanation");
  if (signal.explanation)
    w.value(slug(*signal.explanation));
  else
    w.null();
  w.key("raised_at").value(to_iso(signal.raised_at));
  w.key("changed_at").value(to_iso(signal.changed_at));
}

}  // namespace

Schema signal_schema() {
  return object_schema("Signal", signal_members());
}
void write_signal(json::Writer& w, const Signal& signal, MeasureId measure, std::string_view organisation_code) {
  w.object([&] { write_members(w, signal, measure, organisation_code); });
}

Schema signal_history_schema() {
  auto members = signal_members();
  members.push_back(needed(
      "history", list_schema(object_schema(
                     "SignalEvent",
                     {needed("at", moment_schema("")), needed("deed", choice_schema(slugs_of(kDeeds), "")),
                      needed("who", text_schema("Empty: the program itself.")), needed("words", text_schema(""))}))));
  return object_schema("SignalHistory", std::move(members));
}
void write_signal_history(json::Writer& w, const Signal& signal, MeasureId measure, std::string_view organisation_code,
                          const std::vector<SignalEvent>& events) {
  w.object([&] {
    write_members(w, signal, measure, organisation_code);
    w.key("history").array([&] {
      for (const SignalEvent& event : events)
        w.object([&] {
          w.key("at").value(to_iso(event.at));
          w.key("deed").value(slug(event.deed));
          w.key("who").value(event.actor_name);
          w.key("words").value(event.words);
        });
    });
  });
}

Schema explanation_schema() {
  return object_schema(
      "SignalExplanation",
      {needed("kind", choice_schema(slugs_of(all_explanations()), "What was found behind it.")),
       optional("words", text_schema("What was found; needed for a cause or a data fault.", 1000)),
       optional("close", truth_schema("true: the signal is closed with it.")), no_identifier_member()});
}
Schema reopening_schema() {
  return object_schema("SignalReopening", {needed("reason", text_schema("")), no_identifier_member()});
}

}  // namespace qi::measures
