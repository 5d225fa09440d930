#include "home/about_pages.h"

#include "html/url.h"
#include "ui/page_heading.h"

namespace qi::home {

namespace {

void write_contact(html::Page& h, const AboutPage& page, std::string_view before) {
  h.p([&] {
    h.text(before);
    h.text(" ");
    h.a({{"href", html::Url::external("mailto:" + page.contact_email)}}, page.contact_email);
    h.text(".");
  });
}

}  // namespace

void accessibility_page(html::Page& h, const AboutPage& page) {
  ui::page_heading(h, {.title = "Accessibility statement"});
  h.div({{"class", "qt-sheet qt-prose"}}, [&] {
    h.p("This site is run by " + page.organisation + ". We want as many people as possible to be able to use it.");
    h.h2("What you can do");
    h.ul({{"class", "nhsuk-list nhsuk-list--bullet"}}, [&] {
      h.li("Use every page with a keyboard alone, and without JavaScript.");
      h.li(
          "Read every chart as a sentence and as a table. With the arrow keys you can go through a chart point by "
          "point.");
      h.li("Tell all states apart without colour: each has its own shape, letter or word.");
      h.li("Zoom in to 400% on most pages without losing text.");
    });
    h.h2("How we know");
    h.p("Pages are built to meet the Web Content Accessibility Guidelines 2.2 at level AA. We check them with the axe "
        "rules at a "
        "phone's and a desktop's width.");
    h.p("Not tested yet: sessions with people who use screen readers, voice control or forced colours. Contrast of "
        "text inside "
        "charts is checked by hand.");
    h.h2("If something does not work for you");
    write_contact(h, page, "Tell us what you wanted to do and what you use to read the page:");
  });
}

void privacy_page(html::Page& h, const AboutPage& page) {
  ui::page_heading(h, {.title = "Privacy and cookies"});
  h.div({{"class", "qt-sheet qt-prose"}}, [&] {
    h.p("This site holds figures about services, not about patients. Please never put patient details into any box.");
    h.h2("Without an account");
    h.p("What you paste into Try it is used to draw your chart and is not stored.");
    h.h2("With an account");
    h.ul({{"class", "nhsuk-list nhsuk-list--bullet"}}, [&] {
      h.li("We keep your name, your e-mail address and a protected form of your password that cannot be turned back.");
      h.li(
          "We keep a record of each change you make: who, when and what. It shows that figures were not altered "
          "unseen.");
      h.li(
          "People who run the server can see technical logs. They hold the time, the page and the result, not what you "
          "typed.");
    });
    h.h2("If you work here");
    h.p("The trust's staff file brings your name, work mail and staff number, and your posts: place, job, staff group, "
        "band, kind of contract, share of a week and manager, with the days on which they held and since when we knew. "
        "They say how many people are in post. Signed-in colleagues see your name, jobs, places and work mail; "
        "administrators see the rest. A staff file that nobody took is thrown away after two days.");
    h.h2("Cookies");
    h.p("When you sign in we set one cookie that keeps you signed in. It is needed, and it follows you nowhere else. "
        "There are no "
        "other cookies, no trackers, and nothing is loaded from other sites.");
    h.h2("Your rights");
    write_contact(h, page,
                  page.organisation +
                      " is responsible for this site. To ask what is held about you, or to have it "
                      "corrected or removed, write to");
  });
}

}  // namespace qi::home
