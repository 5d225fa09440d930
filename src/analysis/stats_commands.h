#pragma once
/// The command `qualitea stats`: a test or a model on the columns of a file, or JSON questions.
/// It computes nothing: see stats/test_catalogue.h.

namespace CLI {
class App;
}

namespace qi::analysis {

/// Adds the command to the program; it writes words or JSON.
void add_stats_command(CLI::App& program);

}  // namespace qi::analysis
