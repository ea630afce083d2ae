#pragma once

#include <mutex>
#include <utility>
#include <vector>

namespace convene {

/// Keeps what is done with, so that the next replication need not ask for
/// memory: fresh pages cost as much as the people drawn into them. Safe to use
/// from several threads.
template <class T>
class Store {
 public:
  /// Something that was given back, or a new one.
  template <class... Arguments>
  T take(Arguments&&... arguments) {
    {
      std::lock_guard const lock{mutex_};
      if (!kept_.empty()) {
        T thing = std::move(kept_.back());
        kept_.pop_back();
        return thing;
      }
    }
    return T(std::forward<Arguments>(arguments)...);
  }
  void give(T thing) {
    std::lock_guard const lock{mutex_};
    kept_.push_back(std::move(thing));
  }

 private:
  std::mutex mutex_;
  std::vector<T> kept_;
};

}  // namespace convene
