#include <gtest/gtest.h>

#include "ui/checkboxes.h"
#include "ui/error_summary.h"
#include "ui/page_form.h"
#include "ui/radios.h"
#include "ui/select_field.h"
#include "ui/text_area.h"
#include "ui/text_input.h"

namespace qi::ui {
namespace {

template <class Component, class View>
std::string drawn(Component component, const View& view) {
  html::Page h;
  component(h, view);
  return std::move(h).take();
}

bool has(const std::string& markup, std::string_view part) {
  return markup.find(part) != std::string::npos;
}

TEST(TextInput, JoinsLabelHintAndErrorToTheBoxByIds) {
  const std::string markup =
      drawn(text_input, TextInput{.name = "value", .label = "Value", .hint = "Like 28:15", .error = "Enter a value"});
  EXPECT_TRUE(has(markup, R"(<label class="nhsuk-label nhsuk-label--s" for="value">Value</label>)")) << markup;
  EXPECT_TRUE(has(markup, R"(id="value-hint">Like 28:15)")) << markup;
  EXPECT_TRUE(has(markup, R"(<span class="nhsuk-error-message" id="value-error">)")) << markup;
  EXPECT_TRUE(has(markup, R"(aria-describedby="value-hint value-error" aria-invalid="true")")) << markup;
}

TEST(TextInput, SaysNothingAboutHintsAndErrorsItDoesNotHave) {
  const std::string markup = drawn(text_input, TextInput{.name = "value", .label = "Value"});
  EXPECT_FALSE(has(markup, "aria-describedby") || has(markup, "aria-invalid") || has(markup, "error")) << markup;
}

TEST(TextInput, EscapesWhatWasTyped) {
  const std::string markup =
      drawn(text_input, TextInput{.name = "n", .label = "<b>", .error = "<i>", .value = "\"><script>"});
  EXPECT_TRUE(has(markup, R"(value="&quot;&gt;&lt;script&gt;")")) << markup;
  EXPECT_FALSE(has(markup, "<script>") || has(markup, "<b>") || has(markup, "<i>")) << markup;
}

TEST(TextInput, NeverShowsAPasswordAgain) {
  const std::string markup =
      drawn(text_input, TextInput{.name = "p", .label = "Password", .value = "hunter2", .kind = InputKind::password});
  EXPECT_FALSE(has(markup, "hunter2")) << markup;
}

TEST(TextArea, KeepsPastedCellsAsTheyWere) {
  const std::string markup = drawn(
      text_area, TextArea{.name = "data", .label = "Paste", .value = "\na\t1</textarea>", .kind = TextAreaKind::cells});
  EXPECT_TRUE(has(markup, ">\n\na\t1&lt;/textarea&gt;</textarea>")) << markup;
}

TEST(SelectField, MarksOnlyTheChosenOption) {
  const std::string markup =
      drawn(select_field,
            SelectField{.name = "u", .label = "Unit", .value = "b", .choices = {{"a", "A", ""}, {"b", "B", ""}}});
  EXPECT_TRUE(has(markup, R"(<option value="a">A</option><option value="b" selected>B</option>)")) << markup;
}

TEST(Radios, TheFirstChoiceHasTheIdThatAnErrorSummaryLeadsTo) {
  const std::string markup =
      drawn(radios, Radios{.name = "better",
                           .legend = "Which way is better?",
                           .error = "Choose one",
                           .choices = {{"up", "Higher", ""}, {"down", "Lower", "Such as waits"}}});
  EXPECT_TRUE(has(markup, R"(id="better" name="better" type="radio" value="up")")) << markup;
  EXPECT_TRUE(has(markup, R"(id="better-2" name="better" type="radio" value="down")")) << markup;
  EXPECT_TRUE(has(markup, R"(<fieldset class="nhsuk-fieldset" aria-describedby="better-error">)")) << markup;
  EXPECT_TRUE(has(markup, R"(aria-describedby="better-2-item-hint")")) << markup;
}

TEST(Checkboxes, TicksTheGivenValues) {
  const std::string markup =
      drawn(checkboxes, Checkboxes{.name = "k", .values = {"2"}, .choices = {{"1", "One", ""}, {"2", "Two", ""}}});
  EXPECT_TRUE(has(markup, R"(value="2" checked>)")) << markup;
  EXPECT_FALSE(has(markup, R"(value="1" checked)")) << markup;
}

TEST(ErrorSummary, LinksEachMessageToItsField) {
  const std::string markup =
      drawn(error_summary, ErrorSummary{.errors = {{"value", "Enter a <number>"}, {"", "Try again"}}});
  EXPECT_TRUE(has(markup, R"(<li><a href="#value">Enter a &lt;number&gt;</a></li><li>Try again</li>)")) << markup;
}

TEST(ErrorSummary, DrawsNothingWithoutErrors) {
  EXPECT_EQ(drawn(error_summary, ErrorSummary{}), "");
}

TEST(ErrorSummary, ShowsTheSentenceOfARefusalWithoutFields) {
  EXPECT_EQ(summary_of(Error::conflict("Load the page again.")).lead, "Load the page again.");
  EXPECT_EQ(error_of(std::vector<FieldError>{{"a", "x"}}, "b"), "");
}

TEST(PageForm, CarriesItsTokenOnlyWhenItPosts) {
  const auto form = [](FormMethod method) {
    html::Page h;
    page_form(h, {.action = html::Url::path("/x"), .csrf_token = "secret", .method = method}, [] {});
    return std::move(h).take();
  };
  EXPECT_TRUE(has(form(FormMethod::post), R"(<input type="hidden" name="csrf" value="secret">)"));
  EXPECT_FALSE(has(form(FormMethod::get), "secret"));
}

}  // namespace
}  // namespace qi::ui
