// SPDX-License-Identifier: MIT
#include "toolkit/lock_signals.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <systemd/sd-bus.h>

#include "toolkit/descriptor.h"

namespace toolkit {
namespace {

constexpr const char* kLogin = "org.freedesktop.login1";
constexpr const char* kManagerPath = "/org/freedesktop/login1";
constexpr const char* kManager = "org.freedesktop.login1.Manager";
constexpr const char* kSession = "org.freedesktop.login1.Session";

/// A bus that is started again is there within this.
constexpr auto kBetweenTries = std::chrono::milliseconds(2000);
/// A bus or a login manager that answers later has stopped; the end of the program does not wait for it any longer.
constexpr auto kPatience = std::chrono::microseconds(5'000'000);

struct CloseBus {
  void operator()(sd_bus* bus) const { sd_bus_flush_close_unref(bus); }
};
struct DropMessage {
  void operator()(sd_bus_message* message) const { sd_bus_message_unref(message); }
};
using Message = std::unique_ptr<sd_bus_message, DropMessage>;

/// Whether the session at this path is of our own account. One that cannot be asked counts as ours.
bool is_our_session(sd_bus* bus, const char* path) {
  sd_bus_message* reply = nullptr;
  if (sd_bus_get_property(bus, kLogin, path, kSession, "User", nullptr, &reply, "(uo)") < 0) return true;
  const Message owned(reply);
  std::uint32_t user = 0;
  const char* of_user = nullptr;
  if (sd_bus_message_read(reply, "(uo)", &user, &of_user) < 0) return true;
  return user == ::getuid();
}

/// Whether the properties that changed say that the person is gone: the screen is locked, or the session is behind
/// another one.
bool says_gone(sd_bus_message* message) {
  const char* interface = nullptr;
  if (sd_bus_message_read(message, "s", &interface) < 0 || std::string_view(interface) != kSession) return false;
  bool is_gone = false;
  if (sd_bus_message_enter_container(message, 'a', "{sv}") < 0) return false;
  while (sd_bus_message_enter_container(message, 'e', "sv") > 0) {
    const char* name = nullptr;
    if (sd_bus_message_read(message, "s", &name) < 0) return false;
    const bool is_locked_hint = std::string_view(name) == "LockedHint";
    if (is_locked_hint || std::string_view(name) == "Active") {
      int value = 0;
      if (sd_bus_message_read(message, "v", "b", &value) < 0) return false;
      is_gone |= (value != 0) == is_locked_hint;
    } else if (sd_bus_message_skip(message, "v") < 0) {
      return false;
    }
    if (sd_bus_message_exit_container(message) < 0) return false;
  }
  return is_gone;
}

}  // namespace

struct LockSignals::Listening {
  explicit Listening(std::function<void()> wanted) : lock(std::move(wanted)), ending(::eventfd(0, EFD_CLOEXEC)) {}
  ~Listening();

  /// Empty when there is nobody to listen to.
  static std::unique_ptr<Listening> try_to_start(std::function<void()> lock);
  /// False when there is no bus, or no login manager on it.
  bool connect();
  bool subscribe();
  /// Asks that sleep waits for us. False when there is no login manager.
  bool delay_sleep();
  void lock_now() const;
  void listen();
  bool follow();
  bool wait(std::optional<std::chrono::milliseconds> longest) const;

  static int on_sleep(sd_bus_message* message, void* self, sd_bus_error* error);
  static int on_lock(sd_bus_message* message, void* self, sd_bus_error* error);
  static int on_change(sd_bus_message* message, void* self, sd_bus_error* error);
  static int on_owner(sd_bus_message* message, void* self, sd_bus_error* error);

  std::function<void()> lock;
  std::unique_ptr<sd_bus, CloseBus> bus;  ///< empty while it is lost
  std::atomic<bool> is_told = false;      ///< whether the login manager is there to tell
  Descriptor delay;                       ///< sleep waits while it is open
  Descriptor ending;                      ///< written to when the thread is to end
  std::thread thread;
};

LockSignals::Listening::~Listening() {
  const std::uint64_t one = 1;
  // It cannot fail: the counter is far from its end.
  if (::write(ending.number(), &one, sizeof one) == sizeof one && thread.joinable()) thread.join();
}

std::unique_ptr<LockSignals::Listening> LockSignals::Listening::try_to_start(std::function<void()> lock) {
  auto listening = std::make_unique<Listening>(std::move(lock));
  if (!listening->connect()) return nullptr;
  listening->thread = std::thread([&there = *listening] { there.listen(); });
  return listening;
}

bool LockSignals::Listening::connect() {
  sd_bus* opened = nullptr;
  if (sd_bus_open_system(&opened) < 0) return false;
  bus.reset(opened);
  sd_bus_set_method_call_timeout(bus.get(), kPatience.count());
  is_told = subscribe() && delay_sleep();
  if (!is_told) bus.reset();
  return is_told;
}

bool LockSignals::Listening::subscribe() {
  constexpr const char* on_sessions =
      "type='signal',sender='org.freedesktop.login1',path_namespace='/org/freedesktop/login1/session',";
  const auto lock_rule = std::string(on_sessions) + "interface='org.freedesktop.login1.Session',member='Lock'";
  const auto change_rule =
      std::string(on_sessions) + "interface='org.freedesktop.DBus.Properties',member='PropertiesChanged'";
  constexpr const char* owner_rule =
      "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',member='NameOwnerChanged',"
      "arg0='org.freedesktop.login1'";
  return sd_bus_match_signal(bus.get(), nullptr, kLogin, kManagerPath, kManager, "PrepareForSleep", on_sleep, this) >=
             0 &&
         sd_bus_add_match(bus.get(), nullptr, lock_rule.c_str(), on_lock, this) >= 0 &&
         sd_bus_add_match(bus.get(), nullptr, change_rule.c_str(), on_change, this) >= 0 &&
         sd_bus_add_match(bus.get(), nullptr, owner_rule, on_owner, this) >= 0;
}

bool LockSignals::Listening::delay_sleep() {
  sd_bus_message* reply = nullptr;
  if (sd_bus_call_method(bus.get(), kLogin, kManagerPath, kManager, "Inhibit", nullptr, &reply, "ssss", "sleep",
                         "Both of Us", "The records are locked first.", "delay") < 0) {
    return false;
  }
  const Message owned(reply);
  int held = -1;
  if (sd_bus_message_read(reply, "h", &held) < 0) return false;
  delay.replace(::fcntl(held, F_DUPFD_CLOEXEC, 3));  // the message closes its own
  return true;
}

void LockSignals::Listening::lock_now() const {
  try {
    lock();
  } catch (const std::exception&) {
    // The keys are gone first; what fails after that is only noted in the records, which cannot be written to.
  }
}

/// Until it is told to end. While the bus is lost nobody would say that the person is gone, so it locks.
void LockSignals::Listening::listen() {
  while (!follow()) {
    is_told = false;
    lock_now();
    delay.close();
    bus.reset();
    do {
      if (!wait(kBetweenTries)) return;
    } while (!connect());
  }
}

/// True when it is told to end, false when the bus is lost.
bool LockSignals::Listening::follow() {
  do {
    int done = 1;
    while (done > 0) done = sd_bus_process(bus.get(), nullptr);
    if (done < 0) return false;
  } while (wait(std::nullopt));
  return true;
}

/// For the bus, if there is one, and no longer than this. False when it is told to end.
bool LockSignals::Listening::wait(std::optional<std::chrono::milliseconds> longest) const {
  std::array<pollfd, 2> waited = {{{-1, 0, 0}, {ending.number(), POLLIN, 0}}};
  if (bus) waited[0] = {sd_bus_get_fd(bus.get()), static_cast<short>(sd_bus_get_events(bus.get())), 0};
  const int timeout = longest ? static_cast<int>(longest->count()) : -1;
  while (::poll(waited.data(), waited.size(), timeout) < 0 && errno == EINTR) {
  }
  return waited[1].revents == 0;
}

int LockSignals::Listening::on_sleep(sd_bus_message* message, void* self, sd_bus_error* /*error*/) {
  auto& there = *static_cast<Listening*>(self);
  int is_about_to = 0;
  if (sd_bus_message_read(message, "b", &is_about_to) < 0 || is_about_to != 0) {
    there.lock_now();
    there.delay.close();
  } else {
    there.delay_sleep();
  }
  return 0;
}

int LockSignals::Listening::on_lock(sd_bus_message* message, void* self, sd_bus_error* /*error*/) {
  const auto& there = *static_cast<Listening*>(self);
  if (is_our_session(there.bus.get(), sd_bus_message_get_path(message))) there.lock_now();
  return 0;
}

int LockSignals::Listening::on_change(sd_bus_message* message, void* self, sd_bus_error* /*error*/) {
  const auto& there = *static_cast<Listening*>(self);
  if (says_gone(message) && is_our_session(there.bus.get(), sd_bus_message_get_path(message))) there.lock_now();
  return 0;
}

/// The delay was asked of the login manager that went; the one that comes is asked for another.
int LockSignals::Listening::on_owner(sd_bus_message* message, void* self, sd_bus_error* /*error*/) {
  auto& there = *static_cast<Listening*>(self);
  const char* name = nullptr;
  const char* before = nullptr;
  const char* after = nullptr;
  if (sd_bus_message_read(message, "sss", &name, &before, &after) < 0) return 0;
  there.is_told = !std::string_view(after).empty() && there.delay_sleep();
  return 0;
}

LockSignals::LockSignals(std::function<void()> lock) : listening_(Listening::try_to_start(std::move(lock))) {}

LockSignals::~LockSignals() = default;

bool LockSignals::is_listening() const {
  return listening_ != nullptr && listening_->is_told;
}

}  // namespace toolkit
