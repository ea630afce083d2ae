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

/// Share of ties whose data agreement is in force [0, 1].
double share_with_data(Lane const& lane);

/// Leaders that the strategy's partners have had so far: another number once one has left.
int leaders_so_far(Lane const& lane);

/// Which interval of `every` weeks since the strategy began this week lies in.
int turn_of(Lane const& lane, int every);

/// A clinic that takes part now, another one each turn; none where there is none.
EnrolmentId active_in_turn(Lane const& lane, int turn);

/// What takes hours of several partners at once: a meeting, an exchange, talking a conflict out.
struct Together {
  std::string_view what;
  Hours of_each;
  std::int32_t time = 0;     ///< which time; a new one takes the place of one that was missed
  std::int32_t expires = -1; ///< last week in which it can still take place; -1: whenever all have found the hours
  double benefit = 1;        ///< as believed, of each partner's hours
  EnrolmentId at{};          ///< clinic whose staff come too; none: partners among themselves
  Hours clinic_hours{};
};

/// The same once every few weeks, in a week of the interval.
Together every(Lane const& lane, int weeks, std::string_view what, Hours of_each);

/// Asks those partners for their hours who have not given them yet. Nothing where there is one partner alone.
void ask_all(Lane& lane, TaskHandler const& handler, Together const& together);
void ask_both(Lane& lane, TaskHandler const& handler, TieId tie, Together const& together);

/// Notes that a partner's hours are in. True when they were the last: now it has taken place.
bool all_there(Lane& lane, Task const& task);

/// Tasks of each partner to prepare its share of a joint item, until all shares are in. `handler->done` must call
/// `prepared`. Nothing where there is one partner alone.
void ask_preparation(Lane& lane, TaskHandler const& handler, std::string_view what, JointKind kind, Hours of_each);

/// One partner's share of the preparation is in: the item is on the backlog, and ready when all shares are.
void prepared(Lane& lane, Task const& task);

/// True when the item was decided, owned and carried out; a data agreement, when it is in force between some.
bool settled(Lane const& lane, JointKind kind);

}  // namespace convene
