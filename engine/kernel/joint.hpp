#pragma once

#include <string_view>
#include <vector>

#include "engine/kernel/lane.hpp"

namespace convene {

/// Raises a stock in [0, 1] by a share of what is left to gain: all that feed one stock together never pass 1.
inline void raise(double& stock, double share) { stock += share * (1 - stock); }

/// With whom a partner keeps up contact: each with each, or each with the lead alone.
enum class Web : std::uint8_t { all, lead };
Web web_of(std::string_view word);   ///< "all" or "lead"

/// The elected or rotating lead; without one, the partner with most staff hours.
PartnerId lead_of(Lane const& lane);

/// A partner's ties within a web, by id.
std::vector<TieId> ties_of(Lane const& lane, PartnerId partner, Web web);

/// The tie of two partners; none when they are one or not of this strategy.
TieId tie_between(Lane const& lane, PartnerId one, PartnerId other);

/// Tasks of each partner to prepare its share of a joint item, asked until the item is ready (once per item; the key
/// holds `what`). `handler->done` must call `prepared`.
void ask_preparation(Lane& lane, TaskHandler const& handler, std::string_view what, JointKind kind, Hours of_each);

/// One partner's share of the preparation is in: the item is on the backlog, and ready when all shares are.
void prepared(Lane& lane, JointKind kind);

/// True when the item was decided, owned and carried out (for a data agreement: it is in force).
bool settled(Lane const& lane, JointKind kind);

}  // namespace convene
