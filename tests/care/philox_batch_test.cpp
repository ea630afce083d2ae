#include "engine/random/philox_batch.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace convene::test {
namespace {

TEST(PhiloxBatch, EqualsTheAddressedBlocksAtEveryLength) {
  constexpr std::size_t room = 112;
  std::vector<std::uint32_t> third(room);
  for (std::size_t i = 0; i < room; ++i) third[i] = static_cast<std::uint32_t>(i * 2654435761u);
  Philox::Key const key{0x12345678u, 0x9abcdef0u};
  PhiloxAddress const address{0xdeadbeefu, 0x01020304u, 77};
  for (std::size_t count = 0; count <= 100; ++count) {
    std::vector<std::uint32_t> words(4 * room), plain(4 * room);
    philox_batch(key, address, third.data(), count, words.data(), room);
    philox_batch_plain(key, address, third.data(), count, plain.data(), room);
    for (std::size_t i = 0; i < count; ++i) {
      auto const block = Philox::generate({address.word0, address.word1, third[i], address.word3}, key);
      for (std::size_t k = 0; k < 4; ++k) {
        EXPECT_EQ(words[k * room + i], block[k]);
        EXPECT_EQ(plain[k * room + i], block[k]);
      }
    }
  }
}

}  // namespace
}  // namespace convene::test
