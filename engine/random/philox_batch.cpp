#include "engine/random/philox_batch.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#define CONVENE_X86 1
#include <immintrin.h>
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // g++ 12 warns about its own header (its bug 105593)
#endif
#endif

namespace convene {

void philox_batch_plain(Philox::Key key, PhiloxAddress address, std::uint32_t const* third, std::size_t count,
                        std::uint32_t* words, std::size_t stride) {
  for (std::size_t i = 0; i < count; ++i) {
    auto const block = Philox::generate({address.word0, address.word1, third[i], address.word3}, key);
    for (std::size_t k = 0; k < 4; ++k) words[k * stride + i] = block[k];
  }
}

#ifdef CONVENE_X86
namespace {

constexpr std::uint32_t multiplier0 = 0xD2511F53u, multiplier1 = 0xCD9E8D57u;
constexpr std::uint32_t weyl0 = 0x9E3779B9u, weyl1 = 0xBB67AE85u;

// Each 32-bit word lives in the low half of a 64-bit lane. The widening multiplication reads low halves only,
// so what the exclusive-ors leave in the high halves never needs to be cleared.

__attribute__((target("avx512f"))) void batch_512(Philox::Key key, PhiloxAddress address,
                                                  std::uint32_t const* third, std::size_t count,
                                                  std::uint32_t* words, std::size_t stride) {
  __m512i const m0 = _mm512_set1_epi64(multiplier0), m1 = _mm512_set1_epi64(multiplier1);
  for (std::size_t i = 0; i < count; i += 16) {
    __m512i a[2], b[2], c[2], d[2];
    for (int h = 0; h < 2; ++h) {
      a[h] = _mm512_set1_epi64(address.word0);
      b[h] = _mm512_set1_epi64(address.word1);
      c[h] = _mm512_cvtepu32_epi64(
          _mm256_loadu_si256(reinterpret_cast<__m256i const*>(third + i + static_cast<std::size_t>(8 * h))));
      d[h] = _mm512_set1_epi64(address.word3);
    }
    auto k = key;
    for (int round = 0; round < 10; ++round) {
      __m512i const k0 = _mm512_set1_epi64(k[0]), k1 = _mm512_set1_epi64(k[1]);
      for (int h = 0; h < 2; ++h) {
        __m512i const p0 = _mm512_mul_epu32(a[h], m0), p1 = _mm512_mul_epu32(c[h], m1);
        a[h] = _mm512_ternarylogic_epi64(_mm512_srli_epi64(p1, 32), b[h], k0, 0x96);
        c[h] = _mm512_ternarylogic_epi64(_mm512_srli_epi64(p0, 32), d[h], k1, 0x96);
        b[h] = p1;
        d[h] = p0;
      }
      k[0] += weyl0;
      k[1] += weyl1;
    }
    for (int h = 0; h < 2; ++h) {
      __m512i const out[4] = {a[h], b[h], c[h], d[h]};
      for (std::size_t w = 0; w < 4; ++w)
        _mm256_storeu_si256(
            reinterpret_cast<__m256i*>(words + w * stride + i + static_cast<std::size_t>(8 * h)),
            _mm512_cvtepi64_epi32(out[w]));
    }
  }
}

__attribute__((target("avx2"))) inline void store_low_halves(std::uint32_t* to, __m256i low, __m256i high) {
  __m256i const even = _mm256_permutevar8x32_epi32(low, _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6));
  __m256i const odd = _mm256_permutevar8x32_epi32(high, _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6));
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), _mm256_blend_epi32(even, odd, 0xf0));
}

__attribute__((target("avx2"))) void batch_256(Philox::Key key, PhiloxAddress address,
                                               std::uint32_t const* third, std::size_t count,
                                               std::uint32_t* words, std::size_t stride) {
  __m256i const m0 = _mm256_set1_epi64x(multiplier0), m1 = _mm256_set1_epi64x(multiplier1);
  for (std::size_t i = 0; i < count; i += 8) {
    __m256i a[2], b[2], c[2], d[2];
    for (int h = 0; h < 2; ++h) {
      a[h] = _mm256_set1_epi64x(address.word0);
      b[h] = _mm256_set1_epi64x(address.word1);
      c[h] = _mm256_cvtepu32_epi64(
          _mm_loadu_si128(reinterpret_cast<__m128i const*>(third + i + static_cast<std::size_t>(4 * h))));
      d[h] = _mm256_set1_epi64x(address.word3);
    }
    auto k = key;
    for (int round = 0; round < 10; ++round) {
      __m256i const k0 = _mm256_set1_epi64x(k[0]), k1 = _mm256_set1_epi64x(k[1]);
      for (int h = 0; h < 2; ++h) {
        __m256i const p0 = _mm256_mul_epu32(a[h], m0), p1 = _mm256_mul_epu32(c[h], m1);
        a[h] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(p1, 32), b[h]), k0);
        c[h] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(p0, 32), d[h]), k1);
        b[h] = p1;
        d[h] = p0;
      }
      k[0] += weyl0;
      k[1] += weyl1;
    }
    store_low_halves(words + i, a[0], a[1]);
    store_low_halves(words + stride + i, b[0], b[1]);
    store_low_halves(words + 2 * stride + i, c[0], c[1]);
    store_low_halves(words + 3 * stride + i, d[0], d[1]);
  }
}

using Batch = void (*)(Philox::Key, PhiloxAddress, std::uint32_t const*, std::size_t, std::uint32_t*,
                       std::size_t);

Batch widest() {
  if (__builtin_cpu_supports("avx512f")) return batch_512;
  if (__builtin_cpu_supports("avx2")) return batch_256;
  return philox_batch_plain;
}

}  // namespace

void philox_batch(Philox::Key key, PhiloxAddress address, std::uint32_t const* third, std::size_t count,
                  std::uint32_t* words, std::size_t stride) {
  static Batch const batch = widest();
  batch(key, address, third, count, words, stride);
}
#else
void philox_batch(Philox::Key key, PhiloxAddress address, std::uint32_t const* third, std::size_t count,
                  std::uint32_t* words, std::size_t stride) {
  philox_batch_plain(key, address, third, count, words, stride);
}
#endif

}  // namespace convene
