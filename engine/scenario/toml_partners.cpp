#include "engine/scenario/names.hpp"
#include "engine/scenario/toml_sections.hpp"

namespace convene {
namespace {

std::vector<StaffSpec> read_staff(Section& partner) {
  std::vector<StaffSpec> staff;
  auto const* const entry = partner.array("staff", Need::required);
  if (!entry) return staff;
  for (auto const& item : entry->value.items) {
    if (item.kind != TomlNode::Kind::table) {
      partner.diagnostics().add(item.where, "staff = " + shown(item), "each must be a table",
                                "write { role = \"coach\", people = 2, hours_per_week = 24 }");
      continue;
    }
    Section member{item, item.where, "staff", partner.diagnostics(), "staff."};
    StaffSpec spec;
    spec.role = member.text("role", Need::required).value_or("");
    spec.people = static_cast<int>(member.whole("people", 0, 10'000, Need::required).value_or(0));
    spec.hours_per_week = member.number("hours_per_week", 0, 168, Need::required).value_or(0);
    member.finish();
    staff.push_back(std::move(spec));
  }
  return staff;
}

PartnerSpec read_partner(Section& partner) {
  PartnerSpec spec;
  spec.where = partner.where();
  spec.id = partner.text("id", Need::required).value_or("");
  spec.kind = partner.text("kind", Need::required).value_or("");
  spec.staff = read_staff(partner);
  for (auto& topic : partner.texts("topics")) spec.topics.push_back(std::move(topic.text));
  spec.latitude = partner.number("lat", -90, 90);
  spec.longitude = partner.number("lon", -180, 180);
  if (partner.any("lat") && !partner.any("lon")) partner.any("lon", Need::required);
  if (partner.any("lon") && !partner.any("lat")) partner.any("lat", Need::required);
  spec.reputation = partner.number("reputation", 0, 1);
  if (auto const weeks = partner.whole("funded_weeks", 1, 10'000)) spec.funded_weeks = static_cast<int>(*weeks);
  spec.kept_after = partner.number("kept_after", 0, 1);
  return spec;
}

}  // namespace

void read_partners(Section& root, Scenario& scenario) {
  auto const* const entry = root.any("partner");
  if (!entry) return;
  if (entry->value.kind != TomlNode::Kind::array) {
    root.diagnostics().add(entry->where, "partner = " + shown(entry->value), "there can be several",
                           "write [[partner]], with double brackets");
    return;
  }
  UniqueNames names{"partner:"};
  for (auto const& item : entry->value.items) {
    if (item.kind != TomlNode::Kind::table) {
      root.diagnostics().add(item.where, "partner = " + shown(item), "must be a table", "write [[partner]]");
      continue;
    }
    Section partner{item, item.where, "[[partner]]", root.diagnostics()};
    auto spec = read_partner(partner);
    partner.finish();
    if (!spec.id.empty())
      names.add(spec.id, "id = \"" + spec.id + '"', item.find("id")->value.where, root.diagnostics());
    scenario.partners.push_back(std::move(spec));
  }
}

}  // namespace convene
