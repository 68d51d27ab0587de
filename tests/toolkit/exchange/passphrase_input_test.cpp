// SPDX-License-Identifier: MIT
#include "toolkit/exchange/passphrase_input.h"

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "piped.h"

namespace toolkit {
namespace {

using test::Piped;
using testing::HasSubstr;
using testing::Not;

std::string text_of(const db::SecretBytes& secret) {
  return {secret.bytes().begin(), secret.bytes().end()};
}

TEST(PassphraseInput, TakesOneLineFromADescriptor) {
  EXPECT_EQ(text_of(read_passphrase(Piped("four spoons\n").descriptor())), "four spoons");
  EXPECT_EQ(text_of(read_passphrase(Piped("four spoons").descriptor())), "four spoons");
  EXPECT_EQ(text_of(read_passphrase(Piped(" \xC3\xBC \r\n").descriptor())), " \xC3\xBC \r");
  const Piped two("one\ntwo\n");
  EXPECT_EQ(text_of(read_passphrase(two.descriptor())), "one");
  EXPECT_EQ(text_of(read_passphrase(two.descriptor())), "two");
}

TEST(PassphraseInput, RefusesNothingAndTooMuch) {
  EXPECT_THROW(read_passphrase(Piped("").descriptor()), NoPassphrase);
  EXPECT_THROW(read_passphrase(Piped("\n").descriptor()), NoPassphrase);
  EXPECT_THROW(read_passphrase(Piped(std::string(4097, 'x')).descriptor()), NoPassphrase);
  EXPECT_EQ(read_passphrase(Piped(std::string(4096, 'x')).descriptor()).size(), 4096U);
  EXPECT_THROW(read_passphrase(-1), NoPassphrase);
}

/// Reads from the terminal until this text came, or it closed.
std::string read_until(int terminal, const std::string& text) {
  std::string seen;
  char byte = 0;
  while (seen.find(text) == std::string::npos && ::read(terminal, &byte, 1) == 1) seen += byte;
  return seen;
}

TEST(PassphraseInput, ShowsNothingOnTheTerminal) {
  int terminal = -1;
  const auto child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child == 0) ::_exit(text_of(read_passphrase(std::nullopt)) == "needle words" ? 42 : 1);
  EXPECT_THAT(read_until(terminal, ": "), HasSubstr("Passphrase: "));
  ASSERT_EQ(::write(terminal, "needle words\n", 13), 13);
  EXPECT_THAT(read_until(terminal, "never there"), Not(HasSubstr("needle")));
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(WEXITSTATUS(status), 42);
  ::close(terminal);
}

TEST(PassphraseInput, SaysWhenThereIsNoTerminal) {
  const auto child = ::fork();
  if (child == 0) {
    ::setsid();
    try {
      read_passphrase(std::nullopt);
    } catch (const NoPassphrase&) {
      ::_exit(42);
    }
    ::_exit(1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(WEXITSTATUS(status), 42);
}

}  // namespace
}  // namespace toolkit
