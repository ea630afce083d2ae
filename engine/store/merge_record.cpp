#include "engine/store/merge_record.hpp"

#include <array>
#include <charconv>
#include <cstdio>

namespace convene {
namespace {

std::string quoted(std::string const& text) {
  std::string json = "\"";
  for (char const c : text) {
    if (c == '"' || c == '\\') json += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) {
      json += c;
      continue;
    }
    std::array<char, 8> escape;
    std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c));
    json += escape.data();
  }
  return json + "\"";
}

std::string number(double value) {
  std::array<char, 40> buffer;
  return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr};
}

}  // namespace

std::string merge_record(RowSource const& source, MergeReport const& report) {
  std::string json = "{\n  \"content_sha256\": " + quoted(report.content_sha256) +
                     ",\n  \"runs\": " + std::to_string(report.runs) +
                     ",\n  \"failed\": " + std::to_string(report.failed) +
                     ",\n  \"seconds\": " + number(source.seconds()) + ",\n  \"shards\": [";
  char const* separator = "\n";
  for (auto const& shard : source.shards()) {
    auto const name = shard.path.substr(shard.path.rfind('/') + 1);
    json += separator + std::string("    {\"name\": ") + quoted(name) + ", \"host\": " + quoted(shard.host) +
            ", \"rows\": " + std::to_string(shard.rows) + ", \"started\": " + std::to_string(shard.started) +
            ", \"last_commit\": " + std::to_string(shard.last_commit) +
            ", \"fault\": " + quoted(shard.fault) + "}";
    separator = ",\n";
  }
  return json + "\n  ]\n}\n";
}

}  // namespace convene
