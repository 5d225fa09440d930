#include "ui/key_values.h"

namespace qi::ui {

void key_values(html::Page& h, const std::vector<KeyValue>& pairs) {
  h.dl({{"class", "qt-kv"}}, [&] {
    for (const KeyValue& pair : pairs) {
      if (pair.value.empty() && !pair.write) continue;
      h.dt(pair.key);
      h.dd([&] {
        if (pair.write) return pair.write(h);
        if (pair.url) return h.a({{"href", *pair.url}}, pair.value);
        h.text(pair.value);
      });
    }
  });
}

void figures(html::Page& h, const std::vector<Figure>& figures) {
  h.dl({{"class", "qt-stats"}}, [&] {
    for (const Figure& figure : figures) {
      h.div([&] {
        h.dt(figure.name);
        h.dd(figure.value);
      });
    }
  });
}

}  // namespace qi::ui
