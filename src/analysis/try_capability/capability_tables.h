#pragma once
/// The tables of a capability: indices, shares beyond the limits, shapes that were fitted.
/// Each says in its caption whether the process is stable where it holds an index.

#include <optional>
#include <string>
#include <vector>

#include "analysis/try_capability/capability_findings.h"
#include "ui/data_table.h"
#include "ui/key_values.h"

namespace qi::analysis {

/// "Stable", "Not stable", "Cannot tell yet"
std::string stability_title(spc::StabilityState state);

/// nullopt: there is no index.
std::optional<ui::DataTable> index_table(const CapabilityFindings& found);
/// Mean and both sigmas, or the three percentiles that stand for them.
std::vector<ui::KeyValue> measured_figures(const CapabilityFindings& found, const ValueFormat& format);
ui::DataTable outside_table(const CapabilityFindings& found, const ValueFormat& format,
                            const spc::Specification& asked);
/// Defects per million (DPMO) and, of a normal shape, sigma levels, without and with the shift of 1.5.
ui::DataTable sigma_level_table(const CapabilityFindings& found);
ui::DataTable shape_table(const CapabilityFindings& found);

}  // namespace qi::analysis
