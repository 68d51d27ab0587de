// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <vector>

#include "db/clients.h"
#include "db/keyring.h"
#include "db/transaction.h"
#include "people.h"
#include "workplace.h"

namespace db {
namespace {

using test::Workplace;

constexpr unsigned char kMask = 0xA5;

/// Bytes that are looked for, kept so that this copy is not what is found.
class Hidden {
 public:
  explicit Hidden(KeyBytes bytes) : masked_(bytes.begin(), bytes.end()) {
    for (auto& byte : masked_) byte ^= kMask;
  }
  bool is_in(const std::vector<unsigned char>& memory, std::size_t size) const {
    const auto is_same = [](unsigned char there, unsigned char masked) { return (there ^ kMask) == masked; };
    const auto end = memory.begin() + static_cast<std::ptrdiff_t>(size);
    return std::search(memory.begin(), end, masked_.begin(), masked_.end(), is_same) != end;
  }

 private:
  std::vector<unsigned char> masked_;
};

/// How many of these stand somewhere in what this process may write to. What is read is wiped, so that it is not met
/// again.
std::size_t count_in_memory(const std::vector<Hidden>& sought) {
  constexpr std::size_t chunk = std::size_t{1} << 20;
  // A sanitizer's book about memory is larger than any that we use.
  constexpr std::uint64_t largest = std::uint64_t{1} << 32;
  const int memory = ::open("/proc/self/mem", O_RDONLY);
  EXPECT_GE(memory, 0);
  std::vector<unsigned char> bytes(chunk + kKeySize);
  std::vector<bool> is_found(sought.size());
  std::ifstream maps("/proc/self/maps");
  std::stringstream lines;
  lines << maps.rdbuf();
  for (std::string line; std::getline(lines, line);) {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    char access[5] = {};
    if (std::sscanf(line.c_str(), "%lx-%lx %4s", &begin, &end, access) != 3 || access[1] != 'w') continue;
    if (end - begin > largest) continue;
    const auto here = reinterpret_cast<std::uint64_t>(bytes.data());
    for (auto at = begin; at < end; at += chunk) {
      if (here >= at && here < at + chunk) continue;
      const auto size =
          ::pread(memory, bytes.data(), std::min<std::uint64_t>(bytes.size(), end - at), static_cast<off_t>(at));
      for (std::size_t i = 0; size > 0 && i < sought.size(); ++i) {
        if (sought[i].is_in(bytes, static_cast<std::size_t>(size))) is_found[i] = true;
      }
      std::ranges::fill(bytes, static_cast<unsigned char>(0));
    }
  }
  ::close(memory);
  return static_cast<std::size_t>(std::ranges::count(is_found, true));
}

}  // namespace

TEST(Memory, HoldsNoKeyOnceTheVaultIsLocked) {
  Workplace place;
  const auto client = test::saved_client(place.vault()).id;
  std::vector<Hidden> keys;
  {
    Transaction transaction(place.vault());
    keys.emplace_back(transaction.keyring().vault_key().bytes);
    for (const auto compartment : {Compartment::Client, Compartment::Safety, Compartment::Process})
      keys.emplace_back(transaction.keyring().key(compartment, client).bytes);
  }
  EXPECT_GT(count_in_memory(keys), 0U);
  place.vault().lock();
  EXPECT_EQ(count_in_memory(keys), 0U);
}

}  // namespace db
