// SPDX-License-Identifier: MIT
#include "workplace.h"

#include <stdlib.h>

#include <fstream>
#include <stdexcept>

namespace db::test {

TemporaryFolder::TemporaryFolder() {
  auto pattern = (std::filesystem::temp_directory_path() / "both-of-us-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = std::filesystem::canonical(pattern);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

SecretBytes secret(std::string_view text) {
  std::string copy(text);
  return SecretBytes::taken_from(copy);
}

std::string contents(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  if (!in) return {};
  std::string bytes(static_cast<std::size_t>(in.tellg()), '\0');
  in.seekg(0).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

void write_file(const std::filesystem::path& file, std::string_view text) {
  std::ofstream(file, std::ios::binary).write(text.data(), static_cast<std::streamsize>(text.size()));
}

Workplace::Workplace() {
  open();
  vault().create(secret(kPassphrase), kLeastCost);
}

void Workplace::open() {
  opened_.emplace(folder_.path(), clock_);
}

void Workplace::open_unlocked() {
  open();
  clock_.advance(vault().wait_before_next_try());
  if (vault().unlock(secret(kPassphrase)) != Vault::UnlockResult::Unlocked) throw std::runtime_error("not unlocked");
}

}  // namespace db::test
