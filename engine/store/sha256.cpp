#include "engine/store/sha256.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace convene {

struct Sha256::Context {
  EVP_MD_CTX* md = EVP_MD_CTX_new();
  ~Context() { EVP_MD_CTX_free(md); }
};

namespace {

void must_digest(int done) {
  if (done != 1) throw std::runtime_error("libcrypto refused to compute a SHA-256");
}

}  // namespace

Sha256::Sha256() : context_{new Context} {
  must_digest(EVP_DigestInit_ex(context_->md, EVP_sha256(), nullptr));
}

Sha256::~Sha256() = default;

Sha256& Sha256::add(void const* data, std::size_t bytes) {
  must_digest(EVP_DigestUpdate(context_->md, data, bytes));
  return *this;
}

std::string Sha256::hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned length = 0;
  must_digest(EVP_DigestFinal_ex(context_->md, digest.data(), &length));
  std::string text;
  for (unsigned i = 0; i < length; ++i) {
    text += "0123456789abcdef"[digest[i] >> 4];
    text += "0123456789abcdef"[digest[i] & 15];
  }
  return text;
}

std::string sha256(std::string_view text) {
  return Sha256{}.add(text).hex();
}

}  // namespace convene
