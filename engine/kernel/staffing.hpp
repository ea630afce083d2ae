#pragma once

#include "engine/kernel/lane.hpp"

namespace convene {

/// One week of every partner's staff, given to open tasks by the strategy's policy, and booked. Between plannings
/// (policy setting every_weeks) only tasks known at the last planning are served.
void spend_staff_hours(Lane& lane);

/// Books what a finished task asked of the clinic and the system.
void book_other_side(Task const& task, Lane& lane);

}  // namespace convene
