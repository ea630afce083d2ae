#include <algorithm>

#include "engine/kernel/asking.hpp"

namespace convene::levers {
namespace {

class Persistence final : public Lever {
 public:
  Persistence(Settings const& s, Parameters& p)
      : extra_{static_cast<std::int32_t>(s.number("extra_offers"))},
        hours_{p.read({"lever.persistence.hours", 0.5, 0.25, 4, "hour", Grade::E, "judgement", "hours of a friendly word after a refusal", Spread::log_uniform})},
        wait_{static_cast<std::int32_t>(p.read({"lever.persistence.wait_weeks", 4, 1, 26, "week", Grade::E, "judgement", "weeks after that word in which the next offer may be made"}))} {}

  void plan(Lane& lane) const override {
    auto const& p = lane.organisations.prospects;
    for (auto id : rows_of<ProspectId>(p.size())) {
      if (!is_open(lane, id) || p.stage[id] != Stage::in_relationship) continue;
      // Each offer that led nowhere earns one more, up to the number that was chosen.
      if (p.extra_offers[id] >= extra_ || p.pitches[id] <= p.extra_offers[id]) continue;
      lane.tasks.ask(task_about(lane, *this, "persistence", id, Hours::of(hours_), static_cast<std::uint64_t>(p.pitches[id])), lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    auto& p = lane.organisations.prospects;
    if (p.stage[task.prospect] != Stage::in_relationship) return;  // meanwhile it has agreed, or its leader has left
    ++p.extra_offers[task.prospect];
    p.ask_again[task.prospect] = std::min(p.ask_again[task.prospect], lane.week + wait_);
  }

 private:
  std::int32_t extra_;
  double hours_;
  std::int32_t wait_;
};

}  // namespace

LeverInfo persistence() {
  return {.id = "persistence",
          .title = "Ask again, with patience",
          .seed = "Strengthening partnerships: opening words of K. Coburn (a high percentage will not be energized to partner with you; we had to be patient)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "after each offer that led nowhere: a friendly word, and another offer sooner and oftener than usual (partner staff)",
          .needs = {"an offer was refused, put off, or made to the wrong person"},
          .touches = "prospects.ask_again, prospects.extra_offers",
          .observable = "offers",
          .direction = 1,
          .settings = {{"extra_offers", 3.0, 1, 10, {}, "offer", "offers to one target past the usual number"}},
          .make = [](Settings const& s, Parameters& p) { return std::make_unique<Persistence>(s, p); }};
}

}  // namespace convene::levers
