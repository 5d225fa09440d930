#pragma once
/// The command `qualitea stats`. It computes nothing: see stats/test_catalogue.h.

namespace CLI {
class App;
}

namespace qi::analysis {

/// Runs a test or model on the columns of a file, or answers JSON questions; writes words or JSON.
void add_stats_command(CLI::App& program);

}  // namespace qi::analysis
