// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/clients.h"
#include "db/clock.h"
#include "db/data_folder.h"
#include "db/vault.h"

namespace toolkit::test {

/// Stands still, at first on 2026-11-23 at 14:02.
class StillClock : public db::Clock {
 public:
  db::Time now() const override { return now_; }
  void advance(std::chrono::seconds by) { now_ += by; }

 private:
  db::Time now_ =
      std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(14) + std::chrono::minutes(2);
};

inline constexpr std::string_view kWords = "four spoons under the blue table";

/// An unlocked record store in a folder of its own, gone with the object.
class SmallPractice {
 public:
  SmallPractice();
  ~SmallPractice();
  SmallPractice(const SmallPractice&) = delete;
  SmallPractice& operator=(const SmallPractice&) = delete;

  db::Vault& vault() { return opened_->vault; }
  /// Gives the folder free, as a program that ends does.
  void close() { opened_.reset(); }
  void open();

  db::Client add_client(const std::string& name, const std::string& partner = "");
  /// A client with one of everything, and "needle-in-note", "needle-in-judgement" and "needle-in-screen" in the
  /// answers.
  db::ClientId add_everything(const std::string& name);
  /// The newest change first, such as "Ana with Bo".
  std::vector<std::string> clients();
  /// Everything in the audit trail after "vault-created", oldest first, such as "create client import".
  std::vector<std::string> trail();

  /// A place for files beside the records.
  std::filesystem::path file(std::string_view name) const { return path_ / name; }
  std::filesystem::path file(std::string_view name, std::string_view bytes) const;
  std::filesystem::path data_folder() const { return path_ / "data"; }

 private:
  struct Opened {
    Opened(const std::filesystem::path& path, const db::Clock& clock) : folder(path), vault(folder, clock) {}
    db::DataFolder folder;
    db::Vault vault;
  };

  StillClock clock_;
  std::filesystem::path path_;
  std::optional<Opened> opened_;
};

}  // namespace toolkit::test
