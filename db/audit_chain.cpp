// SPDX-License-Identifier: MIT
#include "db/audit_chain.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "db/associated_data.h"
#include "db/connection.h"
#include "db/ids.h"
#include "db/keyring.h"
#include "db/sentences.h"
#include "db/statement.h"

namespace db {
namespace {

constexpr std::uint64_t kFormat = 1;
/// Of the link of an entry that says who acted, which is one column more.
constexpr std::uint64_t kFormatWithActor = 2;
constexpr int kActorAt = 7;
constexpr int kEntryColumns = 8;
/// A file may claim any number; nobody counts further than this, some centuries of work, to find out that it lied.
constexpr std::int64_t kMostEntries = 10'000'000;

/// The entry at which the chain went on from the vault key that followed this one.
std::int64_t next_beginning(Connection& connection, Keyring& keyring, std::uint32_t key_id) {
  Statement row(connection, "SELECT wrapped FROM earlier_vault_key WHERE key_id = ?");
  if (!row.bind(std::int64_t{key_id}).step()) throw damaged("earlier_vault_key");
  const auto id = std::to_string(key_id);
  auto text = unseal(keyring.vault_key(key_id + 1), earlier_key_at(keyring.vault_id(), id), row.blob(0));
  std::int64_t sequence = 0;
  const auto [end, failure] = std::from_chars(text.data() + kKeySize, text.data() + text.size(), sequence);
  const bool is_number = failure == std::errc() && end == text.data() + text.size() && sequence > 0;
  sodium_memzero(text.data(), text.size());
  if (!is_number) throw damaged("earlier_vault_key");
  return sequence;
}

/// The key of one entry after the other, from the first.
class ChainKey {
 public:
  explicit ChainKey(KeyBytes first) { std::copy(first.begin(), first.end(), bytes_.begin()); }
  ~ChainKey() { sodium_memzero(bytes_.data(), bytes_.size()); }
  ChainKey(const ChainKey&) = delete;
  ChainKey& operator=(const ChainKey&) = delete;

  void advance() {
    const DerivedKey next(bytes_, "BoUs.audit.next", {});
    std::copy(next.bytes().begin(), next.bytes().end(), bytes_.begin());
  }
  void advance(std::int64_t times) {
    for (std::int64_t i = 0; i < times; ++i) advance();
  }
  KeyBytes bytes() const { return bytes_; }
  std::string text() const { return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()}; }

 private:
  std::array<unsigned char, kKeySize> bytes_{};
};

/// The keys of the entries in their order, over every rotation: each vault key began the chain anew at an entry that
/// the key before tells of (FORMAT.md).
class ChainKeys {
 public:
  /// Begins at this entry.
  ChainKeys(Connection& connection, Keyring& keyring, std::int64_t sequence) : keyring_(keyring) {
    load_beginnings(connection);
    enter(sequence);
  }

  /// Of that entry, which may not be before the last one asked for.
  KeyBytes at(std::int64_t sequence) {
    if (beginning_ + 1 < beginnings_.size() && beginnings_[beginning_ + 1].sequence <= sequence) enter(sequence);
    key_->advance(sequence - sequence_);
    sequence_ = sequence;
    return key_->bytes();
  }

 private:
  struct Beginning {
    std::uint32_t key_id;
    std::int64_t sequence;
  };

  void load_beginnings(Connection& connection) {
    beginnings_.push_back({1, 1});
    const auto last = keyring_.vault_key().id;
    for (std::uint32_t id = 1; id < last; ++id) {
      const auto next = next_beginning(connection, keyring_, id);
      if (next < beginnings_.back().sequence) throw damaged("earlier_vault_key");
      beginnings_.push_back({id + 1, next});
    }
  }

  void enter(std::int64_t sequence) {
    beginning_ = 0;
    while (beginning_ + 1 < beginnings_.size() && beginnings_[beginning_ + 1].sequence <= sequence) ++beginning_;
    const auto& [key_id, first] = beginnings_[beginning_];
    key_.emplace(DerivedKey(keyring_.vault_key(key_id).bytes, "BoUs.audit", {}).bytes());
    key_->advance(sequence - first);
    sequence_ = sequence;
  }

  Keyring& keyring_;
  std::vector<Beginning> beginnings_;
  std::size_t beginning_ = 0;
  std::optional<ChainKey> key_;
  std::int64_t sequence_ = 0;
};

std::string mac(KeyBytes key, std::string_view purpose, const AssociatedData& data) {
  std::string bytes(kKeySize, '\0');
  commit_to_key(DerivedKey(key, purpose, {}), data.bytes(),
                {reinterpret_cast<unsigned char*>(bytes.data()), bytes.size()});
  return bytes;
}

/// Of the entry in the first columns of `row`.
std::string link_for(const Statement& row, KeyBytes key, std::string_view link_before) {
  AssociatedData data;
  // A file of an older version, which is written to while it is locked, has no such column.
  const bool has_actor = row.columns() > kActorAt && !row.is_null(kActorAt);
  data.add_number(has_actor ? kFormatWithActor : kFormat).add("audit_entry");
  row.add_to(data, 0, has_actor ? kEntryColumns : kActorAt);
  data.add(link_before);
  return mac(key, "BoUs.audit.mac", data);
}

std::string link_before(Connection& connection, std::int64_t sequence) {
  Statement row(connection, "SELECT mac FROM audit_link WHERE sequence < ? ORDER BY sequence DESC LIMIT 1");
  return row.bind(sequence).step() ? row.blob(0) : std::string();
}

struct Head {
  std::int64_t sequence = 0;
  std::string next_key;
  std::int64_t anchored_sequence = 0;
  std::string anchor;
};

Head load_head(Connection& connection) {
  Statement row(connection, "SELECT sequence, next_key, anchored_sequence, anchor FROM audit_head");
  if (!row.step()) throw damaged("audit_head");
  Head head{row.number(0), row.blob(1), row.number(2), row.blob(3)};
  if (head.next_key.size() != kKeySize) throw damaged("audit_head");
  return head;
}

KeyBytes key_bytes(const std::string& text) {
  return KeyBytes(reinterpret_cast<const unsigned char*>(text.data()), kKeySize);
}

/// What the vault key says about the trail up to this entry.
std::string anchor_for(Connection& connection, Keyring& keyring, std::int64_t sequence) {
  AssociatedData data;
  data.add_number(kFormat).add("audit_head").add(keyring.vault_id());
  data.add_number(static_cast<std::uint64_t>(sequence)).add(link_before(connection, sequence + 1));
  return mac(keyring.key(Compartment::Practice, {}).bytes, "BoUs.audit.head", data);
}

bool does_anchor_hold(Connection& connection, Keyring& keyring, const Head& head) {
  return head.anchor == anchor_for(connection, keyring, head.anchored_sequence);
}

void write_anchor(Connection& connection, Keyring& keyring, std::int64_t sequence) {
  Statement(connection, "UPDATE audit_head SET anchored_sequence = ?, anchor = ?")
      .bind(sequence)
      .bind_blob(anchor_for(connection, keyring, sequence))
      .run();
}

std::int64_t last_entry(Connection& connection) {
  Statement row(connection, "SELECT coalesce(max(sequence), 0) FROM audit_entry");
  row.step();
  return row.number(0);
}

/// Puts the missing ones of [from, until) behind the others.
void add_gap(std::vector<std::int64_t>& broken, std::int64_t from, std::int64_t until) {
  for (; from < until; ++from) broken.push_back(from);
}

}  // namespace

void start_audit_chain(Connection& connection, Keyring& keyring) {
  const DerivedKey first(keyring.key(Compartment::Practice, {}).bytes, "BoUs.audit", {});
  Statement(connection,
            "INSERT INTO audit_head (one, sequence, next_key, anchored_sequence, anchor) VALUES (1, 0, ?, 0, x'')")
      .bind_blob({reinterpret_cast<const char*>(first.bytes().data()), first.bytes().size()})
      .run();
  write_anchor(connection, keyring, 0);
}

std::int64_t go_on_from(Connection& connection, Keyring& keyring, Keyring& fresh) {
  const auto next = next_audit_sequence(connection);
  const auto head = load_head(connection);
  if (does_anchor_hold(connection, keyring, head)) write_anchor(connection, fresh, head.anchored_sequence);
  const DerivedKey first(fresh.vault_key().bytes, "BoUs.audit", {});
  // Whatever number the end of the trail claims, the entry to come is the next one.
  Statement(connection, "UPDATE audit_head SET sequence = ?, next_key = ?")
      .bind(next - 1)
      .bind_blob({reinterpret_cast<const char*>(first.bytes().data()), first.bytes().size()})
      .run();
  return next;
}

bool has_audit_chain(Connection& connection) {
  Statement row(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'audit_head'");
  row.step();
  return row.number(0) == 1;
}

std::int64_t next_audit_sequence(Connection& connection) {
  const auto last = last_entry(connection);
  return 1 + (has_audit_chain(connection) ? std::max(last, load_head(connection).sequence) : last);
}

void link_audit_entry(Connection& connection, Keyring* keyring, std::int64_t sequence) {
  const auto head = load_head(connection);
  // One that does not hold is never replaced by one that does: it would hide that something was changed.
  const bool is_to_be_anchored = keyring != nullptr && does_anchor_hold(connection, *keyring, head);
  const auto skipped = sequence - head.sequence - 1;
  if (skipped < 0 || sequence > kMostEntries) throw damaged("audit_head");
  ChainKey key(key_bytes(head.next_key));
  key.advance(skipped);
  std::string link;
  {
    Statement entry(connection, "SELECT * FROM audit_entry WHERE sequence = ?");
    if (!entry.bind(sequence).step()) throw damaged("audit_entry");
    link = link_for(entry, key.bytes(), link_before(connection, sequence));
  }
  Statement(connection, "INSERT INTO audit_link (sequence, mac) VALUES (?, ?)").bind(sequence).bind_blob(link).run();
  key.advance();
  Statement(connection, "UPDATE audit_head SET sequence = ?, next_key = ?").bind(sequence).bind_blob(key.text()).run();
  if (is_to_be_anchored) write_anchor(connection, *keyring, sequence);
}

std::vector<std::int64_t> broken_audit_entries(Connection& connection, Keyring& keyring, std::int64_t first,
                                               std::int64_t last) {
  if (last > kMostEntries) throw damaged("audit_entry");
  ChainKeys keys(connection, keyring, first);
  auto link = link_before(connection, first);
  auto expected = first;
  std::vector<std::int64_t> broken;
  Statement rows(connection,
                 "SELECT audit_entry.*, audit_link.mac FROM audit_entry LEFT JOIN audit_link USING (sequence) "
                 "WHERE audit_entry.sequence BETWEEN ? AND ? ORDER BY audit_entry.sequence");
  rows.bind(first).bind(last);
  while (rows.step()) {
    const auto sequence = rows.number(0);
    add_gap(broken, expected, sequence);
    if (sequence > expected) link = link_before(connection, sequence);
    const bool has_link = !rows.is_null(kEntryColumns);
    if (!has_link || rows.blob(kEntryColumns) != link_for(rows, keys.at(sequence), link)) broken.push_back(sequence);
    if (has_link) link = rows.blob(kEntryColumns);
    expected = sequence + 1;
  }
  add_gap(broken, expected, last + 1);
  return broken;
}

bool does_audit_head_hold(Connection& connection, Keyring& keyring) {
  const auto head = load_head(connection);
  if (!does_anchor_hold(connection, keyring, head) || head.anchored_sequence > head.sequence) return false;
  const auto last = last_entry(connection);
  if (head.sequence != last || last > kMostEntries) return false;
  ChainKeys keys(connection, keyring, last + 1);
  const auto next = keys.at(last + 1);
  return sodium_memcmp(next.data(), key_bytes(head.next_key).data(), kKeySize) == 0;
}

std::int64_t last_audit_sequence(Connection& connection, Keyring& keyring) {
  const auto head = load_head(connection);
  const auto last = last_entry(connection);
  return does_anchor_hold(connection, keyring, head) ? std::max(last, head.anchored_sequence) : last;
}

TrailEnd trail_end(Connection& connection) {
  if (!has_audit_chain(connection)) return {};
  Statement row(connection,
                "SELECT sequence, at, mac FROM audit_link JOIN audit_entry USING (sequence) ORDER BY sequence DESC "
                "LIMIT 1");
  if (!row.step()) return {};
  return {row.number(0), row.number(1), row.blob(2)};
}

std::string audit_link(Connection& connection, std::int64_t sequence) {
  if (!has_audit_chain(connection)) return {};
  Statement row(connection, "SELECT mac FROM audit_link WHERE sequence = ?");
  return row.bind(sequence).step() ? row.blob(0) : std::string();
}

}  // namespace db
