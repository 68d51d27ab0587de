// SPDX-License-Identifier: MIT
#include "workplace.h"

#include <stdlib.h>
#include <time.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "db/audit_trail.h"
#include "db/recovery_code.h"
#include "db/settings.h"
#include "db/transaction.h"

namespace toolkit::test {
namespace {

db::SecretBytes passphrase() {
  std::string copy(kPassphrase);
  return db::SecretBytes::taken_from(copy);
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  auto pattern = (std::filesystem::temp_directory_path() / "both-of-us-toolkit-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = std::filesystem::canonical(pattern);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path TemporaryFolder::file(std::string_view name, std::string_view text) const {
  std::ofstream(path_ / name, std::ios::binary).write(text.data(), static_cast<std::streamsize>(text.size()));
  return path_ / name;
}

std::string contents(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Workplace::Workplace(Start start) {
  ::setenv("TZ", "UTC0", 1);
  ::tzset();
  opened_.emplace(folder_.path(), clock);
  if (start == Start::Absent) return;
  vault().create(passphrase(), kLeastCost);
  if (start == Start::Unlocked) put_kit_on_paper();
}

void Workplace::put_kit_on_paper() {
  vault().make_recovery_kit();
  db::Transaction transaction(vault());
  db::save_setting(transaction, "recovery-kit", "on-paper");
  transaction.commit({db::AuditAction::Change, "setting", "", {}, "recovery-kit on-paper"});
}

void Workplace::open_unlocked() {
  opened_.emplace(folder_.path(), clock);
  if (vault().unlock(passphrase()) != db::Vault::UnlockResult::Unlocked) throw std::runtime_error("not unlocked");
}

std::vector<std::string> Workplace::trail() {
  db::Transaction transaction(vault());
  std::vector<std::string> lines;
  for (const auto& [sequence, at, event, actor] : db::audit_entries(transaction, 10'000)) {
    auto line = db::to_text(event.action);
    for (const auto& word : {event.kind, event.detail}) line += (word.empty() ? "" : " ") + word;
    lines.push_back(std::move(line));
  }
  std::ranges::reverse(lines);
  lines.erase(lines.begin(), std::ranges::find_if(lines, [](const auto& line) { return line == "vault-created"; }) + 1);
  std::erase_if(lines, [](const auto& line) { return line.find("recovery-kit") != std::string::npos; });
  return lines;
}

const handouts::Typefaces& typefaces() {
  static const handouts::Typefaces kLoaded;
  return kLoaded;
}

}  // namespace toolkit::test
