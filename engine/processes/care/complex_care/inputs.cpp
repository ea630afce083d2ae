#include "engine/processes/care/complex_care/inputs.hpp"

namespace convene {

std::vector<ServiceId> ComplexCareInputs::services_of(NeedType need) const {
  std::vector<ServiceId> found;
  for (auto s : rows_of<ServiceId>(services.size()))
    if (services[s].need == need) found.push_back(s);
  return found;
}

}  // namespace convene
