#include <algorithm>

#include "engine/core/math.hpp"
#include "engine/kernel/process.hpp"
#include "engine/processes/care_menu.hpp"

namespace convene::processes {
namespace {

constexpr Decision completes{"improvement.cycle_completed"};
constexpr Decision chooses{"improvement.next_change"};

/// Weekly share that is left when half is left after `half_life` weeks.
double kept_after(double half_life) { return exact_exp(-0.6931471805599453 / half_life); }

/// Improvement (PDSA) cycles: coaching and the clinic's own effort complete them; each raises the fidelity of one care
/// change; fidelity fades, slowest where the change is built into the system.
class Improvement final : public Process {
 public:
  explicit Improvement(Parameters& p)
      : dose_kept_{kept_after(p.read({"improvement.dose_half_life", 5, 2, 40, "week", Grade::D, "hpv.A10: light coaching washes out within a year", "half-life of the coaching dose", Spread::log_uniform}))},
        half_dose_{p.read({"improvement.half_dose", 1.0, 0.1, 20, "hour", Grade::E, "judgement; hpv.B1 one hour moves coverage", "coaching dose of half response (D50)", Spread::log_uniform})},
        own_{p.read({"improvement.own_dose", 0.05, 0, 1, "hour", Grade::E, "judgement", "clinic's own effort, in hours of an average coach"})},
        most_{p.read({"improvement.cycles_at_most", 0.10, 0.01, 0.5, "1/week", Grade::E, "judgement", "chance a week to complete a cycle at full response (p_max)"})},
        step_{p.read({"improvement.fidelity_step", 0.5, 0.05, 1, "1", Grade::E, "judgement", "share of the remaining fidelity gap a cycle closes (a)"})},
        b_champion_{p.read({"improvement.b_champion", 0.3, -0.2, 1, "log", Grade::D, "par.A2 champions: positive in 5 of 7, small", "weight of a champion"})},
        b_leader_{p.read({"improvement.b_leader", 0.4, 0, 1.5, "log", Grade::E, "judgement; par.A2 leadership and engagement", "weight of leader support"})},
        b_workflow_{p.read({"improvement.b_workflow", 0.4, -0.1, 1.5, "log", Grade::E, "judgement; Establishing partnerships: how do things really get done?", "weight of changes' being fitted to how things are really done"})},
        b_measure_{p.read({"improvement.b_measure", 0.2, -0.1, 1, "log", Grade::E, "judgement; par.A2 audit and feedback", "weight of clinic, system and partner using the same measure"})},
        b_peers_{p.read({"improvement.b_peers", 0.2, -0.2, 0.8, "log", Grade::E, "judgement; par.A1: peer learning named by 98% of chief executives", "weight of exchange with other clinics (half of it at two hours)"})},
        built_{p.read({"improvement.built_in_keeps", 0.8, 0, 1, "1", Grade::E, "judgement; par.A3: 33-60% of improvers hold it", "share of fading that a change wholly built into routine is spared"})},
        sharper_{p.read({"improvement.aligned_feedback", 0.5, 0, 2, "1", Grade::E, "judgement; par.A2: feedback works better with goals and from a respected source", "by how much feedback on a measure that all use is more than feedback on another"})},
        b_data_{p.read({"improvement.b_data", 0.2, 0, 1, "log", Grade::E, "judgement; hpv.A7", "weight of reports from the EHR"})} {
    best_context_ = exact_exp(std::max(0.58 * b_champion_, -0.42 * b_champion_) + 0.5 * b_leader_ + 0.37 * b_data_ + std::max(0.0, b_workflow_) +
                              std::max(0.0, b_measure_) + std::max(0.0, b_peers_)) * (1 + 1e-12);
    for (auto setting : {Setting::vaccination, Setting::hospital_safety, Setting::complex_care}) {
      auto const numbers = read_care_menu(care_menu(setting), p);
      auto& menu = menus_[static_cast<std::size_t>(setting)];
      menu.info = &care_menu(setting);
      menu.share = numbers.share;
      for (std::size_t k = 0; k < menu.info->changes.size(); ++k) menu.kept[k] = kept_after(numbers.half_life[k]);
    }
  }

  void start(Lane& lane) const override {
    auto& c = lane.organisations.clinics;
    for (auto id : rows_of<ClinicId>(lane.world.clinics.size())) {
      c.own_dose[id] = own_;
      c.champion[id] = lane.world.clinics.champion[id];
      c.leader_support[id] = 0.5;
      choose(lane, id);
    }
  }

  void step(Lane& lane) const override {
    auto& c = lane.organisations.clinics;
    auto const& menu = menu_of(lane);
    for (auto id : rows_of<ClinicId>(lane.world.clinics.size())) {
      c.dose[id] *= dose_kept_;
      // What is built into routine fades by that much less.
      double const spared = built_ * c.built_in[id];
      for (std::size_t k = 0; k < menu.info->changes.size(); ++k) c.fidelity[id][k] *= menu.kept[k] + (1 - menu.kept[k]) * spared;
      c.peers[id] *= dose_kept_;
      take_in(*menu.info, c, id);
      if (wanted(c, id, c.changing[id]) <= 0) choose(lane, id);  // what it was about to change is off the table
      double const dose = c.dose[id] + c.own_dose[id];
      double const response = most_ * dose / (dose + half_dose_);
      double const u = lane.draws.uniform(completes, lane.world.clinics.key[id], static_cast<std::uint32_t>(lane.week));
      if (u >= response * best_context_ * c.throughput[id]) continue;  // not even in the best of places
      double const context = b_champion_ * (c.champion[id] - 0.42) + b_leader_ * (c.leader_support[id] - 0.5) +
                             b_data_ * ((lane.world.clinics.ehr_reports[id] || c.data_ready[id]) - 0.63) + b_workflow_ * c.workflow_fit[id] +
                             b_measure_ * c.measure_aligned[id] + b_peers_ * c.peers[id] / (c.peers[id] + 2);
      if (u >= std::min(1.0, response * exact_exp(context)) * c.throughput[id]) continue;
      auto& fidelity = c.fidelity[id][c.changing[id]];
      fidelity += step_ * (1 - fidelity);
      ++c.cycles[id];
      choose(lane, id);
    }
  }

 private:
  /// A coach's hour is lost on staff who have no time for it.
  void take_in(CareMenu const& menu, ClinicStates& c, ClinicId id) const {
    double const share = c.throughput[id];
    auto& fidelity = c.fidelity[id];
    c.dose[id] += share * c.offered_dose[id];
    auto const raise = [&](int change, double offered) {
      if (change < 0) return;
      auto& f = fidelity[static_cast<std::size_t>(change)];
      f += share * offered * (1 - f);
    };
    double offered = c.offered_feedback[id];
    if (c.measure_aligned[id] && offered > 0) offered = 1 - exact_exp((1 + sharper_) * exact_log(1 - std::min(offered, 0.999)));
    raise(menu.feedback, offered);
    raise(menu.confidence, c.offered_confidence[id]);
    c.offered_dose[id] = c.offered_feedback[id] = c.offered_confidence[id] = 0;
  }

  static double wanted(ClinicStates const& c, ClinicId id, std::size_t change) {
    return c.wanted.size() > 0 ? c.wanted[id][change] : 1;
  }

  /// By the menu's weights and what is wanted now. Where nothing is wanted it stays with what it has.
  void choose(Lane& lane, ClinicId id) const {
    auto& c = lane.organisations.clinics;
    auto const& menu = menu_of(lane);
    auto const count = menu.info->changes.size();
    auto share = menu.share;
    if (c.wanted.size() > 0) {
      double sum = 0;
      for (std::size_t k = 0; k < count; ++k) sum += share[k] *= wanted(c, id, k);
      if (sum <= 0) return;
      for (std::size_t k = 0; k < count; ++k) share[k] /= sum;
    }
    double u = lane.draws.uniform(chooses, lane.world.clinics.key[id], static_cast<std::uint32_t>(c.cycles[id]));
    std::size_t k = 0;
    while (k + 1 < count && u >= share[k]) u -= share[k++];
    c.changing[id] = static_cast<std::uint8_t>(k);
  }

  struct Menu {
    CareMenu const* info = nullptr;
    std::array<double, most_care_changes> kept{}, share{};  ///< fidelity left after a week; weights, sum 1
  };
  Menu const& menu_of(Lane const& lane) const { return menus_[static_cast<std::size_t>(lane.world.setting)]; }

  double dose_kept_, half_dose_, own_, most_, step_, b_champion_, b_leader_, b_workflow_, b_measure_, b_peers_, built_, sharper_, b_data_, best_context_;
  std::array<Menu, settings_count> menus_;
};

}  // namespace

ProcessInfo improvement() {
  return {"improvement", Phase::improve, "improvement cycles complete, care changes gain fidelity and fade",
          [](Parameters& p) { return std::make_unique<Improvement>(p); }};
}

}  // namespace convene::processes
