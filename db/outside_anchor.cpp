// SPDX-License-Identifier: MIT
#include "db/outside_anchor.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string_view>

#include "db/associated_data.h"
#include "db/backup_file.h"
#include "db/connection.h"
#include "db/error.h"
#include "db/ids.h"

namespace db {
namespace {

constexpr std::string_view kMagic = "BoUsAnch";
constexpr std::size_t kLinkSize = 32;
constexpr std::size_t kTextSize = 8 + 8 + 8 + kLinkSize;
constexpr std::size_t kChecksumSize = 16;

void append(std::string& bytes, std::int64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8)
    bytes += static_cast<char>((static_cast<std::uint64_t>(number) >> static_cast<unsigned>(shift)) & 0xFFU);
}

std::int64_t number_in(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char byte : bytes) number = (number << 8U) | static_cast<unsigned char>(byte);
  return static_cast<std::int64_t>(number);
}

/// Over the vault's id too, so that one vault's note is none for another.
std::string checksum(const std::string& vault_id, std::string_view text) {
  AssociatedData data;
  data.add("anchor").add(vault_id).add(text);
  std::string sum(kChecksumSize, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(sum.data()), sum.size(), data.bytes().data(), data.bytes().size(),
                     nullptr, 0);
  return sum;
}

}  // namespace

OutsideAnchor::OutsideAnchor(const std::filesystem::path& folder, const std::string& vault_id) : vault_id_(vault_id) {
  if (folder.empty() || !is_uuid(vault_id)) return;
  std::error_code ignored;
  std::filesystem::create_directories(folder.parent_path(), ignored);
  ::mkdir(folder.c_str(), S_IRWXU);
  file_ = folder / (vault_id + ".anchor");
}

std::optional<TrailEnd> OutsideAnchor::read() const {
  const FileHandle file(file_, O_RDONLY);
  if (!file.is_open()) return std::nullopt;
  try {
    const auto bytes = read_at(file, kTextSize + kChecksumSize + 1, 0);
    const auto text = bytes.substr(0, kTextSize);
    if (bytes.size() != kTextSize + kChecksumSize || !text.starts_with(kMagic)) return TrailEnd{};
    if (checksum(vault_id_, text) != bytes.substr(kTextSize)) return TrailEnd{};
    return TrailEnd{number_in(std::string_view(text).substr(8, 8)), number_in(std::string_view(text).substr(16, 8)),
                    text.substr(24)};
  } catch (const Error&) {
    return TrailEnd{};
  }
}

void OutsideAnchor::compare(Connection& connection) {
  if (file_.empty()) return;
  const auto noted = read();
  if (!noted || noted->sequence == 0) {
    state_ = noted ? AnchorState::Unreadable : AnchorState::None;
    return;
  }
  if (audit_link(connection, noted->sequence) == noted->link) {
    state_ = AnchorState::Continues;
    return;
  }
  state_ = AnchorState::Older;
  older_file_ = OlderFile{Time(std::chrono::seconds(trail_end(connection).at)), Time(std::chrono::seconds(noted->at))};
}

void OutsideAnchor::accept() {
  state_ = AnchorState::Continues;
  older_file_.reset();
}

void OutsideAnchor::note(Connection& connection) noexcept {
  if (file_.empty() || state_ == AnchorState::Older) return;
  try {
    if (const auto end = trail_end(connection); end.link.size() == kLinkSize) write(end);
  } catch (const std::exception&) {
    // The note falls behind, which is no alarm.
  }
}

void OutsideAnchor::write(const TrailEnd& end) {
  const int start_again = state_ == AnchorState::Unreadable ? O_TRUNC : 0;
  if (!handle_) handle_ = std::make_unique<FileHandle>(file_, O_RDWR | O_CREAT | start_again, S_IRUSR | S_IWUSR);
  if (!handle_->is_open()) {
    handle_.reset();
    return;
  }
  std::string bytes(kMagic);
  append(bytes, end.sequence);
  append(bytes, end.at);
  bytes += end.link;
  bytes += checksum(vault_id_, bytes);
  write_at(*handle_, bytes, 0);
}

}  // namespace db
