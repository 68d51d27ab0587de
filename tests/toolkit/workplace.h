// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/clock.h"
#include "db/data_folder.h"
#include "db/vault.h"
#include "handouts/typefaces.h"

namespace toolkit::test {

/// A folder of its own, mode 0700, gone with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  /// Writes a file into it and returns where.
  std::filesystem::path file(std::string_view name, std::string_view text) const;

 private:
  std::filesystem::path path_;
};

std::string contents(const std::filesystem::path& file);

/// Stands still, on 2026-11-23 at 14:02, until a test moves it.
class FakeClock : public db::Clock {
 public:
  db::Time now() const override { return now_; }
  void advance(std::chrono::seconds by) { now_ += by; }

 private:
  db::Time now_ =
      std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(14) + std::chrono::minutes(2);
};

/// The least that Argon2 allows, so that tests wait for nothing.
inline constexpr db::PassphraseCost kLeastCost{1, 8192};
inline constexpr std::string_view kPassphrase = "four spoons under the blue table";

/// The records of one practice in a folder of their own, with a clock; local time is UTC.
class Workplace {
 public:
  /// WithoutKit is unlocked too, before anybody has the recovery kit on paper.
  enum class Start { Absent, WithoutKit, Unlocked };
  explicit Workplace(Start start = Start::Unlocked);

  FakeClock clock;
  db::Vault& vault() { return opened_->vault; }

  const std::filesystem::path& path() const { return folder_.path(); }
  /// As a program that is stopped and started again does.
  void close() { opened_.reset(); }
  void open_unlocked();

  /// Everything in the audit trail since the vault was made, save about the recovery kit, oldest first, such as "change
  /// note" or "hold client L02".
  std::vector<std::string> trail();

 private:
  struct Opened {
    Opened(const std::filesystem::path& path, const db::Clock& opened_clock)
        : folder(path), vault(folder, opened_clock) {}
    db::DataFolder folder;
    db::Vault vault;
  };

  void put_kit_on_paper();

  TemporaryFolder folder_;
  std::optional<Opened> opened_;
};

/// Loaded once, because it takes a moment.
const handouts::Typefaces& typefaces();

}  // namespace toolkit::test
