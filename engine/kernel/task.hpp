#pragma once

#include <cstdint>
#include <string_view>

#include "engine/core/hours.hpp"
#include "engine/core/id.hpp"
#include "engine/world/organisations.hpp"

namespace convene {

struct Lane;
struct Task;

/// Whoever asks for a task learns here that it is done, and changes state. Levers, and the outreach process.
class TaskHandler {
 public:
  virtual ~TaskHandler() = default;
  virtual void done(Task const& task, Lane& lane) const = 0;
  /// What the task would bring if all were known, in the unit of Task::benefit; only perfect_information is told.
  virtual double true_benefit(Task const& task, Lane const& lane) const;
};

enum class Skill : std::uint8_t { outreach, coaching, analysis };

/// Work that a partner's staff would have to do: no hours, no effect.
struct Task {
  std::uint64_t key = 0;              ///< permanent address: who, what, with whom, which time
  std::string_view what;              ///< what is done, a literal: "coaching"
  TaskHandler const* handler = nullptr;
  std::int32_t kind = 0;              ///< the handler's own code
  PartnerId partner;
  ProspectId prospect;                ///< none: not about one prospect
  EnrolmentId enrolment;              ///< none: not at one clinic
  TieId tie;                          ///< none: not about two partners
  bool joint = false;                 ///< hours spent with other partners, not with those whom they approach
  std::uint64_t occasion = 0;         ///< what it takes several partners for; 0: nothing of the kind
  std::int32_t time = 0;              ///< which time of that occasion
  std::int32_t expires = -1;          ///< week after which the occasion has passed; -1: never
  bool once = false;                  ///< when it is done, nobody asks for it again under this key
  Skill skill = Skill::outreach;
  std::int32_t created = 0, due = 0;  ///< weeks
  Hours work, travel;                 ///< of partner staff, in all
  Hours remaining;                    ///< of work + travel
  Hours clinic_hours, system_hours;   ///< asked of the other side when it is done
  double benefit = 0;                 ///< as the partner believes, in vaccinations (or the setting's outcome)
  double need = 0;                    ///< as observed: larger is needier
  double willingness = 0;             ///< as observed: larger is more willing
  std::int32_t person = -1;           ///< row of the partner's staff who has begun it; -1: nobody yet
};

}  // namespace convene
