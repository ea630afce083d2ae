#include "engine/kernel/task_book.hpp"

#include <algorithm>

namespace convene {

void TaskBook::ask(Task task, std::int32_t week) {
  if (task.once && was_done(task.key)) return;
  if (!keys_.insert(task.key).second) return;
  task.created = week;
  task.remaining = task.work + task.travel;
  tasks_.push_back(task);
}

void TaskBook::settle() {
  std::sort(tasks_.begin(), tasks_.end(), [](Task const& a, Task const& b) { return a.key < b.key; });
}

std::vector<Task> TaskBook::take_finished() {
  std::vector<Task> finished;
  std::erase_if(tasks_, [&](Task const& t) {
    if (t.remaining > Hours{}) return false;
    finished.push_back(t);
    if (t.once) done_once_.insert(t.key);
    keys_.erase(t.key);
    return true;
  });
  return finished;
}

}  // namespace convene
