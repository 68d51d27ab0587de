// SPDX-License-Identifier: MIT
#include "toolkit/lock_signals.h"

#include <stdio.h>
#include <stdlib.h>

#include <atomic>
#include <csignal>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "workplace.h"

// What it hears is tested on the running service, in tests/service/lock_signals.test.mjs.
namespace toolkit {
namespace {

using test::TemporaryFolder;

using Pipe = std::unique_ptr<FILE, decltype([](FILE* pipe) { ::pclose(pipe); })>;

template <class Condition>
void wait_until(Condition condition) {
  while (!condition()) std::this_thread::yield();
}

/// A bus of the test's own, in the place of the system's.
class Bus {
 public:
  explicit Bus(const TemporaryFolder& folder) {
    const auto address = "unix:path=" + (folder.path() / "bus").string();
    ::setenv("DBUS_SYSTEM_BUS_ADDRESS", address.c_str(), 1);
    const Pipe daemon(::popen(("dbus-daemon --session --fork --print-pid --address=" + address).c_str(), "r"));
    EXPECT_EQ(::fscanf(daemon.get(), "%d", &id_), 1);
  }
  ~Bus() {
    if (id_ > 0) ::kill(id_, SIGTERM);
  }
  Bus(const Bus&) = delete;
  Bus& operator=(const Bus&) = delete;

 private:
  pid_t id_ = 0;
};

/// fake_login1, which ends with its input.
class LoginManager {
 public:
  explicit LoginManager(const TemporaryFolder& folder) {
    const auto said = folder.file("said", "");
    input_.reset(::popen(("exec " FAKE_LOGIN1 " >" + said.string()).c_str(), "w"));
    wait_until([&] { return test::contents(said).find("ready") != std::string::npos; });
  }

 private:
  Pipe input_;
};

class TellingWhoListens : public testing::Test {
 protected:
  ~TellingWhoListens() override { ::unsetenv("DBUS_SYSTEM_BUS_ADDRESS"); }

  TemporaryFolder folder;
  std::atomic<int> locks = 0;
};

TEST_F(TellingWhoListens, ThereIsNobodyToListenToWithoutABus) {
  ::setenv("DBUS_SYSTEM_BUS_ADDRESS", ("unix:path=" + (folder.path() / "bus").string()).c_str(), 1);
  EXPECT_FALSE(LockSignals([] {}).is_listening());
}

TEST_F(TellingWhoListens, NobodyTellsWhileTheLoginManagerIsAway) {
  const Bus bus(folder);
  std::optional<LoginManager> manager(std::in_place, folder);
  const LockSignals signals([this] { ++locks; });
  EXPECT_TRUE(signals.is_listening());
  manager.reset();
  wait_until([&] { return !signals.is_listening(); });
  manager.emplace(folder);
  wait_until([&] { return signals.is_listening(); });
  EXPECT_EQ(locks, 0) << "It is started again whenever it is updated.";
}

TEST_F(TellingWhoListens, NobodyTellsWhileTheBusIsLost) {
  std::optional<Bus> bus(std::in_place, folder);
  std::optional<LoginManager> manager(std::in_place, folder);
  const LockSignals signals([this] { ++locks; });
  bus.reset();
  wait_until([&] { return !signals.is_listening(); });
  wait_until([&] { return locks == 1; });
  manager.reset();
  bus.emplace(folder);
  manager.emplace(folder);
  wait_until([&] { return signals.is_listening(); });
}

}  // namespace
}  // namespace toolkit
