#include "engine/store/content_hash.hpp"
#include "engine/store/h5.hpp"
#include "engine/store/layout.hpp"
#include "engine/store/output_file.hpp"
#include "engine/store/pending_file.hpp"
#include "engine/store/results_file.hpp"
#include "engine/store/write_parts.hpp"

namespace convene {

void write_results(ResultSet const& results, std::string const& path, bool force) {
  check_layout(results);
  PendingFile pending{path, force};
  auto const hash = content_hash(results);
  h5::on_file(path, [&] {
    h5::OutputFile file{pending.temporary()};
    write_file_attributes(file, results, hash);
    {
      auto const scales = write_dimensions(file, results);
      write_variables(file, results, scales, results.variables);
      write_groups(file, results, scales);
      write_provenance(file, results.provenance);
      file.flush();
    }
    file.close();
  });
  pending.publish();
}

}  // namespace convene
