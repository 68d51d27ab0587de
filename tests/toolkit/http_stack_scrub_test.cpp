// SPDX-License-Identifier: MIT
#include "toolkit/http/stack_scrub.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <thread>

namespace toolkit::http {
namespace {

/// Leaves marks on the stack and says where.
[[gnu::noinline]] std::uintptr_t leave_marks() {
  std::array<char, 4096> marks;
  std::memset(marks.data(), 0x5A, marks.size());
  std::uintptr_t address = 0;
  // Read back, so that the marks are really written.
  for (const char& mark : marks) address = mark == 0x5A ? reinterpret_cast<std::uintptr_t>(&mark) : address;
  return address;
}

std::size_t g_found = 0;

TEST(StackScrub, LeavesNothingOfTheFunctionsThatReturned) {
  const auto address = leave_marks();
  const auto* const left = reinterpret_cast<const volatile char*>(address - 1000);
  EXPECT_EQ(*left, 0x5A) << "the marks are where the test looks for them";
  scrub_stack();
  EXPECT_EQ(*left, 0);
}

TEST(StackScrub, LeavesTheCallersValuesAlone) {
  std::array<char, 64> own;
  own.fill('o');
  scrub_stack();
  for (const char c : own) g_found += c == 'o' ? 1 : 0;
  EXPECT_EQ(g_found, 64U);
}

}  // namespace
}  // namespace toolkit::http
