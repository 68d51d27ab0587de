// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

namespace {

constexpr char kMark = '\x5A';
/// The allocator writes its own lists into the first bytes of a block that is free.
constexpr std::size_t kListBytes = 16;

/// What this process has at an address, whoever it belongs to.
std::string memory_at(std::uintptr_t address, std::size_t size) {
  std::string bytes(size, '\0');
  const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  const auto count = ::pread(memory, bytes.data(), size, static_cast<off_t>(address));
  ::close(memory);
  bytes.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
  return bytes;
}

std::size_t marks_left(std::uintptr_t address, std::size_t size) {
  const auto bytes = memory_at(address + kListBytes, size - kListBytes);
  return static_cast<std::size_t>(std::ranges::count(bytes, kMark));
}

TEST(ScrubbedHeap, ZeroesWhatIsFreed) {
  for (const std::size_t size : {40UL, 1000UL, 5000UL, 100'000UL}) {
    auto* const block = static_cast<char*>(std::malloc(size));
    // Keeps the block from being given back to the system with the end of the heap.
    const std::unique_ptr<void, void (*)(void*)> behind(std::malloc(64), std::free);
    std::memset(block, kMark, size);
    const auto address = reinterpret_cast<std::uintptr_t>(block);
    ASSERT_EQ(marks_left(address, size), size - kListBytes);
    std::free(block);
    EXPECT_EQ(marks_left(address, size), 0U) << size;
  }
}

TEST(ScrubbedHeap, ZeroesWhatAStringLeavesWhenItGrowsAndWhenItGoes) {
  std::uintptr_t first = 0;
  std::uintptr_t last = 0;
  {
    std::string text(100, kMark);
    first = reinterpret_cast<std::uintptr_t>(text.data());
    text.append(1000, kMark);
    last = reinterpret_cast<std::uintptr_t>(text.data());
    EXPECT_EQ(marks_left(first, 100), 0U);
  }
  EXPECT_EQ(marks_left(last, 1000), 0U);
}

TEST(ScrubbedHeap, ZeroesWhatIsMovedOrCutOff) {
  auto* block = static_cast<char*>(std::malloc(1000));
  std::memset(block, kMark, 1000);
  const auto before = reinterpret_cast<std::uintptr_t>(block);
  block = static_cast<char*>(std::realloc(block, 100'000));
  EXPECT_EQ(std::count(block, block + 1000, kMark), 1000);
  EXPECT_EQ(marks_left(before, 1000), 0U);
  std::memset(block, kMark, 100'000);
  const auto grown = reinterpret_cast<std::uintptr_t>(block);
  block = static_cast<char*>(std::realloc(block, 100));
  EXPECT_EQ(std::count(block, block + 100, kMark), 100);
  EXPECT_EQ(marks_left(grown, 90'000), 0U);
  std::free(block);
}

TEST(ScrubbedHeap, KeepsTheContractOfRealloc) {
  auto* const fresh = std::realloc(nullptr, 64);
  ASSERT_NE(fresh, nullptr);
  auto* const same = std::realloc(fresh, 60);
  EXPECT_EQ(same, fresh);
  std::free(same);
  std::free(nullptr);
}

}  // namespace
