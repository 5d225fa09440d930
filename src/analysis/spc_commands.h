#pragma once
/// `qualitea spc`: the engine without a server. It reads a file or standard input and writes to standard output.
/// It opens no database and keeps nothing.

namespace CLI {
class App;
}

namespace qi::analysis {

/// `qualitea spc FILE [--as text|json|svg|png] [--out FILE] [--name N] [--better increase|decrease|neutral] [--target
/// T]` reads a CSV or pasted cells as the "Try it" page does, or a JSON question where the file starts with {.
/// `qualitea spc --jsonl` answers each line of standard input with one line.
/// `qualitea spc --many FILE` answers each series of a long table: see many_series.h.
void add_spc_command(CLI::App& program);

}  // namespace qi::analysis
