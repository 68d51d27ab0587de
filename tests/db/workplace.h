// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "db/clock.h"
#include "db/data_folder.h"
#include "db/secret_bytes.h"
#include "db/vault.h"

namespace db::test {

/// A folder of its own, mode 0700, gone with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Stands still until a test moves it.
class StandingClock : public Clock {
 public:
  Time now() const override { return now_; }
  void advance(std::chrono::seconds by) { now_ += by; }

 private:
  Time now_ = std::chrono::sys_days(
      std::chrono::year_month_day(std::chrono::year(2026), std::chrono::November, std::chrono::day(23)));
};

/// The least that Argon2 allows, so that tests wait for nothing.
inline constexpr PassphraseCost kLeastCost{1, 8192};
inline constexpr std::string_view kPassphrase = "four spoons under the blue table";

SecretBytes secret(std::string_view text);
std::string contents(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, std::string_view text);

/// A data folder with a vault in it that can be closed and opened again, as a program that is stopped and started does.
class Workplace {
 public:
  /// With a vault that was just created.
  Workplace();

  Vault& vault() { return opened_->vault; }
  std::filesystem::path record_store() const { return folder_.path() / "records.both-of-us"; }
  const std::filesystem::path& path() const { return folder_.path(); }
  StandingClock& clock() { return clock_; }

  void close() { opened_.reset(); }
  /// Leaves the vault locked.
  void open();
  /// After the time that a wrong passphrase makes one wait.
  void open_unlocked();

 private:
  struct Opened {
    Opened(const std::filesystem::path& path, const Clock& clock) : folder(path), vault(folder, clock) {}
    DataFolder folder;
    Vault vault;
  };

  TemporaryFolder folder_;
  StandingClock clock_;
  std::optional<Opened> opened_;
};

}  // namespace db::test
