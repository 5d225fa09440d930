#pragma once
/// A verdict in words, as every JSON answer writes it.
/// The words are made where the verdict is: see spc/sentence.h and its kin.

#include "json/json_writer.h"
#include "spc/sentence.h"

namespace qi::analysis {

/// The key `sentence` of the object that is being written, with `headline` and `explanation`.
inline void write_sentence(json::Writer& w, const spc::Verdict& verdict) {
  w.key("sentence").object([&] {
    w.key("headline").value(verdict.headline);
    w.key("explanation").value(verdict.explanation);
  });
}

}  // namespace qi::analysis
