// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

#include "toolkit/printing/printer.h"

namespace toolkit::printing {

/// Where Debian's CUPS listens for programs of this computer.
inline constexpr const char* kCupsSocket = "/run/cups/cups.sock";

/// Prints through the CUPS of this computer, in plain IPP requests to its Unix socket.
///
/// The socket is the only place it speaks to: neither CUPS_SERVER nor client.conf can send a document into the network,
/// and no printers are looked for there, as cupsEnumDests and cupsGetDests would do. Bytes go from memory into the
/// connection. Nobody is asked for a password.
class CupsPrinter : public Printer {
 public:
  explicit CupsPrinter(std::filesystem::path socket);

  std::vector<Queue> queues() override;
  int print(const Order& order, std::string_view pdf, const std::atomic<bool>& is_given_up) override;
  Report look(const std::string& queue, int job) override;
  void cancel(const std::string& queue, int job) override;

 private:
  std::filesystem::path socket_;
};

}  // namespace toolkit::printing
