// SPDX-License-Identifier: MIT
// Stands in for the login manager on a bus of a test: offers what toolkit/lock_signals.cpp asks for, emits what the
// lines of its input name, and says on its output when sleep is delayed and when the delay is given up.
#include <array>
#include <cstdint>
#include <iostream>
#include <string>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <systemd/sd-bus.h>

namespace {

constexpr const char* kManagerPath = "/org/freedesktop/login1";
constexpr const char* kManager = "org.freedesktop.login1.Manager";
constexpr const char* kSession = "org.freedesktop.login1.Session";
constexpr const char* kOurs = "/org/freedesktop/login1/session/_31";
constexpr const char* kAnothers = "/org/freedesktop/login1/session/_32";

/// Our end of the pipe that whoever delays sleep holds; -1 while nobody does.
int delay = -1;

int inhibit(sd_bus_message* message, void* /*unused*/, sd_bus_error* /*error*/) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return -errno;
  delay = ends[0];
  const int sent = sd_bus_reply_method_return(message, "h", ends[1]);
  ::close(ends[1]);
  std::cout << "delayed" << std::endl;
  return sent;
}

int user_of(sd_bus* /*bus*/, const char* path, const char* /*interface*/, const char* /*property*/,
            sd_bus_message* reply, void* /*unused*/, sd_bus_error* /*error*/) {
  const bool is_ours = std::string(path) == kOurs;
  return sd_bus_message_append(reply, "(uo)", is_ours ? ::getuid() : ::getuid() + 1, "/org/freedesktop/login1/user/x");
}

const sd_bus_vtable kManagerTable[] = {
    SD_BUS_VTABLE_START(0),
    SD_BUS_METHOD("Inhibit", "ssss", "h", inhibit, SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_SIGNAL("PrepareForSleep", "b", 0),
    SD_BUS_VTABLE_END,
};
const sd_bus_vtable kSessionTable[] = {
    SD_BUS_VTABLE_START(0),
    SD_BUS_PROPERTY("User", "(uo)", user_of, 0, SD_BUS_VTABLE_PROPERTY_CONST),
    SD_BUS_SIGNAL("Lock", "", 0),
    SD_BUS_VTABLE_END,
};

void say_changed(sd_bus* bus, const char* property, bool value) {
  sd_bus_emit_signal(bus, kOurs, "org.freedesktop.DBus.Properties", "PropertiesChanged", "sa{sv}as", kSession, 2,
                     "IdleHint", "b", 0, property, "b", static_cast<int>(value), 0);
}

void obey(sd_bus* bus, const std::string& line) {
  if (line == "sleep") sd_bus_emit_signal(bus, kManagerPath, kManager, "PrepareForSleep", "b", 1);
  if (line == "wake") sd_bus_emit_signal(bus, kManagerPath, kManager, "PrepareForSleep", "b", 0);
  if (line == "lock") sd_bus_emit_signal(bus, kOurs, kSession, "Lock", "");
  if (line == "another's lock") sd_bus_emit_signal(bus, kAnothers, kSession, "Lock", "");
  if (line == "locked") say_changed(bus, "LockedHint", true);
  if (line == "unlocked") say_changed(bus, "LockedHint", false);
  if (line == "behind") say_changed(bus, "Active", false);
  if (line == "in front") say_changed(bus, "Active", true);
  sd_bus_flush(bus);
}

/// False at the end of the input.
bool obey_input(sd_bus* bus) {
  static std::string waiting;
  std::array<char, 256> bytes{};
  const auto count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
  if (count <= 0) return false;
  waiting.append(bytes.data(), static_cast<std::size_t>(count));
  for (auto end = waiting.find('\n'); end != std::string::npos; end = waiting.find('\n')) {
    obey(bus, waiting.substr(0, end));
    waiting.erase(0, end + 1);
  }
  return true;
}

}  // namespace

int main() {
  sd_bus* bus = nullptr;
  if (sd_bus_open_system(&bus) < 0 ||
      sd_bus_add_object_vtable(bus, nullptr, kManagerPath, kManager, kManagerTable, nullptr) < 0 ||
      sd_bus_add_object_vtable(bus, nullptr, kOurs, kSession, kSessionTable, nullptr) < 0 ||
      sd_bus_add_object_vtable(bus, nullptr, kAnothers, kSession, kSessionTable, nullptr) < 0 ||
      sd_bus_request_name(bus, "org.freedesktop.login1", 0) < 0) {
    return 3;
  }
  std::cout << "ready" << std::endl;
  for (;;) {
    while (sd_bus_process(bus, nullptr) > 0) {
    }
    std::array<pollfd, 3> waited = {{{sd_bus_get_fd(bus), static_cast<short>(sd_bus_get_events(bus)), 0},
                                     {STDIN_FILENO, POLLIN, 0},
                                     {delay, POLLIN, 0}}};
    if (::poll(waited.data(), waited.size(), -1) < 0) continue;
    if (waited[2].revents != 0) {
      ::close(delay);
      delay = -1;
      std::cout << "let go" << std::endl;
    }
    if (waited[1].revents != 0 && !obey_input(bus)) break;
  }
  sd_bus_flush_close_unref(bus);
}
