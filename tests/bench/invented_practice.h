// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "db/clock.h"
#include "db/data_folder.h"
#include "db/ids.h"
#include "db/vault.h"

namespace bench {

/// Numbers that are the same on every computer and in every run.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 2 + 1) {}
  std::uint32_t below(std::uint32_t limit);

 private:
  std::uint64_t state_;
};

/// A word of invented syllables. Words come as unevenly as in a language: the first few thousand make up most of a
/// text.
std::string invented_word(Dice& dice);
std::string invented_text(Dice& dice, int words);
/// A first and a last name of a few thousand each.
std::string invented_name(Dice& dice);

class SecondsClock : public db::Clock {
 public:
  db::Time now() const override { return now_; }
  void advance() { now_ += std::chrono::seconds(1); }

 private:
  db::Time now_ = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23);
};

/// A folder with the records of an invented practice, gone with the object. The vault is unlocked.
class Practice {
 public:
  static constexpr db::PassphraseCost kLeastCost{1, 8192};

  Practice();
  ~Practice();
  Practice(const Practice&) = delete;
  Practice& operator=(const Practice&) = delete;

  /// Clients with notes of some 50 words and a filled intake each, a second apart.
  void add_clients(int count, int notes_each);
  /// "What happened next", filled in once by every client.
  void add_happenings();
  void unlock();
  std::vector<db::ClientId> client_ids();
  /// Of the audit trail.
  std::int64_t last_sequence();

  const std::filesystem::path& path() const { return path_; }
  db::Vault& vault() { return *vault_; }
  SecondsClock& clock() { return clock_; }

 private:
  std::filesystem::path path_;
  SecondsClock clock_;
  std::unique_ptr<db::DataFolder> folder_;
  std::unique_ptr<db::Vault> vault_;
};

}  // namespace bench
